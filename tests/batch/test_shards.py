"""Shards: a file in, a file out, whoever runs them and however often they are killed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from summarizer import Report
from summarizer.batch.folder import FolderBusy, FolderLock
from summarizer.batch.job import Job
from summarizer.batch.ray_engine import RayEngine
from summarizer.batch.shards import ShardOptions, ShardOutcome, outcome_of, run_shard
from summarizer.batch.splitting import Shard, ShardFolder
from summarizer.batch.spreading import Piece, Spread
from summarizer.errors import InputError, SettingsError
from summarizer.events import BatchFinished, BatchProgress, Event
from tests.fake_replies import Body, Reply, Status, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT, prompt_of, settings_for

GOOD = obedient(BY_SECTION)


def reports(count: int) -> list[Report]:
    """Reports that differ in their ids and in one word."""
    return [Report(id=f"r{n}", text=f"{TEXT}\nReport {n} ends.\n") for n in range(count)]


def written(path: Path, count: int) -> Path:
    """A file of reports."""
    path.write_text("".join(one.model_dump_json() + "\n" for one in reports(count)), "utf-8")
    return path


def ids(path: Path) -> list[str]:
    """The ids of the rows of a file."""
    return [json.loads(line)["id"] for line in path.read_bytes().splitlines()]


def here(pieces: Sequence[Piece]) -> Iterator[tuple[Shard, ShardOutcome]]:
    """An engine that runs shards one after another in this process."""
    for shard, settings, options in pieces:
        yield shard, run_shard(shard.source, shard.rows, settings, options)


def test_the_rows_of_a_shard_appear_in_the_order_of_its_reports(tmp_path: Path) -> None:
    """Each report has its row, and the outcome tells the counts and what was paid."""
    source, rows = written(tmp_path / "in.jsonl", 7), tmp_path / "out.rows"
    with FakeOpenAI(GOOD) as fake:
        outcome = run_shard(source, rows, settings_for(fake))
    assert ids(rows) == [f"r{n}" for n in range(7)]
    assert (outcome.statuses, outcome.paid.answers, outcome.stopped) == ({"done": 7}, 7, "")
    assert outcome_of(rows) == outcome
    assert [path.name for path in (tmp_path / "out.rows.job").glob("*.jsonl")] == []


def test_a_finished_shard_is_passed_by(tmp_path: Path) -> None:
    """It needs no server; but what is new in its reports is done, and only that."""
    source, rows = written(tmp_path / "in.jsonl", 3), tmp_path / "out.rows"
    with FakeOpenAI(GOOD) as fake:
        run_shard(source, rows, settings_for(fake))
        assert run_shard(source, rows, settings_for(fake, rpm=9, concurrency=2)).was_there
        assert len(fake.requests) == 3
        written(source, 4)
        assert not run_shard(source, rows, settings_for(fake)).was_there
        assert len(fake.requests) == 4
    assert ids(rows) == ["r0", "r1", "r2", "r3"]


def test_a_shard_whose_worker_died_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There are no rows until it is finished, and no answer is asked for twice."""
    source, rows = written(tmp_path / "in.jsonl", 6), tmp_path / "out.rows"
    entered = Job._result_of

    async def dying(job: Job, wanted: Any) -> Any:
        if wanted.report.id == "r4":
            raise MemoryError
        return await entered(job, wanted)

    with FakeOpenAI(GOOD) as fake:
        with monkeypatch.context() as patched, pytest.raises(MemoryError):
            patched.setattr(Job, "_result_of", dying)
            run_shard(source, rows, settings_for(fake, concurrency=1))
        assert not rows.exists()
        before = len(fake.requests)
        outcome = run_shard(source, rows, settings_for(fake))
        assert len(fake.requests) == 6
    assert 0 < before < 6
    assert (outcome.statuses, outcome.paid.answers) == ({"done": 6}, 6)


def test_a_shard_that_somebody_else_runs_is_waited_for(tmp_path: Path) -> None:
    """Two workers never write one shard; without patience the second is told so."""
    source, rows = written(tmp_path / "in.jsonl", 1), tmp_path / "out.rows"
    (tmp_path / "out.rows.job").mkdir()
    lock = FolderLock(tmp_path / "out.rows.job")
    with FakeOpenAI(GOOD) as fake:
        with pytest.raises(FolderBusy):
            run_shard(source, rows, settings_for(fake))
        lock.close()
        outcome = run_shard(source, rows, settings_for(fake), ShardOptions(patience=5))
    assert outcome.statuses == {"done": 1}


