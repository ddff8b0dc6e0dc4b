"""Many small jobs: taken in, listed, worked on side by side, kept to limits, found after a kill.

`bench/service_jobs.py` does the same with ten thousand.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from summarizer.service.job_folder import JobFolder, Order, Standing
from summarizer.service.turns import Turns
from tests.fake_replies import Answer, Body, Reply, Slow, schema_asked
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT
from tests.service.asking import finished, ordered, reports
from tests.service.conftest import Start
from tests.service.fuzzed import SHORT
from tests.service.live import Live, line_of

COUNT, SENDERS, CALLS = 150, 12, 8


def test_hundreds_of_jobs_survive_a_kill_and_are_each_done_once(tmp_path: Path) -> None:
    """All are taken in while it answers in time; killed on the way, it loses and repeats none."""
    with (
        FakeOpenAI(lambda body: Answer(SHORT)) as fake,
        Live(tmp_path, fake.base_url, "--concurrency", str(CALLS)) as live,
    ):
        files = live.files()
        with ThreadPoolExecutor(SENDERS) as senders:
            sent = [senders.submit(_sent, live, number) for number in range(COUNT)]
            while not all(one.done() for one in sent):
                began = time.monotonic()
                assert live.client.get("/healthz").is_success
                assert time.monotonic() - began < 5
                time.sleep(0.05)
        known = {one.result() for one in sent}
        before = [job["id"] for job in _listed(live.client)]
        assert (len(before), set(before)) == (COUNT, known)
        while _over(live) < COUNT // 4:
            time.sleep(0.1)
        live.kill()
        live.again()
        assert [job["id"] for job in _listed(live.client)] == before
        while _over(live) < COUNT:
            assert live.files() < files + 150
            time.sleep(0.4)
        assert Counter(job["state"] for job in _listed(live.client)) == {"done": COUNT}
        assert {_row(live, job) for job in known} == {f"r{number}" for number in range(COUNT)}
        assert COUNT <= len(fake.requests) <= COUNT + CALLS + 4  # those in flight at the kill
        assert live.files() < files + 30
        told = line_of("request", live.log)
        assert {one["status"] for one in told if one["route"] != "/readyz"} <= {200, 202}
        assert line_of("fault", live.log) == []


def _sent(live: Live, number: int) -> str:
    answer = live.client.post("/v1/jobs", json={"reports": [reports(number + 1)[number]]})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def _listed(client: Any, limit: int = 100) -> list[dict[str, Any]]:
    """Every job, page by page."""
    found, cursor = list[dict[str, Any]](), ""
    while True:
        where = {"limit": limit, **({"cursor": cursor} if cursor else {})}
        answer = client.get("/v1/jobs", params=where)
        found += answer.json()
        cursor = answer.headers.get("next-cursor", "")
        if not cursor:
            return found
        assert f"cursor={cursor}&limit={limit}" in answer.headers["link"]


def _over(live: Live) -> int:
    return sum(job["state"] in ("done", "failed") for job in _listed(live.client))


def _row(live: Live, job: str) -> str:
    (line,) = live.client.get(f"/v1/jobs/{job}/results").text.splitlines()
    return str(json.loads(line)["id"])


def test_the_list_comes_in_pages_that_hold_while_jobs_come_and_go(start: Start) -> None:
    """The newest first; no job that comes or goes moves what the next page begins with."""
    client = start(lambda body: Slow(0.2, _answered(body)))
    made = [ordered(client)["id"] for _ in range(7)]
    first = client.get("/v1/jobs", params={"limit": 3})
    assert [job["id"] for job in first.json()] == made[:3:-1]
    client.delete(f"/v1/jobs/{made[4]}")  # the one that the page ended with
    ordered(client)
    cursor = first.headers["next-cursor"]
    rest = client.get("/v1/jobs", params={"limit": 4, "cursor": cursor})
    assert [job["id"] for job in rest.json()] == made[3::-1]
    assert "next-cursor" not in rest.headers
    assert client.get("/v1/jobs", params={"cursor": 0}).json() == []
    assert len(client.get("/v1/jobs", params={"cursor": 2**62}).json()) == 7


def test_the_list_is_in_the_same_order_after_a_new_start(start: Start, tmp_path: Path) -> None:
    """Jobs of earlier services come after new ones, the newest first, whatever their ids."""
    now = datetime.now(UTC)
    for number, name in enumerate("cab"):
        made = now - timedelta(hours=3 - number)
        order = Order(id=name * 24, owner="local", created=made, total=1,
                      expires=now + timedelta(days=1))  # fmt: skip
        folder = tmp_path / "left" / "jobs" / order.id
        JobFolder.written(folder, order, [])
        (folder / "standing.json").write_text(Standing(state="done", done=1).model_dump_json())
    client = start(data=tmp_path / "left")
    new = ordered(client)["id"]
    assert [job["id"][0] for job in client.get("/v1/jobs").json()] == [new[0], "b", "a", "c"]


def test_a_key_with_all_its_jobs_hears_when_it_may_have_one_more(start: Start) -> None:
    """The refusal is a problem whose Retry-After is when the first of them is removed."""
    client = start(jobs_per_key=3, keep_days=2)
    for _ in range(3):
        ordered(client)
    answer = client.post("/v1/jobs", json={"reports": reports(1)})
    assert (answer.status_code, answer.headers["content-type"]) == (429, "application/problem+json")
    assert 2 * 86_400 - 60 < int(answer.headers["retry-after"]) <= 2 * 86_400


def test_small_jobs_share_the_calls_that_one_of_them_leaves_unused(start: Start) -> None:
    """With one job at once and four calls, four jobs of a report each are worked on together."""
    asked_at = list[float]()

    def reply(body: Body) -> Reply:
        asked_at.append(time.monotonic())
        return Slow(1.5, _answered(body))

    client = start(reply, settings={"concurrency": 4}, jobs_at_once=1)
    made = [ordered(client)["id"] for _ in range(5)]
    assert {finished(client, job)["state"] for job in made} == {"done"}
    assert asked_at[3] - asked_at[0] < 1.5 <= asked_at[4] - asked_at[0]


def test_a_large_job_keeps_the_next_one_waiting(start: Start) -> None:
    """As long as it has work for every call, no other begins beside it."""
    client = start(
        lambda body: Slow(0.1, _answered(body)), settings={"concurrency": 4}, jobs_at_once=1
    )
    large = ordered(client, 12)["id"]
    small = client.post("/v1/jobs", json={"reports": [{"text": f"{TEXT}\nThe small one.\n"}]})
    for job in (large, small.json()["id"]):
        assert finished(client, job)["state"] == "done"
    asked = [number for number, body in enumerate(client.fake.requests)  # type: ignore[attr-defined]
             if "The small one" in str(body)]  # fmt: skip
    assert asked[0] >= 12 - 4


def _answered(body: Body) -> Answer:
    return Answer(BY_SECTION[schema_asked(body).name])


@pytest.fixture
def folder_of() -> Iterator[Any]:
    """Makes jobs that are nowhere on the disk."""
    now = datetime.now(UTC)

    def made(owner: str, number: int) -> JobFolder:
        order = Order(id=f"{owner}{number}", owner=owner, created=now, expires=now, total=1)
        return JobFolder(Path("nowhere"), order, Standing())

    yield made


def test_owners_take_turns(folder_of: Any) -> None:
    """Who has the fewest at work goes first, in turns where they have as few, and each in order."""
    turns = Turns()
    jobs = [folder_of("many", number) for number in range(4)]
    jobs += [folder_of("few", number) for number in range(2)]
    for job in jobs:
        turns.add(job)
    turns.drop(jobs[1])
    turns.drop(jobs[1])
    found = [turns.next({}), turns.next({}), turns.next({"few": 1}), turns.next({}), turns.next({})]
    told = [job.order.id for job in found if job is not None]
    assert told == ["many0", "few0", "many2", "few1", "many3"]
    assert turns.next({}) is None
