"""Put a result together: the summary, its verdicts, what it left out, cost and provenance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from summarizer.checking.answering import link_denials
from summarizer.checking.check import CHECKS_VERSION, Checked
from summarizer.checking.contradicting import contradictions_of
from summarizer.checking.coverage import coverage_of
from summarizer.prices import cost_of
from summarizer.result import Counts, Failure, Provenance, ReportRecord, Result, Usage
from summarizer.source.report import Report
from summarizer.source.sentences import Source
from summarizer.summary import Item

if TYPE_CHECKING:
    from summarizer.correcting.rounds import Rounds
    from summarizer.drafting.draft import Draft, Drafter

DISTRIBUTION = "checked-summarizer"


def assembled(report: Report, source: Source, drafter: Drafter, after: Rounds) -> Result[Any]:
    """The result of a report that has a summary: done, or partial with the reasons."""
    draft, checked = after.draft, after.checked
    link_denials(checked, source)  # only now: a correction may have changed what is said
    return _result_type(drafter)(
        **_frame(report, drafter, draft),
        status="partial" if draft.problems else "done",
        summary=draft.summary,
        checks={one.path: list(one.checks) for one in checked if not isinstance(one.item, Item)},
        corrections=list(after.corrections),
        completed=list(after.completed),
        contradictions=contradictions_of(checked, source),
        counts=counts_of(draft.summary, checked),
        coverage=coverage_of(source, checked, drafter.schema),
        error=_failure("Incomplete", "; ".join(draft.problems)) if draft.problems else None,
    )


def failed(report: Report, drafter: Drafter, draft: Draft) -> Result[Any]:
    """The result of a report that has no summary, and why."""
    kind = type(draft.failure).__name__ if draft.failure else "ModelError"
    return _result_type(drafter)(
        **_frame(report, drafter, draft),
        status="failed",
        error=_failure(kind, "; ".join(draft.problems) or str(draft.failure)),
    )


def _result_type(drafter: Drafter) -> type[Result[Any]]:
    return Result[drafter.schema]  # type: ignore[name-defined]


def _frame(report: Report, drafter: Drafter, draft: Draft) -> dict[str, Any]:
    usage = Usage(calls=list(draft.calls))
    usage.cost = cost_of(drafter.model.model, drafter.model.is_local, usage)
    return {
        "id": report.id,
        "report": ReportRecord(**report.model_dump(), sha256=report.sha256),
        "usage": usage,
        "provenance": provenance_of(drafter),
    }


def provenance_of(drafter: Drafter) -> Provenance:
    """Where the results of a drafter come from, as of now."""
    return Provenance(
        library=library_version(),
        model=drafter.model.model,
        where=drafter.model.where,
        prompts=drafter.fingerprint,
        schema_name=drafter.schema.__name__,
        schema_fingerprint=drafter.schema_fingerprint,
        checks=CHECKS_VERSION,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def counts_of(summary: BaseModel | None, checked: Sequence[Checked]) -> Counts:
    """What is counted of a checked summary: its items by kind, its figures, checks and faults."""
    checks = [check for one in checked for check in one.checks]
    items: dict[str, int] = {}
    for one in checked:
        kind = one.path.partition("[")[0].partition(".")[0] or type(summary).__name__
        items[kind] = items.get(kind, 0) + 1
    return Counts(
        items=items,
        figures=sum(check.kind == "figure" for check in checks),
        checks=len(checks),
        warnings=sum(check.severity == "warning" for check in checks),
        errors=sum(check.severity == "error" for check in checks),
    )


def _failure(kind: str, message: str) -> Failure:
    return Failure(kind=kind, message=message)


@lru_cache(maxsize=1)
def library_version() -> str:
    """The version of this library that is installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - takes 20 ms

    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0+unknown"
