"""`summarizer show`: results as a page to look at."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.batch.reading.bad_rows import Skipped
from summarizer.batch.reading.reports import reports_in
from summarizer.cli.app import app, err
from summarizer.cli.stored import stored_results
from summarizer.cli.trusting import CheckOption, untrue_rows
from summarizer.reporting.atomic import replacing
from summarizer.reporting.page import page
from summarizer.reporting.sourcing import with_texts
from summarizer.result import Result

SHOWN = 1_000
NAMED = 10
"""Files that are passed over which are named."""


@app.command()
def show(
    result: Annotated[
        Path, typer.Argument(help="A job's folder, a file of rows, or a file with one result.")
    ],
    source: Annotated[
        list[Path] | None,
        typer.Option("--source", help="Where the texts are of rows that were stored without."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The page; by default beside the rows.")
    ] = None,
    open_it: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in a browser.")
    ] = True,
    most: Annotated[
        int, typer.Option("--most", min=1, help="How many results, at most, one page holds.")
    ] = SHOWN,
    check: CheckOption = True,
) -> None:
    """Write results as one HTML page, the summaries beside their reports, and open it.

    The page is one file that fetches nothing. Every claim, figure, speaker and quotation in it
    leads to its place in the report, and every place back. Reviews are shown too. What a row tells
    that is not so, as after an edit by hand, stands above its summary.

    Examples:

        summarizer show out

        summarizer show out/results.jsonl --source seeds --out page.html --no-open
    """
    found = stored_results(result)
    if len(found) > most:
        err.print(f"the page holds {most} of {len(found)} results: --most N for more or fewer")
        found = found[:most]
    file = out or (result / "results.html" if result.is_dir() else result.with_suffix(".html"))
    found = _with_texts(found, source or [])
    told = page(found, untrue=untrue_rows(found) if check else {})
    with replacing(file) as new:
        new.write_text(told, encoding="utf-8")
    err.print(f"written to {file}", style="dim", markup=False, highlight=False)
    if open_it and _has_a_screen():
        webbrowser.open(file.resolve().as_uri())


def _with_texts(found: Sequence[Result[Any]], source: Sequence[Path]) -> list[Result[Any]]:
    """The results with their texts; files that are no report are told, and do not matter else."""
    passed_by = Skipped()
    try:
        return with_texts(found, reports_in(source, on_bad_row=passed_by))
    finally:
        for row in passed_by.shown[:NAMED]:
            err.print(f"passed over: {row}", style="dim", markup=False, highlight=False)
        if passed_by.count > NAMED:
            err.print(f"and {passed_by.count - NAMED} more were passed over", style="dim")


def _has_a_screen() -> bool:
    """Whether a browser has a window to open: one in the terminal would take the terminal."""
    if not sys.stdout.isatty():
        return False
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("darwin", "win32") or bool(named)
