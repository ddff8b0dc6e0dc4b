"""Where the phrase that names a speaker begins and ends, beside the word that says he speaks.

A reading of the surface only, word by word: the phrase before a verb, the one after it, the
possessor before a noun.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.checking.names import GENERIC, PAPERS
from summarizer.checking.speech_words import AUXILIARIES, HELPING, PRONOUNS, SAYING
from summarizer.checking.word_lists import listed

Span = tuple[int, int]

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|(?:[A-Z]\.)+[A-Z]?"
    r"|(?:Reps?|Sens?|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Dr|Mr|Mrs|Ms|Prof|Rev)\."
    r"|[^\W_]+(?:[-'’&][^\W_]+)*['’]?(?!\w)|[^\w\s]|--"
)
STOPS = frozenset(',;:.!?()[]“”"„«»—–―…') | {"--"}
QUOTES = frozenset("“”\"'‘’«»")
_CLAUSE_WORDS = frozenset(
    listed(
        """that but when while because if as after before since although though whether than what
        how
    where why until unless so yet in on during despite with without"""
    )
)
BE = frozenset(listed("""is are was were be been being am gets got"""))
_SAYS = frozenset(["said", "says", "say"])
_RELATIVE = frozenset(["who", "which", "whose"])
_RIGHT_END = frozenset(
    listed(
        """in on at to during after before when while as of about with for from this last late
        earlier
    that and but"""
    )
) | listed("""monday tuesday wednesday thursday friday saturday sunday""")
_AT_PLACE_OR_TIME = frozenset(listed("""in on at near from during"""))
_NOUNS_IN_LY = frozenset(
    listed("""ally anomaly assembly bully daily family monopoly rally reply supply weekly""")
)
_LONGEST = 12
_LONGEST_NAME = 5
_ARTICLES = frozenset(["the", "a", "an"])


class Token(NamedTuple):
    """A word or a mark, as it stands and in lower case, and its place in the text."""

    text: str
    lower: str
    start: int
    end: int


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of a stretch."""
    return [
        Token(word, word.lower().replace("’", "'"), m.start() + start, m.end() + start)
        for m in _TOKEN.finditer(text[start:end])
        for word in [m.group()]
    ]


def subject(tokens: list[Token], at: int) -> Span:
    """Return the phrase before a verb, over its adverbs, auxiliaries and appositions."""
    last = at - 1
    while last >= 0 and (tokens[last].lower in AUXILIARIES or tokens[last].lower.endswith("ly")):
        last -= 1
    if last < 0 or tokens[last].text in QUOTES:
        return (0, 0)
    if tokens[last].text in {",", ")", "--", "—"}:
        last = _before_apposition(tokens, last)
    elif tokens[last].lower in _RELATIVE:
        last -= 2 if last and tokens[last - 1].text == "," else 1
        last = _before_place_and_time(tokens, last)
    if last < 0:
        return (0, 0)
    if tokens[last].lower in {"and", "or", "but"}:
        return _first_subject(tokens, last)
    first = last
    while first > 0 and last - first < _LONGEST and not _ends_phrase(tokens, first - 1):
        first -= 1
    first = _after_other_clause(tokens, first, last)
    named = _names(tokens[last]) and tokens[first].text not in HELPING
    return (tokens[first].start, tokens[last].end) if named else (0, 0)


def _after_other_clause(tokens: list[Token], first: int, last: int) -> int:
    """Return where the subject begins in "the mine was empty and Lann [said]"."""
    for at in range(last - 1, first, -1):
        if tokens[at].text in {"and", "or"}:
            verb = any(token.text in HELPING for token in tokens[first:at])
            return at + 1 if verb else first
    return first


def _before_place_and_time(tokens: list[Token], last: int) -> int:
    """Return where whom a clause tells of ends: "Lavrov in Beijing on Tuesday, who praised"."""
    while True:
        first = last
        while first > 0 and tokens[first].text[:1].isupper():
            first -= 1
        if first in {0, last} or tokens[first].lower not in _AT_PLACE_OR_TIME:
            return last
        last = first - 1


def _first_subject(tokens: list[Token], last: int) -> Span:
    """Return how the clause of a second verb begins: "Smith rose and said"."""
    first = last
    while first > 0 and tokens[first - 1].text not in STOPS | QUOTES:
        first -= 1
    if first == last or tokens[first].text in HELPING:
        return (0, 0)
    end = min(last, first + 4)
    verb = (at for at in range(first + 1, end + 1) if _helps(tokens[at]))
    return (tokens[first].start, tokens[next(verb, end + 1) - 1].end)


