"""Tell each conflict once, however many reports stand on its sides and items rest on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.comparing.story import Conflict, Place, Side


def merged(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """One conflict for all reports that stand on the same two sides of it."""
    alike: dict[tuple[str, frozenset[str]], list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        alike[conflict.kind, frozenset(_keys(conflict))].append(conflict)
    return [_as_one(same) for same in alike.values()]


def _keys(conflict: Conflict) -> tuple[str, str]:
    """What tells the sides of a conflict: their words, and where those are the same the rest."""
    one, other = conflict.sides
    if one.words.casefold() != other.words.casefold():
        return one.words.casefold(), other.words.casefold()
    return one.places[0].sentence, other.places[0].sentence


def _as_one(conflicts: Sequence[Conflict]) -> Conflict:
    first = conflicts[0]
    places: dict[str, dict[str, Place]] = {key: {} for key in _keys(first)}
    for conflict in conflicts:
        for key, side in zip(_keys(conflict), conflict.sides, strict=True):
            places[key] |= {place.model_dump_json(): place for place in side.places}
    sides = tuple(
        Side(words=side.words, places=list(places[key].values()))
        for key, side in zip(_keys(first), first.sides, strict=True)
    )
    return first.model_copy(update={"sides": sides})


def each_once(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Each conflict once, though several items rest on the sentences that have it."""
    seen: dict[tuple[object, ...], Conflict] = {}
    for conflict in conflicts:
        places = tuple(
            (place.report, place.span.start if place.span else place.sentence)
            for side in conflict.sides
            for place in side.places
        )
        seen.setdefault((conflict.kind, places), conflict)
    return list(seen.values())
