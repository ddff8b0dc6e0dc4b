"""Rows of somebody's own schema at the command line: read as they tell, checked with the schema."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from summarizer.reporting.rows import row
from summarizer.reporting.spreadsheet import items_csv
from tests import court_ruling
from tests.reporting.test_any_schema import result_of
from tests.sample_results import stored_result
from tests.test_cli_show import refused, run

SCHEMA = "tests.court_ruling:CourtRuling"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A job's folder with a row of a court's ruling, and its report."""
    known = result_of(court_ruling.CourtRuling, court_ruling.WHOLE)
    (tmp_path / "results.jsonl").write_text(row(known) + "\n", "utf-8")
    (tmp_path / "court.txt").write_text(court_ruling.TEXT, "utf-8")
    return tmp_path


def test_its_items_are_shown_with_the_names_of_their_fields(folder: Path) -> None:
    """The page holds the orders and the remarks beside the report."""
    run("show", folder, "--no-open")
    page = (folder / "results.html").read_text("utf-8")
    assert "orders" in page
    assert "$3 million" in page
    assert "knew of the leak" in page


def test_its_items_can_be_reviewed(folder: Path) -> None:
    """And the rows are printed with their reviews, in the schema that they have."""
    run("review", folder, "court", "orders[0]", "--override", "error", "--why", "no", "--by", "A")
    assert "orders[0]" in run("review", folder)
    told = json.loads(run("review", folder, "--rows"))
    before = json.loads((folder / "results.jsonl").read_text("utf-8"))
    assert told.pop("reviews")[0]["path"] == "orders[0]"
    assert told == {key: value for key, value in before.items() if key != "reviews"}


def test_it_is_compared_with_others(folder: Path) -> None:
    """Each item is something that its report says."""
    other = stored_result()
    with (folder / "results.jsonl").open("a", encoding="utf-8") as rows:
        rows.write(row(other) + "\n")
    told = json.loads(run("compare", folder, "--one-story", "--json").splitlines()[-1])
    assert "fined $3 million" in json.dumps(told)


def test_its_items_are_rows_of_a_table(folder: Path) -> None:
    """From Python, with the class at hand."""
    with items_csv(folder / "items.csv") as add:
        add(result_of(court_ruling.CourtRuling, court_ruling.WHOLE))
    rows = list(csv.DictReader(io.StringIO((folder / "items.csv").read_text("utf-8-sig"))))
    assert ("orders[0]", "orders") in [(line["path"], line["kind"]) for line in rows]


def test_it_is_checked_anew_with_its_schema_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it a choice would be taken for a text, and found wrong."""
    given = ("verify", folder / "results.jsonl", folder / "court.txt")
    told = refused(monkeypatch, capsys, *given)
    assert "of the schema CourtRuling" in told
    assert "--schema MODULE:CourtRuling" in told
    assert "kind" not in run(*given, "--schema", SCHEMA)


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("CourtRuling", "say it as module:Model"),
        ("tests.court_ruling:", "say it as module:Model"),
        ("no.such.module:Model", "no.such.module cannot be imported: ModuleNotFoundError"),
        ("tests.court_ruling:Nothing", "tests.court_ruling has no pydantic model 'Nothing'"),
        ("tests.court_ruling:TEXT", "tests.court_ruling has no pydantic model 'TEXT'"),
        ("broken:Model", "broken cannot be imported: ValueError: no"),
    ],
)
def test_a_schema_that_is_not_there_is_told(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    schema: str,
    said: str,
) -> None:
    """What is wrong with the name, or with the module."""
    (folder / "broken.py").write_text("raise ValueError('no')", "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    given = ("verify", folder / "results.jsonl", folder / "court.txt", "--schema", schema)
    assert said in refused(monkeypatch, capsys, *given)


def test_a_schema_is_looked_for_in_the_folder_of_the_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `python -m` would."""
    code = "from tests.court_ruling import CourtRuling as Ours\n"
    (folder / "my_rulings_of_velm.py").write_text(code, "utf-8")
    monkeypatch.setattr("sys.path", [entry for entry in __import__("sys").path if entry])
    monkeypatch.chdir(folder)
    run("verify", "results.jsonl", "court.txt", "--schema", "my_rulings_of_velm:Ours")
