"""What a command reads: a file, or standard input for "-"."""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer.batch.reading.documents import EXTRACTORS, document
from summarizer.batch.reading.reports import STDIN, TABLES
from summarizer.errors import InputError, UsageError
from summarizer.source.report import Report, decode, read_report, read_text

PLAIN = frozenset({".txt", ".md"})
"""Endings of files that are read as they stand."""


def report_from(file: str) -> Report:
    """The report of a file, or of standard input; a document is read as `batch` reads it.

    Raises:
        InputError: There is no such file, or it holds no text.
        UsageError: It is a folder, or a table of many reports.
    """
    if file == STDIN:
        return Report.of(Report(id="stdin", text=text_from(file)))
    path = _file(file)
    return _document(path) if _is_document(path) else read_report(path)


def text_from(file: str) -> str:
    """The text of a file, or of standard input; a document's is what `batch` finds in it.

    Raises:
        InputError: There is no such file, or it holds no text.
        UsageError: It is a folder, or a table of many reports.
    """
    if file == STDIN:
        return decode(sys.stdin.buffer.read(), "standard input")
    path = _file(file)
    return _document(path).text if _is_document(path) else read_text(path)


def _is_document(path: Path) -> bool:
    """Whether its text has to be taken out of it first: a web page, a PDF or a Word file."""
    return path.suffix.lower() in EXTRACTORS.keys() - PLAIN


def _document(path: Path) -> Report:
    try:
        return document(path)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def _file(name: str) -> Path:
    path = Path(name)
    if path.is_dir():
        raise UsageError(
            f"{path} is a folder: give the file with the text of the report "
            "(summarizer batch takes folders)"
        )
    if path.suffix.lower() in TABLES and path.exists():
        raise UsageError(
            f"{path} is a table of reports: give the file of one report "
            "(summarizer batch takes tables)"
        )
    return path
