"""Bring the figures of two tellings together: which of one stands where which of the other does.

The words around two figures tell whether they are said of the same thing, by the measure that
the figure engine fits; only then the values count. So 61 and 38 per cent that change places are
seen as changed, and a figure that one report leaves out is at odds with nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from summarizer.figures.comparing.bind import WEIGHTS, likeness, weigh
from summarizer.figures.comparing.compare import (
    date_of,
    group_of,
    match,
    may_be_one,
    needs_context,
    plain_values,
)
from summarizer.figures.comparing.wording import rarity, read_wording, sentence_frequencies

if TYPE_CHECKING:
    from summarizer.comparing.passage import Passage
    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.compare import Match

SAME_VALUE = 3.0
"""How much worse the words around may fit where the value is the same."""

SAME_PLACE = 3.0
"""What it tells that figures stand at one place of two sentences that are worded alike."""

SPEAKS_OF_IT = 6.5
"""From this fit on, two figures of different values are said of one thing."""

ALIKE = 1.0
"""From this fit on, two figures of one value may be said of one thing."""

_SENTENCES = 25
"""A report of so many sentences is what the measure of the figure engine was fitted on."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that stand for one another, and how they match by value, if they do."""

    one: Scene
    other: Scene
    value: Match | None
    fit: float


class Slots:
    """The figures of all tellings of one story."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        texts = {passage.text: passage for passage in passages}
        wordings = [read_wording(text, [s.figure for s in passage.scenes])
                    for text, passage in texts.items()]  # fmt: skip
        frequencies = Counter[str]()
        for wording in wordings:
            frequencies.update(sentence_frequencies(wording))
        sentences = max(_SENTENCES, sum(len(wording.bounds) - 1 for wording in wordings))
        self._rarity = rarity(frequencies, sentences)
        self._weighed: set[str] = set()

    def pairs(self, one: Passage, other: Passage) -> list[Pair]:
        """The figures of two passages that stand for one another, in the order of the first."""
        mine, theirs = self._scenes(one), self._scenes(other)
        if not mine or not theirs:
            return []
        common = Counter(v for s in (*mine, *theirs) for v in plain_values(s.figure))
        level = _level_places(one, other)
        fits = [
            (self._pair(a, b, common, level=(a.figure.start, b.figure.start) in level), a, b)
            for a in mine
            for b in theirs
            if a.figure.values and b.figure.values and may_be_one(a.figure, b.figure)
        ]
        chosen = _assigned(pair for pair, _, _ in fits)
        return sorted(chosen, key=lambda pair: pair.one.figure.start)

    def _scenes(self, passage: Passage) -> list[Scene]:
        if passage.text not in self._weighed:
            for scene in passage.scenes:
                weigh(scene, self._rarity)
            self._weighed.add(passage.text)
        return passage.scenes

    def _pair(self, a: Scene, b: Scene, common: Counter[float], *, level: bool) -> Pair:
        fit = (self._fit(a, b, common) + self._fit(b, a, common)) / 2
        return Pair(a, b, matching(a, b), fit + (SAME_PLACE if level else 0.0))

    def _fit(self, a: Scene, b: Scene, common: Counter[float]) -> float:
        features = likeness(a, b, self._rarity, common, taken=False)
        return sum(w * x for w, x in zip(WEIGHTS, features, strict=True))


def matching(a: Scene, b: Scene) -> Match | None:
    """How one figure gives the value of the other, whichever of them is the more exact."""
    if not (a.figure.values and b.figure.values and may_be_one(a.figure, b.figure)):
        return None
    mine, theirs = date_of(a.figure), date_of(b.figure)
    if mine[0] and theirs[0] and mine[0] != theirs[0]:
        return None
    return match(a.figure, b.figure, mine, theirs) or match(b.figure, a.figure, theirs, mine)


def _assigned(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Give each figure to the one that it fits best, those of one value before others."""
    usable = [pair for pair in pairs if pair.fit >= _least(pair)]
    taken: set[int] = set()
    for pair in sorted(usable, key=lambda p: -(p.fit + (SAME_VALUE if p.value else 0.0))):
        ends = {id(pair.one), id(pair.other)}
        if taken.isdisjoint(ends):
            taken |= ends
            yield pair


def _least(pair: Pair) -> float:
    if pair.value is None:
        same = group_of(pair.one.figure) == group_of(pair.other.figure)
        return SPEAKS_OF_IT if same else 2 * SPEAKS_OF_IT
    return SPEAKS_OF_IT if needs_context(pair.one.figure, pair.other.figure) else ALIKE


def _level_places(one: Passage, other: Passage) -> set[tuple[int, int]]:
    """The figures that stand between the same words, as places in both texts."""
    mine, theirs = _with_gaps(one), _with_gaps(other)
    blocks = SequenceMatcher(None, [w for w, _ in mine], [w for w, _ in theirs], autojunk=False)
    return {
        (mine[block.a + at][1], theirs[block.b + at][1])
        for block in blocks.get_matching_blocks()
        if block.size > 2
        for at in range(block.size)
        if mine[block.a + at][0] == _GAP
    }


_GAP = "#"


def _with_gaps(passage: Passage) -> list[tuple[str, int]]:
    """The words of a passage with a mark in the place of each figure."""
    gaps = [(scene.figure.start, scene.figure.end) for scene in passage.scenes]
    words = [(_GAP, start) for start, _ in gaps]
    words += [
        (word.stem, word.start)
        for word in passage.words
        if not any(start <= word.start < end for start, end in gaps)
    ]
    return sorted(words, key=lambda pair: pair[1])
