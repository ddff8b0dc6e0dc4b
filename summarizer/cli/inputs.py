"""What `batch` reads: its options, and what is told of rows that were passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from summarizer.batch.reading.bad_rows import OnBadRow, Skipped, stop
from summarizer.batch.reading.columns import Columns
from summarizer.batch.reading.reports import STDIN, count_reports, some_reports_in
from summarizer.cli.log import log
from summarizer.errors import SettingsError
from summarizer.reporting.page.wording import many
from summarizer.source.plain_line import one_line
from summarizer.source.report import Report

SHOWN = 20
"""Rows that are told one by one at the end; the manifest has more of them."""

PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        help="Files (text, HTML, PDF, Word, JSONL, CSV, Parquet), folders and patterns of them, "
        "or - for standard input."
    ),
]


@dataclass(frozen=True)
class Reading:
    """The reports of a command, which a job in rounds reads once a round.

    Attributes:
        read: Reads them, telling bad rows to whom it is given.
        on_bad_row: Who is told, at the first reading.
        total: How many there are, where that is known.
        can_be_repeated: Whether they are all in files.
    """

    read: Callable[..., Iterator[Report]]
    on_bad_row: OnBadRow
    total: int | None
    can_be_repeated: bool

    def first(self) -> Iterator[Report]:
        """The reports; bad rows are told."""
        return self.read(on_bad_row=self.on_bad_row)

    def each_time(self) -> Callable[[], Iterator[Report]]:
        """Gives the reports each time that it is called; bad rows are told once.

        Raises:
            SettingsError: They can be read once only.
        """
        if not self.can_be_repeated:
            raise SettingsError(
                "--provider-batch reads the reports once a round, and standard input can be read "
                "but once: put them into a file"
            )
        silent = stop if self.on_bad_row is stop else Skipped()
        told = iter([self.on_bad_row])
        return lambda: self.read(on_bad_row=next(told, silent))


@dataclass(frozen=True)
class Intake:
    """How the reports are read, as the command line says."""

    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            help="Which column of a table holds what: --column text=body --column id=ref",
        ),
    ] = None
    stdin_format: Annotated[
        Literal["text", "jsonl", "csv"],
        typer.Option("--format", help="What standard input (-) holds."),
    ] = "text"
    bad_rows: Annotated[
        Literal["stop", "skip"],
        typer.Option("--bad-rows", help="What to do with a row, or a file, that is no report."),
    ] = "stop"

    def of(self, paths: Sequence[Path], skipped: Skipped) -> Reading:
        """The reports of these paths; `skipped` is told of bad rows, if they are passed over.

        Raises:
            InputError: There is no such path.
            UsageError: A column is named wrongly.
        """
        columns = Columns.parse(self.columns or ())
        return Reading(
            partial(some_reports_in, paths, columns=columns, stdin_format=self.stdin_format),
            skipped if self.bad_rows == "skip" else stop,
            count_reports(paths),
            can_be_repeated=Path(STDIN) not in paths,
        )


def tell_skipped(skipped: Skipped) -> None:
    """List what was passed over, on the standard error stream."""
    if not skipped.count:
        return
    were = "was" if skipped.count == 1 else "were"
    lines = [f"{many(skipped.count, 'row or file', 'rows or files')} {were} passed over"]
    if log.form == "text":  # as JSON each has been told already
        lines += [f"  {one_line(str(row))}" for row in skipped.shown[:SHOWN]]
        lines += [f"  and {skipped.count - SHOWN} more"] if skipped.count > SHOWN else []
    log.say("\n".join(lines))
