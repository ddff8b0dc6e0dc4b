"""`summarizer batch`: many reports into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.batch.job import ROWS, Job
from summarizer.batch.reading.bad_rows import Skipped, stop
from summarizer.batch.reading.columns import Columns
from summarizer.batch.reading.reports import reports_in
from summarizer.cli.app import (
    BaseUrlOption,
    CompleteOption,
    CorrectOption,
    ModelOption,
    QuietOption,
    app,
    err,
    out,
)
from summarizer.cli.asking import summarizer_for
from summarizer.cli.inputs import BadRowsOption, ColumnOption, FormatOption, tell_skipped
from summarizer.result import Result
from summarizer.source.report import Report
from summarizer.terminal import results_table


@app.command()
def batch(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Files (text, HTML, PDF, Word, JSONL, CSV, Parquet), folders and patterns of "
            "them, or - for standard input."
        ),
    ],
    out_dir: Annotated[
        Path, typer.Option("--out", "-o", help="The folder for results.jsonl and results.md.")
    ],
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the reports' texts out of the rows.")
    ] = False,
    correct: CorrectOption = None,
    complete: CompleteOption = None,
    columns: ColumnOption = None,
    stdin_format: FormatOption = "text",
    bad_rows: BadRowsOption = "stop",
    quiet: QuietOption = False,
) -> None:
    """Summarize many reports into a folder; run it again to go on where it stopped.

    Examples:

        summarizer batch seeds --out out

        summarizer batch reports/ more.jsonl --out results --model org/model \\
            --base-url http://localhost:8000/v1
    """
    skipped = Skipped()
    reports = list(
        reports_in(
            paths,
            columns=Columns.parse(columns or ()),
            stdin_format=stdin_format,
            on_bad_row=skipped if bad_rows == "skip" else stop,
        )
    )
    given = {"correct": correct, "complete": complete}
    with summarizer_for(model, base_url, quiet=quiet, **given) as summarizer:
        job = Job(out_dir, summarizer, text=not no_text)
        try:
            results = summarizer.loop_thread.call(_run, job, reports)
        finally:
            job.close()
    readable = job.write_readable([report.id for report in reports])
    out.print(results_table(results))
    tell_skipped(skipped)
    err.print(f"rows in {out_dir / ROWS}, to read in {readable}", style="dim", markup=False)
    if any(result.status != "done" for result in results):
        raise typer.Exit(5)


async def _run(job: Job, reports: list[Report]) -> list[Result[Any]]:
    """Finish a job: its results in the order of the reports, those of earlier runs too."""
    new = {result.id: result async for result in job.run(reports)}
    return [new.get(report.id) or job.finished[report.id] for report in reports]
