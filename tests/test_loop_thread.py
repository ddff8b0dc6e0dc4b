"""Plain code calls coroutines in a loop of their own, and an interruption ends them."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator

import pytest

from summarizer.loop_thread import LoopThread


@pytest.fixture
def loop() -> Iterator[LoopThread]:
    """A loop that is closed after the test."""
    loop = LoopThread()
    yield loop
    loop.close()


def test_a_coroutine_gives_its_value_or_its_error(loop: LoopThread) -> None:
    """The caller waits and gets what the coroutine came to."""

    async def doubled(number: int) -> int:
        await asyncio.sleep(0)
        if number < 0:
            raise ValueError("negative")
        return 2 * number

    assert loop.call(doubled, 4) == 8
    with pytest.raises(ValueError, match="negative"):
        loop.call(doubled, -1)


def test_an_interruption_ends_the_coroutine_before_it_goes_on(loop: LoopThread) -> None:
    """Ctrl-C reaches the work in the other thread, which cleans up first."""
    ended: list[str] = []

    async def work() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        try:
            await asyncio.sleep(30)
        finally:
            await asyncio.sleep(0.05)
            ended.append("cleaned up")

    with pytest.raises(KeyboardInterrupt):
        loop.call(work)
    assert ended == ["cleaned up"]


def test_several_threads_share_one_loop(loop: LoopThread) -> None:
    """However many call at once, there is one loop."""
    found: list[asyncio.AbstractEventLoop] = []
    gate = threading.Barrier(8)

    async def running() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    def call() -> None:
        gate.wait()
        found.append(loop.call(running))

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(found), len(set(map(id, found)))) == (8, 1)


def test_a_closed_loop_starts_again_when_it_is_needed(loop: LoopThread) -> None:
    """Closing twice, or before the first call, is no mistake."""
    loop.close()
    for _ in range(2):
        assert not loop.is_running
        assert loop.call(asyncio.sleep, 0, "done") == "done"
        assert loop.is_running
        loop.close()
    loop.close()
