#!/usr/bin/env python3
"""Score langextract and this project on the same reports with the same model, in one run.

    python -m venv lx && lx/bin/pip install "langextract[openai]"
    python bench/langextract_seeds.py --python lx/bin/python [--keep FOLDER] [seeds ...]

The embedded model is served once, and both ask it: this project as it always does, langextract as
any OpenAI-compatible server, with its defaults, its examples' schema and a prompt of ours (see
`langextract_extraction.py`). Both are scored by `summarizer evaluate`'s own scorer.

langextract marks nothing as wrong; what comes nearest is that it cannot align an extraction with
the text ("wrong" here), or only nearly ("look"). A third set of scores gives langextract's own
extractions to this project's checks.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

from rich.console import Console

from summarizer import NewsSummary, Result, Settings, Summarizer
from summarizer.assembling import library_version
from summarizer.checking.check import CHECKS_VERSION, check_summary
from summarizer.drafting.embedded.model_file import QWEN_CODER, find_model
from summarizer.drafting.embedded.server import LocalServer
from summarizer.evaluating.scoring import evaluation_of
from summarizer.evaluating.seeds import Seed, read_seeds
from summarizer.evaluating.tables import cost_table, found_table, verdict_table
from summarizer.evaluating.tally import Evaluation
from summarizer.reporting.rows import parse_row, row
from summarizer.result import Call, Provenance, ReportRecord, Usage
from summarizer.source.sentences import Source
from summarizer.summary import (
    Actor,
    ActorKind,
    Certainty,
    Check,
    Claim,
    Denial,
    DenialForm,
    Item,
    SanctionsThreat,
    Span,
    ThreatStatus,
)

EXTRACTION = Path(__file__).with_name("langextract_extraction.py")
SEEDS = Path(__file__).parents[1] / "seeds"
ANSWER_TOKENS = 1_600
"""The same limit for both: without one a small model may go on until its window is full."""

SECTIONS = {
    "actor": "actors",
    "claim": "claims",
    "denial": "denials",
    "sanction": "sanctions_threats",
}
NOBODY = {"the report", "report", "none", "null", "unknown", ""}


ROWS, EXTRACTIONS = "results.jsonl", "langextract.json"
PROVENANCE = Provenance(
    library=library_version(), model=QWEN_CODER.name, where="on this machine", prompts="",
    schema_name="NewsSummary", schema_fingerprint="", checks=CHECKS_VERSION, created="",
)  # fmt: skip


def main() -> None:
    """Ask both, score both."""
    options = _options()
    seeds = read_seeds(options.seeds)
    if not (options.keep and (options.keep / EXTRACTIONS).exists()):
        _require_langextract(options.python)
    ours = _kept(options.keep, ROWS, lambda: _ours(seeds))
    theirs = _kept(options.keep, EXTRACTIONS, lambda: _theirs(options.python, seeds))
    rows = [parse_row(line) for line in ours.splitlines()]
    raw = json.loads(theirs)
    scores = {
        "this project": evaluation_of(zip(seeds, rows, strict=True)),
        "langextract": evaluation_of((s, _result(s, raw[s.name])) for s in seeds),
        "langextract, checked by this project": evaluation_of(
            (s, _result(s, raw[s.name], checked=True)) for s in seeds
        ),
    }
    _show(scores)
    if options.json:
        told = {name: one.model_dump(mode="json") for name, one in scores.items()}
        options.json.write_text(json.dumps(told, indent=2), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("seeds", nargs="*", type=Path, default=[SEEDS])
    parser.add_argument("--python", default=sys.executable, help="a Python that has langextract")
    parser.add_argument("--json", type=Path, help="where to write all scores")
    parser.add_argument("--keep", type=Path, help="a folder for all answers; what is there is read")
    return parser.parse_args()


def _kept(folder: Path | None, name: str, make: Callable[[], str]) -> str:
    """What a folder has under a name, or what is made now and put there."""
    if folder is None:
        return make()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    if not file.exists():
        file.write_text(make(), "utf-8")
    return file.read_text("utf-8")


def _theirs(python: str, seeds: Sequence[Seed]) -> str:
    """What langextract finds in each report, as JSON."""
    server = LocalServer.shared(find_model(None, None))
    task = {
        "texts": {seed.name: seed.report.text for seed in seeds},
        "base_url": server.base_url,
        "api_key": server.api_key,
        "model": server.model,
        "answer_tokens": ANSWER_TOKENS,
    }
    ran = subprocess.run(  # noqa: S603 - a Python that the caller names
        [python, str(EXTRACTION)], input=json.dumps(task), stdout=subprocess.PIPE,
        encoding="utf-8", check=True,
    )  # fmt: skip
    return ran.stdout


def _require_langextract(python: str) -> None:
    """Say what to install before any model is asked, which takes minutes."""
    try:
        subprocess.run([python, "-c", "import langextract"], check=True, capture_output=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        sys.exit(
            f'{python} has no langextract: install "langextract[openai]" in an environment of '
            "its own and name its Python with --python"
        )


def _ours(seeds: Sequence[Seed]) -> str:
    """What this project finds in each report, as rows."""
    with Summarizer(Settings(answer_tokens=ANSWER_TOKENS)) as summarizer:
        return "".join(row(summarizer.summarize(seed.report)) + "\n" for seed in seeds)


def _result(seed: Seed, raw: dict[str, Any], *, checked: bool = False) -> Result[NewsSummary]:
    """What langextract found as a result of this project's, so that it can be scored."""
    source = Source(seed.report.text)
    summary = NewsSummary(headline=None, gist=None)
    for one in raw["extractions"]:
        item = _item(one, source)
        if item is not None:
            getattr(summary, SECTIONS[one["kind"]]).append(item)
    if checked:
        check_summary(summary, source, seed.report.published)
    counts = {name: raw[name] for name in ("prompt_tokens", "completion_tokens", "seconds")}
    return Result[NewsSummary](
        id=seed.name,
        report=ReportRecord(**seed.report.model_dump(), sha256=seed.report.sha256),
        status="done",
        summary=summary,
        usage=Usage(calls=[Call(section="all", attempts=raw["calls"], **counts)]),
        provenance=PROVENANCE,
    )


