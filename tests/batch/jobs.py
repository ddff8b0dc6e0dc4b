"""A job over a few reports, as tests run it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarizer import Report, Result, Summarizer
from summarizer.batch.job import ROWS, Job
from summarizer.events import Listener, ignore
from summarizer.reporting.rows import read_rows
from tests.fake_replies import Body, Reply, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT, settings_for

GOOD = obedient(BY_SECTION)
REPORTS = [Report(id=f"r{n}", text=f"{TEXT}\nReport {n} ends.\n") for n in range(3)]


def run(
    folder: Path,
    fake: FakeOpenAI,
    reports: list[Report] = REPORTS,
    *,
    text: bool = True,
    retry_failed: bool = False,
    budget: str | None = None,
    notify: Listener = ignore,
    **settings: Any,
) -> list[Result[Any]]:
    """Run a job to its end and give what was new."""

    async def whole() -> list[Result[Any]]:
        wanted = settings_for(fake, correct=False).model_copy(update=settings)
        async with Summarizer(wanted, notify) as summarizer:
            job = Job(folder, summarizer, text=text, retry_failed=retry_failed, budget=budget)
            new: list[Result[Any]] = []
            try:
                async for result in job.run(reports):
                    is_there = stored(folder)[result.id].summary == result.summary
                    assert is_there or job.worse
                    new.append(result)
                return new
            finally:
                job.close()

    return asyncio.run(whole())


def stored(folder: Path) -> dict[str, Result[Any]]:
    """The rows of a folder, the last of each report."""
    return {result.id: result for result in read_rows(folder / ROWS)}


class Changing:
    """A script that a test can change while the server stands."""

    def __init__(self, now: Callable[[Body], Reply]) -> None:
        self.now = now

    def __call__(self, body: Body) -> Reply:
        """Reply as the script of the moment does."""
        return self.now(body)
