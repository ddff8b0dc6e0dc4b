"""A folder that cannot be written, is damaged or taken: one clear sentence, and nothing lost."""

from __future__ import annotations

import asyncio
import json
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from summarizer import Report, Summarizer
from summarizer.batch import job as job_module
from summarizer.batch.books import Books
from summarizer.batch.folder import LOCK, FolderLock, RowsFile
from summarizer.batch.job import ROWS, Job
from summarizer.batch.ledger import LEDGER, Ledger
from summarizer.batch.streak import Streak
from summarizer.checking.check import check_summary
from summarizer.drafting.wire import Tokens
from summarizer.errors import InputError, ProviderError
from summarizer.events import BatchFinished, BatchProgress, Event
from tests.batch.jobs import GOOD, REPORTS, Changing, run, stored
from tests.fake_replies import Answer, Body, Reply, Slow, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT, WHOLE, prompt_of, settings_for


def test_identical_texts_are_summarized_once_and_answered_for_each(tmp_path: Path) -> None:
    """Each report has its row, with its own id and title, and only one was paid for."""
    twins = [Report(id=f"t{n}", title=f"Title {n}", text=TEXT) for n in range(5)]
    with FakeOpenAI(lambda _: Slow(0.05, then=Answer(WHOLE))) as fake:
        run(tmp_path, fake, twins)
    assert len(fake.requests) == 1
    rows = stored(tmp_path)
    assert {name: row.report.title for name, row in rows.items()} == {
        f"t{n}": f"Title {n}" for n in range(5)
    }
    assert sum(row.usage.prompt_tokens for row in rows.values()) == 100


def test_two_texts_with_one_id_are_told_apart(tmp_path: Path) -> None:
    """The second is failed under a name of its own, in this run and in the next, for good."""
    same = [Report(id="x", text=TEXT), Report(id="x", text=TEXT + "More.\n")]
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake, same)
        assert run(tmp_path, fake, same) == []
    assert len(fake.requests) == 1
    other = f"x ({same[1].sha256[:8]})"
    assert {name: row.status for name, row in stored(tmp_path).items()} == {
        "x": "done",
        other: "failed",
    }
    error = stored(tmp_path)[other].error
    assert error is not None
    assert error.message == "a second report is called 'x'"


def test_new_checks_are_made_without_a_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade of the checks, results are made again from the answers that are kept."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        monkeypatch.setattr(job_module, "CHECKS_VERSION", 99)
        monkeypatch.setattr("summarizer.assembling.CHECKS_VERSION", 99)
        assert len(run(tmp_path, fake)) == 3
        assert run(tmp_path, fake) == []
    assert len(fake.requests) == 3
    assert {row.provenance.checks for row in stored(tmp_path).values()} == {99}
    assert len((tmp_path / ROWS).read_bytes().splitlines()) == 3


