"""Summarize many reports at once, bounded: a report that fails costs itself, not the job."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing
from typing import Any

from pydantic import BaseModel

from summarizer.errors import InputError, SummarizerError
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
) -> AsyncGenerator[Result[Any], None]:
    """Summarize many reports, giving each result as soon as it is there.

    Reports are drawn only as fast as they are worked on, so any number of them will do. A
    report that fails, is empty or is no text gives a result whose status is "failed" and whose
    `error` says why.

    Raises:
        UsageError: A setting or the schema makes no sense, whatever the report.
    """
    own = summarizer or Summarizer(settings)
    try:
        async with aclosing(_results(own, iter(reports), schema)) as results:
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
) -> Iterator[Result[Any]]:
    """Summarize many reports, for those without an event loop; see `asummarize_batch`."""
    with Summarizer(settings) as summarizer:
        results = asummarize_batch(reports, schema=schema, summarizer=summarizer)
        try:
            while (result := summarizer.loop_thread.call(_next, results)) is not None:
                yield result
        finally:
            summarizer.loop_thread.call(results.aclose)


async def _next(results: AsyncGenerator[Result[Any], None]) -> Result[Any] | None:
    return await anext(results, None)


async def _results(
    summarizer: Summarizer, reports: Iterator[Report | str], schema: type[BaseModel]
) -> AsyncGenerator[Result[Any], None]:
    """Keep as many reports under way as there are calls in flight, and one more to be ready."""
    at_once = 2 if summarizer.settings.is_local else summarizer.settings.concurrency + 1
    under_way: set[asyncio.Task[Result[Any]]] = set()
    try:
        for report in reports:
            under_way.add(asyncio.create_task(_attempted(summarizer, report, schema)))
            if len(under_way) >= at_once:
                finished, under_way = await _first_of(under_way)
                for task in finished:
                    yield task.result()
        while under_way:
            finished, under_way = await _first_of(under_way)
            for task in finished:
                yield task.result()
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def _attempted(
    summarizer: Summarizer, given: Report | str, schema: type[BaseModel]
) -> Result[Any]:
    try:
        report = Report.of(given)
    except InputError as error:
        return await summarizer.failure(_legible(given), error, schema)
    try:
        return (await summarizer.attempt(report, schema))[0]
    except SummarizerError:
        raise
    except Exception as error:  # noqa: BLE001 - one report that trips the program is not the job
        fault = SummarizerError(f"the program failed on it: {type(error).__name__}: {error}")
        return await summarizer.failure(report, fault, schema)


def _legible(given: Report | str) -> Report:
    """What can be shown of a report that cannot be used."""
    if isinstance(given, Report):
        return given
    return Report(text=str(given).encode("utf-8", "replace").decode())


async def _first_of(
    tasks: set[asyncio.Task[Result[Any]]],
) -> tuple[set[asyncio.Task[Result[Any]]], set[asyncio.Task[Result[Any]]]]:
    return await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
