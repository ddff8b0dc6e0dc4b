"""The lines of a stream of bytes, as text, without ever holding more than one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from summarizer.errors import InputError
from summarizer.source.report import decode

LONGEST = 64_000_000
"""Bytes of a line, or of a cell: more is no report but a file without line ends."""


class Line(NamedTuple):
    """A line with its end, or why it cannot be read; `text` then holds what is legible."""

    number: int
    text: str
    fault: str = ""


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of UTF-8 text. Only a line feed ends one: JSON may hold U+2028 unescaped."""
    number = 0
    while raw := stream.readline(LONGEST + 1):
        number += 1
        if len(raw) > LONGEST:
            _skip_to_the_end(stream, raw)
            yield Line(number, "\n", f"the line is longer than {LONGEST // 1_000_000} MB")
            continue
        try:
            yield Line(number, decode(raw, "the line"))
        except InputError as error:
            yield Line(number, raw.decode("utf-8", "replace"), str(error))


def _skip_to_the_end(stream: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(LONGEST)
