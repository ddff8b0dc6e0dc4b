"""A job in a provider's batches: every report is answered or told why, nothing is paid twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from summarizer import Report, Result, Summarizer
from summarizer.batch.job import Job
from summarizer.batch.ledger import Paid
from summarizer.batch.provider.rounds import ProviderRounds, RoundsOptions
from summarizer.errors import ProviderUnreachable, SettingsError
from summarizer.events import BatchFinished, BatchStarted, Event, ProviderBatch, ReportFinished
from summarizer.settings import Settings
from tests.fake_batches import (
    BatchFate,
    Cancelled,
    Expired,
    Failing,
    FakeBatches,
    Fate,
    Garbled,
    Lost,
    Unheard,
    Untaken,
)
from tests.fake_replies import Answer, Body, CutOff, Status, obedient
from tests.sample_report import BY_SECTION, TEXT, WHOLE, prompt_of, settings_for

GOOD = obedient(BY_SECTION)
REPORTS = [Report(id=f"r{n}", text=f"{TEXT}\nReport {n} ends.\n") for n in range(5)]
OPTIONS: dict[str, Any] = {"poll_seconds": 0.01, "patience": 0.05}


class Run:
    """One run of a job: how it ended, and what it left."""

    def __init__(self, folder: Path, fake: FakeBatches, **given: Any) -> None:
        self.events: list[Event] = []
        self.new: list[Result[Any]] = []
        self.outcome, self.stopped = "", ""
        self._folder, self._fake, self._given = folder, fake, given
        asyncio.run(self._run())
        self.by_id = {result.id: result for result in self.results}
        self.statuses = {name: result.status for name, result in self.by_id.items()}

    async def _run(self) -> None:
        given = dict(self._given)
        of_job = {name: given.pop(name) for name in ("budget", "retry_failed") if name in given}
        reports = given.pop("reports", REPORTS)
        options = {name: given.pop(name) for name in list(given) if name in _OPTIONS}
        settings = given.pop("settings", None) or settings_for(self._fake, **given)
        async with Summarizer(settings, self.events.append) as summarizer:
            job = Job(self._folder, summarizer, **of_job)
            try:
                rounds = ProviderRounds(
                    job,
                    summarizer,
                    RoundsOptions(**OPTIONS | options),
                    retry_failed=of_job.get("retry_failed", False),
                )
                async for result in rounds.run(lambda: reports, len(reports)):
                    self.new.append(result)
                self.outcome, self.stopped = rounds.outcome, job.stopped or ""
            finally:
                self.results = list(job.results())
                self.paid: Paid = job.books.ledger.paid()
                job.close()


_OPTIONS = frozenset(RoundsOptions.__dataclass_fields__)


def number_of(body: Body) -> int:
    """Which of the reports a question is about."""
    return next(n for n in range(100) if f"Report {n} ends" in prompt_of(body))


def first_time(*fates: Fate) -> Any:
    """A script that gives each report one of these fates the first time, and answers the next."""
    seen: Counter[int] = Counter()

    def script(body: Body) -> Fate:
        number = number_of(body)
        seen[number] += 1
        return fates[number % len(fates)] if seen[number] == 1 else GOOD(body)

    return script


def test_all_reports_are_answered_by_one_batch(tmp_path: Path) -> None:
    """No question is asked live, and each result is as of the live way."""
    with FakeBatches(GOOD, polls=2) as fake:
        run = Run(tmp_path, fake)
    assert (run.outcome, run.statuses) == ("finished", {f"r{n}": "done" for n in range(5)})
    assert [len(lines) for lines in fake.lines] == [5]
    line = fake.lines[0][0]
    assert (line["method"], line["url"]) == ("POST", "/v1/chat/completions")
    assert line["body"]["model"] == "fake-model"
    assert fake.created[0]["endpoint"] == "/v1/chat/completions"
    assert fake.requests == []


def test_answers_of_a_batch_cost_half(tmp_path: Path) -> None:
    """The tokens of a batch are counted once, and their price is halved everywhere it is told."""
    with FakeBatches(GOOD) as fake:
        settings = Settings(base_url=fake.base_url, model="gpt-4o-mini", reasks=0, window=16_000)
        run = Run(tmp_path, fake, settings=settings)
    assert run.paid == Paid(5, 500, 0, 100, 500, 0, 100)
    half = (100 * 0.15 + 20 * 0.60) / 1_000_000 / 2
    assert [result.usage.cost for result in run.results] == pytest.approx([half] * 5)
    assert [call.batched for result in run.results for call in result.usage.calls] == [1] * 5
    finished = next(event for event in run.events if isinstance(event, BatchFinished))
    assert finished.cost == pytest.approx(5 * half)
    assert (finished.done, finished.kept, finished.prompt_tokens) == (5, 0, 500)


@pytest.mark.parametrize(
    "fate", [Expired(), Status(500), Status(429), Lost(), Garbled(), Answer({"claims": "no"})]
)
def test_what_a_batch_did_not_answer_is_asked_in_the_next(tmp_path: Path, fate: Fate) -> None:
    """Errors, expired, lost and garbled lines and unfit answers cost a round, not a report."""
    with FakeBatches(first_time(fate, Answer(WHOLE))) as fake:
        run = Run(tmp_path, fake, reasks=1)
    assert set(run.statuses.values()) == {"done"}
    assert [len(lines) for lines in fake.lines] == [5, 3]
    assert fake.requests == []


def test_a_re_ask_shows_the_answer_that_did_not_fit(tmp_path: Path) -> None:
    """The question of the second round is the one that the live way would ask."""
    with FakeBatches(first_time(Answer({"claims": "no"}))) as fake:
        run = Run(tmp_path, fake, reasks=1, reports=REPORTS[:1])
    assert '"claims": "no"' in prompt_of(fake.lines[1][0]["body"])
    call = run.results[0].usage.calls[0]
    assert (call.attempts, call.batched, call.stored) == (2, 2, 0)
    assert (call.prompt_tokens, run.paid.prompt) == (200, 200)


def test_a_question_that_is_refused_fails_its_report_with_the_reason(tmp_path: Path) -> None:
    """What no round would change is not asked again, and the provider's words are told."""

    def script(body: Body) -> Fate:
        return Status(400, "No such thing.", "x") if number_of(body) == 2 else GOOD(body)

    with FakeBatches(script) as fake:
        run = Run(tmp_path, fake)
        assert len(fake.lines) == 1
        again = Run(tmp_path, fake, retry_failed=True)
    assert Counter(run.statuses.values()) == {"done": 4, "failed": 1}
    error = run.by_id["r2"].error
    assert error is not None
    assert "No such thing." in error.message
    assert [len(lines) for lines in fake.lines] == [5, 1]  # asked for again, it is tried again
    assert again.statuses["r2"] == "failed"


