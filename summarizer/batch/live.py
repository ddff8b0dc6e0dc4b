"""The wire of a job: its ledger as the store, the provider's limits, and the job's budget."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.batch.spending import Spending
from summarizer.drafting.budget import Budget
from summarizer.drafting.limits import Limits
from summarizer.drafting.wire import AnswerStore, Carrier, Tokens, Wire
from summarizer.events import Paused
from summarizer.pipeline import Summarizer


class NoStore:
    """Keeps nothing: for a batch without a folder."""

    def find(self, key: str, *, fit_only: bool) -> bytes | None:
        """Nothing."""
        return None

    def keep(self, key: str, answer: bytes, tokens: Tokens) -> None:
        """Keep nothing."""

    def reject(self, keys: Iterable[str]) -> None:
        """Reject nothing."""


def unstored_wire(summarizer: Summarizer) -> Wire:
    """A wire that keeps to the limits, and stores nothing."""
    return Wire(NoStore(), _limits(summarizer))


def live_wire(summarizer: Summarizer, store: AnswerStore, spending: Spending | None) -> Wire:
    """A wire that stores, keeps to the limits, and to the budget if there is one."""
    carrier: Carrier = _limits(summarizer)
    if spending is not None:
        carrier = Budget(
            carrier,
            spending.limit,
            price=spending.price,
            shown=spending.shown,
            spent=spending.spent,
        )
    return Wire(store, carrier)


def _limits(summarizer: Summarizer) -> Limits:
    settings = summarizer.settings
    return Limits(
        settings.rpm,
        settings.tpm,
        share=settings.share,
        paused=lambda seconds, reason: summarizer.notify(Paused(seconds, reason)),
    )
