"""The events of a job: a file of lines, so that whoever comes back goes on where they were.

The id of an event is the offset of its end in the file: to resume is to seek.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

FILE = "events.jsonl"
AT_ONCE = 64_000
"""Bytes that are read at once."""


class Told(NamedTuple):
    """One event: its id, its name, and its data as JSON."""

    id: int
    name: str
    data: dict[str, Any]


class EventLog:
    """The log of one job; one process writes it, any number of readers follow."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def mend(self) -> None:
        """Cut off half a line, which a killed process may have left."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return
        whole = raw.rfind(b"\n") + 1
        if whole < len(raw):
            os.truncate(self.path, whole)

    def add(self, name: str, data: Mapping[str, Any]) -> None:
        """Write one event, whole or not at all.

        Raises:
            OSError: It cannot be written; the log is as it was.
        """
        line = json.dumps([name, data]).encode() + b"\n"
        with self.path.open("ab", buffering=0) as file:
            before = file.seek(0, os.SEEK_END)
            if file.write(line) < len(line):
                file.truncate(before)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))

    def read(self, after: int) -> list[Told]:
        """The next events after an id; none when there is nothing new."""
        try:
            with self.path.open("rb") as file:
                file.seek(after)
                raw = file.read(AT_ONCE)
                if b"\n" not in raw and len(raw) == AT_ONCE:
                    raw += file.readline()
        except FileNotFoundError:
            return []
        found, at = [], after
        for line in raw.splitlines(keepends=True):
            if not line.endswith(b"\n"):
                break
            at += len(line)
            name, data = json.loads(line)
            found.append(Told(at, name, data))
        return found

    def is_place(self, after: int) -> bool:
        """Whether an event ends here, or none has begun."""
        if after == 0:
            return True
        try:
            with self.path.open("rb") as file:
                file.seek(after - 1)
                return file.read(1) == b"\n"
        except (OSError, ValueError, OverflowError):
            return False
