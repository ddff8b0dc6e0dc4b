"""Tell whether two dates can be the same day, month or year."""

from __future__ import annotations

DateParts = tuple[int | None, int | None, int | None]  # year, month (or minus the quarter), day


def same_date(mine: DateParts, theirs: DateParts) -> bool:
    """Tell whether a date bears out another: it agrees, and gives the day and month if asked for.

    A year may be left out where others name it: "on 4 June" after "in 2014".
    """
    if any(a is not None and b is None for a, b in zip(mine[1:], theirs[1:], strict=True)):
        return False
    shared = [(a, b) for a, b in zip(mine, theirs, strict=True) if a is not None and b is not None]
    return bool(shared) and all(a == b for a, b in shared)
