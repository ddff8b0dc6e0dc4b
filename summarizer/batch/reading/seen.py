"""Which ids have been given to which text: kept on disk, so that any number of them will do."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Literal

from summarizer.errors import InputError
from summarizer.source.report import Report


class Seen:
    """Remembers a hash of each id and of its text, in a temporary file that SQLite looks after."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE seen (id BLOB PRIMARY KEY, text BLOB) WITHOUT ROWID",
            "BEGIN",
        ):
            self._table.execute(statement)

    def note(self, report: Report) -> Literal["new", "again", "other text"]:
        """Remember a report: its id is new, or was given to this text, or to another.

        Raises:
            InputError: The disk is full.
        """
        key = hashlib.blake2b(report.id.encode(), digest_size=16).digest()
        text = bytes.fromhex(report.sha256[:32])
        try:
            added = self._table.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, text))
            if added.rowcount:
                return "new"
            found = self._table.execute("SELECT text FROM seen WHERE id = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            raise InputError(f"cannot note which reports were read: {error}") from error
        return "again" if found[0] == text else "other text"

    def close(self) -> None:
        """Forget everything."""
        self._table.close()
