"""JSONL: an object a line, with at least a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from summarizer.batch.reading.columns import Columns, Row
from summarizer.batch.reading.lines import Line, lines

_CHUNK = 1 << 20
_SHOWN = 100
"""Keys of rows that are remembered, to be told where one was looked for."""


def rows(stream: BinaryIO, columns: Columns, where: str) -> Iterator[Row]:
    """The rows of a stream; a blank line is none.

    Raises:
        UsageError: A column that was named is in no row: told before the first one, but at the
            end of what can be read but once.
    """
    keys = _Keys(columns)
    if columns.named and stream.seekable():
        begin = stream.tell()
        any(map(keys.has_all, _rows(stream)))
        keys.check(where)
        stream.seek(begin)
    for row in _rows(stream):
        keys.has_all(row)
        yield row
    keys.check(where)


class _Keys:
    """The keys of rows, as far as it takes to know whether each column that was named is one."""

    def __init__(self, columns: Columns) -> None:
        self._columns, self._there = columns, dict[str, None]()
        self._missing = set(columns.named.values())

    def has_all(self, row: Row) -> bool:
        """Note one more row: whether no column is missing any more."""
        if self._missing and isinstance(row.values, dict):
            found = self._missing & row.values.keys()
            self._missing -= found
            shown = islice(row.values, max(_SHOWN - len(self._there), 0))
            self._there |= dict.fromkeys([*found, *shown])
        return not self._missing

    def check(self, where: str) -> None:
        """Whether all are there.

        Raises:
            UsageError: One is missing, though there are rows.
        """
        if self._missing and self._there:
            self._columns.check(self._there, where)


def _rows(stream: BinaryIO) -> Iterator[Row]:
    for line in lines(stream):
        if line.text.strip() or line.fault:
            yield _row(line)


def count(stream: BinaryIO) -> int:
    """How many lines there are: about as many as rows, and quick to tell."""
    total, last = 0, b"\n"
    while chunk := stream.read(_CHUNK):
        total, last = total + chunk.count(b"\n"), chunk
    return total + (not last.endswith(b"\n"))


def _row(line: Line) -> Row:
    place = f"line {line.number}"
    if line.fault:
        return Row(place, None, line.fault)
    try:
        return Row(place, json.loads(line.text))
    except json.JSONDecodeError as error:
        return Row(place, None, f"not JSON: {error.msg} at column {error.colno}")
    except (ValueError, RecursionError) as error:  # a number of a million digits, a deep nesting
        return Row(place, None, f"not JSON that can be read: {error}")
