"""One job: a folder with what was ordered, how it stands, its events, and the batch's ledger."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from summarizer.errors import InputError
from summarizer.reporting.atomic import replacing
from summarizer.result import Result
from summarizer.service.event_log import EventLog
from summarizer.source.report import Report

ORDER, STANDING, REPORTS = "job.json", "standing.json", "reports.jsonl"
State = Literal["queued", "running", "waiting", "done", "failed"]


class Rounds(BaseModel):
    """The rounds that a request may choose; None leaves them as the service is set."""

    model_config = ConfigDict(frozen=True)

    correct: bool | None = None
    complete: bool | None = None

    def given(self) -> dict[str, bool]:
        """Those that were chosen."""
        return {name: value for name, value in self if value is not None}


class Order(BaseModel):
    """What was asked for; it never changes.

    Attributes:
        id: The job's name: nobody can guess it.
        owner: The name of the key that asked.
        created: When.
        expires: When it is removed.
        total: How many reports it has.
        rounds: The rounds that were chosen.
        idempotency_key: What the client called the request, or None.
        fingerprint: The hash of the request.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    owner: str
    created: datetime
    expires: datetime
    total: int
    rounds: Rounds = Rounds()
    idempotency_key: str | None = None
    fingerprint: str = ""


class Standing(BaseModel):
    """How a job stands: its state, how its reports ended, and why it waits or failed."""

    state: State = "queued"
    done: int = 0
    partial: int = 0
    failed: int = 0
    error: str | None = None
    finished: datetime | None = None


class Changes:
    """Wakes who waits for news of a job; fired from the engine's thread, awaited in the server's.

    Take `next()` before looking for news: what comes after that wakes it.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def next(self) -> asyncio.Event:
        """Set at the next change."""
        self._loop = asyncio.get_running_loop()
        return self._event

    def fire(self) -> None:
        """Wake whoever waits; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self._event.set()
        self._event = asyncio.Event()


class JobFolder:
    """One job.

    Attributes:
        path: Its folder.
        order: What was asked for.
        standing: How it stands.
        log: Its events.
        changes: Wakes who follows it.
        is_gone: Whether it was deleted.
        tries: How often it was tried again, since the service was started.
        stalls: How often in a row it found that the disk cannot be written.
    """

    def __init__(self, path: Path, order: Order, standing: Standing) -> None:
        self.path, self.order, self.standing = path, order, standing
        self.log, self.changes = EventLog(path), Changes()
        self.is_gone = False
        self.tries, self.stalls = 0, 0

    @classmethod
    def written(cls, path: Path, order: Order, reports: Iterable[Report]) -> None:
        """Write the folder of a new job."""
        path.mkdir(parents=True)
        with (path / REPORTS).open("w", encoding="utf-8") as file:
            file.writelines(report.model_dump_json() + "\n" for report in reports)
        (path / ORDER).write_text(order.model_dump_json(), "utf-8")

    @classmethod
    def read(cls, path: Path) -> JobFolder:
        """Read the folder of a job.

        Raises:
            OSError: It cannot be read.
            ValueError: It holds something else.
        """
        order = Order.model_validate_json((path / ORDER).read_bytes())
        try:
            standing = Standing.model_validate_json((path / STANDING).read_bytes())
        except FileNotFoundError:
            standing = Standing()
        return cls(path, order, standing)

    @property
    def is_final(self) -> bool:
        """Whether nothing more will come of it."""
        return self.standing.state in ("done", "failed") or self.is_gone

    @property
    def left(self) -> int:
        """How many of its reports have no result yet."""
        standing = self.standing
        return self.order.total - standing.done - standing.partial - standing.failed

    def reports(self) -> Iterator[Report]:
        """Its reports, one at a time."""
        with (self.path / REPORTS).open("rb") as file:
            for line in file:
                yield Report.model_validate_json(line)

    def become(self, state: State, error: str | None = None) -> None:
        """Change its state, and tell so."""
        if self.is_gone:
            return
        finished = datetime.now(UTC).replace(microsecond=0) if state in ("done", "failed") else None
        changed = {"state": state, "error": error, "finished": finished}
        self.standing = self.standing.model_copy(update=changed)
        with self._unless_gone(), replacing(self.path / STANDING) as part:
            part.write_text(self.standing.model_dump_json(), "utf-8")
        self.tell("state", self.shown())

    def count(self, statuses: Mapping[str, int]) -> None:
        """Take over how its reports ended."""
        counts = {name: statuses.get(name, 0) for name in ("done", "partial", "failed")}
        self.standing = self.standing.model_copy(update=counts)

    def note(self, result: Result[Any], statuses: Mapping[str, int]) -> None:
        """Tell that one more report has its result."""
        self.count(statuses)
        counts = self.standing.model_dump(include={"done", "partial", "failed"})
        self.tell("report", {
            "report": result.id, "status": result.status, "flagged": len(result.flagged),
            "items": sum(result.counts.items.values()), "total": self.order.total, **counts,
        })  # fmt: skip

    def tell(self, name: str, data: Mapping[str, Any]) -> None:
        """Write one event, and wake who follows."""
        with self._unless_gone():
            self.log.add(name, data)
        self.changes.fire()

    @contextmanager
    def _unless_gone(self) -> Iterator[None]:
        """It may be deleted, in another thread, while it is written."""
        try:
            yield
        except (OSError, InputError):
            if not self.is_gone:
                raise

    def shown(self) -> dict[str, Any]:
        """How it is told to its owner."""
        order = self.order.model_dump(mode="json", include={"id", "created", "expires", "total"})
        return {**order, **json.loads(self.standing.model_dump_json())}
