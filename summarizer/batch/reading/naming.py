"""What reports are called that are files: by their names, or, where these are alike, by paths."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from glob import has_magic
from pathlib import Path

from summarizer.errors import InputError

NAMED_AFTER_FOLDER = ("source.txt", "index.html", "index.htm")
"""Files that have the same name in every folder."""


def name_of(file: Path) -> str:
    """The name of a file without its ending, or of its folder."""
    alike = file.name.lower() in NAMED_AFTER_FOLDER
    return _legible(file.resolve().parent.name if alike else file.stem)


class Names:
    """The names of many files, each of which is another.

    Files that would be called alike go by their paths below the folder that all paths have in
    common ("a/jan.txt", "b/jan.txt"): so a name depends on nothing but which files there are. The
    names are kept on disk, so that any number of them will do.
    """

    def __init__(self, paths: Iterable[Path], files: Iterable[Path]) -> None:
        """Look at all files.

        Args:
            paths: What was given: files, folders and patterns.
            files: The files that are meant.

        Raises:
            InputError: The disk is full, or a folder cannot be read.
        """
        tops = [_top(path) for path in paths]
        self._top = os.path.commonpath(tops) if tops else ""
        self._table = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        try:
            self._table.execute("PRAGMA synchronous = OFF")
            self._table.execute(
                "CREATE TABLE names (name TEXT PRIMARY KEY, file BLOB, shared INT) WITHOUT ROWID"
            )
            self._table.execute("BEGIN")
            self._table.executemany(
                "INSERT INTO names VALUES (?, ?, 0) "
                "ON CONFLICT (name) DO UPDATE SET shared = 1 WHERE file <> excluded.file",
                ((name_of(file), os.fsencode(_absolute(file))) for file in files),
            )
        except sqlite3.Error as error:
            raise InputError(f"cannot note how files are called: {error}") from error

    def of(self, file: Path) -> str:
        """What the report of a file is called."""
        name = name_of(file)
        found = self._table.execute("SELECT shared FROM names WHERE name = ?", (name,)).fetchone()
        if not found or not found[0]:
            return name
        return _legible(Path(os.path.relpath(_absolute(file), self._top)).as_posix())

    def close(self) -> None:
        """Forget everything."""
        self._table.close()


def _top(path: Path) -> str:
    """The folder that a path is in, or is; of a pattern the one that it begins in."""
    if path.is_dir():
        return _absolute(path)
    path = path.parent
    while not path.exists() and has_magic(str(path)):
        path = path.parent
    return _absolute(path)


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link keeps its own name


def _legible(name: str) -> str:
    return name.encode("utf-8", "replace").decode()  # it may be of another encoding
