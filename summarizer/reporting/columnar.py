"""Results as Parquet, for data tools: a table of items and one of reports (extra `parquet`)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from summarizer.errors import UsageError
from summarizer.reporting.atomic import replacing
from summarizer.reporting.item_rows import ItemRow, item_rows
from summarizer.result import Result

ROWS_AT_ONCE = 5_000
"""Rows of a row group; what is held before it is written."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report: what became of it, what it cost, and where its summary came from."""

    report_id: str
    title: str | None
    url: str | None
    publisher: str | None
    published: datetime.date | None
    sha256: str
    report_status: str
    error: str | None
    headline: str | None
    gist: str | None
    items: int
    warnings: int
    errors: int
    figures: int
    asked_again: int
    corrected: int
    prompt_tokens: int
    completion_tokens: int
    cost: float | None
    model: str
    model_where: str
    prompts: str
    schema_name: str
    schema_fingerprint: str
    checks_version: int
    created: str


@contextmanager
def parquet(folder: Path) -> Iterator[Callable[[Result[Any]], None]]:
    """A function that adds a result to `items.parquet` and `reports.parquet`.

    Raises:
        InputError: A file cannot be written.
        UsageError: pyarrow is not installed.
    """
    with ExitStack() as open_files:
        items = open_files.enter_context(_table(folder / "items.parquet", ItemRow))
        reports = open_files.enter_context(_table(folder / "reports.parquet", ReportRow))

        def add(result: Result[Any]) -> None:
            reports(report_row(result))
            for row in item_rows(result):
                items(row)

        yield add


def report_row(result: Result[Any]) -> ReportRow:
    """The row of a report."""
    report, usage, origin = result.report, result.usage, result.provenance
    return ReportRow(
        report_id=result.id,
        title=report.title,
        url=report.url,
        publisher=report.publisher,
        published=report.published,
        sha256=report.sha256,
        report_status=result.status,
        error=result.error.message if result.error else None,
        headline=_passage(result, "headline"),
        gist=_passage(result, "gist"),
        items=sum(result.counts.items.values()),
        warnings=result.counts.warnings,
        errors=result.counts.errors,
        figures=result.counts.figures,
        asked_again=len(result.corrections),
        corrected=sum(told.outcome == "mended" for told in result.corrections),
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=usage.completion_tokens,
        cost=usage.cost,
        model=origin.model,
        model_where=origin.where,
        prompts=origin.prompts,
        schema_name=origin.schema_name,
        schema_fingerprint=origin.schema_fingerprint,
        checks_version=origin.checks,
        created=origin.created,
    )


def _passage(result: Result[Any], name: str) -> str | None:
    text = getattr(getattr(result.summary, name, None), "text", None)
    return text if isinstance(text, str) else None


@contextmanager
def _table(path: Path, row: type[Any]) -> Iterator[Callable[[Any], None]]:
    arrow, writing = _pyarrow()
    schema = _schema(arrow, row)
    held: list[Any] = []
    with replacing(path) as part, writing.ParquetWriter(part, schema, compression="zstd") as file:

        def write() -> None:
            rows = [asdict(row) for row in held]
            file.write_table(arrow.Table.from_pylist(rows, schema=schema))
            held.clear()

        def add(row: Any) -> None:
            held.append(row)
            if len(held) >= ROWS_AT_ONCE:
                write()

        yield add
        write()


def _schema(arrow: Any, row: type[Any]) -> Any:
    """The columns of a kind of row, each with its type and whether it may be empty."""
    types = {str: arrow.string(), bool: arrow.bool_(), int: arrow.int64(), float: arrow.float64(),
             datetime.date: arrow.date32()}  # fmt: skip
    hints = get_type_hints(row)
    columns = []
    for field in fields(row):
        kinds = [*get_args(hints[field.name])] or [hints[field.name]]
        kind = next(types[known] for known in kinds if known in types)
        columns.append(arrow.field(field.name, kind, nullable=type(None) in kinds))
    return arrow.schema(columns)


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise UsageError(
            "writing Parquet needs pyarrow: install checked-summarizer[parquet]"
        ) from None
    return pyarrow, pyarrow.parquet
