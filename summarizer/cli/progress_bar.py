"""A batch as a bar: done, failed, rate, time left, tokens, cost."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from summarizer.events import (
    AskedAgain,
    BatchFinished,
    BatchProgress,
    BatchStarted,
    Event,
    ModelFetched,
    Paused,
    ReportFinished,
    ReportStarted,
    SectionAnswered,
)
from summarizer.terminal import Progress as Lines

_SHOWN_BY_THE_BAR = (
    ReportStarted,
    SectionAnswered,
    AskedAgain,
    BatchStarted,
    BatchProgress,
    BatchFinished,
)


class BatchBar:
    """Shows a batch as it goes on; what went wrong, or must be waited for, stays as a line.

    Until a batch begins it tells everything by lines.
    """

    def __init__(self, console: Console) -> None:
        self._lines = Lines(console)
        self._begun: float | None = None
        self._bar = Progress(
            TextColumn("{task.fields[state]}"),
            BarColumn(bar_width=24),
            TaskProgressColumn(),
            TextColumn("{task.fields[told]}"),
            TimeRemainingColumn(compact=True),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, state="reports", told="", start=False)

    def __call__(self, event: Event) -> None:
        """Show one event."""
        match event:
            case BatchStarted():
                self._begin(event)
            case BatchProgress():
                self._show(event)
            case Paused():
                self._bar.update(self._task, state="waiting")
            case BatchFinished():
                self._bar.stop()  # before anything else is printed
        if self._deserves_a_line(event):
            self._lines(event)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def _begin(self, event: BatchStarted) -> None:
        self._begun = time.monotonic()
        self._bar.update(self._task, total=event.total, completed=event.kept)
        self._bar.start()
        self._bar.start_task(self._task)

    def _show(self, event: BatchProgress) -> None:
        through = event.done + event.partial + event.failed
        self._bar.update(
            self._task,
            total=event.total,
            completed=event.kept + through,
            state="reports",
            told=told(event, time.monotonic() - (self._begun or time.monotonic())),
        )

    def _deserves_a_line(self, event: Event) -> bool:
        if self._begun is None or isinstance(event, ModelFetched):
            return True
        if isinstance(event, ReportFinished):
            return event.status != "done"
        return not isinstance(event, _SHOWN_BY_THE_BAR)


def told(event: BatchProgress, seconds: float) -> str:
    """How a batch stands, in one line; `seconds` is how long it has been running."""
    through = event.done + event.partial + event.failed
    total = "" if event.total is None else f" of {event.total:,}"
    parts = [f"{event.kept + through:,}{total}"]
    if event.failed or event.partial:
        parts.append(f"{event.failed:,} failed, {event.partial:,} partial")
    if through and seconds > 0:
        parts.append(_rate(through / seconds))
    parts.append(f"{_short(event.prompt_tokens + event.completion_tokens)} tokens")
    if event.cost:
        parts.append(f"${event.cost:,.2f}")
    return ", ".join(parts)


def _rate(a_second: float) -> str:
    return f"{a_second:.1f}/s" if a_second >= 1 else f"{60 * a_second:.1f}/min"


def _short(number: int) -> str:
    for size, letter in ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number / size:.1f} {letter}"
    return str(number)
