"""Reports from files: texts, Markdown, and JSONL with one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.source.report import Report, read_report, read_text

TEXT_ENDINGS = (".txt", ".md")
ROW_ENDINGS = (".jsonl", ".ndjson")


def reports_in(paths: Iterable[Path]) -> Iterator[Report]:
    """The reports of some files and folders, each with an id of its own.

    A folder gives its .txt, .md and .jsonl files, in the order of their names. A seed folder's
    `source.txt` is named after its folder. A report that is there twice is given once.

    Raises:
        InputError: A path is missing or of an unknown kind, a row cannot be read, or two
            reports have the same id.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for file in files_in(path):
            for report in _reports_of(file):
                before = seen.get(report.id)
                if before not in (None, report.sha256):
                    raise InputError(f"{file}: a second report is called {report.id!r}")
                seen[report.id] = report.sha256
                if before is None:
                    yield report


def files_in(path: Path) -> list[Path]:
    """A file itself, or the files of a folder that can hold reports.

    Raises:
        InputError: There is no such path, or nothing in it that could be a report.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(f"{path}: there is no such file or folder")
    endings = TEXT_ENDINGS + ROW_ENDINGS
    found = sorted(
        file for file in path.rglob("*") if file.suffix.lower() in endings and file.is_file()
    )
    sources = [file for file in found if file.name == "source.txt"]
    if not found:
        raise InputError(f"{path}: no {', '.join(endings)} file in this folder")
    return sources or found


def _reports_of(file: Path) -> Iterator[Report]:
    ending = file.suffix.lower()
    if ending in ROW_ENDINGS:
        yield from _rows_of(file)
    elif ending in TEXT_ENDINGS:
        name = file.parent.name if file.name == "source.txt" else file.stem
        yield read_report(file, id=name)
    else:
        raise InputError(f"{file}: only {', '.join(TEXT_ENDINGS + ROW_ENDINGS)} files can be read")


def _rows_of(file: Path) -> Iterator[Report]:
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if line.strip():
            try:
                yield Report.of(_report_of_row(json.loads(line)))
            except (ValueError, RecursionError, InputError) as error:
                raise InputError(f"{file}, line {number}: {_first_fault(error)}") from error


def _report_of_row(row: Any) -> Report:
    if not isinstance(row, dict):
        raise InputError("a row must be an object with at least a text")
    known = {key: row[key] for key in Report.model_fields if row.get(key) not in (None, "")}
    if "text" not in known:
        raise InputError('the row has no "text"')
    return Report.model_validate({**known, "id": str(known.get("id", ""))})


def _first_fault(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    return str(error)
