"""The work on one job: the batch's own job, in the folder of the service's."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, closing, suppress
from typing import TYPE_CHECKING, Any

from summarizer.batch.books import Books
from summarizer.batch.job import Job
from summarizer.batch.paging import passing_of
from summarizer.errors import InputError, SummarizerError, UsageError
from summarizer.pipeline import Summarizer
from summarizer.result import Result
from summarizer.service.disk import disk_fault, try_to_write
from summarizer.service.job_folder import JobFolder
from summarizer.service.telling import Tell, fault

if TYPE_CHECKING:
    from summarizer.drafting.wire import Carrier

TRIES = 4
"""How often reports are tried that fail at the provider, before their failure stands."""

LONGEST_PAUSE = 3_600
"""Seconds that a job waits at most for its provider, before it is tried again."""

FIRST_STALL, LONGEST_STALL = 10, 300
"""Seconds that it waits for a disk, at first and at most: looking for room costs nothing."""

NOT_POSSIBLE = (
    "the service cannot go on with this job, and its log says why: "
    "send the reports again, or ask who runs it"
)


class Work:
    """The work on one job.

    Attributes:
        job: The job.
    """

    def __init__(
        self, job: JobFolder, summarizer: Summarizer, carrier: Carrier, retry_seconds: float
    ) -> None:
        self.job = job
        self._summarizer, self._carrier, self._first = summarizer, carrier, retry_seconds
        self._batch: Job | None = None
        self._running: asyncio.Task[None] | None = None

    async def run(self, tell: Tell) -> float | None:
        """Do what is not done yet; the seconds until it has to be tried again, if it has to."""
        self._running = asyncio.current_task()
        try:
            self.job.become("running")
            waits = await self._run()
        except Exception as error:  # noqa: BLE001 - a job that trips the program is not the service
            return None if self.job.is_gone else self._failed(error, tell)
        self.job.stalls = 0
        return self._later() if waits else None

    def _failed(self, error: Exception, tell: Tell) -> float | None:
        """Say why it cannot go on now; the seconds until it has to be tried again, if it has to."""
        if isinstance(error, SummarizerError) and not isinstance(error, UsageError):
            self.job.become("waiting", str(error))
            return self._later()
        if (reason := disk_fault(error)) is not None:
            return stalled(self.job, reason, self._first, tell)
        if isinstance(error, UsageError):
            tell("job_fault", job=self.job.order.id, text=str(error))
        else:
            tell("fault", job=self.job.order.id, **fault(error))
        self.job.become("failed", NOT_POSSIBLE)
        return None

    def _later(self) -> float:
        """Later and later: a provider that is down stays so for a while."""
        self.job.tries += 1
        return min(self._first * 2.0 ** min(self.job.tries - 1, 30), LONGEST_PAUSE)

    def stop(self) -> None:
        """Ask nothing more, and finish what is in flight."""
        if self._batch is not None:
            self._batch.stop()

    async def cancel(self) -> None:
        """End at once, and wait for the end."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait([self._running])

    async def _run(self) -> bool:
        from summarizer.drafting.wire import Wire  # noqa: PLC0415 - the SDK takes a second

        job = self.job
        try_to_write(job.path)  # a model is not asked for what could not be kept
        self._batch = Job(job.path, self._summarizer)
        self._batch.lay_wire = lambda summarizer, ledger, spending: Wire(ledger, self._carrier)
        with closing(self._batch) as batch:
            job.count(batch.statuses())
            async with aclosing(batch.run(job.reports(), job.order.total)) as results:
                async for result in results:
                    job.note(result, batch.statuses())
        if batch.was_stopped:
            return False  # the service is stopping: at its next start it goes on
        if batch.stopped:
            job.become("waiting", batch.stopped)
            return True
        if job.tries + 1 < TRIES and passing_of(job.path):
            job.become("waiting", "the provider failed some reports: they are tried again")
            return True
        job.become("done")
        return False


def stalled(job: JobFolder, reason: str, first: float, tell: Tell) -> float:
    """Have a job wait for the disk, and say so; the seconds until it is tried again.

    That it waits may find no room on the disk either: then it is known here, and in the log.
    """
    job.stalls += 1
    seconds = min(min(first, FIRST_STALL) * 2.0 ** min(job.stalls - 1, 30), LONGEST_STALL)
    tell("disk_fault", job=job.order.id, text=reason, retry_seconds=seconds)
    with suppress(OSError, InputError):
        job.become(
            "waiting",
            f"the service cannot write to its disk ({reason}): nothing is lost, and it goes on by "
            "itself once there is room",
        )
    return seconds


def kept(job: JobFolder, result: Result[Any]) -> None:
    """Enter a result that was made before the job was."""
    with closing(Books(job.path)) as books:
        books.ledger.begin_run()
        books.agree(result.provenance)
        books.enter(result, books.ledger.next_place())
        job.note(result, books.ledger.statuses())
