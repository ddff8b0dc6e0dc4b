"""Gather the figures of a source that a figure of a text could be: by value first, then by fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter, mul
from typing import TYPE_CHECKING

from summarizer.figures.comparing.bind import COMPANY, WEIGHTS, likeness
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
    from summarizer.figures.comparing.source_index import SourceIndex

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


@dataclass(slots=True)
class Candidates:
    """All figures of the source that could be meant, best fit first.

    Attributes:
        same: Those that give the value.
        clashing: Those that give the number in another unit.
        rivals: Those of the same kind that give another value.
        elsewhere: Those that give the value outside of what the text cites.
    """

    same: list[Candidate] = field(default_factory=list)
    clashing: list[Candidate] = field(default_factory=list)
    rivals: list[Candidate] = field(default_factory=list)
    elsewhere: list[Candidate] = field(default_factory=list)

    def place(self, candidate: Candidate, *, held: bool) -> None:
        """Put a candidate among its likes; outside of what is cited, only the value counts."""
        if candidate.value is None:
            if held:
                self.rivals.append(candidate)
        elif candidate.clash:
            if held:
                self.clashing.append(candidate)
        else:
            (self.same if held else self.elsewhere).append(candidate)

    def sort(self) -> None:
        """Put the best fit first."""
        for candidates in (self.same, self.clashing, self.rivals, self.elsewhere):
            if len(candidates) > 1:
                candidates.sort(key=_FIT, reverse=True)


_FIT = attrgetter("fit")


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
        self._date = date_of(scene.figure)
        self._alike = set(_by_value(scene, values, index))
        self._numbers = list(self._alike.union(index.likes(scene.group)))
        self._weighed: dict[int, Candidate | None] = {}  # None for what it cannot be

    def gather(self, index: SourceIndex, cited: Cited | None = None) -> Candidates:
        """Gather every figure of the source that the one of the text could be.

        Args:
            index: The source.
            cited: The passages that the text cites, if any: what they do not hold is no rival.
        """
        found, weighed = Candidates(), self._weighed
        for number in self._numbers:
            held = cited is None or cited.holds(index.figures[number])
            if not held and number not in self._alike:
                continue
            if number not in weighed:
                weighed[number] = self._weigh(number, index)
            if (candidate := weighed[number]) is not None:
                found.place(candidate, held=held)
        found.sort()
        return found

    def _weigh(self, number: int, index: SourceIndex) -> Candidate | None:
        """Weigh how well a figure of the source fits the words around the one of the text."""
        scene, source = self.scene, index.figures[number]
        value = self._match(number, index) if number in self._alike else None
        clash = unit_clash(scene.figure, source)
        if value is None and not self._is_rival(number, index, clash):
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

    def _match(self, number: int, index: SourceIndex) -> Match | None:
        """Tell how a figure of the source gives the value; a year it leaves out must be named."""
        figure, source = self.scene.figure, index.figures[number]
        if not may_be_one(figure, source):
            return None
        mine, theirs = self._date, index.date(number)
        if mine[0] and not theirs[0] and not index.names_year(mine[0]):
            return None
        return match(figure, source, mine, theirs)

    def _is_rival(self, number: int, index: SourceIndex, clash: str | None) -> bool:
        """Tell whether a figure of another value could stand in the place of the stated one."""
        scene, source = self.scene, index.figures[number]
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
