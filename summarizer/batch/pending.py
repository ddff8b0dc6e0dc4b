"""What of a job is in batches at a provider (see `summarizer.batch.provider`)."""

from __future__ import annotations

from summarizer.batch.ledger import Ledger
from summarizer.errors import InputError


def refuse_while_pending(ledger: Ledger) -> None:
    """Refuse to ask live what is asked in a provider's batches already.

    Raises:
        InputError: Batches of this job are with the provider.
    """
    if count := questions_pending(ledger):
        raise InputError(
            f"questions of {ledger.path.parent} ({count:,}) are in batches at the provider, and "
            "would be paid for twice: go on with --provider-batch, or with --live to ask anew"
        )


def questions_pending(ledger: Ledger) -> int:
    """How many questions are in batches that the provider has, or is to be given."""
    with ledger.together() as base:
        if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'batches'").fetchone():
            return 0
        found = base.execute(
            "SELECT coalesce(sum(questions), 0) FROM batches WHERE state IN ('planned', 'sent')"
        ).fetchone()
    return int(found[0])
