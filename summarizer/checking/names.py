"""Do two phrases name the same speaker? Titles, aliases, capitals for governments, acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.checking.places import countries_in
from summarizer.checking.speech_words import FEW_MEANING, TITLES
from summarizer.checking.word_lists import listed, without_possessive
from summarizer.figures.finding.kept import kept

_WORD = re.compile(r"(?:[A-Z]\.)+(?:[A-Z]\b)?|[^\W_]+(?:['’&.-][^\W_]+)*")
_AFTER_HEAD = re.compile(
    r",|\(|--|—|\s(?:who|whom|which|that|of|for|in|at|from|with|including|on|to|among|during)\s"
)
_OFFICE = re.compile(
    r"\b(Secretar(?:y|ies)|Ministers?|Undersecretary|Commissioner|Director) (?:of|for) (?:the )?"
    r"(?:State|Defen[cs]e|Commerce|Labou?r|Energy|Education|Treasury|Homeland Security|War|Health"
    r"|Foreign Affairs|Foreign|Finance|Interior|Trade|Justice|Economy|Agriculture)(?= [A-Z])"
)
GENERIC = frozenset(
    listed(
        """official officials minister ministers ministry department agency government governments
    administration spokesman spokeswoman spokesperson spokespeople campaign company companies
    bank banks report reports study senator senators lawmaker lawmakers diplomat diplomats
    authorities police court courts judge judges analyst analysts expert experts source sources
    people critics supporters leaders leader party democrats republicans committee group groups
    association union statement person man woman president secretary director adviser advisers
    aide aides candidate nominee embassy parliament commission council institute institution
    foundation center university poll polls survey data findings assessment intelligence article
    letter memo organization firm regulators prosecutors investigators residents voters
    executives lawyers lawyer attorney sanctions customs countries country nations allies state
    states office board team house army military
    navy forces troops militia rebels soldiers"""
    )
)
"""Heads that many have in common: what stands before them tells which one is meant."""

_NO_GIVEN = FEW_MEANING | listed("de del della di da dos das du la le van von der den ter bin ibn")
"""Words before a surname that are no given name: "De Lanne" and "Ada de Lanne" are one."""

_VOICES = listed("spokesman spokeswoman spokesperson spokespeople representative representatives")
"""Those who speak for somebody, and whom a reader may take for him."""
PAPERS = listed("""report reports study statement poll polls survey data findings assessment
    intelligence article letter memo sanctions customs""")
"""Those of them that are no persons or bodies: nobody else stands behind them."""


@dataclass(frozen=True, slots=True)
class Name:
    """A speaker as a phrase names it.

    Attributes:
        words: Its telling words, in lower case, in order.
        head: The word that it is known by: the surname, or the noun of a description.
        countries: The countries that it names.
        proper: Whether the head is a proper name and not a common noun.
        first: The given name, if there is one.
    """

    words: tuple[str, ...]
    head: str
    countries: frozenset[str]
    proper: bool
    first: str = ""


@kept(4096)
def name_of(phrase: str) -> Name:
    """Read a phrase as a name."""
    spelt = _words(phrase)
    telling = tuple(w.lower().rstrip(".") for w in spelt if w.lower() not in FEW_MEANING)
    front = _AFTER_HEAD.split(_OFFICE.sub(r"\1", phrase.strip()), maxsplit=1)[0]
    core = _words(front) or spelt
    capital = [word for word in core if word[:1].isupper() and word.lower() not in _NO_GIVEN]
    head = core[-1] if core else ""
    proper = head[:1].isupper() and head.lower() not in GENERIC
    before = capital[-2] if proper and len(capital) > 1 and capital[-1] == head else ""
    first = "" if before.lower().rstrip(".") in TITLES | GENERIC else before.lower()
    countries = countries_in(tuple(word.lower() for word in spelt))
    return Name(telling, head.lower().rstrip("."), countries, proper, first)


def _words(phrase: str) -> list[str]:
    """Return the words of a phrase, none of them as a possessive."""
    words: list[str] = _WORD.findall(phrase)
    if "'" in phrase or "’" in phrase:
        return [without_possessive(word) for word in words]
    return words


def same(one: str, other: str) -> bool:
    """Say whether two phrases may name the same speaker."""
    a, b = name_of(one), name_of(other)
    if not a.words or not b.words:
        return False
    if one.casefold() == other.casefold():
        return True
    if a.countries and b.countries and a.countries.isdisjoint(b.countries):
        return False
    if _acronym(one) & _acronym(other):
        return True
    return _same_head(a, b) or _same_country(a, b)


def _same_head(a: Name, b: Name) -> bool:
    if a.proper != b.proper and {a.head, b.head} & GENERIC - _VOICES:
        # Biden is not the Biden administration; the foreign minister is Wang, foreign minister
        words, others = (a.words, b.words) if a.head in GENERIC else (b.words, a.words)
        return set(words) <= set(others)
    if a.head in b.words or b.head in a.words:
        if a.proper and b.proper and a.head == b.head:
            return not _other_given_name(a.first, b.first) or set(a.words[:-1]) <= set(b.words)
        if a.head in GENERIC and b.head in GENERIC and a.head == b.head:
            rest = set(a.words) - {a.head}, set(b.words) - {b.head}
            own = [{w for w in words if not countries_in((w,))} for words in rest]
            return bool(own[0] & own[1]) if all(own) else not all(rest) or _agree(a, b)
        shared = set(a.words) & set(b.words) - GENERIC - TITLES
        return bool(shared) or (a.head == b.head)
    return _singular(a.head) == _singular(b.head) and a.head in GENERIC


def _agree(a: Name, b: Name) -> bool:
    return bool(a.countries & b.countries) or not (a.countries and b.countries)


def _same_country(a: Name, b: Name) -> bool:
    """Say whether one is a country, or its capital, and the other speaks for it."""
    if not a.countries & b.countries:
        return False
    return any(set(countries_in((word,))) for word in (a.head, b.head))


def _other_given_name(one: str, other: str) -> bool:
    return bool(one and other and one != other and one[0] != other[0])


def _singular(word: str) -> str:
    return word.removesuffix("s")


@kept(4096)
def _acronym(phrase: str) -> frozenset[str]:
    """Return the short forms of a name: "AP" of "Associated Press", and "AP" itself."""
    words = [word for word in _WORD.findall(phrase) if word[:1].isupper()]
    given = frozenset(
        word.replace(".", "")
        for word in words
        if word.isupper() and len(word) > 1 and not countries_in((word.lower(),))
    )
    made = "".join([word[0] for word in words])
    return given | {made} if len(made) > 1 else given
