"""`summarizer batch`: many reports into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from summarizer.batch.estimate import estimated
from summarizer.batch.reading.bad_rows import Skipped
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
from summarizer.cli.engines import Finished, Way
from summarizer.cli.groups import with_groups
from summarizer.cli.inputs import Intake, PathsArgument, Reading, tell_skipped
from summarizer.cli.log import LogOption, log
from summarizer.cli.outputs import Asked, NoTextOption, OutOption, bad_rows_of, write_outputs
from summarizer.cli.spending import Pace, estimate_table
from summarizer.pipeline import Summarizer
from summarizer.reporting.manifest import Manifest, Run
from summarizer.reporting.page.wording import many
from summarizer.summary import NewsSummary
from summarizer.terminal import results_table

SHOWN = 50
"""Results that are told one by one at the end."""


@app.command()
@with_groups
def batch(
    paths: PathsArgument,
    out_dir: OutOption,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    no_text: NoTextOption = False,
    correct: CorrectOption = None,
    complete: CompleteOption = None,
    *,
    intake: Intake,
    pace: Pace,
    asked: Asked,
    way: Way,
    quiet: QuietOption = False,
    log_form: LogOption = "text",  # its callback has already set it
) -> None:
    """Summarize many reports into a folder; run it again to go on where it stopped.

    Examples:

        summarizer batch seeds --out out

        summarizer batch reports/ more.jsonl --out results --model org/model \\
            --base-url http://localhost:8000/v1
    """
    given: dict[str, Any] = {"correct": correct, "complete": complete, **pace.settings()}
    options = ShardOptions(NewsSummary, not no_text, pace.retry_failed, pace.budget)
    began = datetime.now(UTC)
    with summarizer_for(model, base_url, quiet=quiet, bar=True, **given) as summarizer:
        skipped = Skipped(summarizer.notify)
        reading = intake.of(paths, skipped)
        if pace.estimate:
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
    else:
        for line in _what_next(job, sum(counts.values()) - counts.get("done", 0)):
            log.say(line, dim=True)


def _what_next(job: Finished, short: int) -> Iterator[str]:
    """What to do about reports that are not done; `short` is how many these are."""
    if job.worse:
        told = many(job.worse, "report")
        yield f"done again with a worse result, so that the earlier one stays: {told}"
    if passing := job.passing():
        yield f"the provider failed {passing:,} of them: the same command again takes them up"
    if short > passing:
        yield "to try again what is partial or failed: --retry-failed"


def _end(job: Finished) -> None:
    """Exit with what became of the job."""
    if job.stopped:
        raise typer.Exit(130 if job.was_stopped else 5)
    if job.worse or set(job.statuses()) - {"done"}:
        raise typer.Exit(5)
