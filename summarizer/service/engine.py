"""The summarizer at work, in a thread and an event loop of its own: checks never block the server.

Summaries that somebody waits for and jobs share one model, its slots and its limits.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from contextvars import ContextVar
from threading import Thread
from typing import Any

from summarizer.batch.attempting import Attempt
from summarizer.batch.live import NoStore
from summarizer.batch.streak import may_pass
from summarizer.errors import InputError, SummarizerError
from summarizer.events import Event, Listener, Paused
from summarizer.pipeline import Summarizer
from summarizer.result import Result
from summarizer.service.disk import disk_fault
from summarizer.service.job_folder import JobFolder, Rounds
from summarizer.service.limits import ServiceLimits
from summarizer.service.showing import shown
from summarizer.service.telling import Tell, fault, tell
from summarizer.service.turns import Turns
from summarizer.service.working import Work, kept, stalled
from summarizer.settings import Settings
from summarizer.source.report import Report
from summarizer.summary import NewsSummary

Outcome = tuple[Result[Any], SummarizerError | None]


class Trial:
    """One report that somebody waits for, and that may become a job.

    Attributes:
        future: What comes of it; cancelling it ends the work.
        job: The job that it became, whose events tell of it.
    """

    def __init__(self) -> None:
        self.future: Future[Outcome] = Future()
        self.job: JobFolder | None = None


_MOST_AT_ONCE = 32
"""Jobs that are worked on at once, however small: each has a ledger of its own open."""

_WATCHED: ContextVar[Trial | None] = ContextVar("watched", default=None)


class Engine:
    """Does the work; its methods may be called from any thread.

    Attributes:
        fault: Why the model cannot be had; None while that is not known.
        is_ready: Whether the model is connected.
    """

    def __init__(
        self,
        settings: Settings,
        limits: ServiceLimits,
        notify: Listener = lambda event: None,
        tell: Tell = tell,
    ) -> None:
        self.fault: str | None = None
        self.is_ready = False
        self._limits, self._notify, self._tell = limits, notify, tell
        self._summarizer = Summarizer(settings, self._heard)
        self._asking: dict[Rounds, Summarizer] = {}
        self._turns = Turns()
        self._at_work: dict[str, Work] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._trials: set[Future[Outcome]] = set()
        self._stopping = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None

    # from the server

    def start(self) -> None:
        """Start the thread, and connect to the model."""
        started: Future[asyncio.AbstractEventLoop] = Future()
        self._thread = Thread(target=lambda: asyncio.run(self._serve(started)), name="engine")
        self._thread.start()
        self._loop = started.result()

    def submit(self, job: JobFolder) -> None:
        """Have a job done when its turn comes."""
        self._soon(self._enqueue, job)

    def attempt(self, report: Report, rounds: Rounds) -> Trial:
        """Begin to summarize one report."""
        assert self._loop is not None  # noqa: S101 - start() was called
        trial = Trial()
        trial.future = asyncio.run_coroutine_threadsafe(
            self._attempt(trial, report, rounds), self._loop
        )
        self._trials.add(trial.future)
        trial.future.add_done_callback(self._trials.discard)
        return trial

    def adopt(self, job: JobFolder, trial: Trial) -> None:
        """Make a job of a report that is under way: what was asked is not asked again."""
        trial.job = job
        self._soon(lambda: self._begin(self._adopted(job, trial)))

    async def drop(self, job: JobFolder) -> None:
        """End the work on a job that was deleted."""
        assert self._loop is not None  # noqa: S101
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(self._drop(job), self._loop))

    def stop(self) -> None:
        """Finish the questions in flight, for a while; what is left goes on at the next start."""
        if self._thread is not None and self._thread.is_alive():
            self._soon(self._end)
            self._thread.join()

    # in the loop

    async def _serve(self, started: Future[asyncio.AbstractEventLoop]) -> None:
        from summarizer.drafting.limits import Limits  # noqa: PLC0415 - the SDK takes a second

        settings = self._summarizer.settings
        self._ended = asyncio.Event()
        self._carrier = Limits(settings.rpm, settings.tpm, paused=lambda seconds, reason: (
            self._heard(Paused(seconds, reason))))  # fmt: skip
        started.set_result(asyncio.get_running_loop())
        connecting = asyncio.create_task(self._connected())
        await self._ended.wait()
        connecting.cancel()
        await self._settled()
        with suppress(SummarizerError):
            await self._summarizer.aclose()

    async def _connected(self) -> None:
        """Have the model ready before anybody asks; for an embedded one that takes a while."""
        wait = 1.0
        while not self._stopping and not self.is_ready:
            try:
                await self._summarizer.provenance()
                self.is_ready, self.fault = True, None
            except SummarizerError as error:
                self.fault = str(error)
                self._tell("model_fault", text=str(error))
                await asyncio.sleep(wait := min(2 * wait, 60))

    async def _attempt(self, trial: Trial, report: Report, rounds: Rounds) -> Outcome:
        from summarizer.drafting.wire import Wire, over  # noqa: PLC0415

        _WATCHED.set(trial)
        attempt = Attempt(self._summarizer_for(rounds), NewsSummary)
        with over(Wire(NoStore(), self._carrier)) as exchanges:
            result, error = await attempt.result_of(report)
        return result, exchanges.withheld or error

    async def _adopted(self, job: JobFolder, trial: Trial) -> None:
        """Keep what comes of a trial; if it failed for a reason that may pass, try again later."""
        with suppress(OSError, InputError):  # that it runs is only news
            job.become("running")
        try:
            result, error = await asyncio.wrap_future(trial.future)
        except SummarizerError:
            return self._enqueue(job)
        if result.status == "failed" and (error is None or may_pass(error)):
            return self._enqueue(job)
        while not job.is_gone:
            try:
                kept(job, result)
                return job.become("done")
            except Exception as error:
                # It is paid for: it is held until there is room for it.
                if job.is_gone or (reason := disk_fault(error)) is None:
                    raise
                pause = stalled(job, reason, self._limits.retry_seconds, self._tell)
            await asyncio.sleep(pause)
        return None

    def _enqueue(self, job: JobFolder) -> None:
        if job.is_gone or self._stopping:
            return
        self._turns.add(job)
        self._pump()

    def _pump(self) -> None:
        """Begin jobs while there is room; the owner who has the fewest at work goes first."""
        while self._has_room():
            busy = Counter(work.job.order.owner for work in self._at_work.values())
            if (job := self._turns.next(busy)) is None:
                return
            work = Work(job, self._summarizer_for(job.order.rounds), self._carrier,
                        self._limits.retry_seconds)  # fmt: skip
            self._at_work[job.order.id] = work
            self._begin(self._work(work))

    def _has_room(self) -> bool:
        """Whether one more may begin: small jobs leave calls to the model unused otherwise."""
        at_once = len(self._at_work)
        if at_once < self._limits.jobs_at_once:
            return True
        calls = min(self._summarizer.settings.concurrency, _MOST_AT_ONCE)
        return at_once < calls and sum(w.job.left for w in self._at_work.values()) < calls

    async def _work(self, work: Work) -> None:
        job, trial = work.job, Trial()
        trial.job = job
        _WATCHED.set(trial)
        try:
            seconds = await work.run(self._tell)
        finally:
            del self._at_work[job.order.id]
            if not self._stopping:
                self._pump()
        if seconds is not None and not self._stopping and not job.is_gone:
            asyncio.get_running_loop().call_later(seconds, self._enqueue, job)

    async def _drop(self, job: JobFolder) -> None:
        self._turns.drop(job)
        work = self._at_work.get(job.order.id)
        if work is not None:
            await work.cancel()

    def _end(self) -> None:
        self._stopping = True
        for work in self._at_work.values():
            work.stop()
        self._ended.set()

    async def _settled(self) -> None:
        """Wait for what is in flight; what takes too long is cancelled, and done anew later."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._limits.stop_seconds)
        for task in self._tasks:
            task.cancel()
        for future in list(self._trials):
            future.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # of both

    def _summarizer_for(self, rounds: Rounds) -> Summarizer:
        if rounds not in self._asking:
            self._asking[rounds] = self._summarizer.with_rounds(**rounds.given())
        return self._asking[rounds]

    def _heard(self, event: Event) -> None:
        """Tell an event to the job that it is of, and to whoever measures."""
        self._notify(event)
        trial = _WATCHED.get()
        if trial is not None and trial.job is not None and (told := shown(event)) is not None:
            with suppress(OSError, InputError):  # a report does not fail for news of it
                trial.job.tell(*told)
        if isinstance(event, Paused):
            self._tell("paused", seconds=round(event.seconds, 1), reason=event.reason)

    def _begin(self, coroutine: Any) -> None:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._tell("fault", **fault(error))

    def _soon(self, function: Callable[..., object], *arguments: object) -> None:
        assert self._loop is not None  # noqa: S101 - start() was called
        self._loop.call_soon_threadsafe(function, *arguments)
