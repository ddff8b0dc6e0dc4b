"""`summarizer batch --engine ray` as a user runs it: three workers, and what is killed on the way.

Run with `-m ray`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.batch.ray.workers import workers_below
from tests.batch.test_shards import ids, reports
from tests.fake_replies import Answer, Body, Reply, Slow
from tests.fake_server import FakeOpenAI
from tests.sample_report import WHOLE, prompt_of

pytestmark = pytest.mark.ray

ROOT = Path(__file__).parents[3]
COUNT, SHARDS, WORKERS, AT_ONCE = 54, 9, 3, 2


class Run:
    """The command over one folder, asking a fake model; `asked` counts questions by report.

    Attributes:
        asked: How often each report was asked about.
        log: What it said.
        at: Called with the number of questions so far, before each is answered.
    """

    def __init__(self, folder: Path) -> None:
        self.out, self._reports = folder / "out", folder / "in.jsonl"
        told = "".join(one.model_dump_json() + "\n" for one in reports(COUNT))
        self._reports.write_text(told, "utf-8")
        self.asked: Counter[int] = Counter()
        self.log = folder / "batch.log"
        self.at: Callable[[int], None] = lambda count: None
        self.process: subprocess.Popen[bytes] | None = None

    def finished(self, fake: FakeOpenAI) -> int:
        """Run it to its end, whichever that is; its exit code."""
        command = [
            sys.executable, "-m", "summarizer", "batch", str(self._reports),
            "--out", str(self.out), "--engine", "ray", "--workers", str(WORKERS),
            "--shards", str(SHARDS), "--no-correct", "--concurrency", str(AT_ONCE),
            "--base-url", fake.base_url, "--model", "fake-model",
        ]  # fmt: skip
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)  # noqa: S603
            return self.process.wait(180)

    def workers(self) -> list[int]:
        """Its workers that run a shard now."""
        assert self.process is not None
        return workers_below(self.process.pid)

    def answer(self, body: Body) -> Reply:
        """What the model answers, after a while."""
        self.asked[next(n for n in range(COUNT) if f"Report {n} ends" in prompt_of(body))] += 1
        self.at(sum(self.asked.values()))
        return Slow(0.05, then=Answer(WHOLE))

    def rows(self) -> list[dict[str, Any]]:
        """The rows that it gave."""
        lines = (self.out / "results.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def again(self) -> Counter[int]:
        """The reports that were asked about more than once, and how often."""
        return Counter({number: times for number, times in self.asked.items() if times > 1})


def test_what_is_killed_loses_nothing_and_writes_each_row_once(tmp_path: Path) -> None:
    """Three workers share the shards; one is killed amid one and the job goes on; then the whole
    command is, its workers end with it, and run again it asks only for what was in flight.
    """  # noqa: D205 - one sentence on three lines
    run, killed = Run(tmp_path), list[int]()
    before, after = set[int](), set[int]()

    def kill(count: int) -> None:
        (after if killed else before).update(run.workers())
        if count == COUNT // 3:
            killed.append(run.workers()[0])
            os.kill(killed[0], signal.SIGKILL)
        elif count == COUNT * 2 // 3 and run.process is not None:
            run.process.kill()

    run.at = kill
    with FakeOpenAI(run.answer) as fake:
        assert run.finished(fake) == -signal.SIGKILL
        assert len(killed) == 1
        assert len(before) >= WORKERS
        _wait_for_the_end_of(before | after)
        assert not (run.out / "results.jsonl").exists()
        run.at = lambda count: None
        assert run.finished(fake) == 0, run.log.read_text("utf-8")
    assert ids(run.out / "results.jsonl") == [f"r{n}" for n in range(COUNT)]
    assert {row["status"] for row in run.rows()} == {"done"}
    assert len(run.again()) <= (1 + WORKERS) * (AT_ONCE + 1)  # what was in flight at the kills
    assert max(run.asked.values()) <= 3


def _wait_for_the_end_of(processes: set[int]) -> None:
    for _ in range(300):
        if not _alive(processes):
            return
        time.sleep(0.1)
    raise AssertionError("workers outlive the command")


def _alive(processes: set[int]) -> set[int]:
    """Those of the processes that still run a shard."""
    found = set()
    for pid in processes:
        try:
            if b"ray::" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.add(pid)
        except OSError:
            continue
    return found
