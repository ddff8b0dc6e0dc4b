"""`summarizer batch`: many reports into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import typer

from summarizer.batch.estimate import estimated
from summarizer.batch.job import Job
from summarizer.batch.reading.bad_rows import Skipped, stop
from summarizer.batch.reading.columns import Columns
from summarizer.batch.reading.reports import count_reports, reports_in
from summarizer.cli.app import (
    BaseUrlOption,
    CompleteOption,
    CorrectOption,
    ModelOption,
    QuietOption,
    app,
    out,
)
from summarizer.cli.asking import summarizer_for
from summarizer.cli.inputs import (
    BadRowsOption,
    ColumnOption,
    FormatOption,
    PathsArgument,
    tell_skipped,
)
from summarizer.cli.log import LogOption, log
from summarizer.cli.outputs import (
    Asked,
    CsvOption,
    MarkdownOption,
    NoTextOption,
    OutOption,
    ParquetOption,
    bad_rows_of,
    write_outputs,
)
from summarizer.cli.spending import (
    BudgetOption,
    ConcurrencyOption,
    EstimateOption,
    RetryOption,
    RpmOption,
    TpmOption,
    estimate_table,
)
from summarizer.cli.stopping import stopped_gently
from summarizer.reporting.manifest import Manifest, Run
from summarizer.source.report import Report
from summarizer.terminal import results_table

SHOWN = 50
"""Results that are told one by one at the end."""


@app.command()
def batch(
    paths: PathsArgument,
    out_dir: OutOption,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    no_text: NoTextOption = False,
    correct: CorrectOption = None,
    complete: CompleteOption = None,
    columns: ColumnOption = None,
    stdin_format: FormatOption = "text",
    bad_rows: BadRowsOption = "stop",
    retry_failed: RetryOption = False,
    budget: BudgetOption = None,
    estimate: EstimateOption = False,
    concurrency: ConcurrencyOption = None,
    rpm: RpmOption = None,
    tpm: TpmOption = None,
    as_csv: CsvOption = False,
    as_parquet: ParquetOption = False,
    as_markdown: MarkdownOption = None,
    quiet: QuietOption = False,
    log_form: LogOption = "text",  # its callback has already set it
) -> None:
    """Summarize many reports into a folder; run it again to go on where it stopped.

    Examples:

        summarizer batch seeds --out out

        summarizer batch reports/ more.jsonl --out results --model org/model \\
            --base-url http://localhost:8000/v1
    """
    given: dict[str, Any] = {"correct": correct, "complete": complete}
    given |= {"concurrency": concurrency, "rpm": rpm, "tpm": tpm}
    began, asked = datetime.now(UTC), Asked(as_csv, as_parquet, as_markdown)
    with summarizer_for(model, base_url, quiet=quiet, bar=True, **given) as summarizer:
        skipped = Skipped(summarizer.notify)
        on_bad_row = skipped if bad_rows == "skip" else stop
        named = Columns.parse(columns or ())
        reports = reports_in(paths, columns=named, stdin_format=stdin_format, on_bad_row=on_bad_row)
        if estimate:
            found = summarizer.loop_thread.call(estimated, reports, summarizer, out_dir)
            return out.print(estimate_table(found))
        job = Job(out_dir, summarizer, text=not no_text, retry_failed=retry_failed, budget=budget)
        with closing(job), stopped_gently(job.stop):
            summarizer.loop_thread.call(_run, job, reports, count_reports(paths))
            run = Run(began, summarizer.settings, paths, bad_rows_of(skipped), job.stopped or "")
            forms = asked.forms(out_dir, sum(job.statuses().values()))
            _tell(job, write_outputs(job.results(), out_dir, forms, run), skipped)
            return _end(job)


async def _run(job: Job, reports: Iterator[Report], total: int | None) -> None:
    """Finish a job; its results are in its folder, and too many to hold."""
    async for _ in job.run(reports, total):
        pass


def _tell(job: Job, told: Manifest, skipped: Skipped) -> None:
    """Show the results if they are few, else how many there are, and what to do next."""
    counts = job.statuses()
    if sum(counts.values()) <= SHOWN:
        out.print(results_table(job.results()))
    else:
        out.print(", ".join(f"{count} {status}" for status, count in sorted(counts.items())))
    tell_skipped(skipped)
    log.say(f"in {job.folder}: {', '.join(told.files)}", dim=True)
    if job.stopped:
        log.say(job.stopped)
    elif set(counts) - {"done"}:
        log.say("to try again what is partial or failed: --retry-failed", dim=True)


def _end(job: Job) -> None:
    """Exit with what became of the job."""
    if job.stopped:
        raise typer.Exit(130 if job.was_stopped else 5)
    if set(job.statuses()) - {"done"}:
        raise typer.Exit(5)
