"""What `batch` leaves beside the rows: its options, and the files in one pass over the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.batch.folder import ROWS
from summarizer.batch.reading.bad_rows import Skipped
from summarizer.reporting.forms import FILES, Form, write_forms
from summarizer.reporting.manifest import (
    MANIFEST,
    BadRows,
    Manifest,
    Run,
    manifest,
    write_manifest,
)
from summarizer.result import Result

READABLE_AT_MOST = 1_000
"""Reports above which nobody reads a text of all of them, unless it is asked for."""

CsvOption = Annotated[
    bool, typer.Option("--csv", help="Write items.csv too: a row an item, for spreadsheets.")
]
ParquetOption = Annotated[
    bool, typer.Option("--parquet", help="Write items.parquet and reports.parquet too.")
]
MarkdownOption = Annotated[
    bool | None,
    typer.Option(
        "--markdown/--no-markdown",
        help=f"Write results.md, to read; by default for up to {READABLE_AT_MOST:,} reports.",
    ),
]


def forms_of(
    folder: Path, *, csv: bool, parquet: bool, markdown: bool | None, reports: int
) -> list[Form]:
    """The forms to write: those that were asked for, and those that the folder has already.

    Else a file of an earlier run would say less than the rows beside it. Markdown is written
    unasked where there are few reports.
    """
    if markdown is None and reports <= READABLE_AT_MOST:
        markdown = True
    asked: dict[Form, bool | None] = {
        "csv": csv or None,
        "parquet": parquet or None,
        "markdown": markdown,
    }
    return [
        form
        for form, is_asked in asked.items()
        if (_is_there(form, folder) if is_asked is None else is_asked)
    ]


def _is_there(form: Form, folder: Path) -> bool:
    return any((folder / name).exists() for name in FILES[form])


def write_outputs(
    results: Iterable[Result[Any]], folder: Path, forms: Sequence[Form], run: Run
) -> Manifest:
    """Write a job's results in these forms, and its manifest, in one pass.

    Raises:
        InputError: A file cannot be written.
        UsageError: A form needs an extra that is not installed.
    """
    tally = write_forms(results, folder, forms)
    files = [ROWS, MANIFEST, *(name for form in forms for name in FILES[form])]
    told = manifest(tally, replace(run, files=files))
    write_manifest(folder / MANIFEST, told)
    return told


def bad_rows_of(skipped: Skipped) -> BadRows:
    """What was passed over, as the manifest tells it."""
    first = [{"where": row.where, "reason": row.reason} for row in skipped.shown]
    return BadRows(count=skipped.count, first=first)
