"""What the routes share: the jobs, the engine, the limits, and who asks.

Dependencies are coroutines though they wait for nothing: plain functions would each take a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, TypeVar

import anyio
import anyio.to_thread
from fastapi import Depends, Request

from summarizer.service.apart import Apart
from summarizer.service.engine import Engine
from summarizer.service.job_folder import JobFolder
from summarizer.service.jobs import Jobs
from summarizer.service.keys import Key, Keys
from summarizer.service.limits import ServiceLimits
from summarizer.service.ordering import Ordering
from summarizer.service.rates import Slots

T = TypeVar("T")


class Desk:
    """One service at work.

    Attributes:
        jobs: Its jobs.
        engine: Who does them.
        limits: Its limits.
        keys: Its keys; None where everybody on this machine may ask.
        ordering: Takes jobs in.
        streams: The streams of events that each key has open.
        summaries: The summaries that each key waits for.
        apart: Checks what is long.
        stopping: Set when it is asked to end: streams end then.
    """

    def __init__(
        self, jobs: Jobs, engine: Engine, limits: ServiceLimits, keys: Keys | None = None
    ) -> None:
        self.jobs, self.engine, self.limits, self.keys = jobs, engine, limits, keys
        self.ordering = Ordering(jobs, engine, limits)
        self.streams = Slots("streams", limits.streams_per_key)
        self.summaries = Slots("summaries", limits.summaries_per_key)
        self.apart = Apart(limits)
        self.stopping = asyncio.Event()
        self._checking = anyio.CapacityLimiter(limits.checks_at_once)

    async def checked(self, work: Callable[[], T]) -> T:
        """Do what takes the processor in a thread, only a few at a time."""
        return await anyio.to_thread.run_sync(work, limiter=self._checking)

    async def remove(self, job: JobFolder) -> None:
        """Remove a job: nobody finds it from now on, and its work ends."""
        if job.is_gone:  # somebody else was quicker
            return
        self.jobs.forget(job)
        await self.engine.drop(job)  # first: whoever works on it would make the folder anew
        await asyncio.to_thread(self.jobs.clear, job)


async def desk_of(request: Request) -> Desk:
    """The service that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


async def key_of(request: Request) -> Key:
    """Who asks; admission has seen to it."""
    key: Key = request.state.key
    return key


async def job_of(request: Request, job_id: str) -> JobFolder:
    """The job that the path names.

    Raises:
        Problem: Whoever asks has no such job.
    """
    desk, key = await desk_of(request), await key_of(request)
    return desk.jobs.find(key.name, job_id)


AtDesk = Annotated[Desk, Depends(desk_of)]
Asking = Annotated[Key, Depends(key_of)]
OfJob = Annotated[JobFolder, Depends(job_of)]
