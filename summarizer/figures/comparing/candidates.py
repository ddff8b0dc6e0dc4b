"""Gather the figures of a source that a figure of a text could be: by value first, then by fit."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from operator import attrgetter, mul
from typing import TYPE_CHECKING

from summarizer.figures.comparing.bind import COMPANY, FEATURES, WEIGHTS, likeness, most_alike
from summarizer.figures.comparing.compare import (
    date_of,
    is_vague,
    match,
    may_agree,
    may_be_one,
    needs_context,
    sortable_values,
    unit_clash,
)
from summarizer.figures.comparing.unit_wording import wording_clash

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.cited import Cited
    from summarizer.figures.comparing.compare import Match
    from summarizer.figures.comparing.dateparts import DateParts
    from summarizer.figures.comparing.source_index import SourceIndex
    from summarizer.figures.figure import Figure

CLOSE = 5.0  # the fit from which two contexts speak of one thing
RATHER_CLOSE = 2.0  # and the fit that a number says enough for that few others share


@dataclass(slots=True)
class Candidate:
    """One figure of the source, with how it matches by value and how well its context fits.

    `alone` is the fit without what the other figures of the text have to do with it.
    """

    scene: Scene
    values: tuple[float, ...]
    value: Match | None
    clash: str | None
    fit: float
    alone: float


class Candidates:
    """All figures of the source that could be meant, best fit first.

    Attributes:
        same: Those that give the value.
        clashing: Those that give the number in another unit.
        elsewhere: Those that give the value outside of what the text cites.
    """

    def __init__(self, search: Search, index: SourceIndex, cited: Cited | None) -> None:
        """Place the figures that give the value; the others are weighed when asked for."""
        self.same: list[Candidate] = []
        self.clashing: list[Candidate] = []
        self.elsewhere: list[Candidate] = []
        self._rivals: list[Candidate] | None = None
        self._search, self._index, self._cited = search, index, cited
        for candidate in search.same(index, cited):
            held = cited is None or cited.holds(candidate.scene.figure)
            if not candidate.clash:
                (self.same if held else self.elsewhere).append(candidate)
            elif held:
                self.clashing.append(candidate)
        for candidates in (self.same, self.clashing, self.elsewhere):
            if len(candidates) > 1:
                candidates.sort(key=_FIT, reverse=True)

    @property
    def rivals(self) -> list[Candidate]:
        """Those of the same kind that give another value."""
        if self._rivals is None:
            self._rivals = self._search.rivals(self._index, self._cited)
        return self._rivals

    def rivals_above(self, fit: float) -> list[Candidate]:
        """The rivals, but for some that fit no better than this: they need not be weighed."""
        if self._rivals is not None:
            return self._rivals
        return self._search.rivals(self._index, self._cited, fit)


_FIT = attrgetter("fit")
_LEAD, _UNIT = WEIGHTS[FEATURES.index("lead")], WEIGHTS[FEATURES.index("unit")]


class Search:
    """Looks for what one figure of a text could be; each figure of a source is weighed once.

    It is kept beside its source, and so does not hold it.
    """

    def __init__(
        self,
        scene: Scene,
        values: tuple[float, ...],
        told: AbstractSet[tuple[float, ...]],
        index: SourceIndex,
    ) -> None:
        """Take the figure of the text with its values, and those of all figures of the text."""
        self.scene, self.values, self.told = scene, values, told
        alike = set(_by_value(scene, values, index))
        numbers = alike.union(index.most_told(scene, index.likes(scene.group)))
        date = date_of(scene.figure)
        matches = ((n, _match(scene.figure, date, n, index)) for n in numbers if n in alike)
        self._matches = {number: value for number, value in matches if value is not None}
        self._others = [number for number in numbers if number not in self._matches]
        self._weighed: dict[int, Candidate | None] = {}  # None for what it cannot be
        self._most = most_alike(scene) if self._others else 0.0

    def same(self, index: SourceIndex, cited: Cited | None) -> list[Candidate]:
        """Weigh the figures of the source that give the value, in whatever unit.

        Of very many, these are all that the cited passages hold, and some of the others.
        """
        numbers = list(self._matches)
        held = [n for n in numbers if cited.holds(index.figures[n])] if cited else []
        wanted = dict.fromkeys([*held, *index.most_told(self.scene, numbers)])
        weighed = (self._weigh(number, index) for number in wanted)
        return [candidate for candidate in weighed if candidate is not None]

    def rivals(
        self, index: SourceIndex, cited: Cited | None, above: float = -inf
    ) -> list[Candidate]:
        """Weigh the figures that give another value, best fit first.

        Args:
            index: The source.
            cited: The passages that the text cites, if any: what they do not hold is no rival.
            above: Those that cannot fit better than this may be left out.
        """
        found: list[Candidate] = []
        unit = self.scene.figure.unit
        for number in self._others:
            most = self._most + _LEAD / (1 + index.sentences[number])
            if unit and index.figures[number].unit != unit:
                most -= _UNIT
            if most <= above:
                continue
            if cited is not None and not cited.holds(index.figures[number]):
                continue
            if (candidate := self._weigh(number, index)) is not None:
                found.append(candidate)
        found.sort(key=_FIT, reverse=True)
        return found

    def _weigh(self, number: int, index: SourceIndex) -> Candidate | None:
        """Weigh how well a figure of the source fits the words around the one of the text."""
        if number not in self._weighed:
            self._weighed[number] = self._candidate(number, index)
        return self._weighed[number]

    def _candidate(self, number: int, index: SourceIndex) -> Candidate | None:
        scene, source = self.scene, index.figures[number]
        value = self._matches.get(number)
        clash = unit_clash(scene.figure, source)
        if value is None and not _is_rival(scene, number, index, clash):
            return None
        theirs, values = index.scene(number), index.values[number]
        taken = values != self.values and values in self.told
        features = likeness(scene, theirs, index.rarity, index.common, taken=taken)
        fit = sum(map(mul, WEIGHTS, features))
        far = value is not None and needs_context(scene.figure, source)
        if far and fit < _least(scene, theirs):
            return None
        alone = fit - sum([WEIGHTS[i] * features[i] for i in COMPANY])
        return Candidate(theirs, values, value, clash or wording_clash(scene, theirs), fit, alone)


def _match(figure: Figure, mine: DateParts, number: int, index: SourceIndex) -> Match | None:
    """Tell how a figure of the source gives the value; a year that it leaves out must be named."""
    source = index.figures[number]
    if not may_be_one(figure, source):
        return None
    theirs = index.date(number)
    if mine[0] and not theirs[0] and not index.names_year(mine[0]):
        return None
    return match(figure, source, mine, theirs)


def _is_rival(scene: Scene, number: int, index: SourceIndex, clash: str | None) -> bool:
    """Tell whether a figure of another value could stand in the place of the stated one."""
    source = index.figures[number]
    if source.kind == "one" or (clash and scene.group == "money"):
        return False
    if number == index.dateline or not index.is_like(number, scene.group):
        return False
    return not may_agree(scene.figure, source)


def _least(mine: Scene, theirs: Scene) -> float:
    """Give the fit that a match across kinds needs: a small number stands for many things."""
    if mine.figure.values[0] > 10 or (mine.after and mine.after == theirs.after):
        return RATHER_CLOSE
    return CLOSE


def _by_value(scene: Scene, values: tuple[float, ...], index: SourceIndex) -> list[int]:
    figure, group = scene.figure, scene.group
    numbers: list[int] = []
    if group in ("date", "quarter"):
        numbers += index.by_group.get(group, ())
    if is_vague(figure):
        low, high = values
        numbers += index.between(group, low, high)
    for value in values:
        numbers += index.by_value.get(value, ())
    for value in sortable_values(figure):
        numbers += index.near_value(group, value)
        if figure.kind == "count" and not figure.unit:
            numbers += index.near_value("money", value)
            numbers += index.near_value("measure", value)
        elif figure.kind == "rate":
            numbers += index.near_value("measure", value)
    return numbers
