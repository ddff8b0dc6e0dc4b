"""Summarize many reports at once, bounded: a report that fails costs itself, not the job."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing, closing
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer.batch.attempting import Attempt, at_once
from summarizer.batch.job import Job
from summarizer.batch.workers import worked
from summarizer.pipeline import Summarizer
from summarizer.result import Result
from summarizer.settings import Settings
from summarizer.source.report import Report
from summarizer.summary import NewsSummary

Reports = Iterable[Report | str]


async def asummarize_batch(
    reports: Reports,
    *,
    schema: type[BaseModel] = NewsSummary,
    settings: Settings | None = None,
    summarizer: Summarizer | None = None,
    out: Path | str | None = None,
) -> AsyncGenerator[Result[Any], None]:
    """Summarize many reports, giving each result as soon as it is there.

    Reports are drawn only as fast as they are worked on, so any number of them will do. A
    report that fails, is empty or is no text gives a result whose status is "failed" and whose
    `error` says why.

    Args:
        reports: Reports, or their bare texts.
        schema: What is wanted.
        settings: How; by default what the environment says.
        summarizer: Used in the place of one made from `settings`, and left open.
        out: A folder that keeps every answer and result (see `summarizer.batch.job.Job`): the
            same call again goes on where the last one stopped, and gives what is new.

    Raises:
        UsageError: A setting or the schema makes no sense, whatever the report; or the folder
            cannot be written, or holds the results of another model, other prompts or schema.
    """
    own = summarizer or Summarizer(settings)
    try:
        async with aclosing(_results(own, reports, schema, out)) as results:
            async for result in results:
                yield result
    finally:
        if summarizer is None:
            await own.aclose()


def summarize_batch(
    reports: Reports,
    *,
    schema: type[BaseModel] = NewsSummary,
    settings: Settings | None = None,
    out: Path | str | None = None,
) -> Iterator[Result[Any]]:
    """Summarize many reports, for those without an event loop; see `asummarize_batch`."""
    with Summarizer(settings) as summarizer:
        results = asummarize_batch(reports, schema=schema, summarizer=summarizer, out=out)
        try:
            while (result := summarizer.loop_thread.call(_next, results)) is not None:
                yield result
        finally:
            summarizer.loop_thread.call(results.aclose)


async def _next(results: AsyncGenerator[Result[Any], None]) -> Result[Any] | None:
    return await anext(results, None)


async def _results(
    summarizer: Summarizer,
    reports: Reports,
    schema: type[BaseModel],
    out: Path | str | None,
) -> AsyncGenerator[Result[Any], None]:
    if out is not None:
        with closing(Job(Path(out), summarizer, schema=schema)) as job:
            async with aclosing(job.run(reports)) as results:
                async for result in results:
                    yield result
        return
    from summarizer.batch.live import unstored_wire  # noqa: PLC0415 - the SDK takes a second
    from summarizer.drafting.wire import over  # noqa: PLC0415

    attempt, wire = Attempt(summarizer, schema), unstored_wire(summarizer)

    async def work(report: Report | str) -> Result[Any]:
        with over(wire):
            return (await attempt.result_of(report))[0]

    async with aclosing(worked(iter(reports), work, at_once(summarizer))) as results:
        async for result in results:
            yield result
