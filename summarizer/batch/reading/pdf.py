"""PDF: the text that its pages carry (extra `pdf`)."""

from __future__ import annotations

import io
import logging
import time
from typing import Any

from summarizer.errors import InputError, UsageError

PATIENCE = 120.0
"""Seconds after which the pages of one file are given up: some are made to be read for ever."""

LONGEST_TEXT = 20_000_000
"""Characters; a file that unpacks to more is no report."""


def extracted(raw: bytes) -> dict[str, Any]:
    """The text of all pages, with a blank line between two; offsets refer to it.

    Raises:
        InputError: It is encrypted, has no text, or unpacks to far too much.
        UsageError: pypdf is not installed.
    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
        from pypdf.errors import DependencyError, LimitReachedError, PdfReadError  # noqa: PLC0415
    except ImportError:
        raise UsageError("reading PDF needs pypdf: install checked-summarizer[pdf]") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("it is encrypted: save it without a password first")
        return {"text": _text(reader)}
    except DependencyError:
        raise InputError("it is encrypted: save it without a password first") from None
    except LimitReachedError:
        raise InputError("it unpacks to far more than a report holds, and is not read") from None
    except PdfReadError as error:
        raise InputError(f"it is no PDF that can be read: {error}") from error


def _text(reader: Any) -> str:
    begun, length, pages = time.monotonic(), 0, []
    for page in reader.pages:
        pages.append(page.extract_text().strip())
        length += len(pages[-1])
        if length > LONGEST_TEXT:
            raise InputError(f"it holds more than {LONGEST_TEXT:,} characters: split it")
        if time.monotonic() - begun > PATIENCE:
            raise InputError(f"page {len(pages)} was reached after {PATIENCE:.0f} s: given up")
    if not any(character.isalnum() for text in pages for character in text):
        count = f"{len(pages)} page{'s' * (len(pages) != 1)}"
        raise InputError(
            f"there is no text in its {count}: it is scanned, so run text recognition (OCR) first"
        )
    return "\n\n".join(text for text in pages if text)
