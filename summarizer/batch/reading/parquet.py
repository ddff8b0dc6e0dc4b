"""Parquet: a row a report, read a few hundred rows at a time (extra `parquet`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from summarizer.batch.reading.columns import Columns, Row
from summarizer.errors import InputError, UsageError

AT_ONCE = 256
"""Rows held at once."""


def rows(stream: BinaryIO, columns: Columns, where: str) -> Iterator[Row]:
    """The rows of a table.

    Raises:
        InputError: It is no Parquet file, or a damaged one.
        UsageError: A column that is needed is not there, or pyarrow is not.
    """
    table = _opened(stream)
    columns.check(table.schema_arrow.names, where)
    wanted = columns.wanted(table.schema_arrow.names)
    number = 0
    try:
        for batch in table.iter_batches(batch_size=AT_ONCE, columns=wanted):
            for values in batch.to_pylist():
                number += 1
                yield Row(f"row {number}", values)
    except (OSError, ValueError) as error:  # what pyarrow raises derives from these
        raise InputError(f"it cannot be read after row {number}: {_short(error)}") from error


def count(stream: BinaryIO) -> int:
    """How many rows there are."""
    return int(_opened(stream).metadata.num_rows)


def _opened(stream: BinaryIO) -> Any:
    try:
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError(
            "reading Parquet needs pyarrow: install checked-summarizer[parquet]"
        ) from None
    try:
        return ParquetFile(stream)
    except (OSError, ValueError) as error:
        raise InputError(f"it is no Parquet file that can be read: {_short(error)}") from error


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
