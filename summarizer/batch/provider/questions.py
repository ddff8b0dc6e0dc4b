"""The questions of a job that wait for a provider's batch, in tables of the job's ledger.

A question is `idle` (known of an earlier round), `waiting` (asked in this one), `sent` (in a
batch), `answered`, or `refused` (the provider will not answer it). A batch is `planned` before
it is made known to the provider, `sent` after, and `ended` once all it brought is written down.
Each step is one transaction, so a job that is killed stands before it or after it.
"""

from __future__ import annotations

import uuid
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.batch.ledger import Ledger

if TYPE_CHECKING:
    from summarizer.drafting.wire import Question, Tokens

State = Literal["idle", "waiting", "sent", "answered", "refused"]

_TABLES = (
    """CREATE TABLE IF NOT EXISTS questions (
        key TEXT PRIMARY KEY, path TEXT NOT NULL, body BLOB NOT NULL, size INTEGER NOT NULL,
        longest INTEGER NOT NULL, state TEXT NOT NULL, batch INTEGER,
        tries INTEGER NOT NULL DEFAULT 0, status INTEGER, error BLOB
    )""",
    "CREATE INDEX IF NOT EXISTS by_state ON questions (state)",
    "CREATE INDEX IF NOT EXISTS by_batch ON questions (batch)",
    """CREATE TABLE IF NOT EXISTS batches (
        id INTEGER PRIMARY KEY, token TEXT NOT NULL, path TEXT NOT NULL, file TEXT, name TEXT,
        state TEXT NOT NULL, questions INTEGER NOT NULL
    )""",
)
_ASK = """
INSERT INTO questions (key, path, body, size, longest, state) VALUES (?, ?, ?, ?, ?, 'waiting')
ON CONFLICT (key) DO UPDATE SET state = 'waiting' WHERE state IN ('idle', 'answered')
"""


class Standing(NamedTuple):
    """How a question stands; a refused one has the provider's status and words."""

    state: State
    status: int | None
    error: bytes


class Batch(NamedTuple):
    """One batch.

    Attributes:
        id: Its number in the ledger.
        token: What the provider is told to know it by.
        path: Where its questions go ("/v1/chat/completions").
        file: The provider's name of the file of questions, once that is uploaded.
        name: The provider's name of the batch, once it is made.
        questions: How many there are in it.
    """

    id: int
    token: str
    path: str
    file: str | None
    name: str | None
    questions: int


