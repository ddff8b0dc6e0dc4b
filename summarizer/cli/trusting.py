"""Rows as they are stored are files that anybody may have edited: are they true?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer

from summarizer.cli.app import err
from summarizer.errors import UsageError
from summarizer.result import Result
from summarizer.source.plain_line import one_line
from summarizer.summary import NewsSummary
from summarizer.verifying import verify

CheckOption = Annotated[
    bool,
    typer.Option(
        "--check/--no-check",
        help="Check each row that has its text anew, and tell what of it is not true.",
    ),
]


def untrue_rows(results: Iterable[Result[Any]]) -> dict[str, Sequence[str]]:
    """What stored rows tell that is not so, by the ids of their reports; printed as well.

    A row without its text, or of a schema of somebody's own, cannot be held against anything.
    """
    found = {result.id: lines for result in results if (lines := _untrue(result))}
    for report_id, lines in found.items():
        for line in lines:
            told = f"the row of report {report_id} is not true: {line}"
            err.print(one_line(told), style="red", markup=False, highlight=False)
    return found


def _untrue(result: Result[Any]) -> Sequence[str]:
    if result.report.text is None or not isinstance(result.summary, NewsSummary):
        return ()
    try:
        return verify(result, result.report.text).untrue
    except UsageError as error:
        return (str(error),)
