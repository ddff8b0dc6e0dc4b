"""What a job may spend: "5usd" or "200000tokens"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from summarizer.errors import SettingsError
from summarizer.prices import BATCH_SHARE, dollars, price_of

if TYPE_CHECKING:
    from summarizer.batch.ledger import Paid
    from summarizer.drafting.wire import Tokens

_BUDGET = re.compile(r"\s*([\d_,]*\.?\d+)\s*([km]?)\s*(usd|\$|dollars?|tokens?)\s*", re.IGNORECASE)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}


class Spending(NamedTuple):
    """A budget in its unit.

    Attributes:
        limit: How much.
        spent: How much of it is gone.
        price: What tokens cost in it.
        shown: An amount, in words.
        batch_share: What tokens cost in a provider's batch, as a share of that.
    """

    limit: float
    spent: float
    price: Callable[[Tokens], float]
    shown: Callable[[float], str]
    batch_share: float = 1.0


def spending(budget: str, model: str, is_local: bool, paid: Paid) -> Spending:
    """Read a budget; what earlier runs of the job paid counts towards it.

    Raises:
        SettingsError: It is no amount, or one in money while the model's price is not known.
    """
    limit, unit = amount_of(budget)
    if unit == "tokens":
        return Spending(
            limit=limit,
            spent=paid.prompt + paid.completion,
            price=lambda tokens: float(tokens.prompt + tokens.completion),
            shown=lambda amount: f"{amount:,.0f} tokens",
        )
    spent = price_of(model, is_local, *paid[1:4], batched=paid[4:7])
    if spent is None:
        raise SettingsError(
            f"the price of {model} is not known, so a budget in money cannot be kept: give one "
            "in tokens (200000tokens), or install the extra prices"
        )
    return Spending(
        limit=limit,
        spent=spent,
        price=lambda tokens: price_of(model, is_local, *tokens) or 0.0,
        shown=dollars,
        batch_share=BATCH_SHARE,
    )


def share_of(budget: str, share: float) -> str:
    """A part of a budget, such as one of several shards may spend.

    Raises:
        SettingsError: It is no amount.
    """
    amount, unit = amount_of(budget)
    return f"{amount * share:.8f}{unit}"


def amount_of(budget: str) -> tuple[float, str]:
    """A budget as an amount and its unit: "usd" or "tokens".

    Raises:
        SettingsError: It is no amount.
    """
    found = _BUDGET.fullmatch(budget)
    if found is None or float(_plain(found[1])) <= 0:
        raise SettingsError(
            f"{budget!r} is no budget: give one such as 5usd, 0.50usd, 200000tokens or 2Mtokens"
        )
    amount = float(_plain(found[1])) * _TIMES[found[2].lower()]
    return amount, "tokens" if found[3].lower().startswith("token") else "usd"


def _plain(number: str) -> str:
    return number.replace("_", "").replace(",", "")
