"""What tokens cost, where that is known: nothing on this machine, else by a maintained table."""

from __future__ import annotations

from summarizer.result import Usage


def cost_of(model: str, is_local: bool, usage: Usage) -> float | None:
    """The cost of a usage in US dollars, or None where no price is known.

    The prices come from the extra `prices` (genai-prices, which works offline); without it no
    provider's price is known.
    """
    if is_local:
        return 0.0
    try:
        from genai_prices import Usage as Tokens  # noqa: PLC0415 - an extra
        from genai_prices import calc_price  # noqa: PLC0415
    except ImportError:
        return None
    tokens = Tokens(input_tokens=usage.prompt_tokens, output_tokens=usage.completion_tokens)
    try:
        return float(calc_price(tokens, model_ref=model).total_price)
    except LookupError:
        return None
