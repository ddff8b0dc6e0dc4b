"""Many reports are summarized at once; one that fails costs itself, not the job."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from summarizer import Report, Result, Summarizer
from summarizer.batch.running import asummarize_batch, summarize_batch
from summarizer.checking.check import check_summary
from summarizer.errors import SettingsError, UsageError
from tests.court_ruling import TEXT as RULING
from tests.court_ruling import WHOLE as RULED
from tests.court_ruling import Bare, CourtRuling
from tests.fake_replies import Answer, Body, Reply, Slow, Status, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT, WHOLE, prompt_of, settings_for

GOOD = obedient(BY_SECTION)


def reports(count: int) -> list[Report]:
    """Reports that differ in their ids and in one word."""
    return [Report(id=f"r{n}", text=f"{TEXT}\nReport {n} ends.\n") for n in range(count)]


async def collected(fake: FakeOpenAI, given: Any, **settings: Any) -> list[Result[Any]]:
    """The results of a batch, in the order in which they come."""
    batch = asummarize_batch(given, settings=settings_for(fake, **settings))
    return [result async for result in batch]


def test_every_report_gives_one_result() -> None:
    """Reports and bare texts are taken, and each comes back with its id."""
    with FakeOpenAI(GOOD) as fake:
        found = asyncio.run(collected(fake, [*reports(12), TEXT]))
    assert sorted(r.id for r in found) == sorted(
        [*(r.id for r in reports(12)), Report(text=TEXT).id]
    )
    assert {result.status for result in found} == {"done"}


def test_plain_code_gets_the_same() -> None:
    """Without an event loop the results come one by one from an ordinary iterator."""
    with FakeOpenAI(GOOD) as fake:
        found = list(summarize_batch(reports(5), settings=settings_for(fake)))
    assert sorted(result.id for result in found) == [f"r{n}" for n in range(5)]


def test_no_more_calls_are_under_way_than_allowed() -> None:
    """A server is asked as many questions at once as the settings say, and no fewer."""
    lock, now, most = threading.Lock(), 0, 0
    gate = threading.Barrier(3, timeout=5)

    class Counting(FakeOpenAI):
        def reply(self, body: Body, headers: dict[str, str]) -> Reply:
            nonlocal now, most
            with lock:
                now += 1
                most = max(most, now)
            gate.wait()  # a batch that asks fewer at once never gets past here
            with lock:
                now -= 1
            return super().reply(body, headers)

    with Counting(GOOD) as fake:
        found = asyncio.run(collected(fake, reports(9), concurrency=3))
    assert (len(found), most) == (9, 3)


def test_reports_are_drawn_only_as_fast_as_they_are_worked_on() -> None:
    """Ten million reports are not read into memory."""
    drawn: list[int] = []

    def endless() -> Iterator[str]:
        n = 0
        while True:
            drawn.append(n := n + 1)
            yield f"{TEXT}\nReport {n}.\n"

    async def first_three(fake: FakeOpenAI) -> int:
        batch = asummarize_batch(endless(), settings=settings_for(fake, concurrency=2))
        found = 0
        async for _ in batch:
            found += 1
            if found == 3:
                break
        await batch.aclose()
        return found

    with FakeOpenAI(GOOD) as fake:
        assert asyncio.run(first_three(fake)) == 3
    assert len(drawn) <= 3 + 3 + 2


def test_leaving_early_ends_what_is_under_way() -> None:
    """Breaking out of the loop waits for no server and leaves no task behind."""

    async def first(fake: FakeOpenAI) -> int:
        batch = asummarize_batch(reports(6), settings=settings_for(fake, timeout=60))
        async for _ in batch:
            break
        await asyncio.wait_for(batch.aclose(), 2)
        return len(asyncio.all_tasks()) - 1

    def script(body: Body) -> Reply:
        return GOOD(body) if "Report 0 ends" in prompt_of(body) else Slow(60, then=Answer(WHOLE))

    with FakeOpenAI(script) as fake:
        assert asyncio.run(first(fake)) == 0


def test_leaving_an_ordinary_loop_early_ends_it_too() -> None:
    """The thread of the loop is gone when the iterator is closed."""
    before = set(threading.enumerate())

    def script(body: Body) -> Reply:
        return GOOD(body) if "Report 0 ends" in prompt_of(body) else Slow(60, then=Answer(WHOLE))

    with FakeOpenAI(script) as fake:
        batch = summarize_batch(reports(4), settings=settings_for(fake))
        assert next(iter(batch)).id == "r0"
        batch.close()  # type: ignore[attr-defined]
    assert set(threading.enumerate()) <= before


def test_a_report_that_fails_is_told_and_the_others_go_on() -> None:
    """Its result says failed and why; it stands among the others."""

    def script(body: Body) -> Reply:
        return Status(400, "No.", "x") if "Report 2 ends" in prompt_of(body) else GOOD(body)

    with FakeOpenAI(script) as fake:
        found = {r.id: r for r in asyncio.run(collected(fake, reports(5)))}
    assert {name: result.status for name, result in found.items() if result.status != "done"} == {
        "r2": "failed"
    }
    failed = found["r2"]
    assert failed.error is not None
    assert failed.summary is None
    assert failed.error.kind == "ProviderRefused"
    assert "refused the request" in failed.error.message
    assert [call.outcome for call in failed.usage.calls] == ["failed"]


@pytest.mark.parametrize("poison", ["", " \n", "half \ud83d", None, 7])
def test_what_is_no_report_is_told_and_the_others_go_on(poison: Any) -> None:
    """An empty text, or none at all, costs itself."""
    with FakeOpenAI(GOOD) as fake:
        found = asyncio.run(collected(fake, [TEXT, poison, reports(1)[0]]))
    assert sorted(result.status for result in found) == ["done", "done", "failed"]
    failed = next(result for result in found if result.status == "failed")
    assert failed.error is not None
    assert failed.error.kind == "InputError"
    assert failed.model_dump_json()
    assert len(fake.requests) == 2


def test_a_report_that_trips_the_program_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A fault of the program in one report does not stop ten thousand others."""

    def faulty(summary: Any, source: Any, *more: Any) -> Any:
        if "Report 1 ends" in source.text:
            raise RecursionError("too deep")
        return check_summary(summary, source, *more)

    monkeypatch.setattr("summarizer.pipeline.check_summary", faulty)
    with FakeOpenAI(GOOD) as fake:
        found = {r.id: r for r in asyncio.run(collected(fake, reports(3)))}
    assert {name: result.status for name, result in found.items()} == {
        "r0": "done", "r1": "failed", "r2": "done",
    }  # fmt: skip
    assert found["r1"].error is not None
    assert "RecursionError: too deep" in found["r1"].error.message


