"""Find pairs of figures that changed places between the source and the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.candidates import Candidate, Candidates

MARGIN = 1.5  # how much better both must fit in each other's place
_REACH = 1  # sentences
_MATES = 12  # figures

Values = tuple[float, ...]


def swaps(
    scenes: Sequence[Scene], values: Sequence[Values], found: Sequence[Candidates]
) -> dict[int, Candidate]:
    """Give, for each figure that stands in another's place, the figure that belongs there."""
    swapped: dict[int, Candidate] = {}
    for i, mine in enumerate(scenes):
        for j in range(i + 1, min(len(scenes), i + 1 + _MATES)):
            if scenes[j].sentence - mine.sentence > _REACH:
                break
            if values[i] == values[j] or not _may_swap(mine, scenes[j]):
                continue
            pair = _swapped(found[i], found[j], values[i], values[j])
            if pair is None and j == i + 1:
                pair = _turned_range(found[i], found[j], values[i] + values[j])
            if pair:
                swapped[i], swapped[j] = pair
    return swapped


def _may_swap(mine: Scene, theirs: Scene) -> bool:
    """Tell whether two figures are of a kind; in "9 to 6 weeks" the first leaves its unit open."""
    return mine.group == theirs.group or (mine.group == "count" and not mine.figure.unit)


def _swapped(
    mine: Candidates, theirs: Candidates, my_value: Values, their_value: Values
) -> tuple[Candidate, Candidate] | None:
    if not mine.same or not theirs.same:
        return None
    for_me, for_them = _best(mine, their_value), _best(theirs, my_value)
    if for_me is None or for_them is None:
        return None
    as_is = max(c.alone for c in mine.same) + max(c.alone for c in theirs.same)
    if for_me.alone + for_them.alone - as_is <= MARGIN:
        return None
    return for_me, for_them


def _turned_range(
    mine: Candidates, theirs: Candidates, values: Values
) -> tuple[Candidate, Candidate] | None:
    """Find "9 to 6 weeks" where the source says "6 to 9 weeks"."""
    if not mine.same or not theirs.same or len(values) != 2:
        return None
    first, second = mine.same[0], theirs.same[0]
    turned = first.scene is second.scene and first.values == values[::-1] != values
    return (first, second) if turned else None


def _best(candidates: Candidates, value: Values) -> Candidate | None:
    giving = [c for c in candidates.rivals if c.values == value]
    return max(giving, key=lambda c: c.alone, default=None)
