"""A batch reads what it is told to, and leaves beside the rows what is asked for."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from summarizer.cli import main
from summarizer.cli.outputs import READABLE_AT_MOST, Asked
from summarizer.reporting.manifest import Manifest
from tests.fake_replies import obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, ITEMS, TEXT

ROWS = [["ref", "body", "day"], ["one", TEXT, "2024-04-12"], ["two", "", ""], ["three", TEXT, ""]]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeOpenAI]:
    """A server that the environment names."""
    with FakeOpenAI(obedient(BY_SECTION)) as server:
        for name, value in (("BASE_URL", server.base_url), ("MODEL", "m"), ("RETRIES", "0")):
            monkeypatch.setenv(f"SUMMARIZER_{name}", value)
        yield server


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A CSV with a bad row, whose columns have names of their own."""
    path = tmp_path / "in" / "reports.csv"
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(ROWS)
    return path


def batch(*arguments: object) -> int:
    """Run the command; its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["summarizer", "batch", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
    return int(ended.value.code or 0)


def in_columns(table: Path, *more: object) -> int:
    """Run it over the table, into a folder beside it."""
    out = table.parents[1] / "out"
    columns = ["--column", "id=ref", "--column", "text=body", "--column", "published=day"]
    return batch(table, "--out", out, *columns, *more)


def test_every_form_is_left_beside_the_rows(fake: FakeOpenAI, table: Path, tmp_path: Path) -> None:
    """A table with columns of its own goes in, rows, items and a manifest come out."""
    assert in_columns(table, "--bad-rows", "skip", "--csv", "--parquet", "--markdown") == 0
    out = tmp_path / "out"
    items = list(csv.DictReader(io.StringIO((out / "items.csv").read_text("utf-8-sig"))))
    assert len(items) == 2 * ITEMS
    assert {item["report_id"] for item in items} == {"one", "three"}
    assert {item["published"] for item in items} == {"2024-04-12", ""}
    assert pq.read_table(out / "items.parquet").num_rows == 2 * ITEMS
    assert pq.read_table(out / "reports.parquet").num_rows == 2
    assert (out / "results.md").is_file()
    assert [path.name for path in out.glob("*.jsonl")] == ["results.jsonl"]


def test_the_manifest_says_what_was_read_and_what_was_not(
    fake: FakeOpenAI, table: Path, tmp_path: Path
) -> None:
    """Counts, inputs, bad rows and files, and no key."""
    assert in_columns(table, "--bad-rows", "skip", "--csv") == 0
    out = tmp_path / "out"
    told = Manifest.model_validate_json((out / "manifest.json").read_text("utf-8"))
    assert told.totals.reports == {"done": 2, "partial": 0, "failed": 0}
    assert told.inputs == [str(table)]
    assert told.bad_rows.count == 1
    assert told.bad_rows.first[0]["where"].startswith(f"{table}, line ")
    assert told.origins[0].model == "m"
    assert all((out / name).is_file() for name in told.files)


def test_a_bad_row_ends_the_job_unless_it_may_be_passed_over(
    fake: FakeOpenAI, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And when it is, it is told at the end."""
    assert in_columns(table) == 2
    line = f"line {TEXT.count(chr(10)) + 3}"  # the text before it goes over as many lines
    assert f'{line}: the row has no "body"' in capsys.readouterr().err.replace("\n", " ")
    assert in_columns(table, "--bad-rows", "skip", "--quiet") == 0
    told = capsys.readouterr().err
    assert "1 row or file was passed over" in told
    assert line in told


def test_a_form_that_is_there_is_kept_up_to_date(
    fake: FakeOpenAI, table: Path, tmp_path: Path
) -> None:
    """Else it would say less than the rows beside it."""
    assert in_columns(table, "--bad-rows", "skip", "--csv") == 0
    before = (tmp_path / "out" / "items.csv").read_text("utf-8-sig")
    (tmp_path / "more.txt").write_text(TEXT, "utf-8")
    assert batch(tmp_path / "more.txt", "--out", tmp_path / "out") == 0
    assert len((tmp_path / "out" / "items.csv").read_text("utf-8-sig")) > len(before)
    told = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert "items.csv" in told["files"]


def test_a_folder_that_takes_its_own_results_is_read_again_without_them(
    fake: FakeOpenAI, tmp_path: Path
) -> None:
    """The job's folder within the input is no input."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    for _ in range(2):
        assert batch(tmp_path / "in", "--out", tmp_path / "in" / "out", "--csv") == 0
    rows = (tmp_path / "in" / "out" / "results.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(row)["id"] for row in rows] == ["a"]
    assert len(fake.requests) == 1


def test_a_text_to_read_is_left_for_few_reports_or_when_it_is_asked_for(tmp_path: Path) -> None:
    """Nobody reads a text of ten thousand reports."""

    def forms(markdown: bool | None, reports: int) -> list[str]:
        return list(Asked(markdown=markdown).forms(tmp_path, reports))

    assert forms(None, READABLE_AT_MOST) == ["markdown"]
    assert forms(None, READABLE_AT_MOST + 1) == []
    assert forms(True, READABLE_AT_MOST + 1) == ["markdown"]
    assert forms(False, 1) == []
    (tmp_path / "results.md").touch()
    assert forms(None, READABLE_AT_MOST + 1) == ["markdown"]
    assert forms(False, 1) == []
