"""A job that is stopped finishes the questions in flight, and goes on when it is run again."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Event as Gate
from typing import Any

import pytest

from summarizer import Report, Result, Summarizer
from summarizer.batch.job import ROWS, Job
from summarizer.batch.running import asummarize_batch, summarize_batch
from tests.batch.jobs import GOOD, REPORTS, run
from tests.fake_replies import Answer, Body, Reply, Slow
from tests.fake_server import FakeOpenAI
from tests.sample_report import TEXT, WHOLE, settings_for

ROOT = Path(__file__).parents[2]


def test_what_is_in_flight_is_finished_and_nothing_more_is_asked(tmp_path: Path) -> None:
    """Stopped after its first result, a job gives what was under way, and says how to go on."""
    many = [Report(id=f"m{n}", text=f"{TEXT}\nReport {n} ends.\n") for n in range(30)]

    async def stopped(fake: FakeOpenAI) -> tuple[int, str | None]:
        count = 0
        async with Summarizer(settings_for(fake, correct=False, concurrency=3)) as summarizer:
            with closing(Job(tmp_path, summarizer)) as job:
                async for _ in job.run(many):
                    count += 1
                    job.stop()
                assert job.was_stopped
                return count, job.stopped

    with FakeOpenAI(lambda _: Slow(0.02, then=Answer(WHOLE))) as fake:
        count, said = asyncio.run(stopped(fake))
        assert 1 <= count <= 5
        assert len(fake.requests) == count
        assert said == "the job was stopped: run the same command again to go on"
        assert len(run(tmp_path, fake, many)) == 30 - count
        assert len(fake.requests) == 30


def test_a_report_with_more_to_ask_waits_but_keeps_its_answers(tmp_path: Path) -> None:
    """With a call for each section, those that were answered are not asked again."""

    async def stopped(fake: FakeOpenAI, job_gate: Gate) -> None:
        async with Summarizer(settings_for(fake, correct=False, ask="apart", concurrency=1)) as s:
            with closing(Job(tmp_path, s)) as job:

                async def stop_soon() -> None:
                    await asyncio.to_thread(job_gate.wait)
                    job.stop()

                stopping = asyncio.create_task(stop_soon())
                assert [result async for result in job.run(REPORTS[:1])] == []
                await stopping

    gate = Gate()

    def script(body: Body) -> Reply:
        gate.set()
        reply = GOOD(body)
        assert isinstance(reply, Answer)
        return Slow(0.2, then=reply)

    with FakeOpenAI(script) as fake:
        asyncio.run(stopped(fake, gate))
        asked = len(fake.requests)
        assert asked < 5
        assert (tmp_path / ROWS).read_bytes() == b""
        run(tmp_path, fake, REPORTS[:1], ask="apart")
        assert len(fake.requests) == 5


def test_ctrl_c_once_finishes_what_is_in_flight_and_says_how_to_go_on(tmp_path: Path) -> None:
    """The program ends by itself with 130, and its rows are whole."""
    for number in range(30):
        (tmp_path / f"r{number:02}.txt").write_text(f"{TEXT}\nThis is {number}.\n", "utf-8")
    out = tmp_path / "out"
    arguments = ["--out", str(out), "--no-correct", "--concurrency", "2"]
    with FakeOpenAI(lambda _: Slow(0.1, then=Answer(WHOLE))) as fake:
        command = [
            sys.executable, "-m", "summarizer", "batch", str(tmp_path), *arguments,
            "--base-url", fake.base_url, "--model", "fake-model",
        ]  # fmt: skip
        with subprocess.Popen(  # noqa: S603 - our own program
            command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, encoding="utf-8"
        ) as running:
            while not (out / ROWS).exists() or not (out / ROWS).stat().st_size:
                assert running.poll() is None
                time.sleep(0.01)
            running.send_signal(signal.SIGINT)
            told = running.communicate(timeout=20)[1]
        assert running.returncode == 130
        assert "stopping: the questions in flight are finished and kept" in told
        assert "the job was stopped: run the same command again to go on" in told
        assert "Traceback" not in told
        kept = [json.loads(line) for line in (out / ROWS).read_bytes().splitlines()]
        assert {row["status"] for row in kept} == {"done"}
        assert len(kept) == len(fake.requests) < 30
        again = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
        assert again.returncode == 0
        assert len(fake.requests) == 30


def test_the_same_call_goes_on_where_the_last_one_stopped(tmp_path: Path) -> None:
    """In Python the folder is `out`: a second call gives what is new."""

    async def first(fake: FakeOpenAI) -> str:
        settings = settings_for(fake, correct=False, concurrency=1)
        batch = asummarize_batch(REPORTS, settings=settings, out=tmp_path)
        async for result in batch:
            await batch.aclose()
            return result.id
        raise AssertionError

    with FakeOpenAI(GOOD) as fake:
        done = asyncio.run(first(fake))
        settings = settings_for(fake, correct=False)
        rest: list[Result[Any]] = list(
            summarize_batch(REPORTS, settings=settings, out=str(tmp_path))
        )
        assert done not in {result.id for result in rest}
        assert list(summarize_batch(REPORTS, settings=settings, out=tmp_path)) == []
    assert len((tmp_path / ROWS).read_bytes().splitlines()) == 3
    assert len(fake.requests) == 3


@pytest.mark.parametrize("option", [["--budget", "lots"], ["--rpm", "0"], ["--concurrency", "0"]])
def test_an_option_that_makes_no_sense_exits_with_2(tmp_path: Path, option: list[str]) -> None:
    """One sentence, and no report is asked about."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with FakeOpenAI([]) as fake:
        ran = subprocess.run(  # noqa: S603 - our own program
            [
                sys.executable, "-m", "summarizer", "batch", str(tmp_path / "a.txt"),
                "--out", str(tmp_path / "out"), *option, "--base-url", fake.base_url,
                "--model", "fake-model",
            ],
            cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


def test_an_estimate_is_told_as_a_table(tmp_path: Path) -> None:
    """The command counts calls and tokens, and asks nothing."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with FakeOpenAI([]) as fake:
        ran = subprocess.run(  # noqa: S603 - our own program
            [
                sys.executable, "-m", "summarizer", "batch", str(tmp_path / "a.txt"),
                "--out", str(tmp_path / "out"), "--estimate", "--base-url", fake.base_url,
                "--model", "fake-model",
            ],
            cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
    assert ran.returncode == 0
    assert "calls to make" in ran.stdout
    assert "not known" in ran.stdout
    assert not (tmp_path / "out").exists()
