"""What `batch` leaves beside the rows: its options, and the files in one pass over the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
from summarizer.reviewing import Reviews, with_reviews

READABLE_AT_MOST = 1_000
"""Reports above which nobody reads a text of all of them, unless it is asked for."""

OutOption = Annotated[
    Path, typer.Option("--out", "-o", help="The folder for results.jsonl and what else.")
]
NoTextOption = Annotated[
    bool, typer.Option("--no-text", help="Leave the reports' texts out of the rows.")
]


@dataclass(frozen=True)
class Asked:
    """Which forms were asked for; `markdown` is None when nothing was said of it."""

    csv: Annotated[
        bool, typer.Option("--csv", help="Write items.csv too: a row an item, for spreadsheets.")
    ] = False
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Write items.parquet and reports.parquet too.")
    ] = False
    markdown: Annotated[
        bool | None,
        typer.Option(
            "--markdown/--no-markdown",
            help=f"Write results.md, to read; by default for up to {READABLE_AT_MOST:,} reports.",
        ),
    ] = None

    def forms(self, folder: Path, reports: int) -> list[Form]:
        """The forms to write for so many reports: those asked for, and those already there.

        A file of an earlier run would else say less than the rows beside it. Markdown is written
        unasked where there are few reports.
        """
        readable = self.markdown
        if readable is None:
            readable = reports <= READABLE_AT_MOST or _is_there("markdown", folder)
        wanted: dict[Form, bool] = {
            "csv": self.csv or _is_there("csv", folder),
            "parquet": self.parquet or _is_there("parquet", folder),
            "markdown": readable,
        }
        return [form for form, is_wanted in wanted.items() if is_wanted]


def _is_there(form: Form, folder: Path) -> bool:
    return any((folder / name).exists() for name in FILES[form])


def write_outputs(
    results: Iterable[Result[Any]], folder: Path, forms: Sequence[Form], run: Run
) -> Manifest:
    """Write a job's results in these forms, with their reviews, and its manifest, in one pass.

    Raises:
        InputError: A file cannot be written.
        UsageError: A form needs an extra that is not installed.
    """
    reviews = Reviews(folder).all()
    tally = write_forms((with_reviews(one, reviews) for one in results), folder, forms)
    files = [ROWS, MANIFEST, *(name for form in forms for name in FILES[form])]
    told = manifest(tally, replace(run, files=files))
    write_manifest(folder / MANIFEST, told)
    return told


def bad_rows_of(skipped: Skipped) -> BadRows:
    """What was passed over, as the manifest tells it."""
    first = [{"where": row.where, "reason": row.reason} for row in skipped.shown]
    return BadRows(count=skipped.count, first=first)
