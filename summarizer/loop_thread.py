"""An event loop in a thread of its own, so that plain code, a notebook too, can call coroutines."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal

T = TypeVar("T")
LONGEST_FAREWELL = 5.0
"""Seconds that an interrupted call is given to clean up before the interruption goes on."""


class LoopThread:
    """The loop, started on first use; several threads may call it at once."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._lock = Lock()
        self._portal: BlockingPortal | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is anything to close."""
        return self._portal is not None

    def call(self, function: Callable[..., Awaitable[T]], *arguments: object) -> T:
        """Run a coroutine in the loop and wait for it.

        An interruption of the wait, as by Ctrl-C, ends the coroutine too: else it would go on
        asking the model, and closing would wait for it.
        """
        ended = Event()
        future = self._running().start_task_soon(_run, function, arguments, ended)
        try:
            found: T = future.result()
        except BaseException:
            if future.cancel():
                ended.wait(LONGEST_FAREWELL)
            raise
        return found

    def close(self) -> None:
        """End the loop and its thread; the next call starts new ones."""
        with self._lock:
            self._portal = None
            self._open.close()

    def _running(self) -> BlockingPortal:
        from anyio.from_thread import start_blocking_portal  # noqa: PLC0415 - on first use

        with self._lock:
            if self._portal is None:
                self._portal = self._open.enter_context(start_blocking_portal())
            return self._portal


async def _run(
    function: Callable[..., Awaitable[T]], arguments: tuple[object, ...], ended: Event
) -> T:
    try:
        return await function(*arguments)
    finally:
        ended.set()
