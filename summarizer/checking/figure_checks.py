"""Check the figures of an item's texts in the sentences that the item cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.figures import FigureCheck, check_figures
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence, Span


def figure_checks(
    field: str, text: str, cited: Sequence[Evidence], source: Source
) -> Iterator[Check]:
    """A check for each figure of a text; it must hold in the cited sentences, if there are any."""
    spans = tuple((sentence.start, sentence.end) for sentence in cited)
    for found in _found(text, source.text, spans):
        yield as_check(field, found)


@lru_cache(maxsize=256)
def _found(text: str, source: str, spans: tuple[tuple[int, int], ...]) -> tuple[FigureCheck, ...]:
    """The same words come again: in several fields of an item, and when it is checked anew."""
    return tuple(check_figures(text, source, spans or None))


def as_check(field: str, found: FigureCheck) -> Check:
    """What the figure engine found, in the form that results keep."""
    return Check(
        kind="figure",
        field=field,
        verdict=found.verdict,
        severity=found.severity,
        reason=found.reason,
        span=Span(start=found.figure.start, end=found.figure.end),
        source_spans=[Span(start=f.start, end=f.end) for f in found.source_figures],
    )