def test_a_long_report_does_not_keep_the_others_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is checked, others are answered, checked and given."""
    others_are_done = threading.Event()

    def slow_for_the_long_one(summary: Any, source: Any, *more: Any) -> Any:
        if len(source.text) > 20_000:
            assert others_are_done.wait(10)
        return check_summary(summary, source, *more)

    async def ids(fake: FakeOpenAI, given: list[Report]) -> list[str]:
        found = []
        settings = settings_for(fake, concurrency=2, correct=False, window=100_000)
        async for result in asummarize_batch(given, settings=settings):
            found.append(result.id)
            if len(found) == 3:
                others_are_done.set()
        return found

    monkeypatch.setattr("summarizer.pipeline.check_summary", slow_for_the_long_one)
    long = Report(id="long", text=TEXT + "Nothing else happened in Velm.\n" * 1_000)
    with FakeOpenAI(GOOD) as fake:
        assert asyncio.run(ids(fake, [long, *reports(3)]))[-1] == "long"


def test_a_mistake_that_holds_for_all_reports_stops_the_batch() -> None:
    """A schema without evidence and a window that is too small are told once, not for each."""
    with FakeOpenAI([]) as fake:
        with pytest.raises(SettingsError, match="SUMMARIZER_WINDOW"):
            asyncio.run(collected(fake, reports(3), window=1_000, answer_tokens=500))
        with pytest.raises(UsageError, match="Bare has no item"):
            list(summarize_batch([TEXT], schema=Bare, settings=settings_for(fake)))


def test_a_schema_of_ones_own_can_be_used_in_a_batch() -> None:
    """Results are of the schema that was asked for."""
    with FakeOpenAI([Answer(RULED)]) as fake:
        batch = summarize_batch([RULING], schema=CourtRuling, settings=settings_for(fake))
        assert [type(result.summary) for result in batch] == [CourtRuling]


def test_a_summarizer_that_is_given_stays_open() -> None:
    """Several batches share one summarizer and its connections."""

    async def two(fake: FakeOpenAI) -> int:
        async with Summarizer(settings_for(fake)) as summarizer:
            count = 0
            for _ in range(2):
                async for _ in asummarize_batch(reports(2), summarizer=summarizer):
                    count += 1
            assert (await summarizer.asummarize(TEXT)).status == "done"
            return count

    with FakeOpenAI(lambda _: Answer(WHOLE)) as fake:
        assert asyncio.run(two(fake)) == 4
