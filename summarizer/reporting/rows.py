"""Results as rows of a JSONL file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.errors import InputError
from summarizer.result import ROW_VERSION, Result
from summarizer.source.report import decode
from summarizer.summary import NewsSummary


def row(result: Result[Any], *, text: bool = True) -> str:
    """A result as one line of JSON; `text=False` leaves the report's text out."""
    without = None if text else {"report": {"text"}}
    return result.model_dump_json(exclude=without, warnings=False)


def read_rows(path: Path, schema: type[BaseModel] = NewsSummary) -> Iterator[Result[Any]]:
    """The results of a JSONL file, or of a file with one result, drawn one at a time.

    Raises:
        InputError: A line is no result of this version; the message says which line.
    """
    for number, line in _lines(path):
        try:
            yield parse_row(line, schema)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise InputError(
                f"{path}, line {number}: not a result of this version ({ROW_VERSION}): "
                f"{where or 'the line'}: {first['msg']}"
            ) from error


def parse_row(line: str, schema: type[BaseModel] = NewsSummary) -> Result[Any]:
    """One result from its line, in which fields go by their names, whatever a model calls them.

    Raises:
        ValidationError: It is not a result, or its text or evidence was changed.
    """
    kind: type[Result[Any]] = Result[schema]  # type: ignore[valid-type]
    return kind.model_validate_json(line, by_name=True, by_alias=True)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """A file is one JSON document over many lines, or one on each line."""
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if number == 1 and raw.strip(b"\xef\xbb\xbf \r\n") == b"{":
                    yield 1, decode(raw + file.read(), str(path))
                elif raw.strip():
                    yield number, decode(raw, f"{path}, line {number}")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
