"""A provider's limits are kept to, and a refusal because of them is waited out."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from email.utils import formatdate
from itertools import count, cycle
from typing import Any

import httpx2
import pytest

from summarizer.batch.running import asummarize_batch, summarize_batch
from summarizer.drafting import limits as limits_module
from summarizer.drafting.limits import Bucket, Limits
from summarizer.drafting.wire import Halted, Question
from summarizer.events import Event, Paused
from tests.batch.jobs import GOOD, REPORTS
from tests.fake_replies import NO_QUOTA, Answer, Body, Reply, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import CLAIM, TEXT, WHOLE, settings_for

QUESTION = Question("/v1/chat/completions", b"x" * 400)
"""A question of 100 tokens."""

Headers = Mapping[str, str]


def answer(status: int = 200, headers: Headers | None = None, code: str = "") -> httpx2.Response:
    """What a server sends."""
    return httpx2.Response(status, headers=headers, json={"error": {"code": code}})


def seconds_for(
    count: int, limits: Callable[[], Limits], reply: Callable[[], httpx2.Response] = answer
) -> float:
    """How long so many questions take that are all put at once."""

    async def onward() -> httpx2.Response:
        return reply()

    async def all_at_once() -> float:
        made = limits()
        begun = time.monotonic()
        await asyncio.gather(*(made.carry(QUESTION, onward) for _ in range(count)))
        return time.monotonic() - begun

    return asyncio.run(all_at_once())


def test_requests_flow_at_the_rate_that_is_given() -> None:
    """Forty requests at a hundred a second take most of the 0.4 seconds, and none goes early."""
    assert 0.15 < seconds_for(40, lambda: Limits(6_000)) < 1.5


def test_tokens_flow_at_the_rate_that_is_given() -> None:
    """Forty questions of 100 tokens at 10,000 tokens a second likewise."""
    assert 0.15 < seconds_for(40, lambda: Limits(None, 600_000)) < 1.5


def test_without_limits_nothing_waits() -> None:
    """As many as there are go."""
    assert seconds_for(200, Limits) < 0.2


@pytest.mark.parametrize(
    "told",
    [{"x-ratelimit-limit-requests": "6000"}, {"x-ratelimit-limit-tokens": "600000"}],
)
def test_limits_are_learned_from_the_server(told: Headers) -> None:
    """What it tells with its first answer holds for all others."""
    assert 0.15 < seconds_for(40, Limits, lambda: answer(headers=told)) < 1.5


def test_what_is_given_goes_before_what_the_server_tells() -> None:
    """A desk that shares a key keeps to its own part of the limit."""
    told = {"x-ratelimit-limit-requests": "6000000"}
    assert seconds_for(40, lambda: Limits(6_000), lambda: answer(headers=told)) > 0.15


@pytest.mark.parametrize("nonsense", ["", "many", "-1", "0", "nan", "inf"])
def test_a_limit_that_makes_no_sense_is_passed_by(nonsense: str) -> None:
    """It is as if the server had told nothing."""
    told = {"x-ratelimit-limit-requests": nonsense}
    assert seconds_for(40, Limits, lambda: answer(headers=told)) < 0.2


def test_a_few_questions_go_before_the_first_answer() -> None:
    """A server that tells nothing is not met by all at once; each answer lets two go."""
    now, most, seen = 0, 0, list[int]()

    async def onward() -> httpx2.Response:
        nonlocal now, most
        now += 1
        most = max(most, now)
        seen.append(most)
        await asyncio.sleep(0.02)
        now -= 1
        return answer()

    async def many() -> None:
        limits = Limits()
        await asyncio.gather(*(limits.carry(QUESTION, onward) for _ in range(40)))

    asyncio.run(many())
    assert seen[3] == 4
    assert 8 <= most <= 32


@pytest.mark.parametrize(
    "headers",
    [
        {"retry-after-ms": "300", "retry-after": "60"},
        {"retry-after": "0.3"},
        {"retry-after": formatdate(time.time() + 86_400 * 0)},
        {},
    ],
)
def test_a_429_is_waited_out_by_all_and_lost_by_none(
    headers: Headers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that got it goes again by itself; the others hold back for as long."""
    monkeypatch.setattr(limits_module, "SHORTEST_PAUSE", 0.3)
    replies = iter([answer(429, headers)])
    told: list[tuple[float, str]] = []
    sent: list[float] = []

    async def onward() -> httpx2.Response:
        sent.append(time.monotonic())
        return next(replies, answer())

    async def several() -> list[int]:
        limits = Limits(paused=lambda seconds, reason: told.append((seconds, reason)))
        first = asyncio.create_task(limits.carry(QUESTION, onward))
        await asyncio.sleep(0.01)
        rest = [limits.carry(QUESTION, onward) for _ in range(5)]
        return [got.status_code for got in await asyncio.gather(first, *rest)]

    assert asyncio.run(several()) == [200] * 6
    assert len(sent) == 7
    assert len(told) == 1
    assert told[0][0] <= 0.3
    if told[0][0] == 0.3:
        assert min(sent[1:]) - sent[0] > 0.25


