"""Results of the sample report, as they would be stored, made without any server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from summarizer import NewsSummary, Report, Result
from summarizer.checking.answering import link_denials
from summarizer.checking.check import CHECKS_VERSION, Checked, check_summary
from summarizer.checking.contradicting import contradictions_of
from summarizer.checking.coverage import coverage_of
from summarizer.result import Counts, Provenance, ReportRecord, Usage
from summarizer.source.sentences import Source
from summarizer.summary import citing
from tests.sample_report import TEXT, WHOLE

PROVENANCE = Provenance(
    library="0.1.0",
    model="fake-model",
    where="at localhost",
    prompts="0123456789ab",
    schema_name="NewsSummary",
    schema_fingerprint="ba9876543210",
    checks=CHECKS_VERSION,
    created="2026-01-01T00:00:00+00:00",
)


def read(
    answer: dict[str, Any], text: str = TEXT, schema: type[BaseModel] = NewsSummary
) -> BaseModel:
    """An answer of a model as the summary that it stands for, unchecked."""
    with citing(Source(text).sentences):
        return schema.model_validate(answer)


def stored_result(answer: dict[str, Any] | None = None, **given: Any) -> Result[NewsSummary]:
    """A checked result of the sample report."""
    report = Report(text=TEXT, id="velm", published=date(2024, 4, 12))
    source, summary = Source(TEXT), read(WHOLE if answer is None else answer)
    checked = check_summary(summary, source, report.published)
    link_denials(checked, source)
    whole: dict[str, Any] = {
        "id": report.id,
        "report": ReportRecord(**report.model_dump(), sha256=report.sha256),
        "status": "done",
        "summary": summary,
        "counts": counted(summary, checked),
        "contradictions": contradictions_of(checked, source),
        "coverage": coverage_of(source, checked),
        "usage": Usage(),
        "provenance": PROVENANCE,
    }
    return Result[NewsSummary](**whole | given)


def counted(summary: BaseModel, checked: Sequence[Checked]) -> Counts:
    """What the result of a summary counts."""
    checks = [check for one in checked for check in one.checks]
    kinds = Counter(
        one.path.partition("[")[0].partition(".")[0] or type(summary).__name__ for one in checked
    )
    return Counts(
        items=dict(kinds),
        figures=sum(check.kind == "figure" for check in checks),
        checks=len(checks),
        warnings=sum(check.severity == "warning" for check in checks),
        errors=sum(check.severity == "error" for check in checks),
    )