class Questions:
    """The questions and batches of one job.

    Attributes:
        ledger: The ledger that they and their answers are kept in.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        with ledger.together() as base:
            for table in _TABLES:
                base.execute(table)

    # questions

    def standing(self, key: str) -> Standing | None:
        """How a question stands; None when it was never asked here."""
        with self.ledger.together() as base:
            found = base.execute(
                "SELECT state, status, error FROM questions WHERE key = ?", (key,)
            ).fetchone()
        return Standing(found[0], found[1], _read(found[2])) if found else None

    def ask(self, question: Question, longest: int) -> None:
        """Let a question wait for the next batch; `longest` is the longest answer, in tokens."""
        body = question.body
        row = (question.key, question.path, zlib.compress(body, 1), len(body), longest)
        with self.ledger.together() as base:
            base.execute(_ASK, row)

    def begin_round(self) -> None:
        """Forget who waits: what is still wanted will be asked again."""
        self._run("UPDATE questions SET state = 'idle' WHERE state = 'waiting'")

    def forget_refused(self) -> None:
        """Let what was refused be asked again."""
        self._run("UPDATE questions SET state = 'idle' WHERE state = 'refused'")

    def clear(self) -> None:
        """Forget all questions, when each report has its result; answers stay in the ledger."""
        with self.ledger.together() as base:
            base.execute("DELETE FROM questions")
            base.execute("DELETE FROM batches")

    def counts(self) -> Counter[str]:
        """How many questions are in which state."""
        with self.ledger.together() as base:
            return Counter(
                dict(base.execute("SELECT state, count(*) FROM questions GROUP BY state"))
            )

    def under_way(self) -> tuple[int, int]:
        """Bytes of the questions that wait or are sent, and tokens of their longest answers."""
        with self.ledger.together() as base:
            found = base.execute(
                "SELECT coalesce(sum(size), 0), coalesce(sum(longest), 0) FROM questions "
                "WHERE state IN ('waiting', 'sent')"
            ).fetchone()
        return int(found[0]), int(found[1])

    # batches

    def plan(self, most_lines: int, most_bytes: int, overhead: int) -> Batch | None:
        """Put waiting questions into a new batch; None when none waits.

        Args:
            most_lines: How many questions a batch takes.
            most_bytes: How large its file may be.
            overhead: What a line takes beside the question, in bytes.
        """
        with self.ledger.together() as base:
            waiting = base.execute(
                "SELECT rowid, path, size FROM questions WHERE state = 'waiting' ORDER BY rowid"
            )
            if (first := waiting.fetchone()) is None:
                return None
            (last, path, size), lines = first, 1
            for row, its_path, its_size in waiting:
                size += its_size + overhead
                if lines == most_lines or size + overhead > most_bytes or its_path != path:
                    break
                last, lines = row, lines + 1
            waiting.close()
            token = uuid.uuid4().hex
            made = base.execute(
                "INSERT INTO batches (token, path, state, questions) VALUES (?, ?, 'planned', ?)",
                (token, path, lines),
            ).lastrowid
            base.execute(
                "UPDATE questions SET state = 'sent', batch = ? "
                "WHERE state = 'waiting' AND rowid <= ?",
                (made, last),
            )
        return Batch(int(made or 0), token, path, None, None, lines)

    def lines(self, batch: Batch) -> Iterator[tuple[str, bytes]]:
        """The key and the body of each question of a batch, in the order of its file."""
        last = 0
        while True:  # in pieces: an open cursor would hold up whatever is written meanwhile
            with self.ledger.together() as base:
                piece = base.execute(
                    "SELECT rowid, key, body FROM questions WHERE batch = ? AND rowid > ? "
                    "ORDER BY rowid LIMIT 500",
                    (batch.id, last),
                ).fetchall()
            if not piece:
                return
            for last, key, body in piece:  # noqa: B007 - the last one is where to go on
                yield key, zlib.decompress(body)

    def key_at(self, batch: Batch, line: int) -> str | None:
        """The key of the question at a line of a batch's file, counted from 1."""
        with self.ledger.together() as base:
            found = base.execute(
                "SELECT key FROM questions WHERE batch = ? ORDER BY rowid LIMIT 1 OFFSET ?",
                (batch.id, max(line - 1, 0)),
            ).fetchone()
        return str(found[0]) if found else None

    def batches(self, state: Literal["planned", "sent"]) -> list[Batch]:
        """The batches in a state, the oldest first."""
        with self.ledger.together() as base:
            found = base.execute(
                "SELECT id, token, path, file, name, questions FROM batches "
                "WHERE state = ? ORDER BY id",
                (state,),
            ).fetchall()
        return [Batch(*row) for row in found]

    def note_file(self, batch: Batch, file: str) -> Batch:
        """Write down the file that was uploaded for a batch, before it is used."""
        self._run("UPDATE batches SET file = ? WHERE id = ?", file, batch.id)
        return batch._replace(file=file)

    def note_sent(self, batch: Batch, name: str) -> Batch:
        """Write down that the provider has a batch, and what it calls it."""
        self._run("UPDATE batches SET name = ?, state = 'sent' WHERE id = ?", name, batch.id)
        return batch._replace(name=name)

    # what comes back

    def answer(self, batch: Batch, key: str, answer: bytes, tokens: Tokens) -> bool:
        """Keep the answer to a question of a batch; False when it is not waited for."""
        with self.ledger.together() as base:
            if not self._end(batch, key, "answered"):
                return False
            self.ledger.keep(key, answer, tokens, batched=True)
            base.execute("UPDATE questions SET body = x'' WHERE key = ?", (key,))
            return True

    def refuse(self, batch: Batch, key: str, status: int, error: bytes) -> bool:
        """Write down that the provider will not answer a question, and what it says."""
        with self.ledger.together() as base:
            if not self._end(batch, key, "refused"):
                return False
            base.execute(
                "UPDATE questions SET status = ?, error = ? WHERE key = ?",
                (status, zlib.compress(error, 1), key),
            )
            return True

    def end(self, batch: Batch, *, again: bool = False, error: bytes = b"") -> None:
        """End a batch; what it left without an answer may be asked again.

        Args:
            batch: The batch.
            again: The questions go into another batch of this round: this one was never begun.
            error: Why it failed as a whole: a question that two batches failed with is refused.
        """
        with self.ledger.together() as base:
            if error:
                base.execute(
                    "UPDATE questions SET state = 'refused', status = 400, error = ? "
                    "WHERE batch = ? AND state = 'sent' AND tries > 0",
                    (zlib.compress(error, 1), batch.id),
                )
            base.execute(
                "UPDATE questions SET state = ?, tries = tries + ? "
                "WHERE batch = ? AND state = 'sent'",
                ("waiting" if again else "idle", int(not again), batch.id),
            )
            base.execute("UPDATE batches SET state = 'ended' WHERE id = ?", (batch.id,))

    def _end(self, batch: Batch, key: str, state: State) -> bool:
        with self.ledger.together() as base:
            changed = base.execute(
                "UPDATE questions SET state = ? WHERE key = ? AND batch = ? AND state = 'sent'",
                (state, key, batch.id),
            ).rowcount
        return changed == 1

    def _run(self, statement: str, *values: object) -> None:
        with self.ledger.together() as base:
            base.execute(statement, values)


def _read(error: bytes | None) -> bytes:
    return zlib.decompress(error) if error else b""
