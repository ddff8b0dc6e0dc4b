"""The work on one job: the batch's own job, in the folder of the service's."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any

from summarizer.batch.books import Books
from summarizer.batch.job import Job
from summarizer.batch.paging import passing_of
from summarizer.errors import SummarizerError, UsageError
from summarizer.pipeline import Summarizer
from summarizer.result import Result
from summarizer.service.job_folder import JobFolder
from summarizer.service.telling import Tell, fault

if TYPE_CHECKING:
    from summarizer.drafting.wire import Carrier

TRIES = 4
"""How often reports are tried that fail at the provider, before their failure stands."""

NOT_POSSIBLE = (
    "the service cannot go on with this job, and its log says why: "
    "send the reports again, or ask who runs it"
)


class Work:
    """The work on one job.

    Attributes:
        job: The job.
    """

    def __init__(self, job: JobFolder, summarizer: Summarizer, carrier: Carrier) -> None:
        self.job = job
        self._summarizer, self._carrier = summarizer, carrier
        self._batch: Job | None = None
        self._running: asyncio.Task[None] | None = None

    async def run(self, tell: Tell) -> bool:
        """Do what is not done yet; whether it has to be tried again later."""
        self.job.become("running")
        self._running = asyncio.current_task()
        try:
            return await self._run()
        except Exception as error:  # noqa: BLE001 - a job that trips the program is not the service
            return not self.job.is_gone and self._failed(error, tell)

    def _failed(self, error: Exception, tell: Tell) -> bool:
        """Say why it cannot go on now; whether it has to be tried again later."""
        if isinstance(error, SummarizerError) and not isinstance(error, UsageError):
            self.job.become("waiting", str(error))
            return True
        if isinstance(error, UsageError):
            tell("job_fault", job=self.job.order.id, text=str(error))
        else:
            tell("fault", job=self.job.order.id, **fault(error))
        self.job.become("failed", NOT_POSSIBLE)
        return False

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


def kept(job: JobFolder, result: Result[Any]) -> None:
    """Enter a result that was made before the job was."""
    with closing(Books(job.path)) as books:
        books.ledger.begin_run()
        books.agree(result.provenance)
        books.enter(result, books.ledger.next_place())
        job.note(result, books.ledger.statuses())
