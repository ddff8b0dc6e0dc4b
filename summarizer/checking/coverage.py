"""What of the source no item uses: a reader sees what was left out as well as what was wrong."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.figures import find_figures
from summarizer.result import Coverage, Covered, Place
from summarizer.source.sentences import Source
from summarizer.summary import Check, Span

NOT_COUNTED = frozenset({"one"})
"""Kinds of figures that are hardly figures: "one of the officials"."""


def coverage_of(source: Source, checks: Iterable[Check]) -> Coverage:
    """Which figures of the source the checked items use."""
    used = [
        span
        for check in checks
        if check.kind == "figure" and check.severity != "error"
        for span in check.source_spans
    ]
    figures = [
        Span(start=figure.start, end=figure.end)
        for figure in find_figures(source.text)
        if figure.kind not in NOT_COUNTED
    ]
    unused = [figure for figure in figures if not any(_overlap(figure, span) for span in used)]
    return Coverage(
        figures=Covered(
            total=len(figures),
            used=len(figures) - len(unused),
            unused=[_place(source, span) for span in unused],
        )
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _place(source: Source, span: Span) -> Place:
    sentence = source.sentence_at(span.start)
    return Place(
        start=span.start,
        end=span.end,
        text=source.text[span.start : span.end],
        sentence=sentence.sentence if sentence else 1,
    )
