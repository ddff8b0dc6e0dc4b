"""`summarizer compare`: what several reports on one story agree on, and where they conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.cli.app import JsonOption, app, err, print_line
from summarizer.cli.stored import stored_results
from summarizer.cli.trusting import CheckOption, untrue_rows
from summarizer.comparing.compare import compare
from summarizer.comparing.markdown import comparison_markdown
from summarizer.comparing.page import comparison_page
from summarizer.comparing.stories import several, stories_of, trace_of
from summarizer.comparing.story import StoryComparison
from summarizer.errors import InputError, UsageError
from summarizer.reporting.atomic import replacing
from summarizer.result import Result

ROWS = "stories.jsonl"


@app.command("compare")
def compare_command(
    paths: Annotated[
        list[Path], typer.Argument(help="Folders of jobs, and files of rows or of one result.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help=f"A folder for {ROWS} and a page for each story."),
    ] = None,
    one_story: Annotated[
        bool, typer.Option("--one-story", help="All reports tell one story: group nothing.")
    ] = False,
    as_json: JsonOption = False,
    check: CheckOption = True,
) -> None:
    """Compare reports: what they share, where they conflict, what only one has. No model.

    Reports are put together by the story that they tell, and each story is compared by itself;
    a report whose story no other tells is left out and counted. What a row tells that is not so, as
    after an edit by hand, is said.

    Examples:

        summarizer compare out

        summarizer compare monday/results.jsonl tuesday/results.jsonl --out stories
    """
    results = [result for path in paths for result in stored_results(path)]
    if len(results) < 2:
        raise UsageError(f"comparing takes two results or more; there is {len(results)}")
    stories = [list(range(len(results)))] if one_story else _stories(results)
    if check:
        untrue_rows(results[at] for story in stories for at in story)
    comparisons = (compare(results[at] for at in story) for story in stories)
    if out is not None:
        _write(out, comparisons, results)
        return
    for told in comparisons:
        print_line(told.model_dump_json() if as_json else comparison_markdown(told))


def _stories(results: Sequence[Result[Any]]) -> list[list[int]]:
    found = stories_of(trace_of(result) for result in results)
    stories = [story.reports for story in several(found)]
    alone = len(found) - len(stories)
    err.print(
        f"{len(results)} reports: told more than once: {len(stories)}, standing alone: {alone}",
        style="dim",
        markup=False,
        highlight=False,
    )
    return stories


def _write(
    folder: Path, comparisons: Iterator[StoryComparison], results: Sequence[Result[Any]]
) -> None:
    """Write each comparison as a row, as Markdown and as a page, one story at a time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error.strerror or error}") from error
    count = 0
    with replacing(folder / ROWS) as rows, rows.open("w", encoding="utf-8") as lines:
        for count, told in enumerate(comparisons, 1):
            lines.write(told.model_dump_json() + "\n")
            name = f"story-{count:04}"
            with replacing(folder / f"{name}.md") as file:
                file.write_text(comparison_markdown(told), encoding="utf-8")
            with replacing(folder / f"{name}.html") as file:
                file.write_text(comparison_page(told, results), encoding="utf-8")
    err.print(f"{count} stories in {folder / ROWS}", style="dim", markup=False, highlight=False)
