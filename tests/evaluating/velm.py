"""The sample report as a seed: what a good summary of it must contain."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from summarizer import NewsSummary, Result
from summarizer.checking.check import check_summary
from summarizer.evaluating.seeds import Seed, read_seed
from summarizer.evaluating.tally import Evaluation
from summarizer.result import ReportRecord
from summarizer.source.report import Report
from summarizer.source.sentences import Source
from tests.sample_report import TEXT, WHOLE
from tests.sample_results import PROVENANCE, read

SHELLED, ANSWER, DENIED, WARNED = (line for line in TEXT.split("\n\n")[1:])
EXPECTED: dict[str, Any] = {
    "report": {"title": "Border town shelled", "publisher": None, "published": "2024-04-12"},
    "actors": [
        {"name": "Northland", "kind": "country", "sentences": [SHELLED]},
        {
            "name": "Ana Ruiz", "kind": "person", "role": "Defense Minister; accuses Northland",
            "aliases": ["Ruiz"], "sentences": [SHELLED],
        },
        {"name": "European Union", "kind": "organization", "sentences": [WARNED.strip()]},
    ],
    "claims": [
        {
            "statement": "Shelling of Velm by Northland killed 12 people.",
            "speaker": "Ana Ruiz", "certainty": "stated", "figures": ["12"],
            "sentences": [SHELLED],
        },
        {
            "statement": "Every shell will be answered.", "speaker": "Ana Ruiz",
            "quote": "We will answer every shell,", "sentences": [ANSWER],
        },
    ],
    "denials": [
        {
            "actor": "Northland’s foreign ministry", "denied": "the accusation of shelling Velm",
            "form": "denied", "sentences": [DENIED],
        }
    ],
    "sanctions_threats": [
        {
            "issuer": "European Union", "target": "Northland", "measure": "an asset freeze",
            "status": "threatened", "condition": "if the shelling goes on",
            "sentences": [WARNED.strip()],
        }
    ],
}  # fmt: skip


def seed_folder(
    folder: Path, expected: dict[str, Any] | str = EXPECTED, text: str | None = TEXT
) -> Path:
    """A seed's folder with these files; one that is None is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    if text is not None:
        (folder / "source.txt").write_text(text, "utf-8")
    written = expected if isinstance(expected, str) else json.dumps(expected)
    (folder / "expected.json").write_text(written, "utf-8")
    return folder


def seed(folder: Path) -> Seed:
    """The sample report as a seed."""
    return read_seed(seed_folder(folder / "velm"))


def changed(section: str, at: int, **fields: Any) -> dict[str, Any]:
    """The obedient answer with some fields of one item changed."""
    answer = copy.deepcopy(WHOLE)
    answer[section][at] |= fields
    return answer


def with_more(section: str, **fields: Any) -> dict[str, Any]:
    """The obedient answer with the first item of a section again, some fields changed."""
    answer = copy.deepcopy(WHOLE)
    answer[section].append(answer[section][0] | fields)
    return answer


def result_of(answer: dict[str, Any], text: str = TEXT, name: str = "velm") -> Result[NewsSummary]:
    """A checked result with this answer."""
    report = Report(text=text, id=name)
    summary = read(answer, text)
    check_summary(summary, Source(text), report.published)
    return Result[NewsSummary](
        id=name,
        report=ReportRecord(**report.model_dump(), sha256=report.sha256),
        status="done",
        summary=summary,
        provenance=PROVENANCE,
    )


def outcomes(evaluation: Evaluation, section: str) -> list[tuple[str, str]]:
    """What became of each item of a section, and what the checks say of it."""
    items = [item for one in evaluation.seeds for item in one.items]
    return [(item.outcome, item.verdict) for item in items if item.section == section]
