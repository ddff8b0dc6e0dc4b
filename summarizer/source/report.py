"""A report as it arrives: a text, and what is known about it."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from summarizer.errors import InputError


class Report(BaseModel):
    """One report.

    Attributes:
        id: Names the report in results; by default the start of the text's hash.
        text: The report exactly as given: every offset of a result counts in it.
        title: Its headline, if that is known apart from the text.
        url: Where it was published. It is never fetched.
        publisher: Who published it.
        published: When it was published; relative dates ("Friday") are resolved with it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = ""
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None

    @field_validator("id", "text", "title", "url", "publisher")
    @classmethod
    def _is_encodable(cls, text: str | None) -> str | None:
        try:
            (text or "").encode()
        except UnicodeEncodeError as error:
            raise ValueError(f"has half a character at offset {error.start}") from None
        return text

    @model_validator(mode="after")
    def _has_an_id(self) -> Self:
        if not self.id:
            object.__setattr__(self, "id", self.sha256[:16])
        return self

    @cached_property
    def sha256(self) -> str:
        """The hash of the text, which tells whether a result belongs to it."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @classmethod
    def of(cls, given: Report | str) -> Report:
        """The report itself, or one made of a bare text.

        Raises:
            InputError: The text holds nothing to summarize, or half a character.
        """
        try:
            report = given if isinstance(given, Report) else cls(text=given)
        except ValidationError as error:
            raise InputError(f"this is no text to summarize: {_fault(error)}") from None
        if not any(character.isalnum() for character in report.text):
            raise InputError(
                f"there is no word in the report {report.id!r}: give a text with at least one"
            )
        return report


def _fault(error: ValidationError) -> str:
    return error.errors(include_input=False)[0]["msg"].removeprefix("Value error, ")


def read_report(path: Path, **known: Any) -> Report:
    """Read one report from a text file.

    The name of the file, without its ending, is the report's id unless `known` has one.

    Raises:
        InputError: There is no such file, or it does not hold UTF-8 text.
    """
    name = path.stem.encode("utf-8", "replace").decode()  # it may be of another encoding
    return Report.of(Report(**{"id": name, "text": read_text(path)} | known))


def read_text(path: Path) -> str:
    """The text of a file, with line ends and all as they stand.

    Raises:
        InputError: There is no such file, or it does not hold UTF-8 text.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    return decode(raw, str(path))


def decode(raw: bytes, name: str) -> str:
    """Bytes as UTF-8 text.

    Raises:
        InputError: They are something else; the message says what, as far as that shows.
    """
    if b"\0" in raw[:8192]:
        raise InputError(f"{name} is not a text file: convert it to plain UTF-8 text first")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8: byte {error.start} cannot be read; "
            f"convert it, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
