"""The results of a job, a page at a time, while the job may still be writing them."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from summarizer.batch.ledger import LEDGER
from summarizer.errors import InputError

_FETCHED = 8
"""Rows that are held at once: each has a report's text."""


def places_after(folder: Path, cursor: int, most: int) -> list[int]:
    """The places of the next rows, in the order in which their reports were first finished.

    That order only grows at its end, so a place is a cursor that holds while the job goes on.

    Raises:
        InputError: The ledger cannot be read.
    """
    with _reading(folder) as base:
        found = base.execute(
            "SELECT rowid FROM reports WHERE rowid > ? ORDER BY rowid LIMIT ?", (cursor, most)
        ).fetchall()
    return [place for (place,) in found]


def rows_between(folder: Path, cursor: int, last: int) -> Iterator[str]:
    """The rows after a cursor up to the place `last`, as lines of JSON without their ends.

    Raises:
        InputError: The ledger cannot be read.
    """
    while True:
        with _reading(folder) as base:
            found = base.execute(
                "SELECT rowid, row FROM reports WHERE rowid > ? AND rowid <= ? "
                "ORDER BY rowid LIMIT ?",
                (cursor, last, _FETCHED),
            ).fetchall()
        if not found:
            return
        cursor = found[-1][0]
        yield from (zlib.decompress(row).decode() for _, row in found)


def row_of(folder: Path, report_id: str) -> str | None:
    """The row of one report, or None.

    Raises:
        InputError: The ledger cannot be read.
    """
    with _reading(folder) as base:
        found = base.execute("SELECT row FROM reports WHERE id = ?", (report_id,)).fetchone()
    return zlib.decompress(found[0]).decode() if found else None


def statuses_of(folder: Path) -> dict[str, int]:
    """How many reports of a job ended in which way so far.

    Raises:
        InputError: The ledger cannot be read.
    """
    with _reading(folder) as base:
        return dict(base.execute("SELECT status, count(*) FROM reports GROUP BY status"))


def passing_of(folder: Path) -> int:
    """How many reports failed, wholly or in part, for a reason that may pass.

    Raises:
        InputError: The ledger cannot be read.
    """
    with _reading(folder) as base:
        found = base.execute(
            "SELECT count(*) FROM reports WHERE passing = 1 AND status <> 'done'"
        ).fetchone()
    return int(found[0])


@contextmanager
def _reading(folder: Path) -> Iterator[sqlite3.Connection]:
    """A connection of its own, so that it may be used in any thread; it changes nothing."""
    path = folder / LEDGER
    try:
        with closing(_opened(path)) as base:
            yield base
    except (sqlite3.Error, zlib.error) as error:
        raise InputError(f"cannot read {path}: {error}") from error


def _opened(path: Path) -> sqlite3.Connection:
    """The ledger; an empty one when there is none yet, or none that has its tables."""
    if path.exists():
        base = sqlite3.connect(path, isolation_level=None, timeout=5)
        if base.execute("SELECT 1 FROM sqlite_master WHERE name = 'reports'").fetchone():
            base.execute("PRAGMA query_only = 1")
            return base
        base.close()
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE reports (id, status, passing, row)")
    return base
