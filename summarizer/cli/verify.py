"""`summarizer verify`: a stored result, or any text, against a source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from summarizer.cli.app import JsonOption, app, err, out, print_line
from summarizer.cli.own_schema import SchemaOption, schema_named
from summarizer.cli.reading import report_from
from summarizer.cli.stored import rows_of
from summarizer.errors import InputError, UsageError
from summarizer.reporting.rows import read_rows
from summarizer.result import Result
from summarizer.source.report import Report, read_text
from summarizer.summary import Check, NewsSummary
from summarizer.terminal import checks_table
from summarizer.verifying import Verification, verify


@app.command("verify")
def verify_command(
    result: Annotated[
        Path, typer.Argument(help="A job's folder, a row or rows of results, or a plain text.")
    ],
    source: Annotated[Path, typer.Argument(help="The text of the report it should rest on.")],
    as_json: JsonOption = False,
    schema: SchemaOption = None,
) -> None:
    """Check a stored result, or anybody's summary, against a source: no model, no network.

    Exits with 1 when something is wrong, so that it can stand in a pipeline.

    Examples:

        summarizer verify out/results.jsonl seeds/china-equipment-sales/source.txt

        summarizer verify summary.txt report.txt
    """
    report, own = _report(source), schema_named(schema) if schema else None
    found = [verify(summary, report) for summary in _summaries(result, report, own)]
    if as_json:
        print_line(json.dumps({
            "ok": all(one.ok for one in found),
            "untrue": [line for one in found for line in one.untrue],
            "contradictions": [
                pair.model_dump(mode="json") for one in found for pair in one.contradictions
            ],
            "checks": [check.model_dump(mode="json") for one in found for check in one.checks],
        }))  # fmt: skip
    else:
        out.print(checks_table(line for one in found for line in _lines(one)))
        for pair in (pair for one in found for pair in one.contradictions):
            told = f"the report is at odds with itself: {pair.one} and {pair.other}: {pair.reason}"
            err.print(told, markup=False, highlight=False)
        for line in (line for one in found for line in one.untrue):
            err.print(f"the row is not true: {line}", markup=False, highlight=False)
    if not all(one.ok for one in found):
        raise typer.Exit(1)


def _report(source: Path) -> Report:
    """The report to check against.

    Raises:
        UsageError: It is a folder, or holds results: the two were given the wrong way round.
    """
    report = report_from(str(source))
    if report.text.lstrip().startswith("{") and _has_results(source):
        raise UsageError(
            f"{source} holds results, and no report: give the result first, and then the report"
        )
    return report


def _has_results(path: Path) -> bool:
    try:
        return any(True for _ in read_rows(path))
    except InputError:
        return False


def _summaries(
    path: Path, report: Report, schema: type[BaseModel] | None
) -> list[Result[Any] | str]:
    """The results of this report in a file of rows, or the file as a text.

    A report that failed at first has two rows: the later one counts.

    Raises:
        UsageError: There is none, or one is of a schema that is not given.
    """
    if path.is_dir():
        path = rows_of(path)
    text = read_text(path)
    if re.match(r"\s*\[\s*\{", text):
        raise UsageError(f"{path} is a JSON array: results are read as rows, one a line (JSONL)")
    if not text.lstrip().startswith("{"):
        return [text]
    rows = {r.id: r for r in read_rows(path, schema) if r.report.sha256 == report.sha256}
    if not rows:
        raise UsageError(f"{path} has no result of this source")
    names = {result.provenance.schema_name for result in rows.values()} - {NewsSummary.__name__}
    if names and schema is None:
        name = min(names)
        raise UsageError(
            f"{path} holds results of the schema {name}: to check them anew, say which module has "
            f"it: --schema MODULE:{name}"
        )
    return list(rows.values())


def _lines(found: Verification) -> Iterator[tuple[str, Check, str]]:
    for item in found.items:
        for check in item.checks:
            yield f"{item.path} {check.field}", check, _checked_words(item.item, check)


def _checked_words(item: Any, check: Check) -> str:
    text = getattr(item, check.field, "")
    if check.span and isinstance(text, str):
        return text[check.span.start : check.span.end]
    return text if isinstance(text, str) else ""
