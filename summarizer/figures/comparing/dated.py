"""Find figures of a text that are told of the wrong one of several dates of the source."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.figures.comparing.compare import date_of, may_agree
from summarizer.figures.comparing.dateparts import same_date
from summarizer.figures.comparing.series import DATES, MEASURED, is_dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.candidates import Candidate, Candidates
    from summarizer.figures.comparing.series import Dated
    from summarizer.figures.comparing.source_index import SourceIndex
    from summarizer.figures.figure import Figure

_WITHIN = ("in", "by", "for")  # "since 2021" is another time


def pairs_of(scenes: Sequence[Scene], text: str) -> Iterator[tuple[int, int]]:
    """Give the figures of a text with their dates: right behind, or the only one it can be."""
    sentences: dict[int, list[int]] = defaultdict(list)
    for number, scene in enumerate(scenes):
        sentences[scene.sentence].append(number)
    for numbers in sentences.values():
        dates = [n for n in numbers if scenes[n].group in DATES]
        measured = [n for n in numbers if scenes[n].group in MEASURED]
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
