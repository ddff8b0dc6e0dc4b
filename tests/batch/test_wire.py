"""Questions are answered from the store when the very same was asked before."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import httpx2
import pytest

from summarizer import Report, Result, Summarizer
from summarizer.drafting.wire import (
    Exchanges,
    Onward,
    Question,
    Tokens,
    Wire,
    over,
    read_answer,
    tokens_of,
    watched,
)
from summarizer.errors import CallWithheld, InputError, SummarizerError
from tests.batch.jobs import GOOD
from tests.fake_replies import NOT_JSON, Answer, Body, Reply, Slow, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import TEXT, WHOLE, settings_for


class Store:
    """Keeps answers in memory."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        self.tokens: list[Tokens] = []
        self.unfit: set[str] = set()
        self.full = False

    def find(self, key: str, *, fit_only: bool) -> bytes | None:
        """An answer."""
        return None if fit_only and key in self.unfit else self.answers.get(key)

    def keep(self, key: str, answer: bytes, tokens: Tokens) -> None:
        """Keep one."""
        if self.full:
            raise InputError("the disk is full")
        self.answers[key] = answer
        self.unfit.discard(key)
        self.tokens.append(tokens)

    def reject(self, keys: Iterable[str]) -> None:
        """Mark some."""
        self.unfit.update(keys)


class Straight:
    """Carries everything at once."""

    async def carry(self, question: Question, onward: Onward) -> httpx2.Response:
        """Send it."""
        return await onward()


def results(
    fake: FakeOpenAI, store: Store, texts: Iterable[str], *, anew: bool = False, **settings: Any
) -> list[tuple[Result[Any], Exchanges, SummarizerError | None]]:
    """Summarize texts at once over one wire: each result, and what it asked."""

    async def one(
        summarizer: Summarizer, wire: Wire, text: str
    ) -> tuple[Result[Any], Exchanges, SummarizerError | None]:
        with over(wire, anew=anew) as exchanges:
            result, error = await summarizer.attempt(Report(text=text))
        return result, exchanges, error

    async def all_of_them() -> list[tuple[Result[Any], Exchanges, SummarizerError | None]]:
        wire = Wire(store, Straight())
        async with Summarizer(settings_for(fake, correct=False, **settings)) as summarizer:
            return await asyncio.gather(*(one(summarizer, wire, text) for text in texts))

    return asyncio.run(all_of_them())


def test_the_same_question_is_asked_once() -> None:
    """A second run is answered from the store, and its calls say that they cost nothing."""
    store = Store()
    with FakeOpenAI(GOOD) as fake:
        [(first, asked, _)] = results(fake, store, [TEXT])
        [(second, found, _)] = results(fake, store, [TEXT])
    assert len(fake.requests) == 1
    assert first.summary == second.summary
    assert [taken.stored for taken in asked.taken + found.taken] == [False, True]
    paid, free = first.usage.calls[0], second.usage.calls[0]
    assert (paid.prompt_tokens, paid.completion_tokens, paid.stored) == (100, 20, 0)
    assert (free.prompt_tokens, free.completion_tokens) == (0, 0)
    assert (free.stored, free.stored_tokens) == (1, 120)
    assert store.tokens == [Tokens(100, 0, 20)]


def test_the_same_question_at_the_same_time_is_asked_once() -> None:
    """Identical texts wait for the one answer."""
    with FakeOpenAI(lambda _: Slow(0.2, then=Answer(WHOLE))) as fake:
        found = results(fake, Store(), [TEXT] * 4)
    assert len(fake.requests) == 1
    assert {result.status for result, _, _ in found} == {"done"}


def test_another_setting_is_another_question() -> None:
    """Whatever changes the request, the temperature say, is asked for itself."""
    store = Store()
    with FakeOpenAI(GOOD) as fake:
        results(fake, store, [TEXT])
        results(fake, store, [TEXT], temperature=0.7)
    assert len(fake.requests) == 2


def test_a_key_hangs_on_the_content_alone() -> None:
    """The order of a request's fields does not matter; its path and every value do."""
    path = "/v1/chat/completions"
    one, same = (Question(path, raw) for raw in (b'{"a":1,"b":2}', b'{"b":2,"a":1}'))
    assert one.key == same.key
    assert one.key != Question(path, b'{"a":1,"b":3}').key
    assert one.key != Question("/v1/responses", b'{"a":1,"b":2}').key


def test_a_re_ask_is_stored_like_any_question() -> None:
    """After an answer that did not fit, both answers are there, and a rerun takes both."""
    store = Store()
    with FakeOpenAI([NOT_JSON, Answer(WHOLE)]) as fake:
        [(first, _, _)] = results(fake, store, [TEXT], reasks=1)
        [(second, exchanges, _)] = results(fake, store, [TEXT], reasks=1)
    assert (first.status, second.status) == ("done", "done")
    assert first.usage.calls[0].prompt_tokens == 200
    assert (second.usage.calls[0].stored, second.usage.calls[0].prompt_tokens) == (2, 0)
    assert len(exchanges.taken) == 2


