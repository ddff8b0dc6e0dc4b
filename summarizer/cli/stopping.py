"""Ctrl-C once finishes what is in flight; twice stops at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from summarizer.cli.log import log


@contextmanager
def stopped_gently(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` at the first interruption in the block; the second one is as always.

    A request to end, as a system sends before it kills, is taken in the same way.
    """
    before: dict[signal.Signals, Callable[[int, FrameType | None], object] | int | None] = {}

    def at_first(number: int, frame: FrameType | None) -> None:
        restore()
        log.say(
            "stopping: the questions in flight are finished and kept (Ctrl-C again stops at once)"
        )
        stop()

    def restore() -> None:
        for caught, handler in before.items():
            signal.signal(caught, handler)

    for caught in (signal.SIGINT, signal.SIGTERM):
        before[caught] = signal.signal(caught, at_first)
    try:
        yield
    finally:
        restore()
