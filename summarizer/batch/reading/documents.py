"""Files that hold one report each: texts, web pages, PDF and Word documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.batch.reading import pdf, web_page, word
from summarizer.errors import InputError, SummarizerError
from summarizer.source.report import Report, decode

LARGEST = 200_000_000
"""Bytes of a file that is read whole."""

NAMED_AFTER_FOLDER = ("source.txt", "index.html", "index.htm")
"""Files that have the same name in every folder."""


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


def document(file: Path) -> Report:
    """The report of a file, named after it.

    Raises:
        InputError: It cannot be read; the message leaves out which file it is.
        UsageError: An extra is needed that is not installed.
    """
    return report_of(_raw(file), file.suffix.lower(), _name(file))


def report_of(raw: bytes, ending: str, name: str) -> Report:
    """The report in the bytes of a file with this ending.

    Raises:
        InputError: It cannot be read.
        UsageError: An extra is needed that is not installed.
    """
    try:
        return Report.of(Report(**{"id": name} | EXTRACTORS[ending](raw)))
    except SummarizerError:
        raise
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise InputError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    except Exception as error:
        # A file made to do harm can trip a parser in any way; it must not end the job.
        said = " ".join(str(error).split())[:200]
        raise InputError(f"it is damaged: {type(error).__name__}: {said}") from error


def _raw(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(f"it is larger than {LARGEST // 1_000_000} MB: split it")
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror or error}") from error


def _name(file: Path) -> str:
    named = file.resolve().parent.name if file.name.lower() in NAMED_AFTER_FOLDER else file.stem
    return named.encode("utf-8", "replace").decode()  # it may be of another encoding
