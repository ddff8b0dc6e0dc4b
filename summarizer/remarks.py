"""Told beside the checks: what contradicts what, what was asked again, what analysts say."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.summary import Severity, Span, Words

CorrectionOutcome = Literal["mended", "still wrong", "withdrawn", "unanswered"]


class Place(Span):
    """A place in the source, with its words and the number of its sentence."""

    text: str
    sentence: int


class Contradiction(BaseModel):
    """Two items of one summary that cannot both be so.

    Attributes:
        one: The path of the item that stands first in the source, as in `Result.items()`.
        other: The path of the other.
        kind: "denial": one is asserted and the other denies it; "polarity": one says that
            something is so, the other that it is not; "figure": they give different figures.
        reason: How they are at odds, as a sentence for a person.
        one_spans: The sentences of the source that the first rests on.
        other_spans: Those that the other rests on.
    """

    one: str
    other: str
    kind: Literal["denial", "polarity", "figure"]
    reason: str
    one_spans: list[Place]
    other_spans: list[Place]


class Correction(BaseModel):
    """A field that was found wrong, for which the model was asked again.

    Attributes:
        path: The item, as in `Result.items()`.
        field: The field of it.
        reason: What was wrong with it.
        before: What the model said at first.
        after: What it said when asked again.
        outcome: "mended": the item now says `after`, with fewer errors; "still wrong": `after`
            was no better, or tells of something else; "withdrawn": it gave nothing that the
            field can hold; "unanswered": it said nothing of this fault. But for the first, the
            item is as it was, and marked.
        cited_before: The sentences that the item cited, where a mended field changed them.
        cited_after: Those that it cites since.
    """

    path: str
    field: str
    reason: str
    before: str | None
    after: str | None
    outcome: CorrectionOutcome
    cited_before: list[int] = []
    cited_after: list[int] = []


class Review(BaseModel):
    """What an analyst says of an item's verdict: kept beside the checks' own, never over it.

    Attributes:
        report_id: The report.
        path: The item, as in `Result.items()`.
        item: The fingerprint of what the item said when it was reviewed.
        verdict: Whether the checks' verdict was accepted or overridden.
        found: The severity that the checks gave.
        severity: The severity that the analyst gives; the same when accepted.
        by: Who.
        at: When.
        why: The reason, in the analyst's words.
    """

    model_config = ConfigDict(extra="forbid")

    report_id: str
    path: str
    item: str
    verdict: Literal["accepted", "overridden"]
    found: Severity
    severity: Severity
    by: Words
    at: datetime
    why: Words
