"""The disk that jobs are kept on: whether it can be written, and whether a fault was the disk's.

A full disk passes, as a provider that is down does: a job waits for it and goes on by itself.
"""

from __future__ import annotations

import errno
import sqlite3
import tempfile
from pathlib import Path

from summarizer.service.problems import Problem

ROOM = 1_000_000
"""Bytes that must be free before a model is asked: an answer that finds no room is paid twice."""

RETRY_SECONDS = 60
"""When a client may try again what the disk had no room for."""

_OF_THE_DISK = frozenset({
    errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM,
    errno.EMFILE, errno.ENFILE,
})  # fmt: skip
_OF_SQLITE = frozenset({
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
})  # fmt: skip


def disk_fault(error: BaseException | None) -> str | None:
    """What the disk did wrong, in the words of the system; None when it was something else."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
            return error.strerror or str(error)
        if isinstance(error, sqlite3.Error) and _code(error) in _OF_SQLITE:
            return str(error)
        error = error.__cause__ or error.__context__
    return None


def _code(error: sqlite3.Error) -> int | None:
    """SQLite's own number of a fault, without what it adds for each of its causes."""
    code: int | None = getattr(error, "sqlite_errorcode", None)  # its own faults have none
    return None if code is None else code & 0xFF


def try_to_write(folder: Path) -> None:
    """Write as much as an answer takes, and leave nothing.

    Raises:
        OSError: There is no room for it, or nothing can be written at all.
    """
    with tempfile.TemporaryFile(dir=folder, prefix=".new-", buffering=0) as file:
        left = memoryview(bytes(ROOM))
        while left:
            left = left[file.write(left) :]


def unwritable(folder: Path) -> str | None:
    """Why nothing can be written in a folder; None when it can be."""
    try:
        try_to_write(folder)
    except OSError as error:
        return error.strerror or str(error)
    return None


def no_room(reason: str) -> Problem:
    """What a request is told that the disk had no room for."""
    return Problem(
        503,
        f"the service cannot use its disk now ({reason}), and nothing was kept: try again later",
        headers={"Retry-After": str(RETRY_SECONDS)},
    )
