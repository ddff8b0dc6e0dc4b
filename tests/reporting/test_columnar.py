"""Parquet holds a table of items and one of reports."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict, fields
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from summarizer.errors import UsageError
from summarizer.remarks import Correction
from summarizer.reporting import columnar
from summarizer.reporting.columnar import ReportRow, parquet, report_row
from summarizer.reporting.item_rows import ItemRow, item_rows
from summarizer.result import Failure
from tests.reporting.wrong_result import a_result
from tests.sample_results import stored_result


def test_both_tables_say_what_the_results_say(tmp_path: Path) -> None:
    """A failed report has a row among the reports, and none among the items."""
    failed = stored_result(
        id="f", summary=None, status="failed", error=Failure(kind="AnswerRefused", message="no")
    )
    results = [stored_result(), a_result(), failed]
    with parquet(tmp_path) as add:
        for result in results:
            add(result)
    items = pq.read_table(tmp_path / "items.parquet").to_pylist()
    reports = pq.read_table(tmp_path / "reports.parquet").to_pylist()
    assert items == [asdict(row) for result in results for row in item_rows(result)]
    assert reports == [asdict(report_row(result)) for result in results]
    assert [(r["report_status"], r["error"]) for r in reports][-1] == ("failed", "no")


def test_a_report_tells_how_many_faults_were_mended() -> None:
    """Of those that were asked about again."""
    mended = Correction(
        path="claims[0]", field="via", reason="no", before="a", after="b", outcome="mended"
    )
    left = mended.model_copy(update={"outcome": "unanswered"})
    told = report_row(stored_result(corrections=[mended, left, left]))
    assert (told.asked_again, told.corrected) == (3, 1)


@pytest.mark.checkout
@pytest.mark.parametrize(("row", "begins"), [(ItemRow, "**Columns of items"), (ReportRow, "`rep")])
def test_the_documents_list_every_column(row: type[ItemRow | ReportRow], begins: str) -> None:
    """In the paragraphs on each table, and no other."""
    told = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    blocks = told.split("\n\n")
    at = next(at for at, block in enumerate(blocks) if block.startswith(begins))
    lines = blocks[at + 1].splitlines()[2:] if row is ItemRow else [f"|{blocks[at]}|"]
    listed = [name for line in lines for name in re.findall(r"`(\w+)`", line.split("|")[1])]
    assert sorted(listed) == sorted(field.name for field in fields(row))


def test_columns_have_types_even_without_a_row(tmp_path: Path) -> None:
    """A job without results gives empty tables that can be joined with others."""
    with parquet(tmp_path):
        pass
    schema = pq.read_schema(tmp_path / "reports.parquet")
    kinds = {name: str(schema.field(name).type) for name in ("published", "items", "cost", "title")}
    assert kinds == {
        "published": "date32[day]", "items": "int64", "cost": "double", "title": "string",
    }  # fmt: skip
    assert not schema.field("report_id").nullable


def test_rows_are_written_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than a row group is held."""
    monkeypatch.setattr(columnar, "ROWS_AT_ONCE", 2)
    with parquet(tmp_path) as add:
        for _ in range(5):
            add(stored_result())
    assert pq.ParquetFile(tmp_path / "reports.parquet").metadata.num_row_groups == 3
    assert pq.read_table(tmp_path / "reports.parquet").num_rows == 5


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is left in the folder."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with (
        pytest.raises(UsageError, match=r"install checked-summarizer\[parquet\]"),
        parquet(tmp_path),
    ):
        pass
    assert list(tmp_path.iterdir()) == []
