"""Files that hold one report each: texts, web pages, PDF and Word documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.batch.reading import pdf, web_page, word
from summarizer.batch.reading.columns import in_words
from summarizer.batch.reading.naming import name_of
from summarizer.errors import InputError, SummarizerError
from summarizer.source.report import Report, decode

LARGEST = 200_000_000
"""Bytes of a file that is read whole."""


def _plain(raw: bytes) -> dict[str, Any]:
    return {"text": decode(raw, "the file")}


EXTRACTORS: dict[str, Callable[[bytes], dict[str, Any]]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": web_page.extracted,
    ".htm": web_page.extracted,
    ".pdf": pdf.extracted,
    ".docx": word.extracted,
}


def document(file: Path, name: str | None = None) -> Report:
    """The report of a file, named after it where no other name is given.

    A text without a word is a report too, of which nothing can be made.

    Raises:
        InputError: It cannot be read; the message leaves out which file it is.
        UsageError: An extra is needed that is not installed.
    """
    return report_of(_raw(file), file.suffix.lower(), name or name_of(file))


def report_of(raw: bytes, ending: str, name: str) -> Report:
    """The report in the bytes of a file with this ending.

    Raises:
        InputError: It cannot be read.
        UsageError: An extra is needed that is not installed.
    """
    try:
        return Report(**{"id": name} | EXTRACTORS[ending](raw))
    except SummarizerError:
        raise
    except ValidationError as error:
        raise InputError(in_words(error)) from None
    except Exception as error:
        # A file made to do harm can trip a parser in any way; it must not end the job.
        raise InputError(
            f"it is damaged, or no {ending} file that can be read: open it in a program of its "
            "kind and save it anew"
        ) from error


def _raw(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(f"it is larger than {LARGEST // 1_000_000} MB: split it")
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror or error}") from error
