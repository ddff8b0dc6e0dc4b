"""Results as they lie on the disk: a job's folder, a file of rows, or one row; with reviews."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarizer.batch.job import ROWS
from summarizer.errors import InputError, UsageError
from summarizer.reporting.rows import read_rows
from summarizer.result import Result
from summarizer.reviewing import Reviews, with_reviews


def stored_results(path: Path) -> list[Result[Any]]:
    """The results of a folder or a file, each with its reviews.

    A report that failed at first has two rows: the later one counts.

    Raises:
        InputError: There is no such file or no row in it, or a row cannot be read.
    """
    rows = path / ROWS if path.is_dir() else path
    found = {result.id: result for result in read_rows(rows)}
    if not found:
        raise InputError(f"{rows} has no results")
    reviews = Reviews(rows.parent).all()
    return [with_reviews(result, reviews) for result in found.values()]


def stored_result(path: Path, report_id: str) -> Result[Any]:
    """The result of one report.

    Raises:
        UsageError: The folder or file has none.
    """
    for result in stored_results(path):
        if result.id == report_id:
            return result
    raise UsageError(f"{path} has no result of a report {report_id!r}")
