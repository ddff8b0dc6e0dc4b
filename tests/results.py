"""A result made by hand, for tests of what is done with results."""

from __future__ import annotations

from summarizer import Claim, NewsSummary, Report, Result
from summarizer.checking.check import CHECKS_VERSION, check_summary
from summarizer.result import Provenance, ReportRecord
from summarizer.source.sentences import Source
from summarizer.summary import Passage

TEXT = (
    "Acme paid $2 million in 2023, its director Ada Quist said. "
    "“We broke no rule,” Quist told reporters."
)


def a_result(text: str = TEXT) -> Result[NewsSummary]:
    """A checked result with a headline and two claims, the second with a wrong figure."""
    source = Source(text)
    first = source.sentences[0]
    summary = NewsSummary(
        headline=Passage(text="Acme paid $2 million", evidence=[first]),
        gist=None,
        claims=[
            Claim(
                statement="Acme paid $2 million in 2023.",
                speaker="Ada Quist",
                certainty="stated",
                evidence=[first],
            ),
            Claim(
                statement="Acme paid $3 million in 2023.",
                speaker="Ada Quist",
                certainty="stated",
                evidence=[first],
            ),
        ],
    )
    check_summary(summary, source)
    report = Report(id="acme", text=text)
    return Result[NewsSummary](
        id=report.id,
        report=ReportRecord(**report.model_dump(), sha256=report.sha256),
        status="done",
        summary=summary,
        provenance=Provenance(
            library="0",
            model="fake-model",
            where="on this machine",
            prompts="0" * 12,
            schema_name="NewsSummary",
            schema_fingerprint="0" * 12,
            checks=CHECKS_VERSION,
            created="2026-01-01T00:00:00+00:00",
        ),
    )