def test_after_a_pause_not_all_go_at_once() -> None:
    """Those who came up while nobody went keep to the rate again."""
    replies = iter([answer(429, {"retry-after-ms": "500"})])
    sent: list[float] = []

    async def onward() -> httpx2.Response:
        sent.append(time.monotonic())
        return next(replies, answer())

    async def several() -> None:
        limits = Limits(1_200)
        await asyncio.gather(*(limits.carry(QUESTION, onward) for _ in range(12)))

    asyncio.run(several())
    went = [at for at in sent if at - sent[0] > 0.45]
    assert len(went) >= 8
    assert went[-1] - went[0] > 0.2


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (answer(429, code="insufficient_quota"), "quota is used up: add to it"),
        (answer(429, {"retry-after": "7200"}), "asks to wait 120 minutes"),
    ],
)
def test_what_no_waiting_mends_halts(reply: httpx2.Response, said: str) -> None:
    """An account without money is not asked a thousand times."""

    async def onward() -> httpx2.Response:
        return reply

    async def once() -> None:
        await Limits().carry(QUESTION, onward)

    with pytest.raises(Halted, match=said):
        asyncio.run(once())


def _refused_for_ever(monkeypatch: pytest.MonkeyPatch) -> tuple[httpx2.Response, int]:
    """What comes of a question that is refused with every try, and how often it is tried."""
    monkeypatch.setattr(limits_module, "SHORTEST_PAUSE", 0.02)
    tries = count()

    async def onward() -> httpx2.Response:
        next(tries)
        return answer(429)

    async def once() -> httpx2.Response:
        return await Limits().carry(QUESTION, onward)

    return asyncio.run(once()), next(tries)


def test_who_is_refused_with_everything_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that answers nobody for a quarter of an hour is not asked for a day."""
    monkeypatch.setattr(limits_module, "LONGEST_DROUGHT", 0.1)
    with pytest.raises(Halted, match="refused every question"):
        _refused_for_ever(monkeypatch)


def test_a_question_that_alone_is_refused_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be too large for the account's limit: its report fails, the others go on."""
    monkeypatch.setattr(limits_module, "MOST_REFUSALS", 5)
    refused, tries = _refused_for_ever(monkeypatch)
    assert (refused.status_code, tries) == (429, 5)
    assert refused.headers["x-should-retry"] == "false"


