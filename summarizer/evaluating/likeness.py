"""How alike are what a summary tells and what it was expected to tell? Wording does not count.

Two things count: whether both rest on the same sentences, and whether the same content words,
names and figures stand in both. What tells of other figures, of names that are not there, or the
opposite, is not alike however many words it shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from summarizer.checking.places import countries_in
from summarizer.figures import find_figures
from summarizer.figures.comparing.stems import FUNCTION_WORDS, stem
from summarizer.summary import Span

MOSTLY = 0.5
"""Share of what a summary tells that must stand in what was expected, or in its sentences."""

ALL_BUT = 0.75
"""Share that must be said, and stand there, where the two rest on different sentences."""

SAME_PLACE = 0.5
"""Share of the shorter evidence that the other must cover to be of the same place."""

NEAR = 600
"""Characters before a sentence in which those may be named whom it calls "he" or "this"."""

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’][a-z]+)?")
_NEGATOR = re.compile(
    r"\b(?:not|no|never|nor|none|neither|without|cannot|den(?:y|ies|ied|ying))\b|n['’]t\b",
    re.IGNORECASE,
)
_TELLING_ALONE = frozenset({"multiple", "fraction", "ordinal", "one", "time"})
"""Kinds of figures that may sum others up ("doubled", "half") or are no figures to a reader."""


@dataclass(frozen=True)
class Telling:
    """What an item tells, and where it rests.

    Attributes:
        text: What it tells.
        places: The places in the source on which it rests.
    """

    text: str
    places: Sequence[Span]

    @cached_property
    def words(self) -> dict[str, float]:
        """The stems of its content words, each with its weight: names weigh twice."""
        return _words(self.text)

    @cached_property
    def figures(self) -> frozenset[tuple[Decimal, ...]]:
        """The values of its figures."""
        return _figures(self.text)

    @cached_property
    def negative(self) -> bool:
        """Whether it says that something is not so."""
        return _NEGATOR.search(self.text) is not None


@dataclass(frozen=True)
class Wanted(Telling):
    """What was expected.

    Attributes:
        sentences: The sentences of the source that say it.
        around: Those sentences with what stands before them, and the names of those in it.
    """

    sentences: str
    around: str

    @cached_property
    def all_words(self) -> frozenset[str]:
        """The stems of what is wanted and of its sentences."""
        return frozenset(self.words) | frozenset(_words(self.sentences))

    @cached_property
    def all_figures(self) -> frozenset[tuple[Decimal, ...]]:
        """The values of all figures there."""
        return self.figures | _figures(self.sentences)

    @cached_property
    def names_around(self) -> frozenset[str]:
        """The names that may be told without being made up."""
        return frozenset(_words(self.around))

    @cached_property
    def may_deny(self) -> bool:
        """Whether "not" may be told of it without turning it round."""
        return self.negative or _NEGATOR.search(self.sentences) is not None


def likeness(told: Telling, wanted: Wanted, *, least: float, opposes: bool = False) -> float:
    """How alike two items are.

    Args:
        told: What the summary tells.
        wanted: What it was expected to tell.
        least: The share of what is wanted that must be told where both rest on the same place.
        opposes: Whether the texts are statements, of which one may be the opposite of the other.

    Returns:
        0 when they are not the same thing, else more than 0 and at most 1.
    """
    said = _share(wanted.words, frozenset(told.words))
    kept = _share(told.words, wanted.all_words)
    same_place = overlap(told.places, wanted.places) >= SAME_PLACE
    if said < (least if same_place else ALL_BUT) or kept < (MOSTLY if same_place else ALL_BUT):
        return 0.0
    if _made_up(told, wanted) or (opposes and _opposite(told, wanted)):
        return 0.0
    return (said + kept) / 2 * (1.0 if same_place else 0.8)


def overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """The share, 0 to 1, of the shorter of two pieces of evidence that both cover."""
    first, second = _offsets(one), _offsets(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def _offsets(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _made_up(told: Telling, wanted: Wanted) -> bool:
    """Whether it tells of a figure or a name that is not there."""
    names = {word for word, weight in told.words.items() if weight > 1 and not word[0].isdigit()}
    return not told.figures <= wanted.all_figures or not names <= wanted.names_around


def _opposite(told: Telling, wanted: Wanted) -> bool:
    return (wanted.negative and not told.negative) or (told.negative and not wanted.may_deny)


def _share(words: dict[str, float], of: frozenset[str]) -> float:
    total = sum(words.values())
    return sum(weight for word, weight in words.items() if word in of) / total if total else 0.0


def _words(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]\w+\Z", "", match.group())
        plain = word.lower()
        if plain in FUNCTION_WORDS:
            continue
        countries = countries_in((plain,))
        name = bool(countries) or (word[0].isupper() and not _opens(match.start(), text))
        weight = 2.0 if name or word[0].isdigit() else 1.0
        key = f"={min(countries)}" if countries else stem(plain)
        found[key] = max(weight, found.get(key, 0.0))
    return found


def _opens(at: int, text: str) -> bool:
    """Whether a word opens the text or a sentence, where any word has a capital."""
    before = text[:at].rstrip(" “\"'")
    return not before or before[-1] in ".!?:\n"


def _figures(text: str) -> frozenset[tuple[Decimal, ...]]:
    found = find_figures(text)
    return frozenset(figure.values for figure in found if figure.kind not in _TELLING_ALONE)
