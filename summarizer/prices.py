"""What tokens cost, where that is known: nothing on this machine, else by a maintained table.

The prices come from the extra `prices` (genai-prices, which works offline); without it no
provider's price is known.
"""

from __future__ import annotations

import math
from functools import lru_cache

from summarizer.result import Usage

BATCH_SHARE = 0.5
"""What an answer costs that came in a provider's batch; the table has the price of others."""

NO_TOKENS = (0, 0, 0)


def cost_of(model: str, is_local: bool, usage: Usage) -> float | None:
    """The cost of a usage in US dollars, or None where no price is known.

    Answers that a job's store gave cost nothing.
    """
    cached = sum(call.cached_tokens for call in usage.calls)
    prompt, from_cache, completion = map(
        sum, zip(*(call.batched_tokens for call in usage.calls), NO_TOKENS, strict=True)
    )
    return price_of(
        model,
        is_local,
        usage.prompt_tokens,
        cached,
        usage.completion_tokens,
        batched=(prompt, from_cache, completion),
    )


def dollars(amount: float) -> str:
    """An amount to read: four decimals, and as many more as a small one needs to be seen."""
    if not 0 < amount < 0.001:
        return f"${amount:,.4f}"
    return f"${amount:.{1 - math.floor(math.log10(amount))}f}"


def price_of(  # noqa: PLR0913 - the kinds of tokens are its parameters
    model: str,
    is_local: bool,
    prompt: int,
    cached: int,
    completion: int,
    *,
    batched: tuple[int, int, int] = NO_TOKENS,
) -> float | None:
    """The price of so many tokens in US dollars, or None where it is not known.

    Args:
        model: The name that the provider knows it by.
        is_local: Whether it runs here, and so costs nothing.
        prompt: Tokens read.
        cached: How many of them the provider's cache gave.
        completion: Tokens written.
        batched: How many of each kind came in a provider's batch.
    """
    if is_local:
        return 0.0
    if not _has_price(model):
        return None
    whole = _price(model, prompt, cached, completion)
    return whole - (1 - BATCH_SHARE) * _price(model, *batched) if any(batched) else whole


def _price(model: str, prompt: int, cached: int, completion: int) -> float:
    from genai_prices import Usage as Tokens  # noqa: PLC0415 - an extra
    from genai_prices import calc_price  # noqa: PLC0415

    tokens = Tokens(
        input_tokens=prompt, cache_read_tokens=min(cached, prompt), output_tokens=completion
    )
    return float(calc_price(tokens, model_ref=model).total_price)


@lru_cache(maxsize=64)
def _has_price(model: str) -> bool:
    """Whether the table knows a model: to look for an unknown one takes its time."""
    try:
        from genai_prices import Usage as Tokens  # noqa: PLC0415
        from genai_prices import calc_price  # noqa: PLC0415

        calc_price(Tokens(input_tokens=1, output_tokens=1), model_ref=model)
    except (ImportError, LookupError):
        return False
    return True
