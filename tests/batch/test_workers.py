"""Work on many things at once, bounded at both ends."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing

import pytest

from summarizer.batch.workers import worked


async def _double(number: int) -> int | None:
    await asyncio.sleep(0.001)
    return None if number == 3 else number * 2


def test_what_comes_of_each_is_given_but_for_none() -> None:
    """A thing without a result is passed over."""

    async def all_of_them() -> list[int]:
        return [result async for result in worked(iter(range(6)), _double, 2)]

    assert sorted(asyncio.run(all_of_them())) == [0, 2, 4, 8, 10]


def test_nothing_piles_up_when_results_are_not_fetched() -> None:
    """As many things are drawn as are worked on, and one more that waits."""
    drawn: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            drawn.append(len(drawn))
            yield 1

    async def one() -> None:
        async with aclosing(worked(endless(), _double, 3)) as results:
            await anext(results)
            await asyncio.sleep(0.05)

    asyncio.run(one())
    assert len(drawn) <= 1 + 1 + 3


def test_an_error_comes_after_what_was_under_way() -> None:
    """Nothing new is drawn, and no finished work is thrown away."""
    drawn: list[int] = []

    def things() -> Iterator[int]:
        for number in range(100):
            drawn.append(number)
            yield number

    async def work(number: int) -> int:
        await asyncio.sleep(0 if number == 1 else 0.02)
        if number == 1:
            raise ValueError("number one")
        return number

    async def all_of_them() -> list[int]:
        found: list[int] = []
        with pytest.raises(ValueError, match="number one"):
            async for result in worked(things(), work, 3):
                found.append(result)
        return found

    assert sorted(asyncio.run(all_of_them())) == [0, 2]
    assert drawn == [0, 1, 2]


def test_an_error_in_what_draws_is_told() -> None:
    """A broken line of the input ends the work as any error does."""

    def things() -> Iterator[int]:
        yield 1
        raise ValueError("a broken line")

    async def all_of_them() -> list[int]:
        return [result async for result in worked(things(), _double, 4)]

    with pytest.raises(ValueError, match="a broken line"):
        asyncio.run(all_of_them())