def test_a_report_that_trips_the_program_does_not_stop_the_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is failed with its reason, and done again when asked, from the stored answer."""

    def faulty(summary: Any, source: Any, *more: Any) -> Any:
        if "Report 1 ends" in source.text:
            raise RecursionError("too deep")
        return check_summary(summary, source, *more)

    with FakeOpenAI(GOOD) as fake:
        with monkeypatch.context() as patched:
            patched.setattr("summarizer.pipeline.check_summary", faulty)
            run(tmp_path, fake)
        assert stored(tmp_path)["r1"].status == "failed"
        assert len(run(tmp_path, fake, retry_failed=True)) == 1
    assert stored(tmp_path)["r1"].status == "done"
    assert len(fake.requests) == 3


def test_a_section_that_failed_is_all_that_a_retry_asks(tmp_path: Path) -> None:
    """The other sections of a partial report are taken from the store."""
    script = Changing(lambda body: Status(400, "No.", "x") if _asks_claims(body) else GOOD(body))
    with FakeOpenAI(script) as fake:
        run(tmp_path, fake, REPORTS[:1], ask="apart")
        assert stored(tmp_path)["r0"].status == "partial"
        asked = len(fake.requests)
        script.now = GOOD
        run(tmp_path, fake, REPORTS[:1], ask="apart", retry_failed=True)
    assert stored(tmp_path)["r0"].status == "done"
    assert len(fake.requests) - asked == 1


def _asks_claims(body: Body) -> bool:
    return str(body["response_format"]["json_schema"]["name"]).endswith("claims")


def test_a_provider_that_fails_every_report_stops_the_job(tmp_path: Path) -> None:
    """A wrong key is told after twenty reports, and all are tried again with the right one."""
    many = [Report(id=f"m{n}", text=f"{TEXT}\nReport {n} ends.\n") for n in range(60)]
    script = Changing(lambda _: Status(401))
    with FakeOpenAI(script) as fake:
        with pytest.raises(ProviderError, match=r"because \d+ reports in a row failed: .* key"):
            run(tmp_path, fake, many)
        assert 20 <= len(fake.requests) < 40
        script.now = GOOD
        assert len(run(tmp_path, fake, many)) == 60
    assert {row.status for row in stored(tmp_path).values()} == {"done"}


def test_a_success_between_failures_keeps_the_job_going() -> None:
    """A provider that fails now and then is not given up."""
    streak = Streak()
    for error in [*[ProviderError("busy")] * 19, None, *[ProviderError("busy")] * 19]:
        streak.note(error)
    assert streak.error is None
    streak.note(ProviderError("busy"))
    assert streak.error is not None


def test_requests_that_are_refused_one_by_one_do_not_stop_the_job(tmp_path: Path) -> None:
    """A provider that dislikes many texts is still asked for the others."""
    many = [Report(id=f"m{n}", text=f"{TEXT}\nReport {n} ends.\n") for n in range(30)]

    def script(body: Body) -> Reply:
        return GOOD(body) if "Report 29 ends" in prompt_of(body) else Status(400, "No.", "x")

    with FakeOpenAI(script) as fake:
        assert len(run(tmp_path, fake, many)) == 30
    assert stored(tmp_path)["m29"].status == "done"


def test_one_job_at_a_time_has_a_folder(tmp_path: Path) -> None:
    """The second is told so; when the first has ended, the folder is free."""
    lock = FolderLock(tmp_path)
    with FakeOpenAI(GOOD) as fake:
        with pytest.raises(InputError, match=r"another job is at work in .*: wait for it"):
            run(tmp_path, fake)
        lock.close()
        assert len(run(tmp_path, fake)) == 3


@pytest.mark.parametrize("damage", [b"this is no database" * 100, None])
def test_a_damaged_ledger_is_told_and_its_rows_are_taken_over(
    tmp_path: Path, damage: bytes | None
) -> None:
    """The sentence says what to do, and doing so keeps what is finished."""
    ledger = tmp_path / LEDGER
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        raw = ledger.read_bytes()
        middle = raw[:4096] + b"\xff" * (len(raw) - 4096)
        ledger.write_bytes(middle if damage is None else damage)
        with pytest.raises(InputError, match=r"ledger\.sqlite is damaged .* move it away"):
            run(tmp_path, fake)
        ledger.unlink()
        assert run(tmp_path, fake) == []
        assert len((tmp_path / ROWS).read_bytes().splitlines()) == 3
    assert len(fake.requests) == 3


def test_a_ledger_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    """An older program does not write what it does not understand."""
    with closing(sqlite3.connect(tmp_path / LEDGER)) as base:
        base.execute("PRAGMA user_version = 99")
    with FakeOpenAI([]) as fake, pytest.raises(InputError, match="written by a later version"):
        run(tmp_path, fake)


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """Let no file grow over a size, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_is_told_and_what_is_finished_is_kept(tmp_path: Path) -> None:
    """One sentence; with room again the same command goes on, and each report is there once."""
    many = [Report(id=f"m{n}", text=f"{TEXT}\nReport {n} ends.\n" * 20) for n in range(12)]
    with FakeOpenAI(GOOD) as fake:
        with (
            small_files(180_000),
            pytest.raises(InputError, match=r"cannot write .*; what is finished is kept"),
        ):
            run(tmp_path, fake, many)
        lines = (tmp_path / ROWS).read_bytes().splitlines()
        assert all(json.loads(line)["status"] == "done" for line in lines)
        run(tmp_path, fake, many)
    rows = (tmp_path / ROWS).read_bytes().splitlines()
    assert sorted(json.loads(row)["id"] for row in rows) == sorted(report.id for report in many)
    assert len(fake.requests) < 2 * len(many)


