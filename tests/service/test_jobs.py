"""Many reports: taken in, worked on, looked at, deleted."""

from __future__ import annotations

import json
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from summarizer import Report
from summarizer.service import app as app_module
from summarizer.service.job_folder import JobFolder, Order
from summarizer.service.jobs import Jobs
from summarizer.service.keys import Keys
from tests.fake_replies import Answer, Body, Hangup, Reply, Slow, schema_asked
from tests.sample_report import BY_SECTION, TEXT
from tests.service.asking import bearer, done, finished, ordered, reports
from tests.service.conftest import Start


def answered(body: Body) -> Answer:
    """What the sample's model answers."""
    return Answer(BY_SECTION[schema_asked(body).name])


def test_a_job_is_taken_in_and_done(client: Any) -> None:
    """202 with a place to look; every report is counted, and the job says when it goes."""
    answer = client.post("/v1/jobs", json={"reports": reports(3)})
    assert answer.status_code == 202
    job = finished(client, answer.json()["id"])
    assert answer.headers["location"] == f"/v1/jobs/{job['id']}"
    assert (job["state"], job["done"], job["total"]) == ("done", 3, 3)
    assert datetime.fromisoformat(job["expires"]) > datetime.now(UTC) + timedelta(days=29)
    assert re.fullmatch(r"[\w-]{24}", job["id"])


def test_results_come_in_pages_that_pass_nothing_over(client: Any) -> None:
    """Cursor by cursor every report comes once, as a line of JSON."""
    job, found, cursor = done(client, 7), list[str](), "0"
    for _ in range(4):
        answer = client.get(f"/v1/jobs/{job['id']}/results", params={"cursor": cursor, "limit": 3})
        found += [json.loads(line)["id"] for line in answer.text.splitlines()]
        cursor = answer.headers.get("next-cursor", "")
        if not cursor:
            break
        assert f"cursor={cursor}&limit=3" in answer.headers["link"]
    assert sorted(found) == [f"r{number}" for number in range(7)]
    assert answer.headers["content-type"].startswith("application/jsonl")


def test_a_running_job_gives_what_it_has_and_a_cursor(start: Start) -> None:
    """The page of a job that goes on always has a next one, be it empty."""
    client = start(lambda body: Slow(0.4, answered(body)), settings={"concurrency": 1})
    job = ordered(client, 3)
    answer = client.get(f"/v1/jobs/{job['id']}/results")
    assert (answer.text, answer.headers["next-cursor"]) == ("", "0")
    finished(client, job["id"])


def test_two_users_do_not_see_each_other(start: Start, keys: Keys, tokens: dict[str, str]) -> None:
    """Somebody else's job is not there, whatever is asked of it, and is not in the list."""
    client = start(keys=keys)
    mine, theirs = bearer(tokens["ana"]), bearer(tokens["ben"])
    job = done(client, headers=mine)
    path = f"/v1/jobs/{job['id']}"
    review = {"report": "r0", "path": "claims[0]", "why": "so"}
    for method, at in [("GET", ""), ("DELETE", ""), ("GET", "/results"), ("GET", "/events"),
                       ("GET", "/reviews"), ("POST", "/reviews"), ("GET", "/page"),
                       ("GET", "/fragment?report=r0")]:  # fmt: skip
        body = review if method == "POST" else None
        answer = client.request(method, path + at, headers=theirs, json=body)
        nothing = client.request(method, f"/v1/jobs/{'x' * 24}{at}", headers=theirs, json=body)
        assert answer.status_code == 404, at
        told, other = answer.json(), nothing.json()
        assert told | {"request_id": ""} == other | {"request_id": ""}
    assert client.get("/v1/jobs", headers=theirs).json() == []
    assert [one["id"] for one in client.get("/v1/jobs", headers=mine).json()] == [job["id"]]


def test_idempotency_keys_are_each_users_own(
    start: Start, keys: Keys, tokens: dict[str, str]
) -> None:
    """The same key and body give the same job again; another user's are another's."""
    client = start(keys=keys)
    named = {"Idempotency-Key": "monday"}
    mine, theirs = ({**bearer(tokens[name]), **named} for name in ("ana", "ben"))
    first, again = ordered(client, headers=mine), ordered(client, headers=mine)
    assert first["id"] == again["id"]
    assert ordered(client, headers=theirs)["id"] != first["id"]
    other = client.post("/v1/jobs", json={"reports": reports(2)}, headers=mine)
    assert other.status_code == 422
    client.delete(f"/v1/jobs/{first['id']}", headers=mine)
    assert ordered(client, headers=mine)["id"] != first["id"]


def test_a_deleted_job_is_gone_with_all_that_was_kept(start: Start, tmp_path: Path) -> None:
    """Also one that is being worked on: its folder goes, and nothing more is asked."""
    client = start(lambda body: Slow(0.3, answered(body)), settings={"concurrency": 1})
    job = ordered(client, 20)
    assert client.delete(f"/v1/jobs/{job['id']}").status_code == 204
    assert client.get(f"/v1/jobs/{job['id']}").status_code == 404
    assert list((tmp_path / "data" / "jobs").iterdir()) == []
    asked = len(client.fake.requests)  # type: ignore[attr-defined]
    assert asked < 5
    assert client.get("/healthz").is_success


