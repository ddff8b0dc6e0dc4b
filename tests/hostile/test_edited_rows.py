"""A stored row that somebody edited by hand is not taken for a checked one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from summarizer import NewsSummary, Result
from summarizer.cli import app
from summarizer.errors import InputError
from summarizer.pipeline import summarize
from summarizer.reporting.markdown import MARK, markdown
from summarizer.reporting.page import page
from summarizer.reporting.rows import parse_row, row
from summarizer.verifying import verify
from tests.fake_replies import Answer
from tests.fake_server import FakeOpenAI
from tests.hostile.rounds import DEAR, DENIAL, FINE, NOTHING, PAID, TEXT, THREAT, WRONG_SUM
from tests.sample_report import settings_for

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def result() -> Result[NewsSummary]:
    """A row with a mended claim, one that stayed wrong, and a denial."""
    wrong = PAID | {"statement": "Belmar Shipping paid 70 bills", "quote": None}
    first = NOTHING | {
        "claims": [WRONG_SUM, wrong], "denials": [DENIAL], "sanctions_threats": [THREAT],
    }  # fmt: skip
    fix = {"entry": 1, "field": "statement", "evidence": [2], "value": FINE["statement"]}
    with FakeOpenAI([Answer(first, usage=DEAR), Answer({"fixes": [fix]})]) as fake:
        return summarize(TEXT, settings=settings_for(fake))


def _claim(number: int, **changed: Any) -> Edit:
    return lambda row: row["summary"]["claims"][number].update(changed)


def _at(words: str, **changed: Any) -> list[dict[str, Any]]:
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words), "text": words, "sentence": 7} | changed]


def _call_it_right(row: dict[str, Any]) -> None:
    for check in row["summary"]["claims"][1]["checks"]:
        check.update(severity="ok", verdict="supported", reason="fine")
    row["counts"]["errors"] = 0


def _call_it_right_by_another_version(row: dict[str, Any]) -> None:
    _call_it_right(row)
    row["provenance"]["checks"] = 99


def _forget_all_checks(row: dict[str, Any]) -> None:
    row["counts"] = {}
    for claim in row["summary"]["claims"]:
        claim["checks"] = []


def _check(change: Callable[[dict[str, Any]], object]) -> Edit:
    return lambda row: change(row["summary"]["claims"][0]["checks"][0])


def _number(sentence: int) -> Edit:
    return lambda row: row["summary"]["claims"][0]["evidence"][0].update(sentence=sentence)


def _correction(**changed: Any) -> Edit:
    return lambda row: row["corrections"][0].update(changed)


def _take_out_a_warning(row: dict[str, Any]) -> None:
    checks = row["summary"]["claims"][1]["checks"]
    kept = [check for check in checks if check["severity"] != "warning"]
    assert len(kept) < len(checks)
    row["summary"]["claims"][1]["checks"] = kept
    row["counts"]["checks"] -= len(checks) - len(kept)
    row["counts"]["warnings"] -= len(checks) - len(kept)


SEEN: list[tuple[str, Edit]] = [
    ("checks taken out", _claim(1, checks=[])),
    ("all checks and counts taken out", _forget_all_checks),
    ("verdicts put right", _call_it_right),
    ("verdicts put right, of another version", _call_it_right_by_another_version),
    ("a figure changed", _claim(0, statement=FINE["statement"].replace("2.5", "25"))),
    ("a word changed", _claim(0, statement=FINE["statement"].replace("had fined", "fined"))),
    ("a speaker changed", _claim(0, speaker="Jan Kowal")),
    ("evidence moved", _claim(0, evidence=_at("“We have no tanks left,” Kowal said."))),
    ("evidence cut short", _claim(0, evidence=_at("“We have no tanks"))),
    ("evidence taken out", _claim(0, evidence=[])),
    ("a correction forged", lambda row: row["corrections"][-1].update(outcome="mended")),
    ("a correction of nothing", lambda row: row["corrections"][0].update(path="claims[9]")),
    ("a link forged", lambda row: row["summary"]["denials"][0].update(denies="claims[1]")),
    ("a date of its own", _claim(0, when="Tuesday", when_date="1999-12-31")),
    ("coverage made whole", lambda row: row["coverage"]["figures"].update(unused=[], used=3)),
    ("a reason changed", _check(lambda check: check.update(reason="all is well"))),
    ("the places of a verdict moved", _check(lambda check: check.update(source_spans=[]))),
    ("a check made up", _check(lambda check: check.update(kind="status", field="speaker"))),
    ("the number of a sentence", _number(7)),
    ("a number that no report has", _number(10**9)),
    ("a warning taken out", _take_out_a_warning),
    ("coverage taken out", lambda row: row.update(coverage={})),
    ("counts taken out", lambda row: row.update(counts={})),
    ("corrections taken out", lambda row: row.update(corrections=[])),
    ("what was wrong at first", _correction(before="Belmar paid")),
    ("why it was wrong", _correction(reason="a comma was missing")),
    ("what it cited at first", _correction(cited_before=[5])),
    ("what it cites since", _correction(cited_before=[5], cited_after=[1, 2])),
    ("a mended claim called unanswered", _correction(outcome="unanswered")),
    ("an item told to be asked for again", lambda row: row.update(completed=["claims[0]"])),
    (
        "a contradiction made up",
        lambda row: row["contradictions"].append({
            "one": "claims[0]", "other": "claims[1]", "kind": "polarity", "reason": "so it is",
            "one_spans": _at("We paid", sentence=4), "other_spans": _at("We paid", sentence=4),
        }),
    ),
]  # fmt: skip

UNREADABLE: list[tuple[str, Edit]] = [
    ("the report's text", lambda row: row["report"].update(text=TEXT.replace("2.5", "25"))),
    ("the report's hash", lambda row: row["report"].update(sha256="0" * 64)),
    ("the words of evidence", _claim(0, evidence=_at("We paid", text="We stole"))),
    ("a place outside the report", _claim(0, evidence=_at("We", end=10**9))),
    ("a verdict of no severity", _claim(0, checks=[{"kind": "figure", "severity": "great"}])),
    ("a version to come", lambda row: row.update(version=2)),
]


@pytest.mark.parametrize(("name", "edit"), SEEN, ids=[name for name, _ in SEEN])
def test_an_edited_row_does_not_verify(
    result: Result[NewsSummary], tmp_path: Path, name: str, edit: Edit
) -> None:
    """Whatever was put right by hand is told, and the command exits with 1."""
    stored, source = tmp_path / "row.json", tmp_path / "source.txt"
    source.write_text(TEXT, encoding="utf-8")
    told = edited(result, edit)
    before, after = verify(result, TEXT), verify(told, TEXT)

    assert (before.untrue, after.ok) == ((), False)
    wrong = {item.path for item in after.items if item.severity == "error"}
    assert after.untrue or wrong != {"claims[1]"} or name.endswith("another version")
    stored.write_text(row(told), encoding="utf-8")
    assert CliRunner().invoke(app, ["verify", str(stored), str(source)]).exit_code == 1
    assert markdown(told)
    assert page([told])


@pytest.mark.parametrize(("name", "edit"), UNREADABLE, ids=[name for name, _ in UNREADABLE])
def test_a_row_that_cannot_be_so_is_not_read(
    result: Result[NewsSummary], tmp_path: Path, name: str, edit: Edit
) -> None:
    """It is refused in one sentence, by every command that reads rows."""
    with pytest.raises(ValidationError):
        edited(result, edit)
    stored, source = tmp_path / "row.json", tmp_path / "source.txt"
    source.write_text(TEXT, encoding="utf-8")
    document = json.loads(row(result))
    edit(document)
    stored.write_text(json.dumps(document), encoding="utf-8")
    for command in (["verify", stored, source], ["show", stored, "--no-open"], ["compare", stored]):
        run = CliRunner().invoke(app, [str(word) for word in command])
        assert isinstance(run.exception, InputError), f"{name}: {command[0]}"
        assert "\n" not in str(run.exception)


def test_what_lost_its_checks_is_shown_as_unchecked(result: Result[NewsSummary]) -> None:
    """Neither the Markdown nor the page gives a sound mark to what no check stands by."""
    told = edited(result, _forget_all_checks)
    claims = [line for line in markdown(told).splitlines() if "(stated)" in line]
    assert claims
    assert not any(line.startswith(f"- {MARK['ok']}") for line in claims)
    assert "nothing tells that this was ever checked" in page([told])


def edited(result: Result[NewsSummary], edit: Edit) -> Result[NewsSummary]:
    """A result read from a row that was changed."""
    document = json.loads(row(result))
    edit(document)
    return parse_row(json.dumps(document))
