"""Results for tests of comparing, made without any model: sentences, and what rests on each."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from summarizer import Actor, Claim, Denial, Evidence, NewsSummary, Report, Result, SanctionsThreat
from summarizer.checking.check import check_summary
from summarizer.result import ReportRecord
from summarizer.source.sentences import Source
from summarizer.summary import Span
from tests.sample_results import PROVENANCE

SEEDS = Path(__file__).parents[2] / "seeds"


def claim(
    sentence: str, speaker: str | None = None, words: str = "", **given: Any
) -> tuple[str, type[Claim], dict[str, Any]]:
    """A sentence with a claim that rests on it; its words are those of the sentence."""
    fields = {"statement": words or sentence, "speaker": speaker, "certainty": "stated"} | given
    return sentence, Claim, fields


def denial(sentence: str, actor: str, denied: str) -> tuple[str, type[Denial], dict[str, Any]]:
    """A sentence with a denial that rests on it."""
    return sentence, Denial, {"actor": actor, "denied": denied, "form": "denied"}


def measure(
    sentence: str, issuer: str, target: str, what: str, status: str
) -> tuple[str, type[SanctionsThreat], dict[str, Any]]:
    """A sentence with a measure that rests on it."""
    fields = {"issuer": issuer, "target": target, "measure": what, "status": status}
    return sentence, SanctionsThreat, fields


def result_of(
    name: str,
    *told: tuple[str, Any, dict[str, Any]],
    actors: tuple[Actor, ...] = (),
    published: date | None = None,
    checked: bool = False,
    **given: Any,
) -> Result[NewsSummary]:
    """A result whose report is these sentences, one after the other."""
    text, items = "", list[Any]()
    for number, (sentence, kind, fields) in enumerate(told, 1):
        start = len(text) + bool(text)
        text = f"{text} {sentence}".strip()
        cited = Evidence(start=start, end=len(text), text=sentence, sentence=number)
        items.append(kind(**fields, evidence=[cited]))
    summary = NewsSummary(
        headline=None,
        gist=None,
        actors=list(actors),
        claims=[item for item in items if isinstance(item, Claim)],
        denials=[item for item in items if isinstance(item, Denial)],
        sanctions_threats=[item for item in items if isinstance(item, SanctionsThreat)],
    )
    if checked:
        check_summary(summary, Source(text), published)
    return _result(Report(id=name, text=text, published=published), summary, **given)


def seed_result(name: str) -> Result[NewsSummary]:
    """A seed report with the summary that a careful reader made of it."""
    expected = json.loads((SEEDS / name / "expected.json").read_text("utf-8"))
    text = (SEEDS / name / "source.txt").read_bytes().decode()
    source = Source(text)

    def built(kind: Any, section: str) -> list[Any]:
        fields = [field for field in kind.model_fields if field not in ("checks", "evidence")]
        return [
            kind(
                **{field: item[field] for field in fields if field in item},
                evidence=_cited(item["sentences"], source),
            )
            for item in expected[section]
        ]

    summary = NewsSummary(
        headline=None,
        gist=None,
        actors=built(Actor, "actors"),
        claims=built(Claim, "claims"),
        denials=built(Denial, "denials"),
        sanctions_threats=built(SanctionsThreat, "sanctions_threats"),
    )
    check_summary(summary, source)
    return _result(Report(id=name, text=text, title=expected["report"]["title"]), summary)


def _cited(sentences: list[str], source: Source) -> list[Evidence]:
    found: dict[int, Evidence] = {}
    for words in sentences:
        start = source.text.index(words)
        for sentence in source.sentences_within(Span(start=start, end=start + len(words))):
            found[sentence.sentence] = sentence
    return list(found.values())


def _result(report: Report, summary: NewsSummary, **given: Any) -> Result[NewsSummary]:
    whole: dict[str, Any] = {
        "id": report.id,
        "report": ReportRecord(**report.model_dump(), sha256=report.sha256),
        "status": "done",
        "summary": summary,
        "provenance": PROVENANCE,
    }
    return Result[NewsSummary](**whole | given)
