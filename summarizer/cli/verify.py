"""`summarizer verify`: a stored result, or any text, against a source."""

from __future__ import annotations

import json
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from summarizer.batch.reading.reports import STDIN
from summarizer.cli.app import JsonOption, app, err, out, print_line
from summarizer.cli.own_schema import SchemaOption, schema_named
from summarizer.cli.reading import report_from, text_from
from summarizer.cli.stored import read_start, rows_of
from summarizer.errors import InputError, UsageError
from summarizer.reporting.rows import read_rows, rows_in
from summarizer.result import Result
from summarizer.source.plain_line import one_line
from summarizer.source.report import Report, decode
from summarizer.summary import Check, NewsSummary
from summarizer.terminal import checks_table
from summarizer.verifying import Verification, verify


@app.command("verify")
def verify_command(
    result: Annotated[
        Path,
        typer.Argument(
            help="A job's folder, a row or rows of results, or a text; - for standard input."
        ),
    ],
    source: Annotated[
        Path,
        typer.Argument(
            help="The report it should rest on: a text, or a page or document as batch "
            "reads them; - for standard input."
        ),
    ],
    as_json: JsonOption = False,
    schema: SchemaOption = None,
) -> None:
    """Check a stored result, or anybody's summary, against a source: no model, no network.

    Exits with 1 when something is wrong, so that it can stand in a pipeline. Of a plain text the
    figures, quotations and names are checked, and not what it states beside them.

    Examples:

        summarizer verify out/results.jsonl seeds/china-equipment-sales/source.txt

        summarizer verify summary.txt report.txt
    """
    if str(result) == str(source) == STDIN:
        raise UsageError("only one of the two can be read from standard input (-)")
    report, own = _report(source), schema_named(schema) if schema else None
    found = [verify(summary, report) for summary in _summaries(result, report, own)]
    (_print_json if as_json else _print_table)(found)
    if not all(one.ok for one in found):
        raise typer.Exit(1)


def _print_json(found: Sequence[Verification]) -> None:
    told = {
        "ok": all(one.ok for one in found),
        "untrue": [line for one in found for line in one.untrue],
        "contradictions": [
            pair.model_dump(mode="json") for one in found for pair in one.contradictions
        ],
        "notes": [one.note for one in found if one.note],
        "checks": [check.model_dump(mode="json") for one in found for check in one.checks],
    }
    print_line(json.dumps(told))


def _print_table(found: Sequence[Verification]) -> None:
    if any(one.checks for one in found):
        out.print(checks_table(line for one in found for line in _lines(one)))
    for note in (one.note for one in found if one.note):
        out.print(note, markup=False, highlight=False)
    for pair in (pair for one in found for pair in one.contradictions):
        told = f"the report is at odds with itself: {pair.one} and {pair.other}: {pair.reason}"
        err.print(one_line(told), markup=False, highlight=False)
    for line in (line for one in found for line in one.untrue):
        err.print(one_line(f"the row is not true: {line}"), markup=False, highlight=False)


def _report(source: Path) -> Report:
    """The report to check against.

    Raises:
        UsageError: It is a folder, or holds results: the two were given the wrong way round.
    """
    if source.is_file() and read_start(source).startswith(b"{") and _has_results(source):
        raise UsageError(
            f"{source} holds results, and no report: give the result first, and then the report"
        )
    return report_from(str(source))


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
    name, raw = _read(path)
    start = raw.removeprefix(BOM_UTF8).lstrip()
    if re.match(rb"\[\s*\{", start):
        raise UsageError(f"{name} is a JSON array: results are read as rows, one a line (JSONL)")
    if start.startswith(b"{"):
        return _of_report(rows_in(BytesIO(raw), name, schema), name, report, schema)
    return [decode(raw, name) if str(path) == STDIN else text_from(str(path))]


def _read(path: Path) -> tuple[str, bytes]:
    """What a file is called in messages, or standard input, and what is in it."""
    if str(path) == STDIN:
        return "standard input", sys.stdin.buffer.read()
    try:
        return str(path), path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error


def _of_report(
    found: Iterable[Result[Any]], name: str, report: Report, schema: type[BaseModel] | None
) -> list[Result[Any] | str]:
    rows = {r.id: r for r in found if r.report.sha256 == report.sha256}
    if not rows:
        raise UsageError(f"{name} has no result of this source")
    names = {result.provenance.schema_name for result in rows.values()} - {NewsSummary.__name__}
    if names and schema is None:
        first = min(names)
        raise UsageError(
            f"{name} holds results of the schema {first}: to check them anew, say which module has "
            f"it: --schema MODULE:{first}"
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
