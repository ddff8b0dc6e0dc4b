"""Cut a text where marks begin and end, so that marks may overlap in any way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """Something that is said of `text[start:end]`, in code points; `of` tells what."""

    start: int
    end: int
    of: int


class Piece(NamedTuple):
    """A run of text under the same marks; `of` are theirs, in ascending order."""

    start: int
    end: int
    of: tuple[int, ...]


def split(start: int, end: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """Cut `[start, end)` into pieces that no mark and no cut crosses.

    The pieces follow each other without a gap or an overlap. Marks that lie outside, are empty
    or run backwards are left out; those that stick out are cut off.
    """
    edges = {start, end, *(cut for cut in cuts if start < cut < end)}
    begin, finish = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            edges |= {first, last}
            begin[first].append(mark.of)
            finish[last].append(mark.of)
    ordered, under = sorted(edges), defaultdict[int, int](int)
    for at, until in pairwise(ordered):
        for of in begin[at]:
            under[of] += 1
        for of in finish[at]:
            under[of] -= 1
        yield Piece(at, until, tuple(sorted(of for of, times in under.items() if times > 0)))
