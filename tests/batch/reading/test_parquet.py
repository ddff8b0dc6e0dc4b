"""Parquet is read row by row, by named columns."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from summarizer.batch.reading.bad_rows import Skipped
from summarizer.batch.reading.columns import Columns
from summarizer.batch.reading.reports import count_reports, reports_in
from summarizer.errors import InputError, UsageError


def table(path: Path, **columns: list[Any]) -> Path:
    """Write a Parquet file of these columns."""
    pq.write_table(pa.table(columns), path, row_group_size=100)
    return path


def test_a_row_is_a_report(tmp_path: Path) -> None:
    """Whole numbers may be ids, days and times may date a report, other columns do not matter."""
    path = table(
        tmp_path / "r.parquet",
        ref=[1, 2],
        body=["One.", "Two."],
        published=[datetime(2024, 4, 12, 10, tzinfo=UTC), None],
        score=[0.5, 0.25],
    )
    found = list(reports_in([path], columns=Columns.parse(["text=body", "id=ref"])))
    assert [(r.id, r.text, r.published) for r in found] == [
        ("1", "One.", date(2024, 4, 12)),
        ("2", "Two.", None),
    ]


def test_many_rows_come_in_their_order_and_are_counted(tmp_path: Path) -> None:
    """Over several batches and row groups."""
    path = table(tmp_path / "r.parquet", text=[f"Word {n}." for n in range(1_000)])
    assert [r.text for r in reports_in([path])] == [f"Word {n}." for n in range(1_000)]
    assert count_reports([path]) == 1_000


def test_a_bad_row_is_told_by_its_number(tmp_path: Path) -> None:
    """The rows around it are read."""
    path, skipped = table(tmp_path / "r.parquet", text=["One.", None, "Three."]), Skipped()
    assert len(list(reports_in([path], on_bad_row=skipped))) == 2
    assert str(skipped.shown[0]) == f'{path}, row 2: the row has no "text"'


def test_a_missing_column_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    """It is a mistake in the call, so it is never passed over."""
    path = table(tmp_path / "r.parquet", body=["One."])
    with pytest.raises(UsageError, match=r"no column 'text' for the text, but 'body'"):
        list(reports_in([path], on_bad_row=Skipped()))


def test_a_file_that_is_no_parquet_is_told(tmp_path: Path) -> None:
    """So is one that is cut off."""
    path = table(tmp_path / "r.parquet", text=["One."])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match=r"r\.parquet: it is no Parquet file that can be read"):
        list(reports_in([path]))


def test_a_damaged_page_ends_the_file_with_the_row_that_was_reached(tmp_path: Path) -> None:
    """What came before it has been given."""
    path = tmp_path / "r.parquet"
    pq.write_table(
        pa.table({"text": [f"Word {n} " + "x" * 500 for n in range(2_000)]}),
        path,
        row_group_size=500,
        compression="gzip",
        use_dictionary=False,
    )
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 2_000] = b"\xff" * 2_000
    path.write_bytes(raw)
    skipped = Skipped()
    found = list(reports_in([path], on_bad_row=skipped))
    assert 0 < len(found) < 2_000
    assert f"it cannot be read after row {len(found)}" in str(skipped.shown[0])
