"""Gather the figures of a source that a figure of a text could be: by value first, then by fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import mul
from typing import TYPE_CHECKING

from summarizer.figures.comparing.bind import COMPANY, WEIGHTS, likeness
from summarizer.figures.comparing.compare import (
    date_of,
    is_vague,
    match,
    may_agree,
    may_be_one,
    needs_context,
    plain_values,
    sortable_values,
    unit_clash,
)
from summarizer.figures.comparing.unit_wording import wording_clash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.cited import Cited
    from summarizer.figures.comparing.compare import Match
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
    value: Match | None
    clash: str | None
    fit: float
    alone: float
    likeness: list[float]

    @property
    def values(self) -> tuple[float, ...]:
        """Give the values of the figure of the source."""
        return tuple(plain_values(self.scene.figure))


@dataclass(slots=True)
class Candidates:
    """All figures of the source that could be meant, best fit first.

    Attributes:
        same: Those that give the value.
        clashing: Those that give the number in another unit.
        rivals: Those of the same kind that give another value.
    """

    same: list[Candidate] = field(default_factory=list)
    clashing: list[Candidate] = field(default_factory=list)
    rivals: list[Candidate] = field(default_factory=list)


def gather(
    scene: Scene,
    index: SourceIndex,
    told: AbstractSet[tuple[float, ...]],
    cited: Cited | None = None,
    known: dict[int, list[float]] | None = None,
) -> Candidates:
    """Gather every figure of the source that the figure of one scene could be.

    Args:
        scene: The figure of the text with the words around it.
        index: The source.
        told: The values that the figures of the text give.
        cited: The passages that the text cites, if any: what they do not hold is no rival.
        known: The likeness to figures of the source that was found before, to be filled in.
    """
    found = Candidates()
    own = tuple(plain_values(scene.figure))
    alike = set(_by_value(scene, index))
    clashes: dict[tuple[str, str], str | None] = {}
    for number in alike.union(index.likes(scene.group)):
        value = _match(scene, index, number) if number in alike else None
        if value is None and cited is not None and not cited.holds(index.figures[number]):
            continue
        clash = _clash(scene, index.figures[number], clashes)
        if value is None and not _is_rival(scene, index, number, clash):
            continue
        taken = index.values[number] in told and index.values[number] != own
        candidate = _weighed(scene, index, number, {} if known is None else known, taken=taken)
        theirs = candidate.scene
        candidate.value, candidate.clash = value, clash or wording_clash(scene, theirs)
        far = value is not None and needs_context(scene.figure, theirs.figure)
        if far and candidate.fit < _least(scene, theirs):
            continue
        _place(found, candidate)
    for candidates in (found.same, found.clashing, found.rivals):
        candidates.sort(key=lambda c: -c.fit)
    return found


def _clash(scene: Scene, source: Figure, known: dict[tuple[str, str], str | None]) -> str | None:
    """Tell how two figures differ in unit; only of spans and lengths do the values matter."""
    if source.kind in ("duration", "measure"):
        return unit_clash(scene.figure, source)
    key = source.kind, source.unit
    if key not in known:
        known[key] = unit_clash(scene.figure, source)
    return known[key]


def _match(scene: Scene, index: SourceIndex, number: int) -> Match | None:
    """Tell how a figure of the source gives the value; a year that it leaves out must be named."""
    source = index.figures[number]
    if not may_be_one(scene.figure, source):
        return None
    mine, theirs = date_of(scene.figure), index.date(number)
    if mine[0] and not theirs[0] and not index.names_year(mine[0]):
        return None
    return match(scene.figure, source, mine, theirs)


def _is_rival(scene: Scene, index: SourceIndex, number: int, clash: str | None) -> bool:
    """Tell whether a figure of another value could stand in the place of the stated one."""
    source = index.figures[number]
    if source.kind == "one" or (clash and scene.group == "money"):
        return False
    if number == index.dateline or not index.is_like(number, scene.group):
        return False
    return not may_agree(scene.figure, source)


def _weighed(
    scene: Scene, index: SourceIndex, number: int, known: dict[int, list[float]], *, taken: bool
) -> Candidate:
    """Weigh how well a figure of the source fits the words around one of the text."""
    theirs = index.scene(number)
    features = known.get(number)
    if features is None:
        features = likeness(scene, theirs, index.rarity, index.common, taken=taken)
        known[number] = features
    fit = sum(map(mul, WEIGHTS, features))
    alone = fit - sum(WEIGHTS[i] * features[i] for i in COMPANY)
    return Candidate(theirs, None, None, fit, alone, features)


def _least(mine: Scene, theirs: Scene) -> float:
    """Give the fit that a match across kinds needs: a small number stands for many things."""
    if mine.figure.values[0] > 10 or (mine.after and mine.after == theirs.after):
        return RATHER_CLOSE
    return CLOSE


def _by_value(scene: Scene, index: SourceIndex) -> Iterable[int]:
    if scene.group in ("date", "quarter"):
        yield from index.by_group.get(scene.group, ())
    if is_vague(scene.figure):
        low, high = plain_values(scene.figure)
        yield from index.between(scene.group, low, high)
    for value in plain_values(scene.figure):
        yield from index.by_value.get(value, ())
    for value in sortable_values(scene.figure):
        yield from index.near_value(scene.group, value)
        if scene.figure.kind == "count" and not scene.figure.unit:
            yield from index.near_value("money", value)
            yield from index.near_value("measure", value)
        elif scene.figure.kind == "rate":
            yield from index.near_value("measure", value)


def _place(found: Candidates, candidate: Candidate) -> None:
    if candidate.value is None:
        found.rivals.append(candidate)
    elif candidate.clash:
        found.clashing.append(candidate)
    else:
        found.same.append(candidate)
