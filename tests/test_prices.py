"""What tokens cost is told where a price is known, and never guessed."""

from __future__ import annotations

import sys

import pytest

from summarizer.prices import cost_of, dollars
from summarizer.result import Call, Usage

USAGE = Usage(calls=[Call(section="claims", prompt_tokens=1_000_000, completion_tokens=100_000)])


def test_the_embedded_model_costs_nothing() -> None:
    """Whatever its name."""
    assert cost_of("gpt-4o", is_local=True, usage=USAGE) == 0.0


def test_a_known_model_costs_what_its_tokens_do() -> None:
    """Twice the tokens cost twice as much, and tokens that are written more than those read."""
    once = cost_of("gpt-4o", is_local=False, usage=USAGE)
    twice = cost_of("gpt-4o", is_local=False, usage=Usage(calls=USAGE.calls * 2))
    assert once is not None
    assert once > 0
    assert twice == pytest.approx(2 * once)


@pytest.mark.parametrize(
    ("amount", "told"),
    [(0, "$0.0000"), (0.00001, "$0.000010"), (0.00042, "$0.00042"), (1234.5, "$1,234.5000")],
)
def test_a_small_amount_is_not_told_as_nothing(amount: float, told: str) -> None:
    """A budget of a hundredth of a cent is more than none."""
    assert dollars(amount) == told


def test_an_unknown_model_has_no_price() -> None:
    """None is told, not nought: nobody knows what it costs."""
    assert cost_of("nobody/knows-this-model", is_local=False, usage=USAGE) is None


def test_without_the_table_no_price_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not needed to summarize."""
    monkeypatch.setitem(sys.modules, "genai_prices", None)
    model = "gpt-4o-mini-of-this-test-alone"  # what is known of a model is remembered
    assert cost_of(model, is_local=False, usage=USAGE) is None
    assert cost_of(model, is_local=True, usage=USAGE) == 0.0
