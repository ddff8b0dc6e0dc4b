"""Check the figures of an item's texts in the sentences that the item cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.figures import FigureCheck, check_figures
from summarizer.figures.finding.find import figures_in
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence, Span


def figure_checks(
    field: str,
    text: str,
    cited: Sequence[Evidence],
    source: Source,
    own: Sequence[Evidence] = (),
) -> Iterator[Check]:
    """A check for each figure of a text; it must hold in the cited sentences, if there are any.

    Where a claim has `own` sentences, those of its speaker, and these give a figure of the same
    kind, it must hold in these.
    """
    if not figures_in(text):
        return
    held = _found(text, source.text, _spans(cited))
    if own and len(own) < len(cited):
        given = {(f.kind, f.unit) for sentence in own for f in figures_in(sentence.text)}
        alone = _found(text, source.text, _spans(own))
        held = tuple(
            one if (one.check.figure.kind, one.check.figure.unit) in given else every
            for one, every in zip(alone, held, strict=True)
        )
    for found, span, source_spans in held:
        yield Check(
            kind="figure",
            field=field,
            verdict=found.verdict,
            severity=found.severity,
            reason=found.reason,
            span=span,
            source_spans=source_spans,
        )


def _spans(sentences: Sequence[Evidence]) -> tuple[tuple[int, int], ...]:
    return tuple([(sentence.start, sentence.end) for sentence in sentences])


class _Found(NamedTuple):
    """What the figure engine found, with the places in the form that results keep."""

    check: FigureCheck
    span: Span
    source_spans: list[Span]


@lru_cache(maxsize=256)
def _found(text: str, source: str, spans: tuple[tuple[int, int], ...]) -> tuple[_Found, ...]:
    """The same words come again: in several fields of an item, and when it is checked anew."""
    return tuple(map(_placed, check_figures(text, source, spans or None)))


def _placed(found: FigureCheck) -> _Found:
    source_spans = [Span(start=f.start, end=f.end) for f in found.source_figures]
    return _Found(found, Span(start=found.figure.start, end=found.figure.end), source_spans)
