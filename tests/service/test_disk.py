"""A disk that is full for a while: jobs wait for it, requests hear of it, nothing is lost."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch.folder import RowsFile
from summarizer.service import disk
from summarizer.service.event_log import EventLog
from summarizer.service.job_folder import JobFolder
from tests.fake_replies import Answer, Body, Slow, schema_asked
from tests.sample_report import BY_SECTION, TEXT
from tests.service.asking import events_in, finished, ordered, reports
from tests.service.conftest import Start


class Disk:
    """A disk that is full as long as somebody says so."""

    is_full = False


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk of this test: whatever the service writes goes by it."""
    disk_now = Disk()

    def by_way_of(write: Callable[..., Any]) -> Callable[..., Any]:
        def written(*given: Any, **named: Any) -> Any:
            if disk_now.is_full:
                raise OSError(28, "No space left on device")
            return write(*given, **named)

        return written

    for owner, name in [
        (disk, "try_to_write"), (EventLog, "add"), (JobFolder, "written"), (os, "fsync"),
    ]:  # fmt: skip
        monkeypatch.setattr(owner, name, by_way_of(getattr(owner, name)))
    monkeypatch.setattr("summarizer.service.working.try_to_write", by_way_of(lambda folder: None))
    append = RowsFile.append

    def appended(self: RowsFile, row: str) -> None:
        with self._told():
            by_way_of(lambda: append(self, row))()

    monkeypatch.setattr(RowsFile, "append", appended)
    return disk_now


def waiting(client: Any, job_id: str) -> dict[str, Any]:
    """A job once it waits."""
    for _ in range(200):
        job: dict[str, Any] = client.get(f"/v1/jobs/{job_id}").json()
        if job["state"] == "waiting":
            return job
        time.sleep(0.02)
    raise AssertionError(job)


def slowly(body: Body) -> Slow:
    """Answers that take long enough for a disk to fill up meanwhile."""
    return Slow(0.2, Answer(BY_SECTION[schema_asked(body).name]))


def told_of(capsys: pytest.CaptureFixture[str], event: str) -> list[dict[str, Any]]:
    """The lines of the log that tell one kind of event."""
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line[:1] == "{"]
    return [line for line in lines if line["event"] == event]


def test_a_job_waits_for_a_full_disk_and_goes_on_by_itself(
    start: Start, full: Disk, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says why it waits, asks nothing meanwhile, and asks nothing twice that was answered."""
    client = start(slowly, settings={"concurrency": 1})
    job = ordered(client, 3)
    while not client.fake.requests:  # type: ignore[attr-defined]
        time.sleep(0.01)
    full.is_full = True
    stalled = waiting(client, job["id"])
    assert "No space left on device" in stalled["error"]
    assert "goes on by itself" in stalled["error"]
    asked = len(client.fake.requests)  # type: ignore[attr-defined]
    time.sleep(0.5)
    assert len(client.fake.requests) == asked  # type: ignore[attr-defined]
    full.is_full = False
    ended = finished(client, job["id"])
    assert (ended["state"], ended["done"], ended["failed"], ended["error"]) == ("done", 3, 0, None)
    assert len(client.fake.requests) == 3  # type: ignore[attr-defined]
    line = told_of(capsys, "disk_fault")[0]
    assert (line["job"], line["text"]) == (job["id"], "No space left on device")
    events = events_in(client.get(f"/v1/jobs/{job['id']}/events").text)
    assert events[-1][2]["state"] == "done"


def test_a_summary_that_became_a_job_is_held_until_there_is_room(start: Start, full: Disk) -> None:
    """What was paid for while somebody waited is kept once it can be, and not asked again."""
    client = start(slowly, wait=0.05)
    answer = client.post("/v1/summaries", json={"text": TEXT})
    assert answer.status_code == 202
    full.is_full = True
    waiting(client, answer.json()["id"])
    full.is_full = False
    assert finished(client, answer.json()["id"])["done"] == 1
    assert len(client.fake.requests) == 1  # type: ignore[attr-defined]


def test_what_finds_no_room_is_told_to_come_again(start: Start, full: Disk) -> None:
    """A job and a review get 503 with a time, and so does who asks whether the service is ready."""
    client = start()
    job = finished(client, ordered(client)["id"])
    assert client.get("/readyz").is_success
    full.is_full = True
    review = {"report": "r0", "path": "claims[0]", "why": "I read the accounts"}
    for path, body in [
        ("/v1/jobs", {"reports": reports(1)}), (f"/v1/jobs/{job['id']}/reviews", review),
    ]:  # fmt: skip
        answer = client.post(path, json=body)
        assert answer.status_code == 503, answer.text
        assert answer.headers["retry-after"] == "60"
        assert "(No space left on device)" in answer.json()["detail"]
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["reason"] == "it cannot write to its disk: No space left on device"
    full.is_full = False
    assert client.get("/readyz").is_success
    assert client.post(f"/v1/jobs/{job['id']}/reviews", json=review).status_code == 201


def test_an_event_is_in_the_log_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk with room for half a line leaves the log as it was, so that it can be read on."""
    log = EventLog(tmp_path)
    log.add("state", {"state": "running"})
    before = log.path.read_bytes()
    opened = Path.open

    def short(path: Path, *given: Any, **named: Any) -> Any:
        file = opened(path, *given, **named)

        class Short:
            def __enter__(self) -> Any:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, line: bytes) -> int:
                return int(file.write(line[: len(line) // 2]))

            def __getattr__(self, name: str) -> Any:
                return getattr(file, name)

        return Short()

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", short)
        with pytest.raises(OSError, match="No space left"):
            log.add("report", {"report": "r0"})
    assert log.path.read_bytes() == before
