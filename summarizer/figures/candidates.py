"""Gather the figures of a source that a figure of a text could be: by value first, then by fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.figures.bind import COMPANY, WEIGHTS, likeness
from summarizer.figures.compare import (
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

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from summarizer.figures.bind import Scene
    from summarizer.figures.compare import Match
    from summarizer.figures.figure import Figure
    from summarizer.figures.source_index import SourceIndex


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


def gather(scene: Scene, index: SourceIndex, taken: AbstractSet[tuple[float, ...]]) -> Candidates:
    """Gather every figure of the source that the figure of one scene could be.

    Args:
        scene: The figure of the text with the words around it.
        index: The source.
        taken: The values that other figures of the text give.
    """
    found = Candidates()
    mine = date_of(scene.figure)
    alike = set(_by_value(scene, index))
    if scene.group in ("date", "quarter"):
        alike.update(index.by_group.get(scene.group, ()))
    for number in alike.union(index.likes(scene.group)):
        source = index.figures[number]
        value = None
        if number in alike and may_be_one(scene.figure, source):
            value = match(scene.figure, source, mine, index.date(number))
        if value and mine[0] and not index.date(number)[0] and not index.names_year(mine[0]):
            value = None
        clash = unit_clash(scene.figure, source)
        if value is None and not index.is_like(number, scene.group):
            continue
        if value is None and (source.kind == "one" or (clash and scene.group == "money")):
            continue
        if value is None and (number == index.dateline or may_agree(scene.figure, source)):
            continue
        features = likeness(
            scene,
            index.scene(number),
            index.rarity,
            index.common,
            taken=index.values[number] in taken,
        )
        fit = sum(w * x for w, x in zip(WEIGHTS, features, strict=True))
        if value and needs_context(scene.figure, source) and fit < _least(scene.figure):
            continue
        alone = fit - sum(WEIGHTS[i] * features[i] for i in COMPANY)
        _place(found, Candidate(index.scene(number), value, clash, fit, alone, features))
    for candidates in (found.same, found.clashing, found.rivals):
        candidates.sort(key=lambda c: -c.fit)
    return found


def _least(figure: Figure) -> float:
    """Give the fit that a match across kinds needs: a small number stands for many things."""
    return CLOSE if figure.values[0] <= 10 else RATHER_CLOSE


def _by_value(scene: Scene, index: SourceIndex) -> Iterable[int]:
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


def _place(found: Candidates, candidate: Candidate) -> None:
    if candidate.value is None:
        found.rivals.append(candidate)
    elif candidate.clash:
        found.clashing.append(candidate)
    else:
        found.same.append(candidate)
