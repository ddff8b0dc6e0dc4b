"""Date the figures of a source: a quarter named without its year takes it from the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.figures.comparing.compare import date_of, group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.comparing.dateparts import DateParts
    from summarizer.figures.figure import Figure

_YEAR_BEFORE = re.compile(
    r"\s*,?\s*(?:of\s+|in\s+)?(?:the\s+)?(?:last|prior|previous)[\s-]years?|\s+a\s+year\s+(?:ago|earlier)"
)


def read_dates(figures: Sequence[Figure], text: str) -> dict[int, DateParts]:
    """Give the date of every year, quarter and date of a source."""
    dates = {
        number: date_of(figure)
        for number, figure in enumerate(figures)
        if group_of(figure) in ("date", "quarter", "year")
    }
    latest: dict[int, int] = {}
    for year, part, _ in dates.values():
        if year and part and part < 0:
            latest[part] = max(year, latest.get(part, 0))
    for number, (year, part, day) in dates.items():
        if year is None and part in latest and part < 0:
            before = _YEAR_BEFORE.match(text, figures[number].end)
            dates[number] = (latest[part] - bool(before), part, day)
    return dates
