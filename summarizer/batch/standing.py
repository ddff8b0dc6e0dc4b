"""How a job stands, told to whoever watches it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping

from summarizer.batch.ledger import Ledger, Paid
from summarizer.events import BatchFinished, BatchProgress, BatchStarted, Listener
from summarizer.prices import price_of
from summarizer.result import Status

EVERY = 1_000
"""Of reports that are passed by, one in so many is told."""


class Standing:
    """Counts what a run does, and what it pays.

    Attributes:
        model: Who answers, and whether it runs here; None until that is known.
    """

    def __init__(self, ledger: Ledger, notify: Listener, total: int | None) -> None:
        self.model: tuple[str, bool] | None = None
        self._ledger, self._notify, self._total = ledger, notify, total
        self._counts: Counter[str] = Counter()
        self._paid_before = ledger.paid()
        self._begun = time.monotonic()
        notify(BatchStarted(total))

    def pass_by(self) -> None:
        """Count a report that has its result."""
        self._counts["kept"] += 1
        if self._counts["kept"] % EVERY == 0:
            self._tell()

    def note(self, status: Status) -> None:
        """Count a result."""
        self._counts[status] += 1
        self._tell()

    def count(self, ended: Mapping[str, int], *, kept: int) -> None:
        """Count what several runs did, which are one to whoever watches."""
        self._counts.update({**ended, "kept": kept})

    def finish(self, stopped: str | None) -> None:
        """Tell how it ended."""
        paid = self.paid()
        self._notify(
            BatchFinished(
                done=self._counts["done"],
                partial=self._counts["partial"],
                failed=self._counts["failed"],
                kept=self._counts["kept"],
                prompt_tokens=paid.prompt,
                completion_tokens=paid.completion,
                cost=self.cost(paid),
                seconds=round(time.monotonic() - self._begun, 3),
                stopped=stopped or "",
            )
        )

    def paid(self) -> Paid:
        """What this run has paid for so far."""
        before = self._paid_before
        return Paid(*(a - b for a, b in zip(self._ledger.paid(), before, strict=True)))

    def cost(self, paid: Paid) -> float | None:
        """What that costs in US dollars, or None where the price is not known."""
        if self.model is None:
            return None if paid.answers else 0.0
        return price_of(*self.model, *paid[1:4], batched=paid[4:7])

    def _tell(self) -> None:
        paid = self.paid()
        self._notify(
            BatchProgress(
                total=self._total,
                done=self._counts["done"],
                partial=self._counts["partial"],
                failed=self._counts["failed"],
                kept=self._counts["kept"],
                prompt_tokens=paid.prompt,
                completion_tokens=paid.completion,
                cost=self.cost(paid),
            )
        )
