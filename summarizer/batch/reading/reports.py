"""All reports that are meant, one after another, each with an id of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from summarizer.batch.reading import csv_table, jsonl, parquet
from summarizer.batch.reading.bad_rows import BadRow, OnBadRow, Skipped, stop
from summarizer.batch.reading.columns import Columns, Row
from summarizer.batch.reading.documents import EXTRACTORS, LARGEST, document, report_of
from summarizer.batch.reading.finding import files_in
from summarizer.batch.reading.naming import Names
from summarizer.batch.reading.seen import Seen
from summarizer.errors import InputError
from summarizer.source.report import Report

STDIN = "-"
_NAMED = 10
"""Paths that are named where none of them holds a report."""

StdinFormat = Literal["text", "jsonl", "csv"]


class Table(NamedTuple):
    """A format with a row a report: how its rows are read, and how they are counted."""

    rows: Callable[[BinaryIO, Columns, str], Iterator[Row]]
    count: Callable[[BinaryIO], int]


TABLES = {
    ".jsonl": Table(jsonl.rows, jsonl.count),
    ".ndjson": Table(jsonl.rows, jsonl.count),
    ".csv": Table(csv_table.rows, csv_table.count),
    ".tsv": Table(csv_table.rows, csv_table.count),
    ".parquet": Table(parquet.rows, parquet.count),
}
ENDINGS = (*EXTRACTORS, *TABLES)


class _Found(NamedTuple):
    where: str
    report: Report


def reports_in(
    paths: Iterable[Path | str],
    *,
    columns: Columns | None = None,
    stdin_format: StdinFormat = "text",
    on_bad_row: OnBadRow = stop,
) -> Iterator[Report]:
    """The reports of files, folders, patterns ("news/*.html") and standard input ("-").

    They are read as they are drawn: no more than one is held. A report that is there twice is
    given once.

    Args:
        paths: What to read. A path that is missing is told before anything is given.
        columns: Which columns of tables hold what.
        stdin_format: What standard input holds.
        on_bad_row: What to do with a row, or a whole file, of which no report can be made, or
            whose id was given to another text before: `stop`, or a `Skipped`.

    Raises:
        InputError: A path is missing or of an unknown kind, or a row is bad.
        UsageError: A table lacks a column, or a format's extra is not installed.
    """
    paths = list(paths)
    sources = [_files_of(path) for path in paths]
    with closing(Seen()) as seen, closing(_names(paths)) as names:
        for files in sources:
            for file in files:
                for found in _reports_of(file, columns or Columns(), stdin_format, names):
                    if isinstance(found, BadRow):
                        on_bad_row(found)
                    elif (known := seen.note(found.report)) == "new":
                        yield found.report
                    elif known == "other text":
                        on_bad_row(_named_alike(found))


def some_reports_in(
    paths: Iterable[Path | str], *, on_bad_row: OnBadRow = stop, **how: Any
) -> Iterator[Report]:
    """The reports, of which there must be one; otherwise as `reports_in`.

    Raises:
        InputError: There is none, or as `reports_in`.
        UsageError: As `reports_in`.
    """
    paths, passed_over = list(paths), Skipped()

    def note(row: BadRow) -> None:
        passed_over(row)
        on_bad_row(row)

    is_empty = True
    for report in reports_in(paths, on_bad_row=note, **how):
        is_empty = False
        yield report
    if is_empty:
        told = f"no report was found in {', '.join(map(str, paths[:_NAMED]))}"
        if passed_over.count:
            told += f": {passed_over.count:,} passed over, first {passed_over.shown[0]}"
        raise InputError(told)


def count_reports(paths: Iterable[Path | str]) -> int | None:
    """How many reports there are about, without reading their texts; None for standard input.

    Rows that are bad or are there twice are counted too, and a file that cannot be counted as
    one: it is told when it is read.
    """
    total = 0
    for path in paths:
        if str(path) == STDIN:
            return None
        total += sum(map(_count, files_in(Path(path), is_readable)))
    return total


def is_readable(file: Path) -> bool:
    """Whether a file has an ending that can be read."""
    return file.suffix.lower() in ENDINGS


def _files_of(path: Path | str) -> Iterator[Path | str]:
    if str(path) == STDIN:
        return iter([STDIN])
    file = Path(path)
    if file.is_file() and not is_readable(file):
        raise InputError(f"{file}: only {', '.join(ENDINGS)} files can be read")
    return iter(files_in(file, is_readable))


def _names(paths: Iterable[Path | str]) -> Names:
    """The names of all files that are a report each."""
    given = [Path(path) for path in paths if str(path) != STDIN]
    files = chain.from_iterable(files_in(path, is_readable) for path in given)
    return Names(given, (file for file in files if file.suffix.lower() in EXTRACTORS))


def _count(file: Path) -> int:
    table = TABLES.get(file.suffix.lower())
    if table is None:
        return 1
    try:
        with file.open("rb") as stream:
            return table.count(stream)
    except (OSError, InputError):
        return 1


def _reports_of(
    file: Path | str, columns: Columns, stdin_format: StdinFormat, names: Names
) -> Iterator[_Found | BadRow]:
    where = "standard input" if file == STDIN else str(file)
    ending = f".{stdin_format}" if file == STDIN else Path(file).suffix.lower()
    try:
        if (table := TABLES.get(ending)) is not None:
            with _opened(file) as stream:
                for row in table.rows(stream, columns, where):
                    yield _of_row(row, columns, where)
        else:
            yield _Found(
                where,
                _stdin_text() if file == STDIN else document(Path(file), names.of(Path(file))),
            )
    except InputError as error:
        yield BadRow(where, str(error))


@contextmanager
def _opened(file: Path | str) -> Iterator[BinaryIO]:
    if file == STDIN:
        yield sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as stream:
            yield stream
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror or error}") from error


def _stdin_text() -> Report:
    raw = sys.stdin.buffer.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise InputError(f"it is larger than {LARGEST // 1_000_000} MB: give it as rows")
    return Report.of(report_of(raw, ".txt", "stdin"))


def _of_row(row: Row, columns: Columns, where: str) -> _Found | BadRow:
    place = f"{where}, {row.place}"
    if row.fault:
        return BadRow(place, row.fault)
    try:
        return _Found(place, columns.report(row.values))
    except InputError as error:
        return BadRow(place, str(error))


def _named_alike(found: _Found) -> BadRow:
    return BadRow(
        found.where,
        f"a second report is called {found.report.id!r}, with another text: their results could "
        "not be told apart",
    )
