"""Spreads shards over workers, whatever engine runs them: limits, budget, and what is told.

An engine is a function: it takes pieces of work and gives the outcome of each as it is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.batch.ledger import Paid
from summarizer.batch.shards import ShardOptions, ShardOutcome, added
from summarizer.batch.spending import amount_of
from summarizer.batch.splitting import Shard
from summarizer.events import BatchFinished, BatchProgress, BatchStarted, Listener, ignore
from summarizer.prices import price_of
from summarizer.settings import Settings

STOPPED = "the job was stopped: run the same command again to go on"

_LEAST = 0.01
"""Of a budget, what has to be left to be shared out once more."""


class Piece(NamedTuple):
    """One shard with what it needs to be run anywhere; everything in it can be pickled."""

    shard: Shard
    settings: Settings
    options: ShardOptions


Engine = Callable[[Sequence[Piece]], Iterator[tuple[Shard, ShardOutcome]]]
"""Runs all pieces, giving each outcome; a piece that cannot be run has one that says why."""


@dataclass
class Spread:
    """A sharded job.

    Attributes:
        engine: Who runs the pieces.
        settings: How; the limits are shared out over the workers.
        options: How each shard is run; its budget is that of the whole job.
        workers: How many pieces are run at once.
        notify: Told what happens.
        outcomes: What became of each shard, by its number.
    """

    engine: Engine
    settings: Settings
    options: ShardOptions
    workers: int
    notify: Listener = ignore

    def __post_init__(self) -> None:
        self.outcomes: dict[int, ShardOutcome] = {}
        self._allowed: dict[int, float] = {}

    def run(self, shards: Sequence[Shard]) -> list[ShardOutcome]:
        """Run all shards, and give the outcome of each in their order.

        Raises:
            SettingsError: The budget makes no sense.
        """
        began, total = time.monotonic(), sum(shard.reports for shard in shards)
        self.notify(BatchStarted(total))
        self._go_through(shards, total)
        self._finish(time.monotonic() - began)
        return [self.outcomes[shard.number] for shard in shards]

    def _go_through(self, shards: Sequence[Shard], total: int) -> None:
        """Run the shards; with a budget again as long as what some leave over helps others."""
        wanted, among = list(shards), len(shards)
        while wanted and (shares := self._shares(wanted[:among])) is not None:
            before = added(self.outcomes.values())
            for shard, outcome in self.engine([self._piece(one, shares) for one in wanted[:among]]):
                self.outcomes[shard.number] = outcome
                self._tell(total)
            if not self.options.budget:
                return
            wanted = [shard for shard in wanted if self._may_go_on(shard)]
            if added(self.outcomes.values()) == before:
                if among == 1:
                    return
                among = min(among, len(wanted)) // 2 or 1  # their parts were too small to begin

    def _finish(self, seconds: float) -> None:
        statuses, paid = added(self.outcomes.values())
        stopped = next((one.stopped for one in self.outcomes.values() if one.stopped), "")
        self.notify(
            BatchFinished(
                done=statuses["done"],
                partial=statuses["partial"],
                failed=statuses["failed"],
                prompt_tokens=paid.prompt,
                completion_tokens=paid.completion,
                cost=self._cost(paid),
                seconds=round(seconds, 3),
                stopped=stopped,
            )
        )

    def _piece(self, shard: Shard, shares: dict[int, float]) -> Piece:
        at_once = min(self.workers, len(shares))
        settings = self.settings.model_copy(update={"share": self.settings.share / at_once})
        budget = None
        if self.options.budget:
            budget = f"{shares[shard.number]:.8f}{amount_of(self.options.budget)[1]}"
        return Piece(shard, settings, self.options._replace(budget=budget))

    def _shares(self, wanted: Sequence[Shard]) -> dict[int, float] | None:
        """What each shard may spend in all: what it has spent, and its part of the rest.

        None when nothing is left that is worth sharing out once more.
        """
        if not self.options.budget:
            return {shard.number: 0.0 for shard in wanted}
        limit, _ = amount_of(self.options.budget)
        rest = limit - sum(map(self._spent_on, self.outcomes))
        if self.outcomes and rest < limit * _LEAST:
            return None
        reports = sum(shard.reports for shard in wanted)
        for shard in wanted:
            part = rest * shard.reports / reports
            self._allowed[shard.number] = self._spent_on(shard.number) + part
        return {shard.number: self._allowed[shard.number] for shard in wanted}

    def _may_go_on(self, shard: Shard) -> bool:
        return "budget of" in self.outcomes[shard.number].stopped

    def _spent_on(self, number: int) -> float:
        known = self.outcomes.get(number)
        if known is None:
            return 0.0
        # What a worker spent that died is not known: at most what it was allowed.
        return self._spent(known.paid) if known.of else self._allowed[number]

    def _spent(self, paid: Paid) -> float:
        if amount_of(self.options.budget or "")[1] == "tokens":
            return float(paid.prompt + paid.completion)
        return self._cost(paid) or 0.0

    def _cost(self, paid: Paid) -> float | None:
        model, is_local = self.settings.model or "", self.settings.is_local
        name = model if self.settings.base_url else model.partition("/")[2] or model
        return price_of(name, is_local, *paid[1:4], batched=paid[4:7])

    def _tell(self, total: int) -> None:
        statuses, paid = added(self.outcomes.values())
        self.notify(
            BatchProgress(
                total=total,
                done=statuses["done"],
                partial=statuses["partial"],
                failed=statuses["failed"],
                prompt_tokens=paid.prompt,
                completion_tokens=paid.completion,
                cost=self._cost(paid),
            )
        )


def stopped_because(reason: str) -> ShardOutcome:
    """The outcome of a shard that could not be run."""
    return ShardOutcome(of="", statuses={}, paid=Paid(0, 0, 0, 0), stopped=reason)
