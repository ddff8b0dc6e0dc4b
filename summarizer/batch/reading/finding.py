"""Which files are meant: a file, a folder of them, or a pattern."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from glob import has_magic, iglob
from pathlib import Path

from summarizer.errors import InputError

LEDGER, ROWS = "ledger.sqlite", "results.jsonl"
OWN_FILES = frozenset(
    {ROWS, LEDGER, "results.md", "items.csv", "items.parquet", "reports.parquet", "manifest.json"}
)
"""What a job leaves in its folder."""

_START_OF_A_ROW = b'{"version":'


def files_in(path: Path, is_readable: Callable[[Path], bool]) -> Iterator[Path]:
    """A file itself; the files below a folder, in the order of their names; those of a pattern.

    In a folder, files that cannot hold reports are left alone, and so are hidden ones, a README,
    and the folders of jobs.

    Raises:
        InputError: There is no such path, or nothing in it that could be a report.
    """
    if path.is_dir():
        return _at_least_one(_below(path, is_readable), path, "in this folder")
    if path.is_file():
        return iter([path])
    if path.exists():
        raise InputError(f"{path}: this is neither a file nor a folder")
    if has_magic(str(path)):
        return _at_least_one(_matching(path, is_readable), path, "of this pattern")
    raise InputError(f"{path}: there is no such file or folder")


def is_job(folder: Path) -> bool:
    """Whether a job keeps its results in a folder: they are no reports."""
    if (folder / LEDGER).exists():
        return True
    try:
        with (folder / ROWS).open("rb") as rows:
            return rows.read(len(_START_OF_A_ROW)) == _START_OF_A_ROW
    except OSError:
        return False


def _at_least_one(files: Iterator[Path], path: Path, where: str) -> Iterator[Path]:
    first = next(files, None)
    if first is None:
        raise InputError(f"{path}: no file {where} that could hold a report")
    return _chained(first, files)


def _chained(first: Path, rest: Iterator[Path]) -> Iterator[Path]:
    yield first
    yield from rest


def _below(top: Path, is_readable: Callable[[Path], bool]) -> Iterator[Path]:
    """Depth first, with a stack of its own: folders may be nested deeper than calls."""
    own = OWN_FILES if is_job(top) else frozenset[str]()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        if path is not top and path.is_symlink() and path.is_dir():
            continue  # it may lead back
        if path.is_dir():
            if path is top or not is_job(path):
                waiting.extend(reversed(_entries(path)))
        elif is_readable(path) and path.is_file() and not (path.parent == top and path.name in own):
            yield path


def _entries(folder: Path) -> list[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - half of what iterdir costs
    except OSError as error:
        raise InputError(f"cannot read {folder}: {error.strerror or error}") from error
    return [folder / name for name in names if not _is_aside(name)]


def _is_aside(name: str) -> bool:
    return name.startswith((".", "~$")) or name.rpartition(".")[0].lower() == "readme"


def _matching(pattern: Path, is_readable: Callable[[Path], bool]) -> Iterator[Path]:
    for found in sorted(iglob(str(pattern), recursive=True)):  # noqa: PTH207 - it may be absolute
        path = Path(found)
        if is_readable(path) and path.is_file():
            yield path
