"""Check what an item gives as somebody's words: its quote, and all between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.passages import difference, nearest_passage
from summarizer.checking.quotation_marks import quoted_passages, stands_in_quotation
from summarizer.checking.quotes import find_quote
from summarizer.source.sentences import Source
from summarizer.summary import Check, Span


def quote_check(field: str, quote: str, source: Source, at: Span | None = None) -> Check:
    """Whether a quote stands in the source, word for word, and between quotation marks."""
    found = find_quote(quote, source.text)
    if found is None:
        return _not_found(field, quote, source, at)
    places = [Span(start=start, end=end) for start, end in found.spans]
    if found.cuts_figure:
        return Check(
            kind="quote", field=field, verdict="altered", severity="error", span=at,
            reason="it begins or ends inside a figure of the report", source_spans=places,
        )  # fmt: skip
    if not all(stands_in_quotation(place.start, place.end, source.text) for place in places):
        return Check(
            kind="quote", field=field, verdict="not_quoted", severity="warning", span=at,
            reason="the report has these words, but not between quotation marks",
            source_spans=places,
        )  # fmt: skip
    return Check(
        kind="quote", field=field, verdict="supported", severity="ok", span=at,
        reason="the report has this quotation word for word", source_spans=places,
    )  # fmt: skip


def passage_checks(field: str, text: str, source: Source) -> Iterator[Check]:
    """A check for each passage that a text puts between quotation marks."""
    for start, end in quoted_passages(text):
        if any(letter.isalnum() for letter in text[start:end]):
            yield quote_check(field, text[start:end], source, Span(start=start, end=end))


def _not_found(field: str, quote: str, source: Source, at: Span | None) -> Check:
    near = nearest_passage(quote, source.text)
    if near is None:
        return Check(
            kind="quote", field=field, verdict="unsupported", severity="error", span=at,
            reason="nothing like this stands in the report",
        )  # fmt: skip
    start, end = near
    return Check(
        kind="quote", field=field, verdict="altered", severity="error", span=at,
        reason=f"not what the report says: {difference(quote, source.text[start:end])}",
        source_spans=[Span(start=start, end=end)],
    )  # fmt: skip
