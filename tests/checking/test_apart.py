"""Checks in processes of their own find what checks in this one find."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from summarizer import NewsSummary, Report, Summarizer
from summarizer.checking.apart import TRIES, Checkers
from summarizer.checking.check import check_summary
from summarizer.errors import SummarizerError
from summarizer.source.sentences import Source
from tests.fake_replies import obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, CLAIM, TEXT, WHOLE, settings_for
from tests.sample_results import read

MONDAY = date(2024, 4, 15)
# One claim cites the wrong sentence, one has a figure that the report lacks.
FAULTY = WHOLE | {"claims": [CLAIM | {"evidence": [5]}, CLAIM | {"statement": "40 people died"}]}


def summary() -> NewsSummary:
    """A summary with faults, not yet checked."""
    found = read(FAULTY)
    assert isinstance(found, NewsSummary)
    return found


def with_checkers(work: Callable[[Checkers], Awaitable[Any]]) -> Any:
    """Do something with one process that checks."""

    async def run() -> Any:
        checkers = Checkers(1)
        try:
            return await work(checkers)
        finally:
            await checkers.aclose()

    return asyncio.run(run())


async def checker_of(checkers: Checkers) -> int:
    """The number of the process that checks, once it does."""
    await checkers.check(summary(), Source(TEXT))
    assert checkers._pool is not None
    return next(iter(checkers._pool._processes))


def test_what_is_found_elsewhere_is_what_is_found_here() -> None:
    """The items carry the same checks, the same mended evidence and the same resolved dates."""
    here, elsewhere = summary(), summary()
    found_here = check_summary(here, Source(TEXT), MONDAY)
    found = with_checkers(lambda checkers: checkers.check(elsewhere, Source(TEXT), MONDAY))
    assert elsewhere.model_dump_json() == here.model_dump_json()
    assert [(one.path, one.checks) for one in found] == [(o.path, o.checks) for o in found_here]
    assert all(one.item is item for one, (_, item) in zip(found, items(elsewhere), strict=True))
    assert here.claims[0].evidence[0].sentence == 2  # it was moved: the test would see it missing


def items(of: NewsSummary) -> list[tuple[str, Any]]:
    """The items of a summary by their paths."""
    return [(one.path, one.item) for one in check_summary(of, Source(TEXT), MONDAY)]


def test_a_process_that_was_killed_is_replaced_and_the_summary_checked() -> None:
    """A summary whose checker ends is given to the next one."""

    async def work(checkers: Checkers) -> int:
        os.kill(await checker_of(checkers), signal.SIGKILL)
        return len(await checkers.check(summary(), Source(TEXT)))

    assert with_checkers(work) == len(check_summary(summary(), Source(TEXT)))


def test_a_summary_that_ends_every_process_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After a few processes have ended with it, a summary is given up with an error."""
    monkeypatch.setattr("summarizer.checking.apart._found", _die)

    async def work(checkers: Checkers) -> None:
        with pytest.raises(SummarizerError, match="process that checks ended"):
            await checkers.check(summary(), Source(TEXT))

    with_checkers(work)
    assert TRIES > 1


def _die(*_: object) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def test_checkers_end_with_a_parent_that_is_killed() -> None:
    """A process that checks does not outlive the program that started it."""
    program = (
        "import asyncio, time\n"
        "from tests.checking.test_apart import checker_of\n"
        "from summarizer.checking.apart import Checkers\n"
        "if __name__ == '__main__':\n"
        "    checkers = Checkers(1)\n"
        "    print(asyncio.run(checker_of(checkers)), flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:  # noqa: S603
        assert parent.stdout is not None
        os.kill(int(parent.stdout.readline()), 0)  # it runs
        parent.kill()
        # It has the parent's output open: that is at its end once both have ended.
        parent.communicate(timeout=30)


def test_a_summarizer_with_checkers_gives_the_same_results() -> None:
    """Where the checks are done makes no difference to a result."""
    told = []
    for checkers in (0, 1):
        with FakeOpenAI(obedient(BY_SECTION)) as fake:
            settings = settings_for(fake, checkers=checkers, correct=False)
            with Summarizer(settings) as summarizer:
                result = summarizer.summarize(Report(text=TEXT, id="velm"))
                assert (summarizer._checkers._pool is not None) == bool(checkers)
        told.append((result.summary, result.counts, result.coverage, result.contradictions))
    assert told[0] == told[1]
