"""What `batch` reads: its options, and what is told of rows that were passed over."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.batch.reading.bad_rows import Skipped
from summarizer.cli.log import log

SHOWN = 20
"""Rows that are told one by one at the end; the manifest has more of them."""

PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        help="Files (text, HTML, PDF, Word, JSONL, CSV, Parquet), folders and patterns of them, "
        "or - for standard input."
    ),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column", help="Which column of a table holds what: --column text=body --column id=ref"
    ),
]
FormatOption = Annotated[
    Literal["text", "jsonl", "csv"],
    typer.Option("--format", help="What standard input (-) holds."),
]
BadRowsOption = Annotated[
    Literal["stop", "skip"],
    typer.Option("--bad-rows", help="What to do with a row, or a file, that is no report."),
]


def tell_skipped(skipped: Skipped) -> None:
    """List what was passed over, on the standard error stream."""
    if not skipped.count:
        return
    lines = [f"{skipped.count} rows or files were passed over"]
    if log.form == "text":  # as JSON each has been told already
        lines += [f"  {row}" for row in skipped.shown[:SHOWN]]
        lines += [f"  and {skipped.count - SHOWN} more"] if skipped.count > SHOWN else []
    log.say("\n".join(lines))
