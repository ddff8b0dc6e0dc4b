"""Resolve a time as a report words it ("Friday", "April 4", "last year") to a date.

The result is as exact as the words are: "2024-04-05", "2023-10" or "2023". Relative words need
the date of the report; what cannot be resolved without a guess stays unresolved.
"""

from __future__ import annotations

import re
from calendar import day_name, monthrange
from datetime import date, timedelta

from summarizer.figures import Figure
from summarizer.figures.finding.find import figures_in

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(day_name)}
_RELATIVE = re.compile(r"\b(this|last|next)\s+(month|year)\b")
_SHIFT = {"last": -1, "this": 0, "next": 1}


def resolved(when: str, published: date | None) -> str | None:
    """The date that a time in words means, or None where the words leave it open."""
    words = when.lower()
    for figure in figures_in(when):
        if figure.kind in ("date", "month", "year") and (found := _dated(figure, published)):
            return found
    if published is None:
        return None
    if relative := _RELATIVE.search(words):
        return _shifted(published, _SHIFT[relative[1]], relative[2])
    for word in re.findall(r"[a-z]+", words):
        if word in _DAYS:
            return (published + timedelta(days=_DAYS[word])).isoformat()
        if word in _WEEKDAYS and "next" not in words:
            return _latest_weekday(published, _WEEKDAYS[word]).isoformat()
    return None


def _dated(figure: Figure, published: date | None) -> str | None:
    """A date whose parts are in one number, YYYYMMDD, with 0 for those that are not told."""
    if len(figure.values) != 1:
        return None
    number = int(figure.values[0])
    if figure.kind == "year":
        return f"{number:04d}" if 1 <= number <= 9999 else None
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    if not year:
        year = _year_of(month, day, published) if published else 0
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    if not year or not 0 <= month <= 12 or (day and not month):
        return None
    if month and day > monthrange(year, month)[1]:
        return None
    parts = [f"{year:04d}", *([f"{month:02d}"] if month else []), *([f"{day:02d}"] if day else [])]
    return "-".join(parts)


def _year_of(month: int, day: int, published: date) -> int:
    """The year that puts a day and month nearest to the report: news is of the last months."""
    if not 1 <= month <= 12:
        return 0
    years = (published.year - 1, published.year, published.year + 1)
    possible = [year for year in years if (day or 1) <= monthrange(year, month)[1]]
    return min(possible, key=lambda y: abs((date(y, month, day or 15) - published).days), default=0)


def _latest_weekday(published: date, weekday: int) -> date:
    """The last such day up to the report's own: a report of Saturday says "Friday" of yesterday."""
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def _shifted(published: date, by: int, unit: str) -> str:
    if unit == "year":
        return f"{published.year + by:04d}"
    months = published.year * 12 + published.month - 1 + by
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
