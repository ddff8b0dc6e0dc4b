"""`summarizer review`: what an analyst says of a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from summarizer.cli.app import app, err, out, print_line
from summarizer.cli.stored import rows_of, stored_result, stored_results
from summarizer.errors import UsageError
from summarizer.remarks import Review
from summarizer.reporting.rows import row
from summarizer.result import CheckedItem, Result
from summarizer.reviewing import Reviews, review_of
from summarizer.source.plain_line import one_line
from summarizer.summary import Severity
from summarizer.terminal import STYLES


@app.command()
def review(
    folder: Annotated[Path, typer.Argument(help="The folder of a job.")],
    report: Annotated[str | None, typer.Argument(help="The id of a report.")] = None,
    path: Annotated[str | None, typer.Argument(help="An item of it, as in claims[3].")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The verdict is right.")] = False,
    override: Annotated[
        Severity | None, typer.Option("--override", help="What the verdict should be.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason.")] = "",
    by: Annotated[str, typer.Option("--by", help="Who says so.")] = "",
    rows: Annotated[
        bool, typer.Option("--rows", help="Print the rows with their reviews, as JSONL.")
    ] = False,
) -> None:
    """Accept or override the verdict on an item; without one, list what there is to review.

    The machine's verdict stays as it is: a review is kept beside it, in reviews.json, with who,
    when and why. Nothing is taken out; of two reviews of one item, the later one counts.

    Examples:

        summarizer review out

        summarizer review out china-equipment-sales

        summarizer review out china-equipment-sales "claims[2]" --override ok \\
            --why "the officials of the sentence before say it" --by "A. Quist"

        summarizer review out --rows > reviewed.jsonl
    """
    folder = rows_of(folder).parent
    if path is not None and report is not None:
        if accept == (override is not None):
            raise UsageError("say either --accept or --override ok, warning or error")
        result = stored_result(folder, report)
        if not why.strip() or not by.strip():
            raise UsageError('a review says who and why: --by "NAME" --why "REASON"')
        kept = review_of(result, path, by=by, why=why, severity=override)
        Reviews(folder).add(kept)
        err.print(escape(f"kept: {kept.path} of {kept.report_id} {kept.verdict}"), highlight=False)
        return
    if accept or override:
        raise UsageError("say which item: summarizer review FOLDER REPORT PATH")
    results = stored_results(folder) if report is None else [stored_result(folder, report)]
    if rows:
        for result in results:
            print_line(row(result, text=result.report.text is not None))
    else:
        out.print(_to_review(results))


def _to_review(results: Iterable[Result[Any]]) -> Table:
    """The items that are flagged or have a review, each with the latest review of it."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in ("report", "item", "verdict", "review"):
        table.add_column(heading, overflow="fold")
    for result in results:
        for checked, latest in _reviewed(result):
            table.add_row(
                escape(one_line(result.id)),
                escape(checked.path),
                f"[{STYLES[checked.severity]}]{checked.severity}[/]",
                ""
                if latest is None
                else escape(one_line(f"{latest.severity}, {latest.by}: {latest.why}")),
            )
    return table


def _reviewed(result: Result[Any]) -> Iterator[tuple[CheckedItem, Review | None]]:
    latest = {(review.path, review.item): review for review in result.reviews}
    for checked in result.items():
        review = latest.get((checked.path, checked.fingerprint))
        if review is not None or checked.severity != "ok":
            yield checked, review
