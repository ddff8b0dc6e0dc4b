"""A budget is never overspent, and what a job would cost is told beforehand."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest

from summarizer import Report, Summarizer
from summarizer.batch.estimate import Estimate, estimated
from summarizer.batch.ledger import Paid
from summarizer.batch.spending import spending
from summarizer.drafting.budget import Budget, worst_case
from summarizer.drafting.wire import Halted, Onward, Question, Withheld
from summarizer.errors import CallWithheld, SettingsError
from tests.batch.jobs import GOOD, REPORTS, run, stored
from tests.fake_replies import Answer
from tests.fake_server import FakeOpenAI
from tests.sample_report import TEXT, WHOLE, settings_for

QUESTION = Question("/v1/chat/completions", b'{"max_tokens": 100, "x": "%s"}' % (b"." * 172))
"""A question that can cost 100 tokens to read and 100 to answer."""


class Server:
    """Answers after a moment, each answer costing so much."""

    def __init__(self, prompt: int, completion: int, status: int = 200) -> None:
        usage = {"prompt_tokens": prompt, "completion_tokens": completion}
        self.response = httpx2.Response(status, json={"choices": [1], "usage": usage})
        self.asked = 0
        self.error: Exception | None = None

    async def carry(self, question: Question, onward: Onward) -> httpx2.Response:
        """Answer."""
        self.asked += 1
        await asyncio.sleep(0.01)
        if self.error is not None:
            raise self.error
        return self.response


async def _nothing() -> httpx2.Response:
    raise AssertionError("the server above sends nothing")


def spend(server: Server, limit: float, questions: int) -> tuple[int, Budget]:
    """Put questions at once under a budget in tokens: how many were answered."""

    async def all_at_once() -> tuple[int, Budget]:
        budget = Budget(
            server,
            limit,
            price=lambda tokens: tokens.prompt + tokens.completion,
            shown=lambda amount: f"{amount:.0f} tokens",
        )
        carried = [budget.carry(QUESTION, _nothing) for _ in range(questions)]
        found = await asyncio.gather(*carried, return_exceptions=True)
        return sum(isinstance(one, httpx2.Response) for one in found), budget

    return asyncio.run(all_at_once())


def test_the_most_that_a_question_can_cost_is_its_text_and_its_limit() -> None:
    """Two bytes a token are fewer than any tokenizer needs."""
    assert worst_case(QUESTION) == (100, 0, 100)
    assert worst_case(Question("", b'{"max_completion_tokens": 7}')).completion == 7


def test_questions_in_flight_count_with_what_they_could_cost() -> None:
    """Of ten at once only two fit a budget of 500; they cost little, so others follow."""
    server = Server(10, 10)
    answered, budget = spend(server, 500, 10)
    assert (answered, budget.spent) == (10, 200)


@pytest.mark.parametrize("questions", [1, 5, 40])
def test_no_budget_is_overspent(questions: int) -> None:
    """Even when every answer costs the most that it can."""
    server = Server(100, 100)
    answered, budget = spend(server, 900, questions)
    assert answered == min(questions, 4)
    assert budget.spent == 200 * answered <= 900
    assert server.asked == answered


def test_a_budget_without_room_for_a_question_says_so() -> None:
    """The sentence has the budget, what is gone and what the next question could cost."""

    async def once() -> None:
        budget = Budget(Server(1, 1), 150, price=sum, shown=lambda amount: f"{amount:.0f} tokens")
        await budget.carry(QUESTION, _nothing)

    said = r"of 150 tokens does not cover the next .* could cost 200 tokens: 0 tokens are spent"
    with pytest.raises(Halted, match=said):
        asyncio.run(once())


def test_what_is_not_known_counts_as_the_most() -> None:
    """An answer that never came, or tells no usage, may have cost anything; an error nothing."""
    lost = Server(1, 1)
    lost.error = httpx2.ReadTimeout("late")
    assert spend(lost, 1_000, 1)[1].spent == 200
    assert spend(Server(0, 0), 1_000, 1)[1].spent == 200
    assert spend(Server(5, 5, status=500), 1_000, 1)[1].spent == 0
    withheld = Server(1, 1)
    withheld.error = Withheld(CallWithheld("later"))
    assert spend(withheld, 1_000, 1)[1].spent == 0


NOTHING = Paid(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("given", "limit"),
    [
        ("200000tokens", 200_000),
        ("200k tokens", 200_000),
        ("1.5Mtokens", 1_500_000),
        ("200_000 tokens", 200_000),
        ("1,000tokens", 1_000),
    ],
)
def test_a_budget_in_tokens_is_read(given: str, limit: float) -> None:
    """What earlier runs paid counts towards it."""
    read = spending(given, "m", False, Paid(2, 30, 0, 12))
    assert (read.limit, read.spent) == (limit, 42)


@pytest.mark.parametrize("given", ["", "5", "usd", "-5usd", "0usd", "5 euros", "tokens", "1..2usd"])
def test_what_is_no_budget_is_told(given: str) -> None:
    """The sentence gives examples."""
    with pytest.raises(SettingsError, match="is no budget: give one such as 5usd"):
        spending(given, "m", False, NOTHING)


def test_a_budget_in_money_needs_a_price() -> None:
    """A model of unknown price cannot be held to one."""
    with pytest.raises(SettingsError, match=r"price of nobodys-model is not known.* in tokens"):
        spending("5usd", "nobodys-model", False, NOTHING)
    assert spending("5usd", "here", True, NOTHING).spent == 0


def test_a_budget_in_money_is_kept_by_the_price_of_the_model() -> None:
    """Prompt and answer have prices of their own."""
    pytest.importorskip("genai_prices")
    from summarizer.drafting.wire import Tokens  # noqa: PLC0415

    read = spending("0.50usd", "gpt-4o-mini", False, Paid(1, 1_000_000, 0, 0))
    assert read.limit == 0.5
    assert read.spent == pytest.approx(0.15)
    assert read.price(Tokens(0, 0, 1_000_000)) == pytest.approx(0.60)


def test_a_job_stops_before_its_budget_is_overspent(tmp_path: Path) -> None:
    """What fits is done; the rest waits for a higher budget, and is then done."""
    wanted: dict[str, Any] = {"answer_tokens": 100}
    with FakeOpenAI([Answer(WHOLE, usage=(4_000, 100))] * 3) as fake:
        first = run(tmp_path, fake, budget="10ktokens", **wanted)
        assert len(first) == 2
        assert {result.status for result in stored(tmp_path).values()} == {"done"}
        assert run(tmp_path, fake, budget="12ktokens", **wanted) == []  # 8,200 are gone
        assert len(fake.requests) == 2
        assert len(run(tmp_path, fake, budget="20ktokens", **wanted)) == 1


def estimate(fake: FakeOpenAI, folder: Path | None, reports: list[Report] = REPORTS) -> Estimate:
    """What a job would cost."""

    async def told() -> Estimate:
        async with Summarizer(settings_for(fake, correct=False, answer_tokens=500)) as summarizer:
            return await estimated(reports, summarizer, folder)

    return asyncio.run(told())


def test_an_estimate_asks_nothing(tmp_path: Path) -> None:
    """It counts calls and tokens, and leaves no trace in the folder."""
    with FakeOpenAI([]) as fake:
        found = estimate(fake, tmp_path / "out")
    assert (found.reports, found.kept, found.calls, found.stored) == (3, 0, 3, 0)
    assert found.prompt_tokens > 1_000
    assert (found.most_completion_tokens, found.most_cost) == (1_500, None)
    assert not (tmp_path / "out").exists()


def test_an_estimate_leaves_out_what_is_there(tmp_path: Path) -> None:
    """Finished reports and stored answers cost nothing; another's identical text neither."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake, answer_tokens=500)
        asked = len(fake.requests)
        more = [*REPORTS, Report(id="new", text=TEXT), Report(id="twin", text=REPORTS[0].text)]
        found = estimate(fake, tmp_path, more)
        assert len(fake.requests) == asked
    assert (found.reports, found.kept, found.calls, found.stored) == (5, 3, 1, 1)
    assert found.completion_tokens == 20


def test_the_cost_of_a_known_model_is_told() -> None:
    """Between what such answers take and the most that they can take."""
    pytest.importorskip("genai_prices")

    async def told(fake: FakeOpenAI) -> Estimate:
        settings = settings_for(fake, correct=False).model_copy(update={"model": "gpt-4o-mini"})
        async with Summarizer(settings) as summarizer:
            return await estimated(REPORTS, summarizer)

    with FakeOpenAI([Answer(WHOLE)]) as fake:
        found = asyncio.run(told(fake))
        assert not fake.requests
    assert found.cost is not None
    assert found.most_cost is not None
    assert 0 < found.cost < found.most_cost
