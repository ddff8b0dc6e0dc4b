"""A job in a folder: any number of reports, stopped at any moment, nothing lost or paid twice."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from contextlib import aclosing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from summarizer.batch import beginning
from summarizer.batch.attempting import Attempt, at_once, legible
from summarizer.batch.books import Books
from summarizer.batch.folder import ROWS
from summarizer.batch.ledger import Known
from summarizer.batch.pending import refuse_while_pending
from summarizer.batch.spending import spending
from summarizer.batch.standing import Standing
from summarizer.batch.streak import Streak, may_pass
from summarizer.batch.workers import worked
from summarizer.checking.check import CHECKS_VERSION
from summarizer.errors import CallWithheld, InputError, SummarizerError
from summarizer.events import EarlierKept
from summarizer.pipeline import Summarizer
from summarizer.reporting.rows import parse_row
from summarizer.result import Result
from summarizer.source.report import Report
from summarizer.summary import NewsSummary

if TYPE_CHECKING:
    from summarizer.batch.ledger import Ledger
    from summarizer.batch.spending import Spending
    from summarizer.drafting.wire import Wire

    LayWire = Callable[[Summarizer, Ledger, Spending | None], Wire]

__all__ = ["ROWS", "Job"]


class _Wanted(NamedTuple):
    """A report to be done.

    Attributes:
        given: The report as it was drawn, which may be no text at all.
        report: What can be shown of it.
        place: Its place among the results.
        anew: Whether answers that did not fit are passed by.
        fault: Why it cannot be done, if that is known beforehand.
    """

    given: Report | str
    report: Report
    place: int
    anew: bool
    fault: str | None = None


class Job:
    """Summarizes reports into a folder, skipping those that it already holds.

    An answer is kept as soon as it is there and a result as soon as it is made, so a job that
    is stopped, or killed, loses nothing but the questions in flight. Texts that are identical
    ask the same questions, so they are summarized once and answered for each.

    Attributes:
        folder: Where everything goes.
        books: Its ledger and its rows.
        stopped: Why the last run ended before its last report; None when it did not.
        worse: Reports that were done again with a result worse than the one they had, which
            therefore stayed.
        lay_wire: Makes the wire that the questions of a run travel on; None for a live one.
        asks_anew: Whether questions may be asked live that a provider's batches have.
        first_run: The first of several runs that are one to the caller: what one of them ended
            as failed, the next does not try again.
    """

    def __init__(  # noqa: PLR0913 - the options of a job are its parameters
        self,
        folder: Path,
        summarizer: Summarizer,
        *,
        schema: type[BaseModel] = NewsSummary,
        text: bool = True,
        retry_failed: bool = False,
        budget: str | None = None,
    ) -> None:
        """Open the folder.

        Args:
            folder: It is made if it is not there.
            summarizer: Who summarizes; it is left open.
            schema: What is wanted.
            text: Whether rows hold the reports' texts.
            retry_failed: Try again what earlier runs left as failed or partial.
            budget: What the job may cost in all its runs: "5usd", "200000tokens".

        Raises:
            InputError: It cannot be written, is damaged, or another job is at work in it.
        """
        self.folder = folder
        self.books = Books(folder, text=text)
        self.stopped: str | None = None
        self.worse = 0
        self.lay_wire: LayWire | None = None
        self.asks_anew = False
        self.first_run: int | None = None
        self._summarizer, self._schema = summarizer, schema
        self._attempt = Attempt(summarizer, schema)
        self._retry_failed, self._budget = retry_failed, budget
        self._wire: Wire | None = None
        self._stopping: CallWithheld | None = None
        self._under_way: dict[str, str] = {}
        self._streak = Streak()

    async def run(
        self, reports: Iterable[Report | str], total: int | None = None
    ) -> AsyncGenerator[Result[Any], None]:
        """Summarize what is not there yet, giving each new result once its row is written.

        A result that is worse than the one that its report has is given too, but not written.

        Args:
            reports: Reports, or their bare texts; drawn only as fast as they are worked on.
            total: How many there are, where that is known, for those who watch.

        Raises:
            InputError: The folder's results come from another model or place, other prompts or
                another schema; or the folder cannot be written any more.
            ProviderError: Report after report failed at the provider.
        """
        self._wire, self._streak = None, Streak()
        self.books.ledger.begin_run()
        standing = Standing(self.books.ledger, self._summarizer.notify, total)
        wanted = self._wanted(iter(reports), standing)
        try:
            await beginning.agree(self.books, self._summarizer, self._schema)
            beginning.fit(self.books, self._summarizer)
            if (first := next(wanted, None)) is not None:
                await self._begin(standing)
                things = chain([first], wanted)
                results = worked(things, self._result_of, at_once(self._summarizer))
                async with aclosing(results):
                    async for result in results:
                        standing.note(result.status)
                        yield result
        finally:
            self._end(standing)
        if (error := self._fatal()) is not None:
            raise error

    def stop(self) -> None:
        """Draw and ask nothing more, and finish the questions in flight; from any thread."""
        self._stopping = CallWithheld("the job was stopped: run the same command again to go on")
        if self._wire is not None:
            self._wire.halt(self._stopping)

    def results(self) -> Iterator[Result[Any]]:
        """All results of the folder, read one at a time, in the order of their reports."""
        return (parse_row(line, self._schema) for line in self.books.rows())

    def statuses(self) -> dict[str, int]:
        """How many reports of the folder ended in which way."""
        return self.books.ledger.statuses()

    def passing(self) -> int:
        """How many reports failed for a reason that may pass: the next run takes them up."""
        return self.books.ledger.passing()

    @property
    def was_stopped(self) -> bool:
        """Whether `stop` was called."""
        return self._stopping is not None

    def close(self) -> None:
        """Close the folder, and let another job have it."""
        self.books.close()

    async def _begin(self, standing: Standing) -> None:
        """See that the model goes with the folder, and lay the wire to it."""
        from summarizer.batch.live import live_wire  # noqa: PLC0415 - the SDK takes a second

        self.books.agree(await self._summarizer.provenance(self._schema))
        if self.lay_wire is None and not self.asks_anew:
            refuse_while_pending(self.books.ledger)
        beginning.note(self.books, self._summarizer)
        model = await self._summarizer.model()
        standing.model = (model.model, model.is_local)
        paid = self.books.ledger.paid()
        budget = spending(self._budget, *standing.model, paid) if self._budget else None
        lay_wire = self.lay_wire or live_wire
        self._wire = lay_wire(self._summarizer, self.books.ledger, budget)
        if self._stopping is not None:
            self._wire.halt(self._stopping)

    def _wanted(self, reports: Iterator[Report | str], standing: Standing) -> Iterator[_Wanted]:
        """Draw reports, passing by those that are done."""
        while not self._is_over and (given := next(reports, None)) is not None:
            wanted = self._chosen(given)
            if wanted is None:
                standing.pass_by()
            else:
                self._under_way[wanted.report.id] = wanted.report.sha256
                yield wanted

    def _chosen(self, given: Report | str) -> _Wanted | None:
        """What to do with a report; None when it has its result."""
        ledger, report = self.books.ledger, legible(given)
        known = ledger.known(report.id)
        taken = self._under_way.get(report.id)
        if known is not None and known.run == ledger.run:
            taken = known.sha256
        if taken not in (None, report.sha256):
            # Under its own name it would take the place of the other's result.
            other = report.model_copy(update={"id": f"{report.id} ({report.sha256[:8]})"})
            return self._unless_done(given, other, f"a second report is called {report.id!r}")
        return None if taken is not None else self._unless_done(given, report)

    def _unless_done(
        self, given: Report | str, report: Report, fault: str | None = None
    ) -> _Wanted | None:
        ledger = self.books.ledger
        known = ledger.known(report.id)
        if known is not None and known.sha256 == report.sha256:
            if not self._is_wanted_again(known):
                ledger.pass_by(report.id)
                return None
            anew = self._retry_failed and known.status != "done"
            return _Wanted(given, report, ledger.next_place(), anew=anew, fault=fault)
        return _Wanted(given, report, ledger.next_place(), anew=False, fault=fault)

    def _is_wanted_again(self, known: Known) -> bool:
        if self.first_run is not None and known.run >= self.first_run:
            return False
        if known.status == "failed":
            return self._retry_failed or known.passing
        outdated = known.checks != CHECKS_VERSION
        return outdated or (known.status == "partial" and (self._retry_failed or known.passing))

    async def _result_of(self, wanted: _Wanted) -> Result[Any] | None:
        """Do one report, and enter its result; None when it has to wait for another run."""
        from summarizer.drafting.wire import over  # noqa: PLC0415 - the SDK takes a second

        assert self._wire is not None  # noqa: S101 - for the type checker
        error: SummarizerError | None
        with over(self._wire, anew=wanted.anew) as exchanges:
            if wanted.fault is not None:
                fault = InputError(wanted.fault)
                result, error = await self._attempt.failed(wanted.report, fault)
            else:
                result, error = await self._attempt.result_of(wanted.given)
        del self._under_way[wanted.report.id]
        if exchanges.withheld is not None:
            return None
        self._streak.note(error)
        if not self.books.enter(result, wanted.place, passing=may_pass(error)):
            self.worse += 1
            self._summarizer.notify(EarlierKept(result.id, result.status))
        return result

    @property
    def _is_over(self) -> bool:
        """Whether to draw no more reports."""
        halted = self._wire is not None and self._wire.halted is not None
        return halted or self._stopping is not None or self._streak.error is not None

    def _fatal(self) -> SummarizerError | None:
        """What the caller has to put right before the job can go on."""
        halted = self._wire.halted if self._wire else None
        return halted if halted and not isinstance(halted, CallWithheld) else self._streak.error

    def _end(self, standing: Standing) -> None:
        halted = self._wire.halted if self._wire is not None else None
        reason: SummarizerError | None = halted or self._stopping or self._streak.error
        self.stopped = str(reason) if reason else None
        try:
            self.books.settle()
        finally:
            standing.finish(self.stopped)
