"""A summary as a table: one row for each item, whatever its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from summarizer.items import evidence_of, shown_of
from summarizer.remarks import Correction, Review
from summarizer.reporting.reviews import reviews_by_item
from summarizer.result import CheckedItem, Result
from summarizer.summary import Actor, Check, Claim, Denial, Passage, SanctionsThreat

_RANK = {"error": 0, "warning": 1, "ok": 2}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of one report; what an item does not have is empty.

    Attributes:
        report_id: The report's id, as in results.jsonl.
        title: The report's title.
        publisher: Who published it.
        published: When.
        url: Where.
        report_status: "done", "partial" or "failed".
        path: Where in the summary the item stands ("claims[3]").
        kind: What it is ("claims", "denials", "sanctions_threats", "actors", "headline" …).
        who: Who claims, denies, threatens or acts.
        what: The claim, what is denied, the measure, the role, or the text.
        whom: Whom a sanction is aimed at.
        via: Who passed a claim on.
        certainty: Of a claim: stated, hedged or alleged.
        form: Of a denial: denied, rejected, deflected or declined to comment.
        status: Of a sanction: threatened, authorized, imposed or lifted.
        condition: What would trigger a sanction.
        quote: The quotation.
        when: The time as it is worded.
        when_date: The time as a date, where it could be resolved.
        denies: The claim that a denial answers.
        sentences: The numbers of the sentences that it rests on.
        evidence: These sentences.
        severity: "ok", "warning" or "error": the worst of its checks.
        verdict: The verdict of that check, or "unchecked" where there was none.
        reasons: Of every check that was not ok: what was checked, the verdict and why.
        corrected: Of every field that was mended when the model was asked again: what the model
            said of it at first. Empty when the item is as it was first told.
        completed: Whether the item came by a second question, for what the first left out.
        model: Which model drafted it.
        review: What an analyst said last of the verdict: "accepted", or the severity that
            overrides it.
        review_by: Who.
        review_why: Why.
    """

    report_id: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    report_status: str
    path: str
    kind: str
    who: str | None
    what: str
    whom: str | None
    via: str | None
    certainty: str | None
    form: str | None
    status: str | None
    condition: str | None
    quote: str | None
    when: str | None
    when_date: str | None
    denies: str | None
    sentences: str
    evidence: str
    severity: str
    verdict: str
    reasons: str
    corrected: str
    completed: bool
    model: str
    review: str | None
    review_by: str | None
    review_why: str | None


def item_rows(result: Result[Any]) -> Iterator[ItemRow]:
    """The rows of a result; none for a report that failed."""
    report, mended, reviews = result.report, _mended(result), reviews_by_item(result)
    for checked in result.items():
        cited = evidence_of(checked.item)
        yield ItemRow(
            report_id=result.id,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            url=report.url,
            report_status=result.status,
            path=checked.path,
            kind=_kind(checked),
            sentences=", ".join(str(evidence.sentence) for evidence in cited),
            evidence=" … ".join(evidence.text for evidence in cited),
            severity=checked.severity,
            verdict=_worst(checked.checks),
            reasons="; ".join(_reason(check) for check in checked.checks if check.severity != "ok"),
            corrected="; ".join(map(_at_first, mended.get(checked.path, ()))),
            completed=checked.path in result.completed,
            model=result.provenance.model,
            **_said(checked.item),
            **_review(reviews.get(checked.path, ())),
        )


def _kind(checked: CheckedItem) -> str:
    return checked.path.partition("[")[0] or type(checked.item).__name__


def _worst(checks: list[Check]) -> str:
    worst = min(checks, key=lambda check: _RANK[check.severity], default=None)
    return worst.verdict if worst else "unchecked"


def _reason(check: Check) -> str:
    return f"{check.kind} ({check.field}) {check.verdict}: {check.reason}"


def _mended(result: Result[Any]) -> dict[str, list[Correction]]:
    """What was mended of each item, by its path."""
    by_path = defaultdict[str, list[Correction]](list)
    for told in result.corrections:
        if told.outcome == "mended":
            by_path[told.path].append(told)
    return by_path


def _at_first(told: Correction) -> str:
    """What a field said before it was mended: “killing 77 people”, or nothing."""
    words = f"“{told.before}”" if told.before else "nothing"
    cited = ", ".join(map(str, told.cited_before)) or "nothing"
    moved = f", citing {cited}" if told.cited_before != told.cited_after else ""
    return f"{told.field} was {words}{moved}"


def _review(reviews: Sequence[Review]) -> dict[str, Any]:
    """What the last review says; of two of one item, the later counts."""
    if not reviews:
        return {"review": None, "review_by": None, "review_why": None}
    last = reviews[-1]
    decided = "accepted" if last.verdict == "accepted" else last.severity
    return {"review": decided, "review_by": last.by, "review_why": last.why}


def _said(item: BaseModel) -> dict[str, Any]:
    """Who says or does what, in an item of any kind."""
    said = {name: getattr(item, name, None) for name in _OF_THEIR_OWN}
    return {name: _as_text(value) for name, value in said.items()} | _who_and_what(item)


_OF_THEIR_OWN = ("via", "certainty", "form", "status", "condition", "quote", "when", "when_date",
                 "denies")  # fmt: skip
"""Columns that are called as the field that they hold."""


def _who_and_what(item: BaseModel) -> dict[str, Any]:
    match item:
        case Passage():
            return {"who": None, "what": item.text, "whom": None}
        case Actor():
            what = f"{item.kind}, {item.role}" if item.role else item.kind
            return {"who": item.name, "what": what, "whom": None}
        case Claim():
            return {"who": item.speaker, "what": item.statement, "whom": None}
        case Denial():
            return {"who": item.actor, "what": item.denied, "whom": None}
        case SanctionsThreat():
            return {"who": item.issuer, "what": item.measure, "whom": item.target}
        case _:
            texts = "; ".join(f"{name}: {text}" for name, text in shown_of(item))
            return {"who": None, "what": texts, "whom": None}


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)
