"""A terminal shows what happens as lines, and what came out as tables that fit its width."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.table import Table

from summarizer.events import (
    AskedAgain,
    BatchProgress,
    EarlierKept,
    Event,
    ModelFetched,
    ModelReady,
    NotApplied,
    Paused,
    ReportFinished,
    ReportStarted,
    RowSkipped,
    SectionAnswered,
    SectionFailed,
)
from summarizer.summary import Check
from summarizer.terminal import Progress, Screen, checks_table, results_table
from tests.reporting.wrong_result import a_result
from tests.sample_results import stored_result


def lines_of(*events: Event) -> list[str]:
    """What is printed for these events."""
    stream = io.StringIO()
    progress = Progress(Console(file=stream, width=200))
    for event in events:
        progress(event)
    return stream.getvalue().splitlines()


def printed(table: Table, width: int = 80) -> str:
    """A table as it stands on a screen of this width, without colours."""
    stream = io.StringIO()
    Console(file=stream, width=width).print(table)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (ModelReady("m", "at host:1"), "m will be asked, at host:1"),
        (ModelReady("m", "on this machine", started=True), "m has started, on this machine"),
        (ReportStarted("r", 5), "r: 5 questions to the model"),
        (AskedAgain("r", "correction", 1, 1), "r: asking again about 1 entry"),
        (AskedAgain("r", "completion", 2, 1), "r: asking about 2 sentences left out"),
        (
            SectionAnswered("r", "sanctions_threats", 2, 900, 150, 3.6),
            "r: sanctions threats: 2 items, 150 tokens in 4 s",
        ),
        (SectionFailed("r", "claims", "no answer"), "r: claims: no answer"),
        (ReportFinished("r", "partial", 7, 2), "r: partial, 7 items, 2 flagged"),
        (ReportFinished("r", "done", 1, 0), "r: done, 1 item, 0 flagged"),
        (EarlierKept("r", "failed"), "r: failed this time: its earlier result stays"),
        (
            NotApplied("temperature", 1),
            "temperature: not as in an earlier run, whose results (1) stay as they are; "
            "to make those anew too, give another --out folder",
        ),
        (RowSkipped("a.csv, line 2", "no text"), "skipped a.csv, line 2: no text"),
        (Paused(12.4, "the provider asks for it"), "waiting 12 s: the provider asks for it"),
    ],
)
def test_every_event_is_a_line(event: Event, line: str) -> None:
    """It says what happened, and of a provider that has not been heard from nothing more."""
    assert lines_of(event) == [line]


def test_the_state_of_a_batch_is_no_line_of_its_own() -> None:
    """Its reports have told as much."""
    assert lines_of(BatchProgress(total=3, done=1, partial=0, failed=0)) == []


def test_a_file_that_arrives_is_a_line_a_tenth() -> None:
    """A log of a thousand lines tells no more."""
    events = [ModelFetched("from the hub", done * 1_000_000, 1_000_000_000) for done in range(1001)]
    told = lines_of(*events)
    assert len(told) == 11
    assert told[5] == "from the hub: 500 of 1000 MB"


def test_markup_in_a_name_is_printed_as_it_stands() -> None:
    """A report's id colours nothing, and breaks nothing."""
    told = lines_of(ReportStarted("[red]x[/] [/]", 1))
    assert told == ["[red]x[/] [/]: 1 question to the model"]


HOSTILE = "a\x1b[31mRED\x07\nb: done\u202e\x9b2J"


def test_a_name_steers_no_terminal() -> None:
    """Escapes, line ends and marks that turn a line are gone from lines and tables."""
    assert lines_of(ReportStarted(HOSTILE, 1)) == ["a [31mRED b: done 2J: 1 question to the model"]
    check = Check(kind="figure", field="f", verdict="x", severity="error", reason=HOSTILE)
    tables = [
        results_table([stored_result(id=HOSTILE)]),
        checks_table([(HOSTILE, check, HOSTILE)]),
    ]
    for table in tables:
        assert not set(printed(table, 300)) & set("\x1b\x07\u202e\x9b")


def test_a_screen_passes_on_no_code_of_a_text() -> None:
    """Whatever is printed on it; its own colours are none of the text."""
    stream = io.StringIO()
    screen = Screen(file=stream, width=80, force_terminal=True, color_system="standard")
    screen.print(HOSTILE, style="red", markup=False, highlight=False)
    assert stream.getvalue() == "\x1b[31ma[31mRED\x1b[0m\n\x1b[31mb: done2J\x1b[0m\n"


def test_a_table_of_results_counts_what_was_found_and_what_is_wrong() -> None:
    """Errors are told apart from what only deserves a look."""
    sound, wrong = stored_result(), a_result()
    shown = printed(results_table([sound, wrong]))
    rows = [line.split() for line in shown.splitlines() if line.startswith("velm")]
    errors = [sum(c.severity == "error" for c in result.flagged) for result in (sound, wrong)]
    assert errors[1] > errors[0]
    assert [int(row[-1]) for row in rows] == errors
    assert "2 claims" in shown
    assert "headline" not in shown.lower()


def test_a_table_fits_a_narrow_screen() -> None:
    """Long ids and reasons are folded, not cut off."""
    result = stored_result(id="a-very-long-name-of-a-report-" * 4)
    shown = printed(results_table([result]))
    assert max(map(len, shown.splitlines())) <= 80
    assert "".join(shown.split()).count("report") >= 4


def test_a_table_of_checks_shows_their_reasons() -> None:
    """With where and what was checked, and without markup of the model's."""
    check = Check(
        kind="figure", field="statement", verdict="unsupported", severity="error",
        reason="[b]9[/b] stands nowhere",
    )  # fmt: skip
    shown = printed(checks_table([("claims[1] statement", check, "9 [i]guns[/i]")]), 120)
    assert "claims[1] statement" in shown
    assert "[b]9[/b] stands nowhere" in shown
    assert "9 [i]guns[/i]" in shown
    assert "unsupported" in shown
