"""Read dates as written and tell whether two of them can be the same day, month or year."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec".split()
)  # fmt: skip
_MONTH = re.compile(r"(?<![a-z])(" + "|".join(_MONTHS) + r")[a-z]*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

DateParts = tuple[int | None, int | None, int | None]


@lru_cache(maxsize=4096)
def date_parts(written: str) -> DateParts:
    """Give the year, month and day that a date as written names."""
    if iso := _ISO.search(written):
        return int(iso[1]), int(iso[2]), int(iso[3])
    month, year, day = _MONTH.search(written), _YEAR.search(written), _DAY.search(written)
    return (
        int(year[0]) if year else None,
        _MONTHS.index(month[1].lower()) + 1 if month else None,
        int(day[1]) if day else None,
    )


def same_date(mine: DateParts, theirs: DateParts) -> bool:
    """Tell whether a date bears out another: it agrees, and gives the day and month if asked for.

    A year may be left out where others name it: "on 4 June" after "in 2014".
    """
    if any(a is not None and b is None for a, b in zip(mine[1:], theirs[1:], strict=True)):
        return False
    shared = [(a, b) for a, b in zip(mine, theirs, strict=True) if a is not None and b is not None]
    return bool(shared) and all(a == b for a, b in shared)
