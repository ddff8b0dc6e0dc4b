"""The folder of a job: one job at a time may have it, and only a job writes its rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError
from summarizer.reporting.atomic import replacing

ROWS = "results.jsonl"
LOCK = "ledger.lock"


def prepared(folder: Path) -> Path:
    """The folder, made if it is not there.

    Raises:
        InputError: It cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error.strerror or error}") from error
    return folder


class FolderBusy(InputError):  # noqa: N818 - it reads as what is so
    """Another job is at work in the folder."""


class FolderLock:
    """Held from its making to `close`; the system lets go of it when the process dies."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            FolderBusy: Another job has it.
            InputError: The folder cannot be written.
        """
        try:
            self._file: BinaryIO = (folder / LOCK).open("ab")
        except OSError as error:
            raise InputError(f"cannot write to {folder}: {error.strerror or error}") from error
        try:
            _lock(self._file.fileno())
        except OSError:
            self._file.close()
            raise FolderBusy(
                f"another job is at work in {folder}: wait for it, or give another --out folder"
            ) from None

    def close(self) -> None:
        """Let another job have the folder."""
        self._file.close()


def _lock(descriptor: int) -> None:
    if os.name == "nt":  # pragma: no cover - no such system here
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl  # noqa: PLC0415 - there is none on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class RowsFile:
    """`results.jsonl`: it grows by a line a report, and is rewritten whole when one changed.

    A line is appended before the ledger enters its report, with the file's new size: after a
    crash the file is cut back to the size that the ledger knows, so the two always agree.

    Attributes:
        path: The file.
        size: Its size in bytes.
    """

    def __init__(self, folder: Path) -> None:
        """Open the file, or begin one.

        Raises:
            InputError: It cannot be written.
        """
        self.path = folder / ROWS
        with self._told():
            self._file = self.path.open("ab", buffering=0)
        self.size = self.path.stat().st_size

    def append(self, row: str) -> None:
        """Add one line, whole or not at all.

        Raises:
            InputError: It cannot be written; the file is as it was.
        """
        line = row.encode() + b"\n"
        with self._told():
            try:
                left = memoryview(line)
                while left:
                    left = left[self._file.write(left) :]
            except OSError:
                self.cut_back(self.size)
                raise
        self.size += len(line)

    def cut_back(self, size: int) -> None:
        """Take off what was added after the file had this size."""
        with self._told():
            os.truncate(self.path, size)
        self.size = size

    def rewrite(self, rows: Iterable[str]) -> None:
        """Write all rows anew: a reader sees the old file or the new one, never half of it.

        Raises:
            InputError: It cannot be written; the old file is as it was.
        """
        with self._told():
            with replacing(self.path) as part, part.open("wb") as file:
                file.writelines(row.encode() + b"\n" for row in rows)
            self._file.close()
            self._file = self.path.open("ab", buffering=0)
            self.size = self.path.stat().st_size

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence what is wrong with the file."""
        try:
            yield
        except OSError as error:
            raise InputError(
                f"cannot write {self.path}: {error.strerror or error}; what is finished is kept: "
                "put that right and run the same command again"
            ) from error
