"""Word documents: paragraphs and tables in their order (extra `docx`)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from summarizer.errors import InputError, UsageError

LARGEST = 200_000_000
"""Bytes that a document may unpack to; a report of a thousand pages has a tenth of it."""


def extracted(raw: bytes) -> dict[str, Any]:
    """Text and title of a document; offsets refer to this text.

    Cells of a table row are set apart by tabs. Headers, footers and notes are left out.

    Raises:
        InputError: It is no docx file, has no text, or unpacks to far too much.
        UsageError: python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError(
            "reading Word documents needs python-docx: install checked-summarizer[docx]"
        ) from None
    _refuse_a_bomb(raw)
    try:
        document = docx.Document(io.BytesIO(raw))
    except (KeyError, ValueError) as error:
        raise InputError(f"it is no Word document that can be read: {error}") from error
    text = "\n\n".join(_blocks(document))
    if not any(character.isalnum() for character in text):
        raise InputError("there is no text in this document")
    title = document.core_properties.title
    return {"text": text, "title": title} if title else {"text": text}


def _refuse_a_bomb(raw: bytes) -> None:
    """Add up what the parts unpack to: no part is ever unpacked beyond the size that it tells."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            total = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile:
        raise InputError(
            "it is no docx file: an old .doc, or one with a password, must be saved anew"
        ) from None
    if total > LARGEST:
        raise InputError("it unpacks to far more than a report holds, and is not read")


def _blocks(document: Any) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                if cells := "\t".join(_cells(row)).strip():
                    yield cells
        elif block.text.strip():
            yield block.text.strip()


def _cells(row: Any) -> Iterator[str]:
    """The texts of a row; a cell that spans several columns is told once."""
    before = None
    for cell in row.cells:
        if cell._tc is not before:  # nothing else tells that cells are merged
            yield " ".join(cell.text.split())
        before = cell._tc
