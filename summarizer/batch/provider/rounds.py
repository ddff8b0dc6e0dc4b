"""A job in rounds: run all reports, send what they ask as batches, take the answers, run again.

What a round asks that depends on an answer, a re-ask or a correction, goes in the next one. The
number of rounds is bounded: what is open after the last is asked live. Every step is in the
ledger, so a job that is stopped or killed goes on where it was.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from summarizer.batch.job import Job
from summarizer.batch.provider.showing import AsOne
from summarizer.errors import ProviderError, ProviderRefused, SettingsError
from summarizer.events import ProviderRound
from summarizer.pipeline import Summarizer
from summarizer.result import Result
from summarizer.source.report import Report

if TYPE_CHECKING:
    from summarizer.batch.ledger import Ledger
    from summarizer.batch.provider.deferring import Deferring
    from summarizer.batch.provider.questions import Questions
    from summarizer.batch.provider.sending import Sending
    from summarizer.batch.spending import Spending
    from summarizer.drafting.wire import Wire

Outcome = Literal["finished", "stopped", "waiting"]

_ROUND = "provider_round"
_TICK = 0.5
"""Seconds after which a wait looks whether the job was stopped."""


@dataclass(frozen=True)
class RoundsOptions:
    """How a job goes in rounds.

    Attributes:
        rounds: How many batches deep; what is open then is asked live.
        poll_seconds: How often the provider is asked how a batch stands.
        wait: Whether to wait for the batches; else they are sent, and the next call takes them.
        patience: Seconds that the provider may be unreachable while a batch is waited for.
        most_lines: Questions in a batch.
        most_bytes: How large the file of a batch may be.
    """

    rounds: int = 6
    poll_seconds: float = 30.0
    wait: bool = True
    patience: float = 1_800.0
    most_lines: int = 50_000
    most_bytes: int = 200_000_000

    def __post_init__(self) -> None:
        if self.rounds < 1:
            raise SettingsError("--rounds must be 1 or more")
        if not self.poll_seconds > 0:
            raise SettingsError("--poll-seconds must be more than 0")


class ProviderRounds:
    """Runs a job in rounds.

    Attributes:
        outcome: How the last run ended: "finished", "stopped" (as the job's `stopped` says) or
            "waiting", when batches are under way that it was not to wait for.
    """

    def __init__(
        self,
        job: Job,
        summarizer: Summarizer,
        options: RoundsOptions | None = None,
        *,
        retry_failed: bool = False,
    ) -> None:
        self.outcome: Outcome = "finished"
        self._job, self._summarizer = job, summarizer
        self._options = options or RoundsOptions()
        self._retry_failed = retry_failed
        self._ledger: Ledger = job.books.ledger
        self._to_send = 0
        self._deferring: Deferring | None = None

    async def run(
        self, reports: Callable[[], Iterable[Report | str]], total: int | None = None
    ) -> AsyncGenerator[Result[Any], None]:
        """Summarize what is not there yet, giving each new result once its row is written.

        Args:
            reports: Gives the reports, from the first, each time that it is called.
            total: How many there are, where that is known.

        Raises:
            SettingsError: The model's server has no batches.
            ProviderError: The provider cannot be reached, or refuses.
            InputError: As `Job.run`.
        """
        shown = AsOne(self._summarizer.notify, self._ledger, total)
        before, self._summarizer.notify = self._summarizer.notify, shown
        try:
            sending, questions = await self._open(shown)
            while await self._answers_are_there(sending):
                await self._begin_round(questions, shown)
                async with aclosing(self._job.run(reports(), total)) as results:
                    async for result in results:
                        yield result
                self._note_outcome()
                if self._to_send == 0:
                    break
            if self.outcome == "finished":
                questions.clear()
                self._ledger.note({_ROUND: 0})
        finally:
            self._summarizer.notify = before
            shown.finish(self._job.stopped)

    async def _open(self, shown: AsOne) -> tuple[Sending, Questions]:
        """See that the provider has batches, and what was under way."""
        from summarizer.batch.provider.questions import Questions  # noqa: PLC0415
        from summarizer.batch.provider.sending import Sending  # noqa: PLC0415 - takes a second
        from summarizer.batch.provider.service import BatchService  # noqa: PLC0415

        model = await self._summarizer.model()
        shown.standing.model = (model.model, model.is_local)
        service = BatchService(model)
        await service.check()
        questions = Questions(self._ledger)
        if self._retry_failed:
            questions.forget_refused()
        self._job.first_run = self._ledger.run + 1
        options = self._options
        sending = Sending(
            questions,
            service,
            self._job.folder,
            self._summarizer.notify,
            most_lines=options.most_lines,
            most_bytes=options.most_bytes,
        )
        return sending, questions

    async def _answers_are_there(self, sending: Sending) -> bool:
        """Send what waits, and see the batches through; False when that is not waited for."""
        unreachable_since: float | None = None
        while not self._is_stopped():
            try:
                if self._to_send:
                    await sending.send()
                    self._to_send = 0
                    self._ledger.note({_ROUND: self._rounds_sent + 1})
                if await sending.collect():
                    return True
                unreachable_since = None
            except ProviderError as error:
                unreachable_since = unreachable_since or time.monotonic()
                is_over = time.monotonic() - unreachable_since > self._options.patience
                if is_over or not self._options.wait or not _may_pass(error):
                    raise
            if not self._options.wait:
                self.outcome = "waiting"
                return False
            await self._sleep()
        return False

    def _is_stopped(self) -> bool:
        if not self._job.was_stopped:
            return False
        self.outcome = "stopped"
        self._job.stopped = self._job.stopped or (
            "stopped; batches that are with the provider go on there: "
            "run the same command again to take their answers"
        )
        return True

    async def _sleep(self) -> None:
        until = time.monotonic() + self._options.poll_seconds
        while (left := until - time.monotonic()) > 0 and not self._job.was_stopped:
            await asyncio.sleep(min(left, _TICK))

    async def _begin_round(self, questions: Questions, shown: AsOne) -> None:
        is_last = self._rounds_sent >= self._options.rounds
        questions.begin_round()
        self._deferring = None
        shown.begin_round(deferred=not is_last)
        self._summarizer.notify(ProviderRound(self._rounds_sent + 1, live=is_last))

        def lay_wire(summarizer: Summarizer, ledger: Ledger, budget: Spending | None) -> Wire:
            from summarizer.batch.live import live_wire  # noqa: PLC0415 - takes a second
            from summarizer.batch.provider.deferring import Deferring  # noqa: PLC0415
            from summarizer.drafting.wire import Wire  # noqa: PLC0415

            live = live_wire(summarizer, ledger, budget).carrier if is_last else None
            self._deferring = Deferring(questions, budget, live)
            return Wire(self._deferring, self._deferring)

        self._job.lay_wire = lay_wire

    def _note_outcome(self) -> None:
        self._to_send = self._deferring.deferred if self._deferring else 0
        if self._job.stopped:
            self.outcome, self._to_send = "stopped", 0

    @property
    def _rounds_sent(self) -> int:
        return int(self._ledger.noted(_ROUND) or 0)


def _may_pass(error: ProviderError) -> bool:
    """Whether a failure on the way is likely to be gone in some minutes."""
    import openai  # noqa: PLC0415 - it takes a second

    is_refusal = isinstance(error, ProviderRefused)
    return not is_refusal or isinstance(error.__cause__, openai.RateLimitError)
