"""Check what an item gives as somebody's words: its quote, and all between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from summarizer.checking.cut_quotes import loses_negation
from summarizer.checking.finding import Span, plain_check
from summarizer.checking.passage_speakers import whose_passage
from summarizer.checking.passages import difference, nearest_passage
from summarizer.checking.quotation_marks import quoted_passages, stands_in_quotation
from summarizer.checking.quotes import quote_in
from summarizer.checking.whose_quote import whose_quote
from summarizer.source.sentences import Source
from summarizer.summary import Check, Claim, Denial, Evidence


def quote_check(field: str, quote: str, source: Source, at: Span | None = None) -> Check:
    """Whether a quote stands in the source, word for word, and between quotation marks."""
    found = quote_in(quote, source)
    if found is None:
        return _not_found(field, quote, source, at)
    if found.cuts_figure:
        reason = "it begins or ends inside a figure of the report"
        return plain_check("quote", field, "altered", "error", reason, found.spans, at)
    if not all(stands_in_quotation(start, end, source.text) for start, end in found.spans):
        reason = "the report has these words, but not between quotation marks"
        return plain_check("quote", field, "not_quoted", "warning", reason, found.spans, at)
    reason = "the report has this quotation word for word"
    return plain_check("quote", field, "supported", "ok", reason, found.spans, at)


def whose_quote_check(
    field: str, quote: str, item: BaseModel, cited: Sequence[Evidence], source: Source
) -> Check:
    """The check of a quote; that of a claim or a denial must be of who claims or denies."""
    check = quote_check(field, quote, source)
    if check.severity == "error" or not isinstance(item, (Claim, Denial)):
        return check
    speaker = item.speaker if isinstance(item, Claim) else item.actor
    found = whose_quote(quote, speaker, cited, source)
    if found is None or (found.severity == check.severity):
        return check
    return plain_check("quote", field, found.verdict, found.severity, found.reason, found.spans)


def passage_checks(
    field: str,
    text: str,
    source: Source,
    cited: Sequence[Evidence] = (),
    speaker: str | None = None,
) -> Iterator[Check]:
    """A check for each passage that a text puts between quotation marks.

    Args:
        field: The field that has the text.
        text: A running text.
        source: The report.
        cited: The sentences that it rests on, if any.
        speaker: Whose words it tells, if a field says so.
    """
    for place in quoted_passages(text):
        if any(letter.isalnum() for letter in text[slice(*place)]):
            yield _passage_check(field, text, place, source, cited, speaker)


def _passage_check(  # noqa: PLR0913, PLR0917 - a passage, and the item that it stands in
    field: str,
    text: str,
    place: Span,
    source: Source,
    cited: Sequence[Evidence],
    speaker: str | None,
) -> Check:
    check = quote_check(field, text[slice(*place)], source, place)
    if check.severity != "ok":
        return check
    found = loses_negation(place, text, source)
    found = found or whose_passage(place, text, speaker, cited, source)
    if found is None:
        return check
    return plain_check(
        "quote", field, found.verdict, found.severity, found.reason, found.spans, place
    )


def _not_found(field: str, quote: str, source: Source, at: Span | None) -> Check:
    near = nearest_passage(quote, source.text)
    if near is None:
        reason = "nothing like this stands in the report"
        return plain_check("quote", field, "unsupported", "error", reason, at=at)
    reason = f"not what the report says: {difference(quote, source.text[slice(*near)])}"
    return plain_check("quote", field, "altered", "error", reason, [near], at)
