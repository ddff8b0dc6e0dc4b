"""CSV is read as spreadsheets and databases write it, and told by line where it is broken."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from summarizer.batch.reading import csv_table, lines
from summarizer.batch.reading.bad_rows import Skipped
from summarizer.batch.reading.columns import Columns
from summarizer.batch.reading.reports import reports_in
from summarizer.errors import InputError, UsageError
from summarizer.source.report import Report


def read(path: Path, content: str | bytes, *columns: str) -> list[Report]:
    """The reports of a CSV file with this content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(reports_in([path], columns=Columns.parse(columns)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test's file goes."""
    return tmp_path / "r.csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_delimiter_shows_in_the_header(file: Path, delimiter: str, mark: str, end: str) -> None:
    """Commas, semicolons, tabs or bars, with a byte order mark or not, from any system."""
    rows = [["id", "text", "published"], ["1", '"One, two; three | four"', "2024-04-12"]]
    content = mark + end.join(delimiter.join(row) for row in rows) + end
    (report,) = read(file, content)
    assert (report.id, report.text) == ("1", "One, two; three | four")
    assert report.published == date(2024, 4, 12)


def test_a_line_that_tells_excel_the_delimiter_is_no_header(file: Path) -> None:
    """The header is the line after it."""
    assert [r.text for r in read(file, "sep=;\nid;text\n1;One, two\n")] == ["One, two"]


def test_a_cell_may_go_over_lines_and_hold_quotation_marks(file: Path) -> None:
    """It comes out as it was put in."""
    text = 'He said "no".\r\n\r\nThen, nothing.'
    (report,) = read(file, 'text\r\n"' + text.replace('"', '""') + '"\r\n')
    assert report.text == text


def test_a_cell_may_be_longer_than_the_csv_module_takes(file: Path) -> None:
    """A long report is no mistake: the module's own limit is 128 kB."""
    (report,) = read(file, "text\n" + "word " * 100_000 + "\n")
    assert len(report.text) == 500_000


def test_columns_may_have_other_names(file: Path) -> None:
    """They are named once, spaces around the header's names are no part of them."""
    (report,) = read(file, "ref, body ,text\n7,Words.,not this\n", "text=body", "id=ref")
    assert (report.id, report.text) == ("7", "Words.")


def test_the_day_of_a_time_dates_a_report(file: Path) -> None:
    """Databases write times where a day is meant."""
    content = "text,published\nOne.,2024-04-12T10:30:00Z\nTwo.,2024-04-13 23:59:59\n"
    assert [r.published for r in read(file, content)] == [date(2024, 4, 12), date(2024, 4, 13)]


@pytest.mark.parametrize(
    ("content", "columns", "said"),
    [
        ("id,body\n1,x\n", (), "there is no column 'text' for the text, but 'id', 'body'"),
        ("id,body\n1,x\n", ("text=Body",), "no column 'Body' for the text, but 'id', 'body'"),
        ("id,text\n1,x\n", ("url=link",), "'text'; name one of these with --column url=…"),
    ],
)
def test_a_missing_column_is_told_with_those_that_are_there(
    file: Path, content: str, columns: tuple[str, ...], said: str
) -> None:
    """It is a mistake in the call, so it is never passed over."""
    file.write_text(content, "utf-8")
    with pytest.raises(UsageError) as caught:
        list(reports_in([file], columns=Columns.parse(columns), on_bad_row=Skipped()))
    assert f"{file}: " in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize("word", ["text", "text=", "body=text", "=x"])
def test_a_column_that_names_no_field_is_refused(word: str) -> None:
    """The message lists the fields that there are."""
    with pytest.raises(UsageError, match="where the field is one of id, text, title"):
        Columns.parse([word])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "it is empty: a header with the names of the columns is needed"),
        ("\n\n", "it is empty: a header"),
        ("text,text\nx,y\n", "two columns are called 'text'"),
        ('"text\nx\n', "its header cannot be read: a quotation mark that opens a cell is never"),
        (b"te\xfft\nx\n", "its header cannot be read: the line is not UTF-8"),
        (b"\xff\xfet\0e\0x\0t\0", "its header cannot be read: the line is not a text file"),
    ],
)
def test_a_table_without_a_header_is_told(file: Path, content: str | bytes, said: str) -> None:
    """One sentence says what is wrong with it."""
    with pytest.raises(InputError) as caught:
        read(file, content)
    assert str(caught.value).startswith(f"{file}: {said}")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2,Two", "line 4: it has 2 cells where the header has 3"),
        ("2,Two,,,", "line 4: it has 5 cells where the header has 3"),
        ('2,"Two" or more,', "line 4: a quotation mark within a cell is not doubled"),
        ("2,Tw\rwo,", "line 4: a carriage return stands alone"),
        ("2,,x", 'line 4: the row has no "text"'),
        ("2,Two,soon", "line 4: published: "),
    ],
)
def test_a_broken_row_is_told_by_its_line_and_costs_only_itself(
    file: Path, row: str, said: str
) -> None:
    """Lines are counted as an editor counts them, over cells of several lines and empty rows."""
    file.write_bytes(f'id,text,published\n1,"One\none",\n{row}\n,,\n\n3,Three,\n'.encode())
    skipped = Skipped()
    assert [r.id for r in reports_in([file], on_bad_row=skipped)] == ["1", "3"]
    (told,) = map(str, skipped.shown)
    assert told.startswith(f"{file}, {said}")
    with pytest.raises(InputError, match="line 4"):
        list(reports_in([file]))


def test_bytes_that_are_no_text_cost_only_their_row(file: Path) -> None:
    """A row in another encoding is told, with the way to convert it."""
    file.write_bytes("id,text\n1,One\n2,café\n3,Three\n".encode("cp1252"))
    skipped = Skipped()
    assert [r.id for r in reports_in([file], on_bad_row=skipped)] == ["1", "3"]
    assert "line 3: the line is not UTF-8: byte 5 cannot be read; convert it" in str(
        skipped.shown[0]
    )


def test_a_quotation_mark_that_is_never_closed_is_told_where_it_opens(file: Path) -> None:
    """The rest of the file cannot be told from its cell, and is not taken for a report."""
    file.write_text('id,text\n1,One\n2,"Two\n3,Three\n', "utf-8")
    skipped = Skipped()
    assert [r.id for r in reports_in([file], on_bad_row=skipped)] == ["1"]
    assert "line 3: a quotation mark that opens a cell is never closed" in str(skipped.shown[0])


def test_a_cell_without_end_is_given_up(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark that opens a cell must not draw a file of any size into memory."""
    monkeypatch.setattr(csv_table, "LONGEST", 1_000)
    monkeypatch.setattr(lines, "LONGEST", 1_000)
    monkeypatch.setattr(csv, "field_size_limit", _limit_of(1_000))
    file.write_text('id,text\n1,"One\n' + "line of a cell\n" * 100, "utf-8")
    skipped = Skipped()
    assert list(reports_in([file], on_bad_row=skipped)) == []
    assert "line 2: a cell is longer than" in str(skipped.shown[0])


def _limit_of(size: int) -> object:
    real = csv.field_size_limit
    real(size)
    return lambda *_: size


@pytest.fixture(autouse=True)
def limit_of_the_csv_module_as_it_was() -> Iterator[None]:
    """Leave no test's limit behind."""
    real = csv.field_size_limit
    before = real()
    yield
    real(before)