def test_a_row_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A write that fails half-way leaves the file as it was."""
    rows = RowsFile(tmp_path)
    rows.append("first")
    with small_files(1_000), pytest.raises(InputError, match="cannot write"):
        rows.append("x" * 2_000)
    rows.append("second")
    rows.close()
    assert (tmp_path / ROWS).read_text("utf-8") == "first\nsecond\n"


def test_a_rewrite_that_fails_leaves_the_old_rows(tmp_path: Path) -> None:
    """A reader sees the old file or the new one."""
    rows = RowsFile(tmp_path)
    rows.append("first")
    with small_files(1_000), pytest.raises(InputError, match="cannot write"):
        rows.rewrite(["x" * 2_000])
    rows.close()
    assert (tmp_path / ROWS).read_text("utf-8") == "first\n"
    assert [file.name for file in tmp_path.iterdir()] == [ROWS]


def test_an_entry_that_fails_takes_its_row_off_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file never has a row that the ledger has not."""
    with FakeOpenAI(GOOD) as fake:
        [result] = run(tmp_path / "a", fake, REPORTS[:1])

    def refuse(*_: object) -> None:
        raise InputError("no")

    with closing(Books(tmp_path / "b")) as books:
        monkeypatch.setattr(Ledger, "enter", refuse)
        with pytest.raises(InputError, match="no"):
            books.enter(result, 1)
    assert (tmp_path / "b" / ROWS).read_bytes() == b""


def test_the_ledger_counts_what_was_paid_even_for_an_answer_replaced(tmp_path: Path) -> None:
    """A question asked anew costs again."""
    with Ledger(tmp_path) as ledger:
        ledger.keep("k", b"one", Tokens(10, 1, 5))
        ledger.reject(["k"])
        assert ledger.find("k", fit_only=True) is None
        assert ledger.find("k", fit_only=False) == b"one"
        ledger.keep("k", b"two", Tokens(10, 1, 5))
        assert ledger.find("k", fit_only=True) == b"two"
        assert tuple(ledger.paid())[:4] == (2, 20, 2, 10)


def test_those_who_watch_are_told_how_the_job_stands(tmp_path: Path) -> None:
    """After each report the counts, and at the end why it ended; kept ones are counted too."""

    def told(fake: FakeOpenAI, reports: list[Report]) -> list[Event]:
        events: list[Event] = []

        async def whole() -> None:
            wanted = settings_for(fake, correct=False)
            async with Summarizer(wanted, events.append) as summarizer:
                with closing(Job(tmp_path, summarizer)) as job:
                    async for _ in job.run(reports, total=len(reports)):
                        pass

        asyncio.run(whole())
        return events

    with FakeOpenAI(GOOD) as fake:
        told(fake, REPORTS[:1])
        events = told(fake, REPORTS)
    progress = [event for event in events if isinstance(event, BatchProgress)]
    assert [(event.done, event.kept, event.total) for event in progress] == [(1, 1, 3), (2, 1, 3)]
    assert progress[-1].prompt_tokens == 200
    [end] = [event for event in events if isinstance(event, BatchFinished)]
    assert (end.done, end.kept, end.failed, end.stopped) == (2, 1, 0, "")


SCRIPT = """
import asyncio, sys
from contextlib import closing
from pathlib import Path
from summarizer import Report, Settings, Summarizer
from summarizer.batch.job import Job
from tests.sample_report import TEXT

async def whole():
    settings = Settings(
        base_url=sys.argv[2], model="fake-model", window=16_000, correct=False, concurrency=4
    )
    async with Summarizer(settings) as summarizer:
        with closing(Job(Path(sys.argv[1]), summarizer)) as job:
            reports = (Report(id=f"k{n}", text=f"{TEXT}\\nReport {n} ends.\\n") for n in range(40))
            async for _ in job.run(reports):
                pass

asyncio.run(whole())
"""


def test_a_job_that_is_killed_pays_for_no_answer_twice(tmp_path: Path) -> None:
    """After a SIGKILL each report is there once, and only what was in flight is asked again."""
    answered: list[str] = []

    def script(body: Body) -> Reply:
        answered.append(prompt_of(body))
        return Slow(0.02, then=Answer(BY_SECTION["NewsSummary_together"]))

    with FakeOpenAI(script) as fake:
        command = [sys.executable, "-c", SCRIPT, str(tmp_path), fake.base_url]
        for after in (8, 20):
            process = subprocess.Popen(command)  # noqa: S603 - our own program
            while len(answered) < after:
                assert process.poll() is None
            process.kill()
            process.wait()
        assert subprocess.run(command, check=False).returncode == 0  # noqa: S603
    rows = [json.loads(line) for line in (tmp_path / ROWS).read_bytes().splitlines()]
    assert sorted(row["id"] for row in rows) == sorted(f"k{n}" for n in range(40))
    with Ledger(tmp_path) as ledger:
        assert ledger.paid().answers == 40
    assert 40 <= len(answered) <= 40 + 2 * 5
    assert not (tmp_path / LOCK).read_bytes()