def _helps(token: Token) -> bool:
    """Say whether a word comes with a verb, so that its subject has ended before."""
    adverb = token.text.endswith("ly") and token.text.islower() and token.text not in _NOUNS_IN_LY
    return adverb or token.text in HELPING


def _names(token: Token) -> bool:
    return token.text not in STOPS


def _ends_phrase(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    mark = token.text in STOPS or token.text in QUOTES
    return mark or token.lower in _CLAUSE_WORDS or token.text in _SAYS


def _before_apposition(tokens: list[Token], comma: int) -> int:
    """Return the place before the apposition that ends at this comma or bracket."""
    opening = {")": "(", "--": "--", "—": "—"}.get(tokens[comma].text, ",")
    for place in range(comma - 1, max(-1, comma - 25), -1):
        if tokens[place].text in QUOTES:
            return -1
        if tokens[place].text == opening:
            return _before_description(tokens, place - 1)
    return -1


def _before_description(tokens: list[Token], last: int) -> int:
    """Return the place before an age or a description: "Ada Lann, the mayor of Velm, who leads …".

    Of the phrases between commas before a verb only the first is a name, and the others tell more
    of who has it.
    """
    first = _phrase_start(tokens, last)
    if first < 2 or tokens[first - 1].text != ",":
        return last
    if tokens[first].text.isdigit():
        return first - 2
    describes = tokens[first].lower in _ARTICLES or tokens[first].text[:1].islower()
    return first - 2 if describes and _is_name(tokens, first - 2) else last


def _phrase_start(tokens: list[Token], last: int) -> int:
    first = last
    while first > 0 and tokens[first - 1].text not in STOPS | QUOTES:
        first -= 1
    return first


def _is_name(tokens: list[Token], last: int) -> bool:
    """Say whether a phrase is but a proper name, and not "On Friday" or "In Velm"."""
    phrase = tokens[_phrase_start(tokens, last) : last + 1]
    capital = all(token.text[:1].isupper() for token in phrase)
    return capital and 1 < len(phrase) <= _LONGEST_NAME and phrase[0].lower not in _CLAUSE_WORDS


def right_phrase(tokens: list[Token], first: int) -> Span:
    """Return the phrase that begins at this place."""
    last = first
    while last < len(tokens) and last - first < _LONGEST:
        token = tokens[last]
        ends = token.text in STOPS or (last > first and token.lower in _RIGHT_END - {"of", "and"})
        if ends or token.lower in SAYING | BE:
            break
        last += 1
    return (tokens[first].start, tokens[last - 1].end) if last > first else (0, 0)


def up_to_stop(tokens: list[Token], first: int) -> Span:
    """Return all up to the next comma or stop: who or what somebody speaks according to."""
    last = first
    while last < len(tokens) and tokens[last].text not in STOPS and last - first < 2 * _LONGEST:
        last += 1
    return (tokens[first].start, tokens[last - 1].end) if last > first else (0, 0)


def cited_phrase(tokens: list[Token], first: int) -> Span:
    """Return whom a report relies on, "citing two people close to the talks"; no mere fact."""
    start, end = right_phrase(tokens, first)
    words = [token for token in tokens[first : first + _LONGEST] if token.end <= end]
    common = [at for at, token in enumerate(words) if token.lower in GENERIC - PAPERS]
    people = [at for at in common if at + 1 not in common]
    if people:
        return start, words[people[0]].end
    proper = bool(words) and words[-1].text[:1].isupper() and not words[-1].text.endswith("s'")
    return (start, end) if proper and not words[-1].lower.endswith("'s") else (0, 0)


def possessor(tokens: list[Token], at: int) -> Span:
    """Return the possessor before a noun of saying: "Smith's recent remarks", "his claim"."""
    for place in range(at - 1, max(-1, at - 4), -1):
        token = tokens[place]
        if token.lower in PRONOUNS and token.lower in {"his", "her", "their", "its"}:
            return token.start, token.end
        if token.lower.endswith(("'s", "s'")):
            first = place
            while first > 0 and place - first < 5 and not _ends_phrase(tokens, first - 1):
                first -= 1
            return tokens[first].start, token.end
        if token.text in STOPS:
            break
    return (0, 0)