def test_an_answer_ends_the_time_without_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refusals with answers between them are a server that is slow, and no reason to stop."""
    monkeypatch.setattr(limits_module, "LONGEST_DROUGHT", 0.15)
    replies = cycle([answer(429, {"retry-after-ms": "60"}), answer()])

    async def onward() -> httpx2.Response:
        return next(replies)

    async def several() -> list[int]:
        limits = Limits()
        return [(await limits.carry(QUESTION, onward)).status_code for _ in range(6)]

    assert asyncio.run(several()) == [200] * 6


def test_a_report_keeps_its_first_answer_when_corrections_are_refused_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A question that is always refused is told as unanswered, and the batch ends."""
    monkeypatch.setattr(limits_module, "MOST_REFUSALS", 3)
    wrong = CLAIM | {"statement": "Northland shelled the border town of Velm, killing 99 people"}

    def reply(body: Body) -> Reply:
        if "fixes" in json.dumps(body):
            return Status(429, headers={"retry-after-ms": "10"})
        return Answer(WHOLE | {"claims": [wrong]}, usage=(80_000, 8_000))

    with FakeOpenAI(reply) as fake:
        settings = settings_for(fake, correct=True, retries=2)
        (result,) = summarize_batch([TEXT], settings=settings)
        assert len(fake.requests) == 1 + 3
    assert [told.outcome for told in result.corrections] == ["unanswered"]


def test_other_answers_are_given_back_as_they_are() -> None:
    """A fault of the server is for the SDK to try again."""

    async def onward() -> httpx2.Response:
        return answer(503)

    async def once() -> int:
        return (await Limits().carry(QUESTION, onward)).status_code

    assert asyncio.run(once()) == 503


def test_after_a_429_a_silent_server_is_asked_more_slowly() -> None:
    """It is kept to what it was seen to take, and tried a little faster when that goes well."""
    replies = iter([*[answer()] * 10, answer(429, {"retry-after-ms": "10"})])

    async def onward() -> httpx2.Response:
        await asyncio.sleep(0.01)
        return next(replies, answer())

    async def slowed() -> tuple[float, float]:
        limits = Limits()
        for _ in range(11):
            await limits.carry(QUESTION, onward)
        assert limits.requests is not None
        before = limits.requests.per_minute
        limits._slowed_at -= 60
        await limits.carry(QUESTION, onward)
        return before, limits.requests.per_minute

    before, after = asyncio.run(slowed())
    assert 1_000 < before < 6_500
    assert after == pytest.approx(1.1 * before)


def test_more_than_a_bucket_holds_flows_in_several_goes() -> None:
    """A long report under a small limit waits, and is not refused."""

    async def taken() -> float:
        bucket, begun = Bucket(60_000), time.monotonic()
        await bucket.take(500)  # a second brings 1,000, and the bucket holds 194
        return time.monotonic() - begun

    assert 0.25 < asyncio.run(taken()) < 1.5


def batch(fake: FakeOpenAI, events: list[Event], **settings: Any) -> list[str]:
    """The statuses of a batch without a folder."""
    from summarizer import Summarizer  # noqa: PLC0415

    async def whole() -> list[str]:
        wanted = settings_for(fake, correct=False, **settings)
        async with Summarizer(wanted, events.append) as summarizer:
            found = asummarize_batch(REPORTS, summarizer=summarizer)
            return [result.status async for result in found]

    return asyncio.run(whole())


def test_a_batch_loses_nothing_to_a_rate_limit_and_says_that_it_waits() -> None:
    """Even without retries of the SDK a 429 costs no report."""
    refused = iter([True, False, True])

    def script(body: Body) -> Reply:
        return Status(429, headers={"retry-after-ms": "20"}) if next(refused, False) else GOOD(body)

    events: list[Event] = []
    with FakeOpenAI(script) as fake:
        assert batch(fake, events, retries=0) == ["done"] * 3
    assert len(fake.requests) == 5
    assert [event for event in events if isinstance(event, Paused)]


def test_a_batch_keeps_to_the_limits_of_the_settings() -> None:
    """SUMMARIZER_RPM holds for every call of a batch."""
    with FakeOpenAI([Answer(WHOLE)] * 3) as fake:
        begun = time.monotonic()
        assert batch(fake, [], rpm=300) == ["done"] * 3
    assert time.monotonic() - begun > 2 * 60 / 300 * 0.9


def test_a_batch_ends_when_the_account_is_empty() -> None:
    """It asks once more at most for each that was under way, and says what to do."""
    events: list[Event] = []
    with FakeOpenAI(lambda _: NO_QUOTA) as fake:
        assert batch(fake, events, concurrency=1) == ["failed"] * 3
    assert len(fake.requests) == 1