def test_rounds_are_bounded_and_the_rest_is_asked_live(tmp_path: Path) -> None:
    """What two rounds of batches do not answer, the live way does."""
    with FakeBatches(lambda _: Expired(), live=GOOD) as fake:
        run = Run(tmp_path, fake, rounds=2)
    assert set(run.statuses.values()) == {"done"}
    assert [len(lines) for lines in fake.lines] == [5, 5]
    assert len(fake.requests) == 5
    assert run.paid == Paid(5, 500, 0, 100, 0, 0, 0)


def test_what_fails_live_too_is_told(tmp_path: Path) -> None:
    """A report that nobody answers ends as failed, with the reason."""
    with FakeBatches(lambda _: Expired(), live=lambda _: Status(500)) as fake:
        run = Run(tmp_path, fake, rounds=1)
    assert set(run.statuses.values()) == {"failed"}
    assert all(result.error and "status 500" in result.error.message for result in run.results)


def test_a_cancelled_batch_gives_what_it_has(tmp_path: Path) -> None:
    """The answers that are there are used, and only the others asked again."""
    with FakeBatches(GOOD, [Cancelled(after=2)]) as fake:
        run = Run(tmp_path, fake)
    assert set(run.statuses.values()) == {"done"}
    assert [len(lines) for lines in fake.lines] == [5, 3]


def test_a_line_that_the_provider_cannot_read_fails_its_report_only(tmp_path: Path) -> None:
    """The batch is made again without it, and its report says what the provider said."""
    with FakeBatches(GOOD, [Failing("Line 3 is not valid.", line=3)]) as fake:
        run = Run(tmp_path, fake)
    assert Counter(run.statuses.values()) == {"done": 4, "failed": 1}
    failed = next(result for result in run.results if result.status == "failed")
    assert failed.error is not None
    assert "Line 3 is not valid." in failed.error.message
    assert [len(lines) for lines in fake.lines] == [5, 4]


def test_a_batch_that_fails_as_a_whole_is_tried_once_more(tmp_path: Path) -> None:
    """The second time its reports fail with the provider's reason; nothing is asked for ever."""
    with FakeBatches(GOOD, [Failing("Wrong."), Failing("Wrong.")]) as fake:
        run = Run(tmp_path, fake)
    assert set(run.statuses.values()) == {"failed"}
    assert all(result.error and "Wrong." in result.error.message for result in run.results)
    assert [len(lines) for lines in fake.lines] == [5, 5]


