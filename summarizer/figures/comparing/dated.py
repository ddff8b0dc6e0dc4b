"""Figures told year by year: "$2 million in 2021 and $3 million in 2022" says which is of which.

The words around such figures are the same, so only their dates can tell them apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarizer.figures.comparing.compare import date_of, group_of, may_agree
from summarizer.figures.comparing.dateparts import same_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.candidates import Candidate, Candidates
    from summarizer.figures.comparing.dateparts import DateParts
    from summarizer.figures.comparing.source_index import SourceIndex
    from summarizer.figures.figure import Figure

_DATES = ("year", "quarter", "date")
_MEASURED = ("money", "count", "share", "measure")
# What may stand between a figure and its date: "of goods in", "in the fiscal year".
_JOINT = re.compile(
    r"\s+(?:(?!(?:from|to|and|but|or|since|until|after|before|by|than)\b)[\w%'’-]+\s+){0,3}?"
    r"(?:in|for|during)\s+(?:the\s+)?(?:(?:fiscal|full|whole|calendar)\s+)?(?:year\s+)?(?:of\s+)?",
    re.IGNORECASE,
)
_WITHIN = ("in", "by", "for")  # "since 2021" is another time


class Dated(NamedTuple):
    """A figure of the source with the date that it is told of."""

    figure: Figure
    date: Figure
    parts: DateParts


Series = dict[int, list[Dated]]  # by where a figure starts, itself first, then its likes


def is_dated(figure: Figure, after: Figure, text: str) -> bool:
    """Tell whether a figure has its date right behind it."""
    if group_of(figure) not in _MEASURED or group_of(after) not in _DATES:
        return False
    return _JOINT.fullmatch(text, figure.end, after.start) is not None


def read_series(index: SourceIndex) -> Series:
    """Find the figures of one sort that a sentence of the source tells date by date."""
    told: dict[tuple[int, str, str], list[Dated]] = defaultdict(list)
    for number, figure in enumerate(index.figures[:-1]):
        after = index.figures[number + 1]
        if is_dated(figure, after, index.text):
            key = (index.sentences[number], figure.kind, figure.unit)
            told[key].append(Dated(figure, after, index.date(number + 1)))
    return {
        one.figure.start: [one, *(other for other in likes if other is not one)]
        for likes in told.values()
        if len({one.parts for one in likes}) == len(likes) > 1
        for one in likes
    }


def pairs_of(scenes: Sequence[Scene], text: str) -> Iterator[tuple[int, int]]:
    """Give the figures of a text with their dates: right behind, or the only one it can be."""
    sentences: dict[int, list[int]] = defaultdict(list)
    for number, scene in enumerate(scenes):
        sentences[scene.sentence].append(number)
    for numbers in sentences.values():
        dates = [n for n in numbers if scenes[n].group in _DATES]
        measured = [n for n in numbers if scenes[n].group in _MEASURED]
        if len(dates) == len(measured) == 1 and scenes[dates[0]].role in _WITHIN:
            yield measured[0], dates[0]
            continue
        for one, after in pairwise(numbers):
            if is_dated(scenes[one].figure, scenes[after].figure, text):
                yield one, after


def exchanged_dates(
    scenes: Sequence[Scene], text: str, found: Sequence[Candidates], index: SourceIndex
) -> dict[int, Candidate]:
    """Give, for each figure told of the wrong one of several dates, what belongs in its place.

    Where a figure and its date are the source's, the others of the series are no rivals.
    """
    wrong: dict[int, Candidate] = {}
    if not index.series:
        return wrong
    for number, date in pairs_of(scenes, text):
        series = _series_of(found[number], index)
        if not series or not found[date].same:
            continue
        own, *others = series
        said = date_of(scenes[date].figure)
        if same_date(said, own.parts):
            _rule_out(found[number], [other.figure for other in others])
            _rule_out(found[date], [other.date for other in others])
            continue
        for other in others:
            if same_date(said, other.parts) and not may_agree(scenes[number].figure, other.figure):
                wrong.update(_in_place(number, other.figure, found))
                wrong.update(_in_place(date, own.date, found))
    return wrong


def _series_of(found: Candidates, index: SourceIndex) -> list[Dated]:
    """Give the series that the figure of a text is of, if it can be of nothing else."""
    at = [index.series.get(c.scene.figure.start) for c in found.same]
    return at[0] if len(at) == 1 and at[0] else []


def _rule_out(found: Candidates, figures: list[Figure]) -> None:
    found.rivals[:] = [c for c in found.rivals if c.scene.figure not in figures]


def _in_place(number: int, figure: Figure, found: Sequence[Candidates]) -> dict[int, Candidate]:
    place = next((c for c in found[number].rivals if c.scene.figure == figure), None)
    return {number: place} if place else {}
