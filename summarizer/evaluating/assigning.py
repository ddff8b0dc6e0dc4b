"""Pair the entries of two lists one to one, so that the likenesses of all pairs sum to the most."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def best_pairs(likeness: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of greatest total likeness; each row and column in one at most.

    Args:
        likeness: A row for each entry of the one list, in it a number for each of the other;
            what is 0 or less is never paired.

    Returns:
        The pairs, in the order of the rows. It takes time cubic in the number of entries, which
        is milliseconds for a summary's hundred.
    """
    rows, columns = len(likeness), len(likeness[0]) if likeness else 0
    if rows > columns:
        turned = best_pairs([[row[at] for row in likeness] for at in range(columns)])
        return sorted((row, column) for column, row in turned)
    owner = _owners([[-max(0.0, value) for value in row] for row in likeness], columns)
    pairs = [(row, column) for column, row in enumerate(owner) if row is not None]
    return sorted((row, column) for row, column in pairs if likeness[row][column] > 0)


def _owners(cost: Sequence[Sequence[float]], columns: int) -> list[int | None]:
    """The row that each column goes to, for the least total cost (the Hungarian method)."""
    owner: list[int | None] = [None] * columns
    of_row, of_column = [0.0] * len(cost), [0.0] * columns  # the potentials
    for first in range(len(cost)):
        least, before, seen = [inf] * columns, [-1] * columns, [False] * columns
        row, at = first, -1
        while True:
            for column in range(columns):
                reduced = cost[row][column] - of_row[row] - of_column[column]
                if not seen[column] and reduced < least[column]:
                    least[column], before[column] = reduced, at
            open_columns = [column for column in range(columns) if not seen[column]]
            nearest = min(open_columns, key=least.__getitem__)
            step = least[nearest]
            of_row[first] += step
            for column in range(columns):
                if seen[column]:
                    of_row[_taken(owner[column])] += step
                    of_column[column] -= step
                else:
                    least[column] -= step
            seen[nearest], at = True, nearest
            if owner[nearest] is None:
                break
            row = _taken(owner[nearest])
        _hand_over(owner, before, at, first)
    return owner


def _taken(row: int | None) -> int:
    assert row is not None  # noqa: S101 - a column that was seen has a row
    return row


def _hand_over(owner: list[int | None], before: Sequence[int], at: int, first: int) -> None:
    """Move the rows along the path that was found, each to the column before its own."""
    while before[at] >= 0:
        owner[at], at = owner[before[at]], before[at]
    owner[at] = first
