"""Does a text name somebody, or a place, whom the report does not name anywhere?

The share of words that the cited sentences hold says little of a single one: in a true sentence
"Ruiz" may have become "Reyes". So each name in running text is looked for in the whole report.
Only a word that is clearly a name is taken for one: it stands in capitals where no sentence
begins, or before a verb that it is the subject of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from summarizer.checking.finding import plain_check
from summarizer.checking.names import GENERIC
from summarizer.checking.places import countries_in
from summarizer.checking.speech_words import TITLES
from summarizer.checking.word_lists import listed, without_possessive
from summarizer.figures.comparing.stems import FUNCTION_WORDS, stem
from summarizer.figures.finding.kept import kept
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Check

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’&.-][^\W_]+)*")
_PARTS = re.compile(r"[^\W_]+")
_BEGINS = re.compile(r"(?:[.!?:;•*–—\n\"“”‘(\[]|\d\.|\n\s*[-+])['\"“‘(\[]*\s*\Z")
_BEFORE = 12
"""Letters before a word that tell whether a sentence, an entry or a quotation begins with it."""
_BESIDE = 16
"""Letters beside a word in which the other word of a country's name stands."""
_AUXILIARIES = listed("is was has had will would may might can could says said tells told")
_COMMON_ENDS = ("s", "ing", "ion", "ment", "ity", "ism", "ness", "one", "body", "ence", "ance")
"""How words end that begin a sentence and are hardly names: "Officials", "Shelling", "Nobody"."""
_DATES = listed(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday easter christmas ramadan spring summer autumn winter gmt utc est bst"""
)
_NO_NAMES = GENERIC | TITLES | _DATES | FUNCTION_WORDS
_WITHIN_NAMES = frozenset(["of", "and", "the", "for"])
_LONGEST_INITIALS = 6
_LONGEST_WORD = 100
_SHORTEST = 3
_ALIKE = 4
"""Letters that two spellings of a name must share from the start: "Israeli" and "Israel"."""


def stranger_checks(field: str, text: str, source: Source) -> Iterator[Check]:
    """A warning for each name in a text that stands nowhere in the source, once for each."""
    for name, start in _strangers(text, source):
        reason = f"the report does not name “{name}”"
        at = start, start + len(name)
        yield plain_check("evidence", field, "unsupported", "warning", reason, at=at)


@once_a_source
def _strangers(text: str, source: Source) -> tuple[tuple[str, int], ...]:
    if text in source.text:
        return ()
    first: dict[str, int] = {}
    for name, at in names_in(text):
        first.setdefault(name, at)
    return tuple(
        (name, at)
        for name, at in first.items()
        if not (_is_known(name, source.text) or _is_of_known_country(name, at, text, source.text))
    )


def _is_of_known_country(name: str, at: int, text: str, source: str) -> bool:
    """Whether a name is a word of a country that the source calls otherwise: "United" States."""
    before = _WORD.findall(text[max(0, at - _BESIDE) : at].lower())[-1:]
    after = _WORD.findall(text[at + len(name) : at + len(name) + _BESIDE].lower())[:1]
    own = without_possessive(name).lower()
    _, countries = _known(source)
    return any(countries_in(pair) & countries for pair in ((*before, own), (own, *after)))


@kept(1024)
def names_in(text: str) -> tuple[tuple[str, int], ...]:
    """Each word of a text that is clearly (a part of) a name, and where it begins."""
    return tuple(_names(text))


def _names(text: str) -> Iterator[tuple[str, int]]:
    places = list(_WORD.finditer(text))
    words = [place.group() for place in places]
    if not any(map(_is_plain, words)):
        return  # a headline in capitals, of which nothing can be told
    for at, word in enumerate(words):
        if not word[0].isupper() or _is_common(word):
            continue
        start = places[at].start()
        begins = at == 0 or bool(_BEGINS.search(text[max(0, start - _BEFORE) : start]))
        after = words[at + 1] if at + 1 < len(words) else ""
        if not begins or _is_subject(word, after):
            yield word, start


def _is_plain(word: str) -> bool:
    """Whether a word would stand in capitals in a headline that has its words in capitals."""
    return word.islower() and len(word) >= _SHORTEST and word not in FUNCTION_WORDS


def _is_common(word: str) -> bool:
    plain = without_possessive(word).lower()
    return len(plain) < _SHORTEST or plain in _NO_NAMES


def _is_subject(word: str, after: str) -> bool:
    """Whether a word that begins a sentence is a name, by the verb or the name after it."""
    if word.lower().endswith(_COMMON_ENDS):
        return False
    return after in _AUXILIARIES or (after.endswith("ed") and after.islower())


def _is_known(name: str, source: str) -> bool:
    plain = without_possessive(name).lower()
    parts = _PARTS.findall(plain)
    spelt = _spelt(source)
    if all(part in spelt or part in _NO_NAMES for part in parts):
        return True  # most names are spelt as there
    known, countries = _known(source)
    if all(part in known or stem(part) in known or part in _NO_NAMES for part in parts):
        return True
    if countries_in((plain,)) & countries or plain.replace(".", "") in known:
        return True
    return any(part[:_ALIKE] in known for part in parts if len(part) > _ALIKE)


@lru_cache(maxsize=8)
def _words(source: str) -> list[str]:
    """The words of a source in order, as they stand."""
    return [without_possessive(word[:_LONGEST_WORD]) for word in _WORD.findall(source)]


@lru_cache(maxsize=8)
def _spelt(source: str) -> set[str]:
    """The words of a source, and what words with a hyphen or an apostrophe are made of."""
    whole = {word.lower() for word in _words(source)}
    return whole.union(*[_PARTS.findall(word) for word in whole if not word.isalpha()])


@lru_cache(maxsize=8)
def _known(source: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a source, their stems, first letters and initials; and its countries."""
    spelt, parts = _words(source), _spelt(source)
    words = [word.lower() for word in spelt]
    joined = {word for word in words if not word.isalpha()}
    known = parts.union(
        map(stem, parts),
        [part[:_ALIKE] for part in parts if len(part) > _ALIKE],
        [word.replace(".", "") for word in joined],
        _initials(spelt),
    )
    return frozenset(known), countries_in(tuple(words))


def _initials(words: Iterable[str]) -> Iterator[str]:
    """What names of several words may be shortened to: "imf" of "International Monetary Fund"."""
    run = ""
    for word in words:
        if word[:1].isupper():
            run = (run + word[0].lower())[-_LONGEST_INITIALS:]
            yield from (run[at:] for at in range(len(run) - 1))
        elif word not in _WITHIN_NAMES:
            run = ""
