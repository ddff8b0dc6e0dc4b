"""CSV: a header and a row a report, as spreadsheets and databases write it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from summarizer.batch.reading.columns import Columns, Row
from summarizer.batch.reading.lines import LONGEST, lines
from summarizer.errors import InputError

DELIMITERS = ",;\t|"
_SAID_BY_CSV = {
    "unexpected end of data": "a quotation mark that opens a cell is never closed",
    "field larger": f"a cell is longer than {LONGEST // 1_000_000} MB, "
    "or a quotation mark that opens one is never closed",
    "expected after": "a quotation mark within a cell is not doubled",
    "new-line character": "a carriage return stands alone: save it with ordinary line ends",
}


class _Lines:
    """Feeds the csv module with lines, and remembers what was wrong with the last of them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = lines(stream)
        self._held: str | None = None
        self.number, self.fault = 0, ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._held is not None:
            text, self._held = self._held, None
            return text
        line = next(self._lines)
        self.number, self.fault = line.number, self.fault or line.fault
        return line.text

    def hold(self, text: str) -> None:
        """Give this line once more."""
        self._held = text


def rows(stream: BinaryIO, columns: Columns, where: str) -> Iterator[Row]:
    """The rows of a table; one whose cells are all empty is none.

    Raises:
        InputError: There is no header that can be read.
        UsageError: A column that is needed is not there.
    """
    fed = _Lines(stream)
    reader = _reader(fed)
    header = _header(reader, fed)
    columns.check(header, where)
    while True:
        place = f"line {fed.number + 1}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fed.fault = ""
            yield Row(place, None, _in_words(error))
            continue
        fault, fed.fault = fed.fault or _wrong_size(cells, header), ""
        if fault or any(cell.strip() for cell in cells):
            yield Row(place, dict(zip(header, cells, strict=False)), fault)


def count(stream: BinaryIO) -> int:
    """How many rows there are below the header."""
    fed = _Lines(stream)
    reader, found = _reader(fed), -1
    while True:
        try:
            found += any(cell.strip() for cell in next(reader))
        except csv.Error:
            found += 1
        except StopIteration:
            return max(found, 0)


def _reader(fed: _Lines) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))  # by default 128 kB
    first = next(fed, "")
    delimiter = _delimiter(first)
    if not first.startswith("sep="):  # a line that only tells Excel the delimiter
        fed.hold(first)
    return csv.reader(fed, delimiter=delimiter, strict=True)


def _delimiter(first: str) -> str:
    """The one that the header has most of; a comma where it has none."""
    if first.startswith("sep=") and first[4:5] in DELIMITERS:
        return first[4:5]
    outside = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _header(reader: Iterator[list[str]], fed: _Lines) -> list[str]:
    try:
        header = [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise InputError(f"its header cannot be read: {_in_words(error)}") from None
    if fed.fault:
        raise InputError(f"its header cannot be read: {fed.fault}")
    if not any(header):
        raise InputError("it is empty: a header with the names of the columns is needed")
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise InputError(f"two columns are called {twice[0]!r}: rename one")
    return header


def _wrong_size(cells: list[str], header: list[str]) -> str:
    if not cells or len(cells) == len(header):
        return ""
    return f"it has {len(cells)} cells where the header has {len(header)}"


def _in_words(error: csv.Error) -> str:
    told = str(error)
    return next((words for part, words in _SAID_BY_CSV.items() if part in told), told)
