"""Check the figures of an item's texts in the sentences that the item cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from summarizer.figures import Figure, FigureCheck, check_figures
from summarizer.figures.comparing.language import can_be_read
from summarizer.figures.comparing.reasons import copied
from summarizer.figures.finding.find import figures_in
from summarizer.source.once import once_a_source
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
    for found, span, source_spans in _held(text, cited, source, own):
        yield Check(
            kind="figure",
            field=field,
            verdict=found.verdict,
            severity=found.severity,
            reason=found.reason,
            span=span,
            source_spans=source_spans,
        )


def _held(
    text: str, cited: Sequence[Evidence], source: Source, own: Sequence[Evidence]
) -> tuple[_Found, ...]:
    if own and len(own) < len(cited):
        given = {(f.kind, f.unit) for sentence in own for f in figures_in(sentence.text)}
        every = _found(text, source.text, _spans(cited))
        alone = _found(text, source.text, _spans(own))
        return tuple(
            one if (one.check.figure.kind, one.check.figure.unit) in given else other
            for one, other in zip(alone, every, strict=True)
        )
    copied_from = _sentence_copied(text, cited, source)
    if copied_from is not None and (found := _copied(copied_from, source)) is not None:
        return found
    return _found(text, source.text, _spans(cited)) if figures_in(text) else ()


def _sentence_copied(text: str, cited: Sequence[Evidence], source: Source) -> int | None:
    """The number of the sentence, of those that count, that a text copies whole."""
    said = next((sentence for sentence in cited or source.sentences if sentence.text == text), None)
    # What a stored row cites may be no sentence of the report.
    own = source.sentence_at(said.start) if said else None
    return own.sentence if own and own.text == text else None


@once_a_source
def _copied(number: int, source: Source) -> tuple[_Found, ...] | None:
    """What there is to say of the figures of a sentence that a text copies whole: all hold.

    None where that takes a look at the words: they are in a language that is not read, or a
    figure of the source goes on beyond the sentence.
    """
    sentence, text = source.sentences[number - 1], source.text
    start, end = sentence.start, sentence.end
    figures = [f for f in figures_in(text) if f.start < end and start < f.end]
    if any(figure.start < start or end < figure.end for figure in figures):
        return None
    if figures and not (can_be_read(sentence.text) and can_be_read(text)):
        return None
    return tuple(_as_copied(figure, sentence, text) for figure in figures)


def _as_copied(figure: Figure, sentence: Evidence, text: str) -> _Found:
    start, end = figure.start - sentence.start, figure.end - sentence.start
    own = replace(figure, start=start, end=end)
    reason = copied(sentence.text, figure, text)
    return _placed(FigureCheck(own, "ok", "supported", reason, (figure,)))


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
