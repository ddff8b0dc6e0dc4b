"""The whole flow: a report in, a checked typed summary out.

Report -> Source -> prompts -> model -> draft -> checks -> Result
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, overload
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from summarizer.assembling import assembled, failed, provenance_of
from summarizer.checking.check import Checked, check_summary
from summarizer.errors import SummarizerError
from summarizer.events import Listener, ReportFinished, ignore
from summarizer.loop_thread import LoopThread
from summarizer.result import Provenance, Result
from summarizer.settings import Settings
from summarizer.source.report import Report
from summarizer.source.sentences import Source
from summarizer.summary import NewsSummary

if TYPE_CHECKING:
    from summarizer.drafting.draft import Drafter
    from summarizer.drafting.model import ModelClient

SchemaT = TypeVar("SchemaT", bound=BaseModel)
ResultT = TypeVar("ResultT")
Given = ParamSpec("Given")

LONG = 20_000
"""Characters of a report from which on it is checked beside the event loop: in a tenth of a
second, where a megabyte takes several."""


class Summarizer:
    """Summarizes reports with one model and one set of settings; reuse it for many calls.

    Close it when done, or use it in a `with` (`async with`) block: a pool of connections holds
    sockets. An embedded model is shared by all summarizers of a process and ends with it.
    """

    def __init__(self, settings: Settings | None = None, notify: Listener = ignore) -> None:
        self.settings = settings or Settings.from_environment(os.environ)
        self.notify = notify
        # A pool of connections belongs to one event loop, so each loop gets its own.
        self._models: WeakKeyDictionary[Any, asyncio.Task[ModelClient]] = WeakKeyDictionary()
        self._slots: WeakKeyDictionary[Any, asyncio.Semaphore] = WeakKeyDictionary()
        from summarizer.checking.apart import Checkers  # noqa: PLC0415 - multiprocessing is slow

        self._checkers = Checkers(self.settings.checkers)
        self.loop_thread = LoopThread()

    @overload
    async def asummarize(self, report: Report | str) -> Result[NewsSummary]: ...
    @overload
    async def asummarize(self, report: Report | str, schema: type[SchemaT]) -> Result[SchemaT]: ...
    async def asummarize(
        self, report: Report | str, schema: type[BaseModel] = NewsSummary
    ) -> Result[Any]:
        """Summarize one report.

        Args:
            report: The report, or its bare text.
            schema: What is wanted: any pydantic model whose items have `Evidence`.

        Raises:
            UsageError: The report is empty, or a setting makes no sense.
            ProviderError: The model could not be reached, or refused.
            ModelError: The model gave nothing that could be used.
        """
        result, error = await self.attempt(Report.of(report), schema)
        if error is not None:
            raise error
        return result

    async def attempt(
        self, report: Report, schema: type[BaseModel] = NewsSummary
    ) -> tuple[Result[Any], SummarizerError | None]:
        """Summarize one report; a failure comes back as a result too, beside its error."""
        from summarizer.correcting.rounds import further_rounds  # noqa: PLC0415 - takes a second

        drafter = await self._drafter(schema)
        source = Source(report.text)
        await _beside(source, lambda: source.sentences)  # split once, and kept
        draft = await drafter.draft(report.id, source)
        if draft.summary is None:
            result, error = failed(report, drafter, draft), draft.failure
        else:
            checked = await self._checked(draft.summary, report, source)
            after = await further_rounds(drafter, report, source, draft, checked)
            result, error = await _beside(source, assembled, report, source, drafter, after), None
        items = sum(result.counts.items.values())
        self.notify(ReportFinished(report.id, result.status, items, len(result.flagged)))
        return result, error

    async def _checked(
        self, summary: BaseModel, report: Report, source: Source
    ) -> Sequence[Checked]:
        if self.settings.checkers and type(summary) is NewsSummary:
            return await self._checkers.check(summary, source, report.published)
        # A schema of one's own cannot travel: nobody knows whether it can be imported elsewhere.
        return await _beside(source, check_summary, summary, source, report.published)

    async def failure(
        self, report: Report, error: SummarizerError, schema: type[BaseModel] = NewsSummary
    ) -> Result[Any]:
        """The result of a report that could not even be tried."""
        from summarizer.drafting.draft import Draft  # noqa: PLC0415

        result = failed(report, await self._drafter(schema), Draft(None, (), failure=error))
        self.notify(ReportFinished(report.id, result.status, 0, 0))
        return result

    async def provenance(self, schema: type[BaseModel] = NewsSummary) -> Provenance:
        """What the results of this summarizer would say of where they come from."""
        return provenance_of(await self._drafter(schema))

    @overload
    def summarize(self, report: Report | str) -> Result[NewsSummary]: ...
    @overload
    def summarize(self, report: Report | str, schema: type[SchemaT]) -> Result[SchemaT]: ...
    def summarize(self, report: Report | str, schema: type[BaseModel] = NewsSummary) -> Result[Any]:
        """Summarize one report and wait for it; see `asummarize`.

        It runs in a loop of its own, so that it can be called from a notebook too.
        """
        return self.loop_thread.call(self.asummarize, report, schema)

    async def model(self) -> ModelClient:
        """The model that answers, connected on first use."""
        loop = asyncio.get_running_loop()
        if (connecting := self._models.get(loop)) is None:
            connecting = self._models[loop] = loop.create_task(self._connect())
        try:
            return await asyncio.shield(connecting)
        except SummarizerError:
            if self._models.get(loop) is connecting:
                del self._models[loop]
            raise

    async def _connect(self) -> ModelClient:
        from summarizer.drafting.connecting import connect  # noqa: PLC0415 - takes a second

        return await asyncio.to_thread(connect, self.settings, self.notify)

    async def _drafter(self, schema: type[BaseModel]) -> Drafter:
        from summarizer.drafting.draft import Drafter  # noqa: PLC0415
        from summarizer.drafting.sections import sections_of, whole  # noqa: PLC0415

        sections = sections_of(schema)
        model, loop = await self.model(), asyncio.get_running_loop()
        at_once = 1 if self.settings.is_local else self.settings.concurrency
        return Drafter(
            model=model,
            schema=schema,
            sections=(whole(schema),) if self.settings.asks_together else sections,
            slots=self._slots.setdefault(loop, asyncio.Semaphore(at_once)),
            notify=self.notify,
            rounds={"correct": self.settings.correct, "complete": self.settings.complete},
        )

    def with_rounds(self, **rounds: bool) -> Summarizer:
        """One with other rounds (`correct`, `complete`), and the same connections and limits.

        Close this one, not the one that is given.
        """
        other = Summarizer(self.settings.model_copy(update=rounds), self.notify)
        other._models, other._slots = self._models, self._slots
        other._checkers = self._checkers
        other.loop_thread = self.loop_thread
        return other

    async def aclose(self) -> None:
        """Close the connections of the running loop, and end the processes that check."""
        await self._checkers.aclose()
        connecting = self._models.pop(asyncio.get_running_loop(), None)
        if connecting is None:
            return
        await asyncio.wait([connecting])  # a connection under way would be left open
        if not connecting.cancelled() and not connecting.exception():
            await connecting.result().aclose()

    def close(self) -> None:
        """Close the connections and the loop that `summarize` used."""
        if self.loop_thread.is_running:
            self.loop_thread.call(self.aclose)
            self.loop_thread.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()
        if self.loop_thread.is_running:
            await asyncio.to_thread(self.close)


async def _beside(
    source: Source, work: Callable[Given, ResultT], *given: Given.args, **named: Given.kwargs
) -> ResultT:
    """Do the work for a long report in a thread, so that the answers to others are not kept."""
    if len(source.text) < LONG:  # a thread would cost more than it gives
        return work(*given, **named)
    return await asyncio.to_thread(work, *given, **named)


@overload
def summarize(report: Report | str, *, settings: Settings | None = None) -> Result[NewsSummary]: ...
@overload
def summarize(
    report: Report | str, *, schema: type[SchemaT], settings: Settings | None = None
) -> Result[SchemaT]: ...
def summarize(
    report: Report | str,
    *,
    schema: type[BaseModel] = NewsSummary,
    settings: Settings | None = None,
) -> Result[Any]:
    """Summarize one report; see `Summarizer.asummarize`. For many, keep a `Summarizer`."""
    with Summarizer(settings) as summarizer:
        return summarizer.summarize(report, schema)


@overload
async def asummarize(
    report: Report | str, *, settings: Settings | None = None
) -> Result[NewsSummary]: ...
@overload
async def asummarize(
    report: Report | str, *, schema: type[SchemaT], settings: Settings | None = None
) -> Result[SchemaT]: ...
async def asummarize(
    report: Report | str,
    *,
    schema: type[BaseModel] = NewsSummary,
    settings: Settings | None = None,
) -> Result[Any]:
    """Summarize one report in a coroutine; see `Summarizer.asummarize`."""
    async with Summarizer(settings) as summarizer:
        return await summarizer.asummarize(report, schema)
