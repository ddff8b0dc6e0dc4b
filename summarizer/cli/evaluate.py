"""`summarizer evaluate`: score summaries of seeds against what they must contain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.batch.job import Job
from summarizer.batch.running import asummarize_batch
from summarizer.cli.app import (
    BaseUrlOption,
    CompleteOption,
    CorrectOption,
    JsonOption,
    ModelOption,
    QuietOption,
    app,
    err,
    out,
    print_line,
)
from summarizer.cli.asking import summarizer_for
from summarizer.errors import UsageError
from summarizer.evaluating.results import results_in
from summarizer.evaluating.scoring import evaluation_of
from summarizer.evaluating.seeds import Seed, read_seeds
from summarizer.evaluating.tables import cost_table, found_table, items_table, verdict_table
from summarizer.evaluating.tally import Evaluation
from summarizer.pipeline import Summarizer
from summarizer.result import Result
from summarizer.source.plain_line import one_line
from summarizer.source.report import Report


@app.command()
def evaluate(
    seeds: Annotated[
        list[Path],
        typer.Argument(help="Seed folders (source.txt and expected.json), or folders of them."),
    ],
    results: Annotated[
        Path | None,
        typer.Option("--results", "-r", help="Score these rows instead of asking a model."),
    ] = None,
    out_dir: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Keep the summaries in this folder, and go on there."),
    ] = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    correct: CorrectOption = None,
    complete: CompleteOption = None,
    details: Annotated[
        bool, typer.Option("--details", help="Show every item, and what was missed, too.")
    ] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Score summaries of seeds against what people say they must contain.

    "kept" are the items in which the checks found no error. "wrong and unmarked" are those that
    pass for right and are not as expected: the number that the checks are there to keep down.

    Examples:

        summarizer evaluate seeds

        summarizer evaluate seeds --results out/results.jsonl --details
    """
    if results and any((out_dir, model, base_url, correct is not None, complete is not None)):
        raise UsageError("--results asks no model: give no option that is about asking one")
    wanted = read_seeds(seeds)
    if results:
        found = results_in(results, wanted)
    else:
        given = {"correct": correct, "complete": complete}
        with summarizer_for(model, base_url, quiet=quiet, **given) as summarizer:
            found = summarizer.loop_thread.call(_summaries, wanted, summarizer, out_dir)
    evaluation = evaluation_of(list(zip(wanted, found, strict=True)))
    if as_json:
        print_line(evaluation.model_dump_json(indent=2))
    else:
        _show(evaluation, details=details)
    _tell_failures(found)


async def _summaries(
    seeds: Sequence[Seed], summarizer: Summarizer, folder: Path | None
) -> list[Result[Any]]:
    """A result for each seed, in their order; those that a folder holds are not made anew."""
    reports = [seed.report for seed in seeds]
    if folder is None:
        made = {r.id: r async for r in asummarize_batch(reports, summarizer=summarizer)}
        return [made[report.id] for report in reports]
    job = Job(folder, summarizer)
    try:
        return await _finished(job, reports)
    finally:
        job.close()


async def _finished(job: Job, reports: Sequence[Report]) -> list[Result[Any]]:
    async for _ in job.run(reports):
        pass
    made = {result.id: result for result in job.results()}
    return [made[report.id] for report in reports]


def _show(evaluation: Evaluation, *, details: bool) -> None:
    for table in (found_table(evaluation), verdict_table(evaluation), cost_table(evaluation)):
        out.print(table)
        out.print()
    for seed in evaluation.seeds if details else ():
        out.print(seed.name, style="bold", markup=False)
        out.print(items_table(seed.items, seed.missed))
        out.print()


def _tell_failures(results: Sequence[Result[Any]]) -> None:
    """Say which summaries are not whole, and end with 5, as a batch does."""
    short = [result for result in results if result.status != "done"]
    for result in short:
        reason = result.error.message if result.error else "no reason is given"
        err.print(one_line(f"{result.id}: {result.status}: {reason}"), markup=False)
    if short:
        raise typer.Exit(5)
