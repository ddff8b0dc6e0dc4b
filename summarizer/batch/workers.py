"""Work on any number of things, a few at a time, giving what comes of each when it is there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

READY = 1
"""Results that may wait to be fetched, beside one in each worker's hands."""


async def worked(
    things: Iterator[T], work: Callable[[T], Awaitable[R | None]], at_once: int
) -> AsyncGenerator[R, None]:
    """Do the work on each thing, `at_once` of them at a time; a None is not given.

    Things are drawn only as fast as they are worked on, and results only made as fast as they
    are taken, so neither piles up. An error ends the drawing; what is under way is finished and
    given, and the error comes last. Leaving early cancels what is under way.
    """
    finished: asyncio.Queue[R | None] = asyncio.Queue(READY)
    errors: list[Exception] = []

    async def worker() -> None:
        try:
            while not errors and (thing := next(things, _NOTHING)) is not _NOTHING:
                if (result := await work(thing)) is not None:  # type: ignore[arg-type]
                    await finished.put(result)
        except Exception as error:  # noqa: BLE001 - raised below, when the others have ended
            errors.append(error)

    async def all_workers() -> None:
        await asyncio.gather(*(worker() for _ in range(at_once)))
        await finished.put(None)

    running = asyncio.create_task(all_workers())
    try:
        while (result := await finished.get()) is not None:
            yield result
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    if errors:
        raise errors[0]


_NOTHING = object()