def test_an_answer_that_did_not_fit_is_asked_anew_only_when_wanted() -> None:
    """It answers a plain rerun; a retry passes it by, and takes what is asked then."""
    store = Store()
    with FakeOpenAI([NOT_JSON, Answer(WHOLE)]) as fake:
        assert results(fake, store, [TEXT])[0][0].status == "failed"
        assert results(fake, store, [TEXT])[0][0].status == "failed"
        assert len(fake.requests) == 1
        assert results(fake, store, [TEXT], anew=True)[0][0].status == "done"
        assert results(fake, store, [TEXT], anew=True)[0][0].status == "done"
    assert len(fake.requests) == 2


@pytest.mark.parametrize("fault", [Status(500), Status(429), Status(400)])
def test_what_is_no_answer_is_not_stored(fault: Reply) -> None:
    """An error of the server is asked for again the next time."""
    store = Store()
    with FakeOpenAI([fault, Answer(WHOLE)]) as fake:
        assert results(fake, store, [TEXT])[0][0].status == "failed"
        assert not store.answers
        assert results(fake, store, [TEXT])[0][0].status == "done"


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"null", b'{"error": {"message": "busy"}}', b'{"choices": []}']
)
def test_what_a_server_sends_in_place_of_an_answer_is_told_from_one(body: bytes) -> None:
    """Some answer 200 and tell of their trouble in the body."""
    assert read_answer(body) is None


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        (None, Tokens()),
        ({"prompt_tokens": "7", "completion_tokens": None}, Tokens()),
        ({"input_tokens": 7, "output_tokens": 2}, Tokens(7, 0, 2)),
        (
            {
                "prompt_tokens": 7,
                "completion_tokens": 2,
                "prompt_tokens_details": {"cached_tokens": 3},
            },
            Tokens(7, 3, 2),
        ),
    ],
)
def test_what_an_answer_cost_is_read_as_far_as_it_is_told(usage: Any, tokens: Tokens) -> None:
    """Both ways of naming tokens are known, and nonsense counts for nothing."""
    assert tokens_of({"usage": usage}) == tokens


def test_a_halted_wire_still_answers_from_the_store() -> None:
    """What is stored is given; what is not is withheld, untried by the SDK, and noted."""
    store = Store()
    with FakeOpenAI(GOOD) as fake:
        results(fake, store, [TEXT])

        async def halted() -> list[tuple[str, Any]]:
            wire = Wire(store, Straight())
            wire.halt(CallWithheld("enough"))
            wire.halt(CallWithheld("a later reason"))
            told: list[tuple[str, Any]] = []
            settings = settings_for(fake, correct=False, retries=3)
            async with Summarizer(settings) as summarizer:
                for text in (TEXT, TEXT + "More.\n"):
                    with over(wire) as exchanges:
                        result, _ = await summarizer.attempt(Report(text=text))
                    told.append((result.status, exchanges.withheld and str(exchanges.withheld)))
            return told

        assert asyncio.run(halted()) == [("done", None), ("failed", "enough")]
    assert len(fake.requests) == 1


def test_an_answer_that_cannot_be_kept_is_used_and_is_the_last() -> None:
    """A full disk costs no answer that was paid for, and nothing more is asked."""
    store = Store()
    store.full = True
    with FakeOpenAI(GOOD) as fake:

        async def two() -> tuple[list[str], str]:
            wire = Wire(store, Straight())
            statuses: list[str] = []
            async with Summarizer(settings_for(fake, correct=False)) as summarizer:
                for text in (TEXT, TEXT + "More.\n"):
                    with over(wire):
                        statuses.append((await summarizer.attempt(Report(text=text)))[0].status)
            return statuses, str(wire.halted)

        assert asyncio.run(two()) == (["done", "failed"], "the disk is full")
    assert len(fake.requests) == 1


def test_without_a_wire_nothing_changes() -> None:
    """A summary outside any job asks each time, and says nothing of a store."""
    with FakeOpenAI(GOOD) as fake:

        async def twice() -> list[int]:
            async with Summarizer(settings_for(fake, correct=False)) as summarizer:
                found = [await summarizer.asummarize(TEXT) for _ in range(2)]
            return [call.stored for result in found for call in result.usage.calls]

        assert asyncio.run(twice()) == [0, 0]
    assert len(fake.requests) == 2


def test_each_stretch_of_work_sees_its_own_questions() -> None:
    """Reports under way at once are told apart, and a question within one of them too."""

    def script(body: Body) -> Reply:
        return GOOD(body)

    with FakeOpenAI(script) as fake:
        found = results(fake, Store(), [TEXT, TEXT + "More.\n"], ask="apart")
    assert [len(exchanges.taken) for _, exchanges, _ in found] == [5, 5]
    assert len({taken.key for _, exchanges, _ in found for taken in exchanges.taken}) == 10
    with watched() as outside:
        pass
    outside.reject()  # there is no wire, so there is nothing to tell
    assert outside.taken == []
