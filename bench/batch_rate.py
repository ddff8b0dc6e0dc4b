"""Typed summaries a second on one core: the batch job beside bare instructor, in turns.

Both ask the same questions of the same server, 64 at once, one call a report; only the job
checks every figure, quote, speaker and status, and keeps to a ledger.

The server's items copy sentences, as most of a model's do whole or in part; a figure in a sentence
that is copied whole needs no weighing. So there is a row, too, for items none of which is a copy:
in each a digit is changed, or other words put in its place.

The job stands for the command `summarizer batch`, whose process collects garbage seldom (see
`summarizer.garbage`). Bare instructor is run as a script would run it, with Python's default.

    python -m bench.batch_rate --mock path/to/mock_server.py
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from pathlib import Path

import instructor
import openai

from bench.batch_mock import Server, arguments, made_up, pin, run, server, settings
from summarizer import NewsSummary, Report, Summarizer
from summarizer.batch.job import Job
from summarizer.drafting.prompting import messages_for
from summarizer.drafting.sections import whole
from summarizer.garbage import collecting_seldom
from summarizer.source.sentences import Source
from summarizer.summary import citing

AT_ONCE = 64


async def bare(started: Server, reports: Sequence[Report]) -> None:
    """What instructor does by itself with the same prompts and the same answer type."""
    provider = openai.AsyncOpenAI(base_url=started.base_url, api_key="none")
    client = instructor.from_openai(provider, mode=instructor.Mode.JSON_SCHEMA)
    section = whole(NewsSummary)
    waiting = iter(reports)

    async def worker() -> None:
        for report in waiting:
            sentences = Source(report.text).sentences
            with citing(sentences):
                await client.create(
                    model="mock",
                    messages=list(messages_for(NewsSummary, section, sentences)),  # type: ignore[arg-type]
                    response_model=section.answer,
                    temperature=0,
                    max_tokens=8_000,
                )

    async with provider:
        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))


async def job(started: Server, reports: Sequence[Report], **given: object) -> None:
    """The whole job, into a folder, as the command runs it."""
    folder = Path(tempfile.mkdtemp())
    try:
        async with Summarizer(settings(started, **given)) as summarizer:
            with collecting_seldom(), closing(Job(folder, summarizer)) as batch:
                count = 0
                async for result in batch.run(reports):
                    assert result.status == "done", result.error
                    count += 1
        assert count == len(reports)
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Measure in turns, and print the medians."""
    wanted = arguments(__doc__, reports=600, rounds=3)
    pin()
    rates: dict[str, list[float]] = {}
    load: dict[str, list[float]] = {}
    kinds: dict[str, Callable[[Server, Sequence[Report]], Awaitable[None]]] = {
        "bare instructor": bare,
        "job, one call, checked": job,
        "job, sections apart, corrected": lambda s, r: job(s, r, ask="apart", correct=True),
    }
    changed = "job, one call, nothing is a copy"
    kinds[changed] = job
    slow = ("--latency-ms", "200")
    with (
        server(wanted.mock, *slow) as copying,
        server(wanted.mock, *slow, "--bad-items", "1") as changing,
    ):
        run(job(copying, list(made_up(64, seed=99))))  # imports, caches
        for _ in range(wanted.rounds):
            for name, kind in kinds.items():
                started = changing if name == changed else copying
                count = wanted.reports if "apart" not in name else wanted.reports // 4
                reports = list(made_up(count))
                begun, used = time.perf_counter(), time.process_time()
                run(kind(started, reports))
                rates.setdefault(name, []).append(count / (time.perf_counter() - begun))
                load.setdefault(name, []).append((time.process_time() - used) / count * 1000)
    print(f"{'':34}{'reports/s':>10}{'CPU ms each':>13}{'of bare':>9}{'by CPU':>9}")
    first = next(iter(kinds))
    for name in kinds:
        rate, cpu = statistics.median(rates[name]), statistics.median(load[name])
        share = statistics.median(a / b for a, b in zip(rates[name], rates[first], strict=True))
        by_cpu = statistics.median(b / a for a, b in zip(load[name], load[first], strict=True))
        print(f"{name:34}{rate:>10.0f}{cpu:>13.2f}{share:>9.0%}{by_cpu:>9.0%}")


if __name__ == "__main__":
    main()
