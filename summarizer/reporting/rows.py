"""Results as rows of a JSONL file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, TypeAdapter, ValidationError

from summarizer.errors import InputError
from summarizer.reporting.any_schema import MOST_SHAPES, summary_as_told
from summarizer.reporting.computed import computed_in
from summarizer.result import ROW_VERSION, Result
from summarizer.source.report import decode
from summarizer.summary import NewsSummary

_JSON = TypeAdapter(dict[str, Any])


class _Schema(BaseModel):
    schema_name: str


class _Origin(BaseModel):
    """What of a row says of which schema it is."""

    provenance: _Schema


def row(result: Result[Any], *, text: bool = True) -> str:
    """A result as one line of JSON; `text=False` leaves the report's text out.

    What a schema computes from its fields is left out: it is computed again when a row is read.
    """
    left_out: dict[str, Any] = {} if text else {"report": {"text"}}
    if type(result.summary) is not NewsSummary and (computed := computed_in(result.summary)):
        left_out["summary"] = computed
    return result.model_dump_json(exclude=left_out or None, warnings=False)


def read_rows(path: Path, schema: type[BaseModel] | None = None) -> Iterator[Result[Any]]:
    """The results of a JSONL file, or of a file with one result, drawn one at a time.

    Args:
        path: The file.
        schema: The schema of their summaries. Without one each row says whether it holds a
            NewsSummary; of another schema it is read as it tells itself (see `any_schema`).

    Raises:
        InputError: A line is no result of this version; the message says which line.
    """
    try:
        with path.open("rb") as file:
            yield from rows_in(file, str(path), schema)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error


def rows_in(
    file: BinaryIO, name: str, schema: type[BaseModel] | None = None
) -> Iterator[Result[Any]]:
    """The results in an open file, as `read_rows` gives them; `name` is what it is called.

    Raises:
        InputError: A line is no result of this version; the message says which line.
    """
    for number, line in _lines(file, name):
        try:
            yield parse_row(line, schema)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise InputError(
                f"{name}, line {number}: not a result of this version ({ROW_VERSION}): "
                f"{where or 'the line'}: {first['msg']}"
            ) from error


def parse_row(line: str, schema: type[BaseModel] | None = None) -> Result[Any]:
    """One result from its line, in which fields go by their names, whatever a model calls them.

    Raises:
        ValidationError: It is not a result, or its text or evidence was changed.
    """
    if schema is None and (name := _other_schema(line)):
        return _as_told(_JSON.validate_json(line), name)
    kind = _result_of(schema or NewsSummary)
    return kind.model_validate_json(line, by_name=True, by_alias=True)


def _other_schema(line: str) -> str | None:
    """The name of a row's schema, if it is not ours."""
    try:
        name = _Origin.model_validate_json(line).provenance.schema_name
    except ValidationError:  # whoever reads it whole says what is wrong with it
        return None
    return None if name == NewsSummary.__name__ else name


def _as_told(data: dict[str, Any], name: str) -> Result[Any]:
    told, checks = data.get("summary"), data.get("checks")
    if not isinstance(told, dict):  # it failed, and has none
        return Result[NewsSummary].model_validate(data)
    summary = summary_as_told(told, name, checks if isinstance(checks, dict) else ())
    return _result_of(type(summary)).model_validate(data | {"summary": summary})


@lru_cache(maxsize=MOST_SHAPES)
def _result_of(schema: type[BaseModel]) -> type[Result[Any]]:
    """The result type for a schema; kept, because making it takes longer than reading a row."""
    return Result[schema]  # type: ignore[valid-type]


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    """A file is one JSON document over many lines, or one on each line."""
    for number, raw in enumerate(file, 1):
        if number == 1 and raw.strip(b"\xef\xbb\xbf \r\n") == b"{":
            yield 1, decode(raw + file.read(), name)
        elif raw.strip():
            yield number, decode(raw, f"{name}, line {number}")