def _item(raw: dict[str, Any], source: Source) -> Item | None:
    """One extraction as an item of its section; None for a class that was not asked for."""
    attributes, text = raw["attributes"], raw["text"].strip()
    placed = raw["start"] is not None
    cited = (
        list(source.sentences_within(Span(start=raw["start"], end=raw["end"]))) if placed else []
    )
    shared: dict[str, Any] = {"evidence": cited, "checks": _alignment(raw)}

    def told(name: str) -> str:
        value = attributes.get(name)
        return str(value).strip() if value else "not given"

    match raw["kind"] if text else None:
        case "actor":
            kind = _one_of(ActorKind, told("kind"), "other")
            return Actor(name=text, kind=kind, **shared)
        case "claim":
            speaker = None if told("speaker").lower() in NOBODY else told("speaker")
            certainty = _one_of(Certainty, told("certainty"), "stated")
            return Claim(statement=text, speaker=speaker, certainty=certainty, **shared)
        case "denial":
            form = _one_of(DenialForm, told("form"), "denied")
            return Denial(actor=told("actor"), denied=text, form=form, **shared)
        case "sanction":
            return SanctionsThreat(
                issuer=told("issuer"),
                target=told("target"),
                measure=text if told("measure") == "not given" else told("measure"),
                status=_one_of(ThreatStatus, told("status"), "threatened"),
                **shared,
            )
    return None


def _one_of(choices: Any, given: str, otherwise: str) -> Any:
    """A word of a closed list; langextract cannot be held to one, so others become a default."""
    return given.lower() if given.lower() in get_args(choices) else otherwise


def _alignment(raw: dict[str, Any]) -> list[Check]:
    """What langextract itself says of an extraction; without a word it would count as unchecked."""
    if raw["exact"]:
        verdict, severity, reason = "supported", "ok", "langextract found it"
    elif raw["start"] is not None:
        verdict, severity, reason = "weak", "warning", "langextract aligned it only nearly"
    else:
        verdict, severity, reason = "unsupported", "error", "langextract did not find it"
    told = {"verdict": verdict, "severity": severity, "reason": reason}
    return [Check.model_validate({"kind": "evidence", "field": "evidence", **told})]


def _show(scores: dict[str, Evaluation]) -> None:
    console = Console(width=80)
    for name, evaluation in scores.items():
        console.rule(name)
        for table in (found_table(evaluation), verdict_table(evaluation), cost_table(evaluation)):
            console.print(table)
            console.print()


if __name__ == "__main__":
    main()
