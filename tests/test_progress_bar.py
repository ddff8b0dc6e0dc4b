"""A batch on a terminal is a bar; what went wrong stays as a line above it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from summarizer.cli.progress_bar import BatchBar, told
from summarizer.events import (
    BatchFinished,
    BatchProgress,
    BatchStarted,
    Event,
    ModelReady,
    Paused,
    ReportFinished,
    ReportStarted,
    RowSkipped,
    SectionAnswered,
    SectionFailed,
)

COURSE: list[Event] = [
    ModelReady("m", "at host:1"),
    BatchStarted(total=4, kept=0),
    ReportStarted("one", 1),
    SectionAnswered("one", "claims", 2, 900, 100, 1.0),
    ReportFinished("one", "done", 2, 0),
    BatchProgress(total=4, done=1, partial=0, failed=0, prompt_tokens=900, completion_tokens=100),
    SectionFailed("two", "claims", "the server is away"),
    ReportFinished("two", "failed", 0, 0),
    RowSkipped("a.csv, line 3", "no text"),
    Paused(30, "rate limit"),
    BatchProgress(
        total=4, done=1, partial=0, failed=1, prompt_tokens=1_900, completion_tokens=300, cost=1.5
    ),
]


def screen(*events: Event) -> str:
    """All that a terminal is sent for these events."""
    stream = io.StringIO()
    with BatchBar(Console(file=stream, force_terminal=True, width=120, color_system=None)) as bar:
        for event in events:
            bar(event)
    return stream.getvalue()


def test_the_bar_says_how_the_batch_stands() -> None:
    """Done of all, failed, tokens and cost."""
    shown = screen(*COURSE)
    assert "2 of 4" in shown
    assert "1 failed" in shown
    assert "2.2 k tokens" in shown
    assert "$1.50" in shown


def test_what_goes_well_is_no_line_and_what_does_not_is() -> None:
    """A log of a million sound reports would hide the one that failed."""
    shown = screen(*COURSE)
    for line in ("m will be asked", "two: claims: the server is away", "two: failed",
                 "skipped a.csv, line 3: no text", "waiting 30 s"):  # fmt: skip
        assert line in shown
    for line in ("one: 1 questions", "one: claims", "one: done"):
        assert line not in shown


def test_the_bar_is_gone_when_the_batch_is() -> None:
    """So that what is printed next stands on a line of its own, though the face is still there."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=120, color_system=None)
    with BatchBar(console) as bar:
        for event in (*COURSE, BatchFinished(done=3, partial=0, failed=1)):
            bar(event)
        shown = stream.getvalue()
        assert shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")
    assert stream.getvalue() == shown


def test_reports_that_were_there_count_as_done_but_not_for_the_rate() -> None:
    """A job that goes on after a stop is not faster for it."""
    event = BatchProgress(total=None, done=20, partial=0, failed=0, kept=1_000)
    assert told(event, seconds=10.0) == "1,020, 2.0/s, 0 tokens"


@pytest.mark.parametrize(
    ("seconds", "rate"), [(2.0, "5.0/s"), (10.0, "1.0/s"), (100.0, "6.0/min"), (0.0, "10 of 40, 0")]
)
def test_the_rate_is_told_in_figures_that_can_be_read(seconds: float, rate: str) -> None:
    """By the minute when it is slow, and not at all before a moment has passed."""
    event = BatchProgress(total=40, done=10, partial=0, failed=0)
    assert rate in told(event, seconds)


def test_a_price_that_is_not_known_or_nothing_is_not_told() -> None:
    """An embedded model costs nothing, and an unknown one is not said to."""
    for cost in (None, 0.0):
        event = BatchProgress(total=4, done=1, partial=0, failed=0, cost=cost)
        assert "$" not in told(event, 1.0)
