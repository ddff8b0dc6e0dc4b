"""A budget in tokens or in money, which is never overspent.

Before a question goes, the most that it can cost is set aside: its prompt, and an answer as long
as its limit lets it be. When that does not fit beside what was spent, questions in flight are
waited for, since most cost far less than was set aside; when none is left, the budget is spent.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx2

from summarizer.drafting.wire import (
    Carrier,
    Halted,
    Onward,
    Question,
    Tokens,
    Withheld,
    read_answer,
    tokens_of,
)
from summarizer.errors import CallWithheld

FEWEST_BYTES_PER_TOKEN = 2
"""No tokenizer in use takes more tokens for a text than this, whatever its script."""

_LIMITS = ("max_completion_tokens", "max_tokens", "max_output_tokens")


class Budget:
    """Carries questions while the budget lasts.

    Attributes:
        limit: What may be spent, in the unit of `price`.
        spent: What was spent, earlier runs of the job included.
    """

    def __init__(
        self,
        carrier: Carrier,
        limit: float,
        *,
        price: Callable[[Tokens], float],
        shown: Callable[[float], str],
        spent: float = 0.0,
    ) -> None:
        self.limit, self.spent = limit, spent
        self._carrier, self._price, self._shown = carrier, price, shown
        self._set_aside, self._in_flight = 0.0, 0
        self._settled = asyncio.Event()

    async def carry(self, question: Question, onward: Onward) -> httpx2.Response:
        """Carry a question if its price is there.

        Raises:
            Halted: It is not, and nothing in flight could leave it over.
        """
        most = self._price(worst_case(question))
        await self._reserve(most)
        cost = most  # of a question that got no answer it is not known what the provider took
        try:
            response = await self._carrier.carry(question, onward)
            cost = self._cost(response, most)
        except Withheld:
            cost = 0.0
            raise
        finally:
            self._in_flight -= 1
            self._set_aside = self._set_aside - most if self._in_flight else 0.0
            self.spent += cost
            self._settled.set()
        return response

    async def _reserve(self, most: float) -> None:
        while self.spent + self._set_aside + most > self.limit:
            if not self._in_flight:
                raise not_covered(self.limit, self.spent, most, self._shown)
            self._settled.clear()
            await self._settled.wait()
        self._set_aside += most
        self._in_flight += 1

    def _cost(self, response: httpx2.Response, most: float) -> float:
        if response.status_code != httpx2.codes.OK:
            return 0.0
        answer = read_answer(response.content)
        tokens = tokens_of(answer) if answer else Tokens()
        return self._price(tokens) if any(tokens) else most


def not_covered(limit: float, spent: float, most: float, shown: Callable[[float], str]) -> Halted:
    """Why a job stops whose budget has no room for the next question."""
    return Halted(CallWithheld(
        f"the budget of {shown(limit)} does not cover the next question, which could cost "
        f"{shown(most)}: {shown(spent)} are spent; give a higher budget to go on"
    ))  # fmt: skip


def worst_case(question: Question) -> Tokens:
    """The most that a question can cost."""
    limits = (question.fields.get(name) for name in _LIMITS)
    longest = next((limit for limit in limits if isinstance(limit, int)), 0)
    return Tokens(len(question.body) // FEWEST_BYTES_PER_TOKEN, 0, longest)
