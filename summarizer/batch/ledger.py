"""The ledger of a job: one SQLite file in its folder, which knows all that is done and paid.

It holds three things: what the job is (model, prompts, schema), the result of each report, and
every answer of the model under the hash of its question. A result is entered in one transaction,
so a job that is killed has it or has it not; an answer is entered as soon as it is there, so
what was paid for is never paid for again.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.drafting.wire import Tokens

LEDGER = "ledger.sqlite"
VERSION = 1
_SWIFT = 1
"""The level of compression: higher ones take several times as long for a tenth less."""

_TABLES = """
CREATE TABLE IF NOT EXISTS job (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reports (
    id TEXT PRIMARY KEY, place INTEGER NOT NULL, sha256 TEXT NOT NULL, status TEXT NOT NULL,
    checks INTEGER NOT NULL, passing INTEGER NOT NULL, error TEXT,
    attempts INTEGER NOT NULL DEFAULT 1, run INTEGER NOT NULL,
    finished TEXT NOT NULL, row BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS by_place ON reports (place);
CREATE INDEX IF NOT EXISTS by_status ON reports (status);
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, body BLOB NOT NULL, fit INTEGER NOT NULL DEFAULT 1,
    prompt INTEGER NOT NULL, cached INTEGER NOT NULL, completion INTEGER NOT NULL,
    kept TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS paid (
    one INTEGER PRIMARY KEY CHECK (one = 1), answers INTEGER NOT NULL, prompt INTEGER NOT NULL,
    cached INTEGER NOT NULL, completion INTEGER NOT NULL, batch_prompt INTEGER NOT NULL,
    batch_cached INTEGER NOT NULL, batch_completion INTEGER NOT NULL
);
INSERT OR IGNORE INTO paid VALUES (1, 0, 0, 0, 0, 0, 0, 0);
"""

_ENTER = """
INSERT INTO reports (id, place, sha256, status, checks, passing, error, run, finished, row)
VALUES (:id, :place, :sha256, :status, :checks, :passing, :error, :run, :finished, :row)
ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, status = excluded.status,
    checks = excluded.checks, passing = excluded.passing, error = excluded.error,
    attempts = attempts + 1, run = excluded.run, finished = excluded.finished, row = excluded.row
"""


class Known(NamedTuple):
    """What the ledger knows of a report.

    Attributes:
        sha256: The hash of the text.
        status: How it ended.
        checks: The version of the checks.
        passing: Whether it failed for a reason that may pass, such as an unreachable server.
        run: The last run that came by it.
    """

    sha256: str
    status: str
    checks: int
    passing: bool
    run: int


class Entry(NamedTuple):
    """The result of one report, to be entered; `row` is its line in `results.jsonl`."""

    id: str
    sha256: str
    status: str
    checks: int
    passing: bool
    error: str | None
    row: str


class Paid(NamedTuple):
    """What a job has paid for since it began: answers, and their tokens.

    Those that begin with `batch` tell how many of the tokens came in a provider's batch, and so
    cost less.
    """

    answers: int
    prompt: int
    cached: int
    completion: int
    batch_prompt: int = 0
    batch_cached: int = 0
    batch_completion: int = 0


class Ledger:
    """The ledger of one folder; a single process at a time writes it.

    It is an answer store too (see `summarizer.drafting.wire`).

    Attributes:
        path: The file.
        run: How many times the job was started, this one counted.
    """

    def __init__(self, folder: Path) -> None:
        """Open the ledger of a folder, or begin one.

        Raises:
            InputError: It cannot be written, is damaged, or is of a later version.
        """
        self.path = folder / LEDGER
        with self._told():
            # Callers keep to one event loop; closing may come from the thread that began it.
            self._base = sqlite3.connect(
                self.path, isolation_level=None, check_same_thread=False, timeout=5
            )
        try:
            self._begin()
        except BaseException:
            self._base.close()
            raise

    def _begin(self) -> None:
        with self._told():
            self._base.execute("PRAGMA journal_mode = WAL")
            # A killed process loses nothing; a power cut at most what was written last.
            self._base.execute("PRAGMA synchronous = NORMAL")
            version = self._one("PRAGMA user_version")
            if version > VERSION:
                raise InputError(
                    f"{self.path} was written by a later version of this program: "
                    "update it, or give another --out folder"
                )
            self._base.executescript(_TABLES)
            self._base.execute(f"PRAGMA user_version = {VERSION}")
            self.run = int(self.noted("run") or 0)
            self._place = self._one("SELECT coalesce(max(place), 0) FROM reports")

    # what the job is

    def noted(self, name: str) -> str | None:
        """A fact about the job, or None."""
        with self._told():
            found = self._base.execute("SELECT value FROM job WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None

    def note(self, facts: Mapping[str, object]) -> None:
        """Keep facts about the job."""
        with self._told():
            self._base.executemany(
                "INSERT OR REPLACE INTO job VALUES (?, ?)",
                [(name, str(value)) for name, value in facts.items()],
            )

    def begin_run(self) -> None:
        """Count one more run."""
        self.run += 1
        self.note({"run": self.run})

    # results

    def known(self, report_id: str) -> Known | None:
        """What is known of a report; None when it has no result yet."""
        with self._told():
            found = self._base.execute(
                "SELECT sha256, status, checks, passing, run FROM reports WHERE id = ?",
                (report_id,),
            ).fetchone()
        return Known(*found) if found else None

    def next_place(self) -> int:
        """The place of one more report: results are given in the order of these."""
        self._place += 1
        return self._place

    def enter(self, entry: Entry, place: int, facts: Mapping[str, object]) -> None:
        """Enter the result of a report, in the place of an earlier one, and facts with it."""
        values = entry._asdict() | {
            "place": place,
            "run": self.run,
            "finished": _now(),
            "row": zlib.compress(entry.row.encode(), _SWIFT),
        }
        with self._told(), self._transaction():
            self._base.execute(_ENTER, values)
            self._base.executemany(
                "INSERT OR REPLACE INTO job VALUES (?, ?)",
                [(name, str(value)) for name, value in facts.items()],
            )

    def pass_by(self, report_id: str) -> None:
        """Remember that this run came by a report that has its result."""
        with self._told():
            self._base.execute(
                "UPDATE reports SET run = ? WHERE id = ? AND run <> ?",
                (self.run, report_id, self.run),
            )

    def rows(self) -> Iterator[str]:
        """The rows of all results, as lines of JSON without their line ends, in their order."""
        with self._told():
            for (row,) in self._base.execute("SELECT row FROM reports ORDER BY place"):
                yield zlib.decompress(row).decode()

    def row(self, report_id: str) -> str | None:
        """The row of one report."""
        with self._told():
            found = self._base.execute(
                "SELECT row FROM reports WHERE id = ?", (report_id,)
            ).fetchone()
        return zlib.decompress(found[0]).decode() if found else None

    def statuses(self) -> dict[str, int]:
        """How many reports ended in which way."""
        with self._told():
            return dict(self._base.execute("SELECT status, count(*) FROM reports GROUP BY status"))

    def passing(self) -> int:
        """How many reports failed, wholly or in part, for a reason that may pass."""
        with self._told():
            return self._one("SELECT count(*) FROM reports WHERE passing = 1 AND status <> 'done'")

    # answers

    def find(self, key: str, *, fit_only: bool) -> bytes | None:
        """An answer's body; with `fit_only` none that turned out to be of no use."""
        with self._told():
            found = self._base.execute(
                "SELECT body FROM answers WHERE key = ? AND fit >= ?", (key, int(fit_only))
            ).fetchone()
        return zlib.decompress(found[0]) if found else None

    def keep(self, key: str, answer: bytes, tokens: Tokens, *, batched: bool = False) -> None:
        """Keep an answer, in the place of an earlier one, and count what it cost.

        Args:
            key: The key of its question.
            answer: Its body.
            tokens: What it cost.
            batched: Whether it came in a provider's batch.
        """
        values = (key, zlib.compress(answer, _SWIFT), *tokens, _now())
        with self._told(), self._transaction():
            self._base.execute(
                "INSERT OR REPLACE INTO answers (key, body, prompt, cached, completion, kept) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )
            self._base.execute(
                "UPDATE paid SET answers = answers + 1, prompt = prompt + ?, "
                "cached = cached + ?, completion = completion + ?, "
                "batch_prompt = batch_prompt + ?, batch_cached = batch_cached + ?, "
                "batch_completion = batch_completion + ?",
                (*tokens, *(tokens if batched else (0, 0, 0))),
            )

    def reject(self, keys: Iterable[str]) -> None:
        """Remember that these answers did not fit, so that a retry asks anew."""
        with self._told():
            self._base.executemany(
                "UPDATE answers SET fit = 0 WHERE key = ?", [(key,) for key in keys]
            )

    def paid(self) -> Paid:
        """What the job has paid for since it began, in all its runs."""
        with self._told():
            found = self._base.execute(
                "SELECT answers, prompt, cached, completion, batch_prompt, batch_cached, "
                "batch_completion FROM paid"
            ).fetchone()
        return Paid(*found)

    @contextmanager
    def together(self) -> Iterator[sqlite3.Connection]:
        """What the block writes, here and in tables of its own, is entered as one or not at all."""
        with self._told(), self._transaction():
            yield self._base

    # the file

    def close(self) -> None:
        """Close the file; what was entered is there."""
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _one(self, query: str) -> int:
        return int(self._base.execute(query).fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._base.in_transaction:  # a part of one that is larger
            yield
            return
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._base.execute("COMMIT")
        except BaseException:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence what is wrong with the file."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise InputError(
                f"cannot write {self.path}: {error}; what is finished is kept: "
                "put that right and run the same command again"
            ) from error
        except (sqlite3.DatabaseError, zlib.error) as error:
            raise InputError(
                f"{self.path} is damaged ({error}): move it away and run the same command again; "
                "finished reports are then taken over from results.jsonl"
            ) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
