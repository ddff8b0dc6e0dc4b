"""Figures told year by year: "$2 million in 2021 and $3 million in 2022" says which is of which.

The words around such figures are the same, so only their dates can tell them apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from summarizer.figures.comparing.compare import group_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.figures.comparing.dateparts import DateParts
    from summarizer.figures.figure import Figure

DATES = ("year", "quarter", "date")
MEASURED = ("money", "count", "share", "measure")
NO_DATE: DateParts = (None, None, None)
# What may stand between a figure and its date: "of goods in", "in the fiscal year".
_JOINT = re.compile(
    r"\s+(?:(?!(?:from|to|and|but|or|since|until|after|before|by|than)\b)[\w%'’-]+\s+){0,3}?"
    r"(?:in|for|during)\s+(?:the\s+)?(?:(?:fiscal|full|whole|calendar)\s+)?(?:year\s+)?(?:of\s+)?",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """A figure of the source with the date that it is told of."""

    figure: Figure
    date: Figure
    parts: DateParts


Series = dict[int, list[Dated]]  # by where a figure starts, itself first, then its likes


def is_dated(figure: Figure, after: Figure, text: str) -> bool:
    """Tell whether a figure has its date right behind it."""
    if group_of(figure) not in MEASURED or group_of(after) not in DATES:
        return False
    return _JOINT.fullmatch(text, figure.end, after.start) is not None


def read_series(
    figures: Sequence[Figure],
    sentences: Sequence[int],
    dates: Mapping[int, DateParts],
    text: str,
) -> Series:
    """Find the figures of one sort that a sentence of a text tells date by date.

    Args:
        figures: The figures of the text, in order.
        sentences: The sentence that each stands in.
        dates: What those that name a date name, by their numbers.
        text: The text.
    """
    told: dict[tuple[int, str, str], list[Dated]] = defaultdict(list)
    for number, figure in enumerate(figures[:-1]):
        after = figures[number + 1]
        if is_dated(figure, after, text):
            key = (sentences[number], figure.kind, figure.unit)
            told[key].append(Dated(figure, after, dates.get(number + 1, NO_DATE)))
    return {
        one.figure.start: [one, *(other for other in likes if other is not one)]
        for likes in told.values()
        if len({one.parts for one in likes}) == len(likes) > 1
        for one in likes
    }
