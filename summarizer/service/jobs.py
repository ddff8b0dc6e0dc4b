"""All jobs of a service: made, found by their owners only, and removed when they are old."""

from __future__ import annotations

import secrets
import shutil
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

from summarizer.batch.folder import FolderBusy, FolderLock, prepared
from summarizer.batch.paging import statuses_of
from summarizer.errors import InputError
from summarizer.service.disk import unwritable
from summarizer.service.job_folder import JobFolder, Order, Rounds
from summarizer.service.limits import ServiceLimits
from summarizer.service.problems import Problem
from summarizer.service.telling import Tell, tell
from summarizer.source.report import Report

_NEW, _GONE = ".new-", ".gone-"


class Jobs:
    """The jobs in a data folder, which one service at a time may have.

    All but `load`, `written`, `clear` and `unwritable` belongs to the event loop of the server.
    """

    def __init__(self, data: Path, limits: ServiceLimits, tell: Tell = tell) -> None:
        """Take the folder.

        Raises:
            InputError: It cannot be written, or another service has it.
        """
        self._root = prepared(prepared(data) / "jobs")
        self._lock, self._limits, self._tell = _lock(data), limits, tell
        self._jobs: dict[str, JobFolder] = {}
        self._named: dict[tuple[str, str], JobFolder] = {}
        self._owned: defaultdict[str, dict[str, JobFolder]] = defaultdict(dict)
        self._latest = datetime.fromtimestamp(0, UTC)

    def load(self) -> None:
        """Read the jobs that are there, and clear away what a killed service left half-done."""
        for path in self._root.iterdir():
            if path.name.startswith((_NEW, _GONE)):
                shutil.rmtree(path, ignore_errors=True)
                continue
            try:
                job = JobFolder.read(path)
                if not job.is_final:
                    job.log.mend()
                    job.count(statuses_of(path))
            except (OSError, ValueError, InputError) as error:
                self._tell("job_unreadable", folder=path.name, kind=type(error).__name__)
                continue
            self._enter(job)

    def unfinished(self) -> list[JobFolder]:
        """The jobs that have to go on, the oldest first."""
        return sorted((job for job in self._jobs.values() if not job.is_final), key=_created)

    def order(
        self,
        owner: str,
        total: int,
        rounds: Rounds,
        idempotency_key: str | None = None,
        fingerprint: str = "",
    ) -> Order:
        """An order for a new job.

        Raises:
            Problem: The key has as many jobs as it may have.
        """
        now = datetime.now(UTC)
        self._look_at_number(owner, now)
        # No two have one time, so that it is a place in the list.
        self._latest = now = max(now, self._latest + timedelta(microseconds=1))
        return Order(
            id=secrets.token_urlsafe(18),
            owner=owner,
            created=now,
            expires=now.replace(microsecond=0) + timedelta(days=self._limits.keep_days),
            total=total,
            rounds=rounds,
            idempotency_key=idempotency_key,
            fingerprint=fingerprint,
        )

    def written(self, order: Order, reports: Sequence[Report]) -> JobFolder:
        """The folder of a new job: there whole or not at all.

        Raises:
            InputError: It cannot be written.
        """
        new, path = self._root / f"{_NEW}{order.id}", self._root / order.id
        try:
            JobFolder.written(new, order, reports)
            new.rename(path)
        except OSError as error:
            shutil.rmtree(new, ignore_errors=True)
            raise InputError(f"cannot write {path}: {error.strerror or error}") from error
        return JobFolder.read(path)

    def enter(self, job: JobFolder) -> None:
        """Have it found from now on."""
        self._enter(job)

    def find(self, owner: str, job_id: str) -> JobFolder:
        """A job of its owner.

        Raises:
            Problem: There is none of that id; that somebody else has one is not told.
        """
        job = self._jobs.get(job_id)
        if job is None or job.order.owner != owner:
            raise Problem(404, "there is no such job: it may have been deleted, or be too old")
        return job

    def of(self, owner: str, before: datetime | None = None) -> list[JobFolder]:
        """The jobs of an owner that were made before a time, the newest first."""
        own = self._owned.get(owner, {}).values()
        found = (job for job in own if before is None or job.order.created < before)
        return sorted(found, key=_created, reverse=True)

    def named(self, owner: str, idempotency_key: str) -> JobFolder | None:
        """The job that an owner asked for under this name."""
        return self._named.get((owner, idempotency_key))

    def forget(self, job: JobFolder) -> None:
        """Let nobody find it any more."""
        del self._jobs[job.order.id]
        self._named.pop((job.order.owner, job.order.idempotency_key or ""), None)
        own = self._owned[job.order.owner]
        del own[job.order.id]
        if not own:
            del self._owned[job.order.owner]
        job.is_gone = True
        job.changes.fire()

    def clear(self, job: JobFolder) -> None:
        """Remove the folder of a forgotten job, once nobody writes to it; in any thread."""
        gone = self._root / f"{_GONE}{job.order.id}"
        job.path.rename(gone)  # in one step: a killed service finds it whole, or half and so named
        shutil.rmtree(gone, ignore_errors=True)

    def expired(self) -> list[JobFolder]:
        """The jobs whose time is over."""
        now = datetime.now(UTC)
        return [job for job in self._jobs.values() if job.order.expires <= now]

    def unwritable(self) -> str | None:
        """Why no job can be kept now; None when one can. In any thread."""
        return unwritable(self._root)

    def counts(self) -> dict[str, int]:
        """How many jobs are in which state."""
        return dict(Counter(job.standing.state for job in self._jobs.values()))

    def close(self) -> None:
        """Let another service have the folder."""
        self._lock.close()

    def _look_at_number(self, owner: str, now: datetime) -> None:
        """Refuse one job more than a key may have; it hears when the first of them is removed."""
        own = self._owned.get(owner, {})
        if len(own) < self._limits.jobs_per_key:
            return
        first = min(job.order.expires for job in own.values())
        raise Problem(
            429,
            f"this key has {len(own)} jobs, and may have no more: delete those that are not "
            f"needed any more; the first of them is removed by itself on {first:%Y-%m-%d}",
            headers={"Retry-After": str(max(1, ceil((first - now).total_seconds())))},
        )

    def _enter(self, job: JobFolder) -> None:
        self._jobs[job.order.id] = job
        self._owned[job.order.owner][job.order.id] = job
        self._latest = max(self._latest, job.order.created)
        if job.order.idempotency_key:
            self._named[job.order.owner, job.order.idempotency_key] = job


def _lock(data: Path) -> FolderLock:
    try:
        return FolderLock(data)
    except FolderBusy:
        raise FolderBusy(
            f"another service, or a batch job, is at work in {data}: end it, or give another "
            "--data folder"
        ) from None


def _created(job: JobFolder) -> datetime:
    return job.order.created
