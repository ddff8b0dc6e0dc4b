"""An event loop in a thread of its own, so that plain code, a notebook too, can call coroutines."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from threading import Event, Lock, Thread, current_thread
from typing import TypeVar

T = TypeVar("T")
LONGEST_FAREWELL = 5.0
"""Seconds that an interrupted call is given to clean up before the interruption goes on."""


class LoopThread:
    """The loop, started on first use; several threads may call it at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: Callable[[], object] = lambda: None

    @property
    def is_running(self) -> bool:
        """Whether there is anything to close."""
        return self._loop is not None

    def call(self, function: Callable[..., Awaitable[T]], *arguments: object) -> T:
        """Run a coroutine in the loop and wait for it.

        An interruption of the wait, as by Ctrl-C, ends the coroutine too: else it would go on
        asking the model, and closing would wait for it.
        """
        ended = Event()
        coroutine = _run(function, arguments, ended)
        future: Future[T] = asyncio.run_coroutine_threadsafe(coroutine, self._running())
        try:
            return future.result()
        except BaseException:
            if future.cancel():
                ended.wait(LONGEST_FAREWELL)
            raise

    def close(self) -> None:
        """End the loop and its thread; the next call starts new ones."""
        with self._lock:
            self._loop = None
            self._end()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()
                thread = Thread(target=lambda: asyncio.run(_serve(started)), daemon=True)
                thread.start()
                self._loop, stop = started.result()
                # It ends with this object too, for whoever forgets to close it.
                self._end = weakref.finalize(self, _ended, self._loop, stop, thread)
            return self._loop


async def _serve(started: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]]) -> None:
    stop = asyncio.Event()
    started.set_result((asyncio.get_running_loop(), stop))
    await stop.wait()


def _ended(loop: asyncio.AbstractEventLoop, stop: asyncio.Event, thread: Thread) -> None:
    loop.call_soon_threadsafe(stop.set)
    if thread is not current_thread():
        thread.join()


async def _run(
    function: Callable[..., Awaitable[T]], arguments: tuple[object, ...], ended: Event
) -> T:
    try:
        return await function(*arguments)
    finally:
        ended.set()
