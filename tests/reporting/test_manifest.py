"""A manifest says what a job was: what it holds, what it cost and where it came from."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import SecretStr

from summarizer import Settings
from summarizer.reporting.manifest import (
    BadRows,
    Manifest,
    Run,
    Tally,
    manifest,
    told_settings,
    write_manifest,
)
from summarizer.result import Call, Counts, Failure, Result, Usage
from tests.reporting.wrong_result import a_result
from tests.sample_results import stored_result

SCHEMA = Path(__file__).parents[2] / "schemas" / "manifest.schema.json"
FAILED: dict[str, Any] = {
    "summary": None,
    "status": "failed",
    "error": Failure(kind="ProviderUnreachable", message="nobody answers"),
    "counts": Counts(),
}


def tally_of(*results: Result[Any]) -> Tally:
    """What these results add up to."""
    tally = Tally()
    for result in results:
        tally.add(result)
    return tally


def run(**given: object) -> Run:
    """A run that began ten seconds ago."""
    began = datetime.now(UTC) - timedelta(seconds=10)
    return Run(began=began, settings=Settings(), **given)  # type: ignore[arg-type]


def test_results_are_counted_by_what_became_of_them() -> None:
    """Statuses, items, flags and errors, each where it belongs."""
    one, other, failed = stored_result(), a_result(), stored_result(**FAILED)
    totals = tally_of(one, other, failed).totals
    assert totals.reports == {"done": 2, "partial": 0, "failed": 1}
    assert totals.items["claims"] == one.counts.items["claims"] + other.counts.items.get(
        "claims", 0
    )
    assert totals.flagged == len(one.flagged) + len(other.flagged)
    assert totals.wrong == sum(c.severity == "error" for r in (one, other) for c in r.flagged) > 0
    assert totals.errors == {"ProviderUnreachable": 1}


def test_what_was_spent_is_added_up() -> None:
    """Tokens and calls of every result, and their cost as long as every price is known."""
    call = Call(section="claims", prompt_tokens=100, completion_tokens=20)
    paid = stored_result(usage=Usage(calls=[call, call], cost=0.25))
    spent = tally_of(paid, paid).spent
    assert (spent.calls, spent.prompt_tokens, spent.completion_tokens) == (4, 400, 80)
    assert spent.cost == pytest.approx(0.5)
    assert tally_of(paid, stored_result(usage=Usage(calls=[call])), paid).spent.cost is None


def test_every_origin_is_told_with_how_many_results_it_has() -> None:
    """The time apart: two results of one model on two days are of one origin."""
    later = stored_result()
    later.provenance = later.provenance.model_copy(update={"created": "2027-01-01T00:00:00"})
    other = stored_result()
    other.provenance = other.provenance.model_copy(update={"model": "other-model"})
    origins = tally_of(other, stored_result(), later).origins
    assert [(origin.model, origin.reports) for origin in origins] == [
        ("fake-model", 2),
        ("other-model", 1),
    ]


def test_a_manifest_is_read_back_and_fits_its_schema(tmp_path: Path) -> None:
    """What is written is whole, and says what the run says."""
    skipped = BadRows(count=1, first=[{"where": "r.csv, line 2", "reason": "no text"}])
    told = manifest(
        tally_of(stored_result()),
        run(inputs=[Path("a"), "-"], bad_rows=skipped, stopped="the budget", files=["b", "a"]),
    )
    write_manifest(tmp_path / "manifest.json", told)
    text = (tmp_path / "manifest.json").read_text("utf-8")
    assert Manifest.model_validate_json(text) == told
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(json.loads(text))
    assert (told.inputs, told.stopped, told.files) == (["a", "-"], "the budget", ["a", "b"])
    assert told.bad_rows == skipped
    assert 10 <= told.seconds < 20
    assert {"checked-summarizer", "python", "openai"} <= set(told.versions)


def test_no_secret_gets_into_a_manifest() -> None:
    """Neither the key nor what stands in the address for a login."""
    settings = Settings(
        model="m",
        base_url="https://user:hidden@host.example:8000/v1?key=hidden",
        api_key=SecretStr("hidden"),
    )
    told = told_settings(settings)
    assert told["base_url"] == "https://host.example:8000/v1"
    assert "hidden" not in json.dumps(told)
    assert "api_key" not in told
    assert told["model"] == "m"
