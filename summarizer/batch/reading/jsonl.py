"""JSONL: an object a line, with at least a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from summarizer.batch.reading.columns import Columns, Row
from summarizer.batch.reading.lines import Line, lines

_CHUNK = 1 << 20


def rows(stream: BinaryIO, columns: Columns, where: str) -> Iterator[Row]:
    """The rows of a stream; a blank line is none."""
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
