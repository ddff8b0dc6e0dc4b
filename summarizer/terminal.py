"""What a terminal shows: progress as it happens, and tables of what came out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.segment import Segment
from rich.table import Table

from summarizer.events import (
    AskedAgain,
    EarlierKept,
    Event,
    ModelFetched,
    ModelReady,
    NotApplied,
    Paused,
    ProviderBatch,
    ProviderRound,
    ReportFinished,
    ReportStarted,
    RowSkipped,
    SectionAnswered,
    SectionFailed,
)
from summarizer.reporting.page.wording import many
from summarizer.result import Result
from summarizer.source.plain_line import one_line, unsteered
from summarizer.summary import Check

STYLES = {"ok": "green", "warning": "yellow", "error": "bold red"}
MEGABYTE = 1_000_000
PASSAGES = frozenset({"headline", "gist"})


class Screen(Console):
    """A console that no text of a report or a model can steer, whatever prints it there."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Render without codes that come from a text; rich's own are no text."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=unsteered(segment.text))


class Progress:
    """Prints a line for everything that happens, on the standard error stream.

    The lines stay, so that the log of a job without a terminal tells as much as a screen.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._tenths = -1

    def __call__(self, event: Event) -> None:
        """Show one event."""
        line = self._line(event)
        if line:
            self._console.print(escape(one_line(line)), style="dim", highlight=False)

    def _line(self, event: Event) -> str:
        match event:
            case ModelFetched():
                return self._fetched(event)
            case ModelReady():
                state = "has started" if event.started else "will be asked"
                return f"{event.model} {state}, {event.where}"
            case ReportStarted():
                return f"{event.report_id}: {many(event.calls, 'question')} to the model"
            case SectionAnswered():
                tokens = many(event.completion_tokens, "token")
                return (
                    f"{event.report_id}: {event.section.replace('_', ' ')}: "
                    f"{many(event.items, 'item')}, {tokens} in {event.seconds:.0f} s"
                )
            case SectionFailed():
                return f"{event.report_id}: {event.section.replace('_', ' ')}: {event.reason}"
            case AskedAgain():
                return f"{event.report_id}: {_asked_again(event)}"
            case ReportFinished():
                return (
                    f"{event.report_id}: {event.status}, {many(event.items, 'item')}, "
                    f"{event.flagged} flagged"
                )
            case _:
                return _of_a_job(event)

    def _fetched(self, event: ModelFetched) -> str:
        """A line for every tenth of the file: more would fill the log."""
        tenths = 10 * event.done // max(1, event.total)
        if tenths == self._tenths:
            return ""
        self._tenths = tenths
        return f"{event.way}: {event.done // MEGABYTE} of {event.total // MEGABYTE} MB"


def _asked_again(event: AskedAgain) -> str:
    if event.purpose == "correction":
        return f"asking again about {many(event.about, 'entry', 'entries')}"
    return f"asking about {many(event.about, 'sentence')} left out"


def _of_a_job(event: Event) -> str:
    match event:
        case EarlierKept():
            return f"{event.report_id}: {event.status} this time: its earlier result stays"
        case NotApplied():
            return (
                f"{event.options}: not as in an earlier run, whose results ({event.reports:,}) "
                "stay as they are; to make those anew too, give another --out folder"
            )
        case RowSkipped():
            return f"skipped {event.where}: {event.reason}"
        case Paused():
            return f"waiting {event.seconds:.0f} s: {event.reason}"
        case ProviderRound() | ProviderBatch():
            return _at_provider(event)
        case _:  # how it stands: its reports have told as much
            return ""


def _at_provider(event: ProviderRound | ProviderBatch) -> str:
    if isinstance(event, ProviderRound):
        how = "what is left is asked live" if event.live else "in the provider's batches"
        return f"round {event.number}: {how}"
    failed = f", {event.failed} failed" if event.failed else ""
    state = event.status.replace("_", " ")
    return f"{event.batch}: {state}, {event.answered} of {event.questions} answered{failed}"


def results_table(results: Iterable[Result[Any]]) -> Table:
    """A row for each report: what was found, what was checked, what is flagged.

    Items are flagged as wrong when a check found an error, as worth a look when it was a warning.
    """
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("report", overflow="fold", min_width=12)
    table.add_column("status")
    table.add_column("items found", overflow="fold")
    for heading in ("figures", "look", "wrong"):
        table.add_column(heading, justify="right", no_wrap=True)
    for result in results:
        wrong = sum(checked.severity == "error" for checked in result.flagged)
        table.add_row(
            escape(one_line(result.id)),
            result.status,
            _kinds(result),
            str(result.counts.figures),
            str(len(result.flagged) - wrong),
            str(wrong),
        )
    return table


def _kinds(result: Result[Any]) -> str:
    """What was found of each kind; the passages that every summary has are no find."""
    kinds = result.counts.items.items()
    listed = [f"{n} {kind.replace('_', ' ')}" for kind, n in kinds if kind not in PASSAGES]
    return escape("\n".join(listed))


def checks_table(checks: Iterable[tuple[str, Check, str]]) -> Table:
    """A row for each check: where, what of the text, the verdict and the reason."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in ("where", "what", "verdict", "reason"):
        table.add_column(heading, overflow="fold")
    for where, check, what in checks:
        style = STYLES[check.severity]
        table.add_row(
            escape(one_line(where)),
            escape(one_line(what)),
            f"[{style}]{check.verdict}[/]",
            escape(one_line(check.reason)),
        )
    return table
