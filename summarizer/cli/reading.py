"""What a command reads: a file, or standard input for "-"."""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.source.report import Report, decode, read_report, read_text


def report_from(file: str) -> Report:
    """The report of a file, or of standard input.

    Raises:
        InputError: There is no such file, or it holds no text.
        UsageError: It is a folder.
    """
    if file == "-":
        return Report.of(Report(id="stdin", text=text_from(file)))
    return read_report(_file(file))


def text_from(file: str) -> str:
    """The text of a file, or of standard input.

    Raises:
        InputError: There is no such file, or it holds no text.
        UsageError: It is a folder.
    """
    if file == "-":
        return decode(sys.stdin.buffer.read(), "standard input")
    return read_text(_file(file))


def _file(name: str) -> Path:
    path = Path(name)
    if path.is_dir():
        raise UsageError(
            f"{path} is a folder: give the file with the text of the report "
            "(summarizer batch takes folders)"
        )
    return path
