"""`summarizer batch`: many reports into a folder."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import typer

from summarizer.batch.estimate import estimated
from summarizer.batch.reading.bad_rows import Skipped, stop
from summarizer.batch.reading.columns import Columns
from summarizer.batch.reading.reports import STDIN, count_reports, reports_in
from summarizer.batch.shards import ShardOptions
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
from summarizer.cli.engines import (
    EngineOption,
    Finished,
    NoWaitOption,
    PollOption,
    ProviderBatchOption,
    Reading,
    RoundsOption,
    ShardsOption,
    Way,
    WorkersOption,
)
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
from summarizer.pipeline import Summarizer
from summarizer.reporting.manifest import Manifest, Run
from summarizer.summary import NewsSummary
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
    provider_batch: ProviderBatchOption = False,
    poll_seconds: PollOption = 30.0,
    rounds: RoundsOption = 6,
    no_wait: NoWaitOption = False,
    engine: EngineOption = "here",
    shards: ShardsOption = None,
    workers: WorkersOption = 2,
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
    way = Way(provider_batch, poll_seconds, rounds, no_wait, engine, shards, workers)
    options = ShardOptions(NewsSummary, not no_text, retry_failed, budget)
    began, asked = datetime.now(UTC), Asked(as_csv, as_parquet, as_markdown)
    with summarizer_for(model, base_url, quiet=quiet, bar=True, **given) as summarizer:
        skipped = Skipped(summarizer.notify)
        reading = Reading(
            partial(
                reports_in, paths, columns=Columns.parse(columns or ()), stdin_format=stdin_format
            ),
            skipped if bad_rows == "skip" else stop,
            count_reports(paths),
            can_be_repeated=Path(STDIN) not in paths,
        )
        if estimate:
            return _tell_estimate(summarizer, reading, out_dir)
        with way.finished(out_dir, summarizer, options, reading) as job:
            run = Run(began, summarizer.settings, paths, bad_rows_of(skipped), job.stopped or "")
            forms = asked.forms(out_dir, sum(job.statuses().values()))
            _tell(job, write_outputs(job.results(), out_dir, forms, run), skipped)
            return _end(job)


def _tell_estimate(summarizer: Summarizer, reading: Reading, folder: Path) -> None:
    found = summarizer.loop_thread.call(estimated, reading.first(), summarizer, folder)
    out.print(estimate_table(found))


def _tell(job: Finished, told: Manifest, skipped: Skipped) -> None:
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


def _end(job: Finished) -> None:
    """Exit with what became of the job."""
    if job.stopped:
        raise typer.Exit(130 if job.was_stopped else 5)
    if set(job.statuses()) - {"done"}:
        raise typer.Exit(5)
