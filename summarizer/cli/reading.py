"""What a command reads: a file, or standard input for "-"."""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer.source.report import Report, decode, read_report, read_text


def report_from(file: str) -> Report:
    """The report of a file, or of standard input."""
    if file == "-":
        return Report.of(Report(id="stdin", text=text_from(file)))
    return read_report(Path(file))


def text_from(file: str) -> str:
    """The text of a file, or of standard input."""
    return (
        decode(sys.stdin.buffer.read(), "standard input") if file == "-" else read_text(Path(file))
    )
