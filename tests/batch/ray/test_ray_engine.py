"""Shards on a local Ray, with real workers, one of which is killed. Run with `-m ray`."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.batch.ray_engine import RayEngine
from summarizer.batch.shards import ShardOptions
from summarizer.batch.splitting import ShardFolder
from summarizer.batch.spreading import Spread
from tests.batch.ray.workers import workers_below
from tests.batch.test_shards import ids, reports
from tests.fake_replies import Answer, Body, Reply, Slow, Status, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, WHOLE, prompt_of, settings_for

pytestmark = pytest.mark.ray

GOOD = obedient(BY_SECTION)
COUNT, PER_SHARD, AT_ONCE = 60, 10, 4


@pytest.fixture(scope="module")
def engine() -> Iterator[RayEngine]:
    """A local Ray of two workers; where it cannot be had these tests fail, and are not skipped."""
    started = RayEngine(2)
    yield started
    started.close()


def number_of(body: Body) -> int:
    """Which report a question is about."""
    return next(n for n in range(COUNT) if f"Report {n} ends" in prompt_of(body))


def test_a_killed_worker_loses_and_repeats_nothing(tmp_path: Path, engine: RayEngine) -> None:
    """Its shard is taken up again: each report has one row, and no stored answer is asked for."""
    asked: Counter[int] = Counter()
    killed: list[int] = []

    def script(body: Body) -> Reply:
        asked[number_of(body)] += 1
        if len(asked) == 17 and not killed:
            killed.append(workers_below(os.getpid())[0])
            os.kill(killed[0], signal.SIGKILL)
        return Slow(0.02, then=Answer(WHOLE))

    with FakeOpenAI(script) as fake:
        place = ShardFolder(tmp_path)
        shards = place.split(reports(COUNT), PER_SHARD)
        settings = settings_for(fake, concurrency=AT_ONCE)
        outcomes = Spread(engine, settings, ShardOptions(), 2).run(shards)
        rows = place.gather(shards)
        place.close()
    assert len(killed) == 1
    assert [outcome.statuses for outcome in outcomes] == [{"done": PER_SHARD}] * 6
    assert ids(rows) == [f"r{n}" for n in range(COUNT)]
    again = [number for number, times in asked.items() if times > 1]
    assert max(asked.values()) <= 2
    assert len(again) <= AT_ONCE + 1  # the questions that were in flight
    assert len({number // PER_SHARD for number in again}) <= 1


def test_a_finished_shard_is_passed_by(tmp_path: Path, engine: RayEngine) -> None:
    """The same job again asks nothing; a longer one asks for what is new."""
    with FakeOpenAI(GOOD) as fake:
        for count in (12, 12, 14):
            place = ShardFolder(tmp_path)
            shards = place.split(reports(count), 5)
            Spread(engine, settings_for(fake), ShardOptions(), 2).run(shards)
            rows = place.gather(shards)
            place.close()
            assert ids(rows) == [f"r{n}" for n in range(count)]
        assert len(fake.requests) == 14


def test_a_shard_that_cannot_be_done_says_why(tmp_path: Path, engine: RayEngine) -> None:
    """A provider that refuses everything ends the job with its reason, and loses nothing."""
    with FakeOpenAI(lambda _: Status(401)) as fake:
        place = ShardFolder(tmp_path)
        shards = place.split(reports(50), 50)
        outcomes = Spread(engine, settings_for(fake), ShardOptions(), 2).run(shards)
        place.close()
    assert "refused the key" in outcomes[0].stopped
    assert not shards[0].rows.exists()


def test_all_workers_together_keep_to_the_rate(tmp_path: Path, engine: RayEngine) -> None:
    """Two workers with half the limit each take the time that the whole limit leaves them."""
    with FakeOpenAI(GOOD) as fake:
        place = ShardFolder(tmp_path)
        shards = place.split(reports(20), 10)
        settings = settings_for(fake, rpm=600)
        began = time.monotonic()
        Spread(engine, settings, ShardOptions(), 2).run(shards)
        seconds = time.monotonic() - began
        rows = place.gather(shards)
        place.close()
    assert len(ids(rows)) == 20
    assert seconds >= 18 / 10 * 0.9  # ten a second for both together
