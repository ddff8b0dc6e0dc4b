"""Read what an item asserts or denies: its telling words, without who says so and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.checking.matter_words import (
    CONDITIONS,
    DENYING_THAT,
    EMPTY,
    MODALS,
    PARTIAL,
    REPORTING,
    sense,
)
from summarizer.checking.names import GENERIC
from summarizer.checking.places import COUNTRY_WORD, with_countries
from summarizer.checking.polarity_words import CLAUSE_ENDS, INTENTIONS
from summarizer.checking.reach import Word, reading
from summarizer.checking.speech_words import FEW_MEANING, PRONOUNS, TITLES
from summarizer.checking.word_lists import listed, without_possessive
from summarizer.figures.finding.kept import kept

LEADING = 14
"""A verb that tells who speaks stands among so many first words."""
TO_THAT = 8
"""The "that" after such a verb follows within so many words."""
BEFORE = 5
"""Words before a verb among which those that give its mood are looked for."""
LOOK_BACK = 100
"""Characters in which these stand."""
LONGEST = 1500
"""Characters of a statement that are read; it has a fifth of these, if nobody plays tricks."""

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;:.()—–]")
_OPENING = re.compile(
    r"^(?:(?:In|On|At|By|Since|During|After|Before|Meanwhile|However|But|And|Also|Later|Earlier)\b"
    r"[^,]{0,40},\s+|According to (?P<who>[^,]{2,80}),\s+)"
)
_CLOSING = re.compile(
    r",\s+(?:according to\s+(?P<to>[^,]{2,80})|(?P<who>[^,]{2,60}?)\s+(?:said|says|added|told\s+"
    r"\w+)|said\s+(?P<after>[^,]{2,60}))\W*$"
)
_EXAMPLES = re.compile(
    r"(?P<before>^(?:[^\s,]+\s){3,}[^\s,]+),?\s(?:including|such as|among them)\s[^.;]*"
)
"""A list of examples at the end says nothing more: "weapons, including drones"."""
_SORT_OF_PLACE = re.compile(
    r"\bthe\s(?:[a-z]\w*\s){0,2}(?:town|city|village|port|province|region|district|state)\sof\s"
    r"(?=[A-Z])"
)
"""What only says what sort of place a name is: "the border town of Velm"."""
_NOUNS_TOO = frozenset(["claims", "states", "notes", "charges"])
"""Forms of such verbs that are more often nouns, unless a "that" follows."""
_SUBJECTS = listed("he she it they i we its his her their")
_ENDS = CLAUSE_ENDS - {"as"}
_NO_KEY = TITLES | GENERIC | FEW_MEANING | PRONOUNS
_PARTICIPLE = re.compile(r"[^\W_]+(?:ed|en)\Z")


@dataclass(frozen=True, slots=True)
class Term:
    """A telling word of an assertion.

    Attributes:
        key: What it is compared by, the same for its synonyms and for the names of a country.
        text: The word as it stands.
        at: Which of the telling words it is, from 0.
        start: Offset in the assertion's text.
        name: Whether it is (a part of) a proper name.
        negated: Whether a "not" reaches it.
        turned: Whether it is the first word that a "not" reaches: the one said not to be so.
        mood: "" for what is so; "will", "can", "would", "may", "ought", "past"; "intended" for
            what is only planned, "if" for what depends on something, "part" after "not all".
    """

    key: str
    text: str
    at: int
    start: int
    name: bool
    negated: bool
    turned: bool
    mood: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """Something that is said to be so, or not to be so.

    Attributes:
        text: What is said, without who says it, countries brought to one name each.
        terms: Its telling words, in order.
        keys: The keys of these.
        denied: Whether the one who says it denies the whole of it.
        party: What names the one who says it: surname, bodies and countries, as keys.
        of_himself: Whether its subject is left out or a pronoun, so that it is the speaker.
    """

    text: str
    terms: tuple[Term, ...]
    keys: frozenset[str]
    denied: bool = False
    party: frozenset[str] = frozenset()
    of_himself: bool = False

    @property
    def says_no(self) -> bool:
        """Whether it says of anything that it is not so."""
        return self.denied or any(term.turned for term in self.terms)


@kept(1024)
def assertion(
    statement: str, *, denied: bool = False, party: frozenset[str] = frozenset()
) -> Assertion:
    """Read a statement.

    Args:
        statement: A sentence, or what follows a verb of denying ("supplying weapons").
        denied: Whether its speaker denies it.
        party: The keys of the speaker, see `party_of`.
    """
    told, who, turned = _without_speaker(with_countries(statement.strip()[:LONGEST]))
    text = _SORT_OF_PLACE.sub("", _EXAMPLES.sub(r"\g<before>", told))
    if who and not party:
        party = party_of(who)
    opening = _TOKEN.search(text)
    first = opening.group() if opening else ""
    lower = first.lower()
    alone = lower in _SUBJECTS or lower.endswith("ing") or (denied and first[:1].islower())
    terms = tuple(_terms(text))
    keys = frozenset(term.key for term in terms)
    return Assertion(text, terms, keys, denied or turned, party, alone)


@kept(1024)
def party_of(phrase: str) -> frozenset[str]:
    """The keys of the proper names and countries in a phrase that names somebody."""
    spelt = {word for word in _TOKEN.findall(with_countries(phrase)) if word[:1].isupper()}
    return frozenset(map(_key, set(map(_bare, spelt)) - _NO_KEY))


def _key(lower: str) -> str:
    return lower if lower.startswith(COUNTRY_WORD) else sense(lower)


def _bare(word: str) -> str:
    return without_possessive(word.lower())


def _without_speaker(text: str) -> tuple[str, str, bool]:
    """Cut off who says it.

    Returns what is said, who is told to say it, and whether he denies it.
    """
    who = ""
    if opening := _OPENING.match(text):
        text, who = text[opening.end() :], opening["who"] or ""
    if closing := _CLOSING.search(text):
        text, who = text[: closing.start()], closing["to"] or closing["who"] or closing["after"]
    tokens = list(_TOKEN.finditer(text))
    for at, token in enumerate(tokens[1:LEADING], 1):
        if token.group().lower() in REPORTING:
            return _after_verb(text, tokens, at) or (text, who, False)
    return text, who, False


def _after_verb(
    text: str, tokens: Sequence[re.Match[str]], at: int
) -> tuple[str, str, bool] | None:
    """Cut a text after a verb of reporting and its "that"; None if it is no such verb."""
    verb = tokens[at].group().lower()
    following = [token.group().lower() for token in tokens[at + 1 : at + 1 + TO_THAT]]
    before = tokens[at - 1].group().lower()
    if before == "to" or (verb in _NOUNS_TOO and following[:1] != ["that"]):
        return None
    end = tokens[at].end()
    if "that" in following:
        end = tokens[at + 1 + following.index("that")].end()
    rest = text[end:].strip(" ,:")
    if len(rest.split()) < 2:
        return None
    return rest, text[: tokens[at].start()], verb in DENYING_THAT


def _terms(text: str) -> Iterator[Term]:
    """Yield the telling words of a text."""
    at = 0
    tokens = [(m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(text)]
    for word in reading(text).words:
        spelt = text[word.start : word.end]
        lower = _bare(spelt)
        if lower in EMPTY or lower in MODALS or _is_title(lower, spelt, text, word.end):
            continue
        name = spelt[:1].isupper()
        mood = _mood(text, word, tokens)
        yield Term(
            _key(lower), spelt, at, word.start, name, word.negated, word.denied_first, mood,
        )  # fmt: skip
        at += 1


def _is_title(lower: str, spelt: str, text: str, end: int) -> bool:
    """Say whether a word is a title before a name, which one may leave out."""
    following = text[end : end + 2].strip(" .")
    return lower in TITLES and spelt[:1].isupper() and following[:1].isupper()


def _before(text: str, start: int, tokens: Sequence[tuple[int, int, str]]) -> list[str]:
    """The words right before a place, from the tokens of the text unless it or they are odd."""
    last = bisect_left(tokens, (start,))
    found = tokens[max(0, last - BEFORE) : last]
    if found and (found[-1][1] > start or found[0][0] <= start - LOOK_BACK):
        cut = _TOKEN.finditer(text, max(0, start - LOOK_BACK), start)
        return [m.group().lower() for m in cut][-BEFORE:]
    return [token for _, _, token in found]


def _mood(text: str, word: Word, tokens: Sequence[tuple[int, int, str]]) -> str:
    """Say how a word is told: as what is so, or will be, or may, should, would, or if."""
    before = _before(text, word.start, tokens)
    spelt = text[word.start : word.end].lower()
    mood = ""
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token in CONDITIONS:
            return "if"
        if token in PARTIAL and at and (before[at - 1] == "not" or before[at - 1][-3:] == "n't"):
            return "part"
        if token in INTENTIONS and word.hedged:
            return "intended"
        if not token[0].isalnum() or token in _ENDS:
            break
        mood = mood or MODALS.get(token, "")
    return mood or ("past" if _PARTICIPLE.match(spelt) and not _has_perfect(before) else "")


def _has_perfect(before: Sequence[str]) -> bool:
    return any(token in {"has", "have", "is", "are", "be", "been"} for token in before)