def test_what_failed_in_a_finished_shard_can_be_tried_again(tmp_path: Path) -> None:
    """Failed rows count as finished until it is asked for."""
    source, rows = written(tmp_path / "in.jsonl", 3), tmp_path / "out.rows"
    bad = [True]

    def script(body: Body) -> Reply:
        return Status(400, "No.", "x") if bad and "Report 1 ends" in prompt_of(body) else GOOD(body)

    with FakeOpenAI(script) as fake:
        settings = settings_for(fake)
        assert run_shard(source, rows, settings).statuses == {"done": 2, "failed": 1}
        bad.clear()
        assert run_shard(source, rows, settings).was_there
        again = run_shard(source, rows, settings, ShardOptions(retry_failed=True))
    assert again.statuses == {"done": 3}
    assert ids(rows) == ["r0", "r1", "r2"]


def test_a_folder_is_split_and_gathered(tmp_path: Path) -> None:
    """The final rows are those of the reports, each once and in order; a rerun asks nothing."""
    with FakeOpenAI(GOOD) as fake:
        for _ in range(2):
            place = ShardFolder(tmp_path)
            shards = place.split(reports(8), 3)
            events: list[Event] = []
            spread = Spread(here, settings_for(fake), ShardOptions(), 2, events.append)
            outcomes = spread.run(shards)
            assert ids(place.gather(shards)) == [f"r{n}" for n in range(8)]
            place.close()
        assert len(fake.requests) == 8
    assert [shard.reports for shard in shards] == [3, 3, 2]
    assert all(outcome.was_there for outcome in outcomes)
    told = [event.done for event in events if isinstance(event, BatchProgress)]
    assert told == [3, 6, 8]
    assert isinstance(events[-1], BatchFinished)


def test_an_empty_report_of_a_shard_is_failed(tmp_path: Path) -> None:
    """It has its row like any other, and the shard is finished."""
    folder = ShardFolder(tmp_path / "out")
    shards = folder.split([Report(id="empty", text=""), Report(id="velm", text=TEXT)])
    with FakeOpenAI(GOOD) as fake:
        outcome = run_shard(shards[0].source, shards[0].rows, settings_for(fake))
    assert (outcome.stopped, outcome.statuses) == ("", {"failed": 1, "done": 1})
    folder.gather(shards)
    folder.close()


def test_rows_that_are_not_those_of_the_reports_are_not_gathered(tmp_path: Path) -> None:
    """A row too few or too many, or of another report, is told by its line."""
    with FakeOpenAI(GOOD) as fake:
        place = ShardFolder(tmp_path)
        shards = place.split(reports(4), 4)
        Spread(here, settings_for(fake), ShardOptions(), 1).run(shards)
    whole = shards[0].rows.read_bytes().splitlines(keepends=True)
    for rows, line in [(whole[:3], 4), ([*whole, whole[0]], 5), ([whole[1], *whole[1:]], 1)]:
        shards[0].rows.write_bytes(b"".join(rows))
        with pytest.raises(InputError, match=f"line {line}, is not of the report"):
            place.gather(shards)
        assert not (tmp_path / "results.jsonl").exists()
    place.close()


def test_a_folder_with_another_kind_of_job_is_refused(tmp_path: Path) -> None:
    """Shards would take the place of results that are there."""
    (tmp_path / "ledger.sqlite").touch()
    with pytest.raises(InputError, match="holds a job without shards"):
        ShardFolder(tmp_path)


def test_limits_are_shared_out_over_the_workers(tmp_path: Path) -> None:
    """Together they stay within what the provider allows one."""
    given: list[Piece] = []

    def engine(pieces: Sequence[Piece]) -> Iterator[tuple[Shard, ShardOutcome]]:
        given.extend(pieces)
        return here(pieces)

    with FakeOpenAI(GOOD) as fake:
        place = ShardFolder(tmp_path)
        shards = place.split(reports(3), 1)
        Spread(engine, settings_for(fake, rpm=600), ShardOptions(), 2).run(shards)
        place.close()
    assert [piece.settings.share for piece in given] == [0.5] * 3


@pytest.mark.parametrize(("budget", "done"), [(1_000_000, 6), (20_000, 6), (3_000, 0)])
def test_a_budget_is_shared_out_and_what_is_left_over_again(
    tmp_path: Path, budget: int, done: int
) -> None:
    """All shards together never spend more, and one that needs more gets what others left."""
    with FakeOpenAI(GOOD) as fake:
        place = ShardFolder(tmp_path)
        shards = place.split(reports(6), 1)
        settings = settings_for(fake, answer_tokens=2_000)
        spread = Spread(here, settings, ShardOptions(budget=f"{budget}tokens"), 2)
        outcomes = spread.run(shards)
        place.close()
    finished = [outcome for outcome in outcomes if not outcome.stopped]
    spent = sum(outcome.paid.prompt + outcome.paid.completion for outcome in outcomes)
    assert (len(finished), spent) == (done, done * 120)
    assert all("budget of" in one.stopped for one in outcomes if one not in finished)


def test_without_ray_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine fails, and does not fall back to something else."""
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(SettingsError, match=r"pip install 'checked-summarizer\[ray\]'"):
        RayEngine(2)