def test_a_provider_that_has_no_room_gets_smaller_batches_one_at_a_time(tmp_path: Path) -> None:
    """A limit on the tokens that may wait costs no round and no report."""
    full = Failing("Enqueued token limit reached.", "token_limit_exceeded")
    with FakeBatches(GOOD, [full, full]) as fake:
        run = Run(tmp_path, fake, rounds=1)
    assert set(run.statuses.values()) == {"done"}
    assert [len(lines) for lines in fake.lines] == [5, 5, 2, 2, 1]
    assert fake.requests == []


@pytest.mark.parametrize("limits", [{"most_lines": 2}, {"most_bytes": 20_000}])
def test_questions_are_split_at_the_providers_limits(
    tmp_path: Path, limits: dict[str, int]
) -> None:
    """Each question is in one batch, and no file is larger than allowed."""
    with FakeBatches(GOOD) as fake:
        run = Run(tmp_path, fake, **limits)
        sizes = [len(content) for content in map(fake.file, list(fake._files)) if content]
    assert set(run.statuses.values()) == {"done"}
    asked = [line["custom_id"] for lines in fake.lines for line in lines]
    assert len(asked) == len(set(asked)) == 5
    assert 2 <= max(map(len, fake.lines)) < 5
    assert "most_bytes" not in limits or max(sizes) < 20_000


@pytest.mark.parametrize("fate", [Unheard(), Untaken()])
def test_a_lost_answer_makes_no_second_batch(tmp_path: Path, fate: BatchFate) -> None:
    """Whether the provider took a batch is looked up in its list before it is made again."""
    with FakeBatches(GOOD, [fate]) as fake:
        run = Run(tmp_path, fake, patience=5)
    assert set(run.statuses.values()) == {"done"}
    assert [len(lines) for lines in fake.lines] == [5]


def test_sent_without_waiting_a_job_is_taken_up_by_the_same_call(tmp_path: Path) -> None:
    """Nothing is asked twice however often the call comes too early."""
    with FakeBatches(GOOD, polls=3) as fake:
        outcomes = [Run(tmp_path, fake, wait=False).outcome for _ in range(4)]
        last = Run(tmp_path, fake, wait=False)
    assert outcomes[:3] == ["waiting"] * 3
    assert (outcomes[3], last.outcome) == ("finished", "finished")
    assert set(last.statuses.values()) == {"done"}
    assert [len(lines) for lines in fake.lines] == [5]


def test_a_budget_holds_back_what_it_might_not_cover(tmp_path: Path) -> None:
    """Questions go as far as the budget surely reaches, and further once answers cost less."""
    with FakeBatches(GOOD) as fake:
        run = Run(tmp_path, fake, budget="15000tokens", answer_tokens=2_000)
        poor = Run(tmp_path / "poor", fake, budget="3000tokens", answer_tokens=2_000)
    assert set(run.statuses.values()) == {"done"}
    assert len(fake.lines) > 1
    assert (poor.outcome, poor.results) == ("stopped", [])
    assert "budget of 3,000 tokens does not cover the next question" in poor.stopped


def test_a_watcher_sees_one_job(tmp_path: Path) -> None:
    """However many rounds there are, it begins and ends once, and nothing fails in between."""
    with FakeBatches(first_time(Expired())) as fake:
        run = Run(tmp_path, fake)
    kinds = Counter(type(event) for event in run.events)
    assert (kinds[BatchStarted], kinds[BatchFinished], kinds[ReportFinished]) == (1, 1, 0)
    states = [event.status for event in run.events if isinstance(event, ProviderBatch)]
    assert states == ["in_progress", "expired", "in_progress", "completed"]


@pytest.mark.parametrize("model", ["server", "embedded"])
def test_a_model_without_batches_is_told_before_anything_is_asked(
    tmp_path: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence says so, and no report has failed."""
    with FakeBatches(GOOD, has_batches=False) as fake:
        if model == "embedded":
            monkeypatch.setattr("summarizer.drafting.model.ModelClient.is_local", True)
        with pytest.raises(SettingsError, match="has no batches"):
            Run(tmp_path, fake)


def test_a_provider_that_is_gone_is_waited_for_only_so_long(tmp_path: Path) -> None:
    """The job then stops with a sentence, and takes the batch up when it is run again."""
    with FakeBatches(GOOD, polls=1_000) as fake:
        Run(tmp_path, fake, wait=False)
        address = fake.base_url
    settings = Settings(base_url=address, model="fake-model", retries=0, timeout=2, window=16_000)
    with FakeBatches(GOOD) as other, pytest.raises(ProviderUnreachable, match="no answer from"):
        Run(tmp_path, other, settings=settings)


def test_a_cut_off_answer_stays_partial(tmp_path: Path) -> None:
    """What the live way marks, this one does."""
    with FakeBatches(lambda _: CutOff(WHOLE)) as fake:
        run = Run(tmp_path, fake)
    assert set(run.statuses.values()) <= {"partial", "failed"}
    assert all(result.error for result in run.results)
