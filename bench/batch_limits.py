"""A thousand calls against a server's limits: how many are lost, refused, and how fast they go.

The calls go over the wire of a batch, 64 at once, first without being told the limit, then told
it; beside them, for few calls, what the SDK does alone.

    python -m bench.batch_limits --mock path/to/mock_server.py
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import openai

from bench.batch_mock import Server, arguments, pin, run, server
from summarizer.batch.live import NoStore
from summarizer.drafting.limits import Limits
from summarizer.drafting.wire import Wire, WiredClient, over

AT_ONCE = 64
PROMPT = "The quick brown fox jumps over the lazy dog. " * 90


async def calls(started: Server, count: int, limits: Limits | None) -> tuple[int, list[float], int]:
    """Make the calls: how many failed, when each answer came, and the bytes of one."""
    wire = Wire(NoStore(), limits) if limits else None
    client = openai.AsyncOpenAI(
        base_url=started.base_url, api_key="none", http_client=WiredClient(), max_retries=2
    )
    waiting, failed, answered = iter(range(count)), 0, list[float]()

    async def ask(number: int) -> None:
        nonlocal failed
        try:
            await client.chat.completions.create(
                model="mock", messages=[{"role": "user", "content": f"{number} {PROMPT}"}]
            )
        except openai.OpenAIError:
            failed += 1
        else:
            answered.append(time.perf_counter())

    async def worker() -> None:
        for number in waiting:
            if wire is None:
                await ask(number)
            else:
                with over(wire):
                    await ask(number)

    async with client:
        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return failed, answered, len(PROMPT)


def main() -> None:
    """Measure each limit, learned and told."""
    wanted = arguments(__doc__, calls=1_000, per_second=50, latency_ms=200)
    pin()
    per_call = (len(PROMPT) + 80) // 4
    rpm, tpm = wanted.per_second * 60, wanted.per_second * 60 * per_call
    told: list[tuple[str, tuple[str, ...], Callable[[], Limits | None]]] = [
        ("requests, learned", ("--rpm", str(rpm)), Limits),
        ("requests, told", ("--rpm", str(rpm)), lambda: Limits(rpm)),
        ("tokens, learned", ("--tpm", str(tpm)), Limits),
        ("tokens, told", ("--tpm", str(tpm)), lambda: Limits(None, tpm)),
        ("requests, SDK alone", ("--rpm", str(rpm)), lambda: None),
    ]
    print(f"{'limit':22}{'calls':>7}{'lost':>6}{'429':>6}{'seconds':>9}{'of the limit':>14}")
    for name, options, limits in told:
        with server(wanted.mock, "--latency-ms", str(wanted.latency_ms), *options) as started:
            count = wanted.calls if "alone" not in name else wanted.calls // 2
            begun = time.perf_counter()
            failed, answered, _ = run(_measured(started, count, limits))
            seconds = time.perf_counter() - begun
            used = len(answered) / seconds / wanted.per_second
            refused = started.stats()["429"]
            print(f"{name:22}{count:>7}{failed:>6}{refused:>6}{seconds:>9.1f}{used:>14.0%}")


async def _measured(
    started: Server, count: int, limits: Callable[[], Limits | None]
) -> tuple[int, list[float], int]:
    return await calls(started, count, limits())  # limits belong to a running loop


if __name__ == "__main__":
    main()
