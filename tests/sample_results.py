"""Results of the sample report, as they would be stored, made without any server."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel

from summarizer import NewsSummary, Report, Result
from summarizer.assembling import counts_of
from summarizer.checking.answering import link_denials
from summarizer.checking.check import CHECKS_VERSION, check_summary
from summarizer.checking.contradicting import contradictions_of
from summarizer.checking.coverage import coverage_of
from summarizer.result import Provenance, ReportRecord, Usage
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
        "counts": counts_of(summary, checked),
        "contradictions": contradictions_of(checked, source),
        "coverage": coverage_of(source, checked),
        "usage": Usage(),
        "provenance": PROVENANCE,
    }
    return Result[NewsSummary](**whole | given)
