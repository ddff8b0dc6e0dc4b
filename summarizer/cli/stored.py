"""Results as they lie on the disk: a job's folder, a file of rows, or one row; with reviews."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

from summarizer.batch.job import ROWS
from summarizer.errors import InputError, UsageError
from summarizer.reporting.rows import read_rows
from summarizer.result import Result
from summarizer.reviewing import Reviews, with_reviews

KNOWN = 10
"""Reports that are named where one is asked for that is not there."""


def stored_results(path: Path) -> list[Result[Any]]:
    """The results of a folder or a file, each with its reviews.

    A report that failed at first has two rows: the later one counts.

    Raises:
        InputError: There is no such file or no row in it, or a row cannot be read.
    """
    rows = rows_of(path)
    found = {result.id: result for result in read_rows(rows)}
    if not found:
        raise InputError(f"{rows} has no results")
    reviews = Reviews(rows.parent).all()
    return [with_reviews(result, reviews) for result in found.values()]


def rows_of(path: Path) -> Path:
    """The file of rows that is meant by a job's folder, or by the file itself.

    Raises:
        InputError: There is none, or it is a file of another kind.
    """
    if path.is_dir():
        if not (path / ROWS).is_file():
            raise InputError(
                f"{path} is not the folder of a job: it has no {ROWS}, as summarizer batch writes"
            )
        return path / ROWS
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder")
    if not read_start(path).startswith(b"{"):
        raise InputError(f"{path} holds no results: give a job's folder, or its {ROWS}")
    return path


def read_start(path: Path) -> bytes:
    """The first bytes of a file that are not blank."""
    try:
        with path.open("rb") as file:
            return file.read(1_000).removeprefix(BOM_UTF8).lstrip()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error


def stored_result(path: Path, report_id: str) -> Result[Any]:
    """The result of one report.

    Raises:
        UsageError: The folder or file has none.
    """
    results = stored_results(path)
    for result in results:
        if result.id == report_id:
            return result
    known = ", ".join(repr(result.id) for result in results[:KNOWN])
    more = ", …" if len(results) > KNOWN else ""
    raise UsageError(f"{path} has no result of a report {report_id!r}; it has {known}{more}")
