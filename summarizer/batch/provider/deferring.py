"""Writes questions down instead of sending them, and hands out what a batch has brought."""

from __future__ import annotations

from collections.abc import Iterable

import httpx2

from summarizer.batch.provider.questions import Questions
from summarizer.batch.spending import Spending
from summarizer.drafting.budget import FEWEST_BYTES_PER_TOKEN, not_covered, worst_case
from summarizer.drafting.wire import BATCHED, Carrier, Onward, Question, Tokens, Withheld
from summarizer.errors import CallWithheld

_JSON = {"content-type": "application/json"}


class Deferring:
    """Carries questions in batches: the first time it writes one down, later it has the answer.

    It is the store of its wire too. An answer that a batch of this job brought is handed out as
    one that was carried, in every round: so that the result tells what its answers cost,
    whichever rounds they came in.

    Attributes:
        questions: Those of the job.
        deferred: How many questions were put off.
        live: Who carries what has no answer in the last round, instead of putting it off.
    """

    def __init__(
        self, questions: Questions, budget: Spending | None = None, live: Carrier | None = None
    ) -> None:
        self.questions, self._budget, self.live = questions, budget, live
        self.deferred = 0
        self._set_aside = self._cost(*questions.under_way())

    # what the wire asks of a store

    def find(self, key: str, *, fit_only: bool) -> bytes | None:
        """An answer of an earlier job in the folder; those of this one are carried."""
        standing = self.questions.standing(key)
        if standing is not None and standing.state == "answered":
            return None
        return self.questions.ledger.find(key, fit_only=fit_only)

    def keep(self, key: str, answer: bytes, tokens: Tokens) -> None:
        """Keep an answer; one that a batch brought was kept, and counted, when it came."""
        standing = self.questions.standing(key)
        if standing is None or standing.state != "answered":
            self.questions.ledger.keep(key, answer, tokens)

    def reject(self, keys: Iterable[str]) -> None:
        """Remember that these answers did not fit, so that a retry asks anew."""
        self.questions.ledger.reject(keys)

    # what the wire asks of a carrier

    async def carry(self, question: Question, onward: Onward) -> httpx2.Response:
        """Hand out what the provider said, or write the question down.

        Raises:
            Withheld: It is written down, or has to wait until the answers of others are there
                and tell what is left of the budget.
            Halted: The budget is spent.
        """
        standing = self.questions.standing(question.key)
        state = standing.state if standing else "idle"
        if state == "answered":
            stored = self.questions.ledger.find(question.key, fit_only=False)
            if stored is not None:
                return _response(200, stored)
            state = "idle"
        if standing is not None and state == "refused":
            return _response(standing.status or 400, standing.error)
        if self.live is not None:
            return await self.live.carry(question, onward)
        if state == "idle":
            self._reserve(question)
            self.questions.ask(question, worst_case(question).completion)
        self.deferred += 1
        raise Withheld(CallWithheld("it waits for its answer from the provider's batch"))

    def _reserve(self, question: Question) -> None:
        """Set aside the most that a question can cost."""
        budget = self._budget
        if budget is None:
            return
        most = self._cost(len(question.body), worst_case(question).completion)
        if budget.spent + self._set_aside + most <= budget.limit:
            self._set_aside += most
            return
        if self._set_aside:
            self.deferred += 1
            raise Withheld(CallWithheld("it waits until the budget's rest is known"))
        raise not_covered(budget.limit, budget.spent, most, budget.shown)

    def _cost(self, size: int, longest: int) -> float:
        if self._budget is None:
            return 0.0
        tokens = Tokens(size // FEWEST_BYTES_PER_TOKEN, 0, longest)
        return self._budget.price(tokens) * self._budget.batch_share


def _response(status: int, content: bytes) -> httpx2.Response:
    return httpx2.Response(status, headers=_JSON, content=content, extensions={BATCHED: True})
