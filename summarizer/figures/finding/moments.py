"""A place in the calendar or on the clock, as one exact number.

A date is YYYYMMDD with zeros for what is not said: "April 4" is 404, "December" 1200,
"2 Dec 2023" 20231202, "May 2019" 20190500. A quarter is YYYYQ: "third quarter of 2022" is 20223,
"Q3" is 3. A time of day is HHMM on the clock of 24 hours: "10.45pm" is 2245, seconds are
decimals. Years, decades (by
their first year) and centuries (by their ordinal) are themselves.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.figure import Kind


class Moment(NamedTuple):
    """A date, year or time, from token `first` up to and without token `stop`."""

    kind: Kind
    values: tuple[Decimal, ...]
    first: int
    stop: int


def date(year: int, month: int, day: int) -> Decimal:
    """Write a date, or a part of one, as one number."""
    return Decimal(year * 10000 + month * 100 + day)