@pytest.mark.parametrize(("body", "at"), [
    ({"reports": []}, "reports"), ({}, "reports"), ({"reports": [{"text": ""}]}, "reports.0.text"),
    ({"reports": [{"text": TEXT, "id": "a"}, {"text": "Other.", "id": "a"}]}, "reports.1.id"),
    ({"reports": [{"text": "…"}]}, "reports.0.text"), ({"reports": reports(6)}, "6 reports"),
    ({"reports": [{"text": "long " * 500}]}, "characters"),
])  # fmt: skip
def test_what_cannot_be_taken_is_told_with_its_place(
    start: Start, body: dict[str, Any], at: str
) -> None:
    """Nothing of a job is done when one of its reports cannot be."""
    client = start(reports_per_job=5, report_characters=2_000)
    answer = client.post("/v1/jobs", json=body)
    assert answer.status_code == 422
    assert at in answer.json()["detail"]
    assert client.get("/v1/jobs").json() == []


def test_identical_reports_without_ids_are_each_counted(client: Any) -> None:
    """Each has its own result, though the model is asked once."""
    answer = client.post("/v1/jobs", json={"reports": [{"text": TEXT}, {"text": TEXT}]})
    job = finished(client, answer.json()["id"])
    assert job["done"] == 2
    assert len(client.fake.requests) == 1


def test_a_key_has_only_so_many_jobs(start: Start) -> None:
    """One more is refused until one is deleted."""
    client = start(jobs_per_key=2)
    jobs = [ordered(client) for _ in range(2)]
    answer = client.post("/v1/jobs", json={"reports": reports(1)})
    assert (answer.status_code, "delete" in answer.json()["detail"]) == (429, True)
    client.delete(f"/v1/jobs/{jobs[0]['id']}")
    assert ordered(client)["state"]


def test_old_jobs_are_removed(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job whose time is over is found no more, and its folder is gone."""
    monkeypatch.setattr(app_module, "SWEEP_SECONDS", 0.05)
    client = start(keep_days=1 / 86_400)
    job = ordered(client)
    folder = tmp_path / "data" / "jobs"
    for _ in range(100):
        time.sleep(0.05)
        if not list(folder.iterdir()):
            break
    assert list(folder.iterdir()) == []
    assert client.get(f"/v1/jobs/{job['id']}").status_code == 404


def test_a_job_that_cannot_be_removed_is_told_of_and_holds_up_no_other(
    start: Start,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its fault is in the log, nobody finds it any more, and the next one goes."""
    clear, stuck = Jobs.clear, list[str]()

    def failing(self: Jobs, job: JobFolder) -> None:
        if stuck in ([], [job.order.id]):
            stuck[:] = [job.order.id]
            raise PermissionError(13, "no")
        clear(self, job)

    monkeypatch.setattr(app_module, "SWEEP_SECONDS", 0.05)
    monkeypatch.setattr(Jobs, "clear", failing)
    client = start(keep_days=1 / 86_400)
    jobs = {ordered(client)["id"] for _ in range(2)}
    for _ in range(100):
        time.sleep(0.05)
        if {place.name for place in (tmp_path / "data" / "jobs").iterdir()} == set(stuck):
            break
    assert len(stuck) == 1
    assert {place.name for place in (tmp_path / "data" / "jobs").iterdir()} == set(stuck)
    assert all(client.get(f"/v1/jobs/{job}").status_code == 404 for job in jobs)
    assert '"kind": "PermissionError"' in capsys.readouterr().err


def test_a_provider_that_recovers_costs_nothing_but_time(start: Start) -> None:
    """Reports that it failed are tried again by themselves."""
    failing = [Hangup(), Hangup()]

    def reply(body: Body) -> Reply:
        return failing.pop() if failing else answered(body)

    job = done(start(reply), 2)
    assert (job["done"], job["failed"], job["error"]) == (2, 0, None)


def test_what_a_stopped_service_left_goes_on_at_the_next_start(
    start: Start, tmp_path: Path
) -> None:
    """A job that was taken in is done by the next service, and its idempotency key still counts."""
    folder = tmp_path / "left" / "jobs"
    now = datetime.now(UTC)
    order = Order(id="a" * 24, owner="local", created=now, expires=now + timedelta(days=1), total=2,
                  idempotency_key="k", fingerprint="other")  # fmt: skip
    JobFolder.written(folder / order.id, order, [Report(**one) for one in reports(2)])
    (folder / ".new-half").mkdir()
    (folder / "odd").mkdir()
    client = start(data=tmp_path / "left")
    assert finished(client, order.id)["done"] == 2
    assert not (folder / ".new-half").exists()
    answer = client.post("/v1/jobs", json={"reports": reports(1)}, headers={"Idempotency-Key": "k"})
    assert answer.status_code == 422


def test_another_service_may_not_have_the_folder(start: Start, tmp_path: Path) -> None:
    """Two services at one folder would do every job twice."""
    start(data=tmp_path / "one")
    with pytest.raises(Exception, match=r"another service, .* give another --data folder"):
        start(data=tmp_path / "one")
