"""One report, waited for."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from tests.fake_replies import Answer, Body, Slow, Status, schema_asked
from tests.sample_report import BY_SECTION, CLAIM, TEXT, WHOLE
from tests.service.asking import finished
from tests.service.conftest import Start


def answered(body: Body) -> Answer:
    """What the sample's model answers."""
    return Answer(BY_SECTION[schema_asked(body).name])


def test_a_report_gives_its_checked_summary(client: Any) -> None:
    """The answer is a row: items, each with its checks and its places in the report."""
    answer = client.post("/v1/summaries", json={"text": TEXT, "published": "2024-04-12"})
    row = answer.json()
    assert (answer.status_code, row["status"]) == (200, "done")
    claim = row["summary"]["claims"][0]
    assert claim["checks"]
    cited = claim["evidence"][0]
    assert TEXT[cited["start"] : cited["end"]] == cited["text"]
    assert client.get("/v1/jobs").json() == []


def test_what_takes_too_long_becomes_a_job_that_asks_nothing_twice(start: Start) -> None:
    """The answer is 202 with a place to look, and the question in flight is used."""
    client = start(lambda body: Slow(0.6, answered(body)), wait=0.1)
    answer = client.post("/v1/summaries", json={"text": TEXT, "id": "velm"})
    assert answer.status_code == 202
    job = finished(client, answer.headers["location"].rsplit("/", 1)[-1])
    assert (job["state"], job["done"]) == ("done", 1)
    assert client.get(f"{answer.headers['location']}/results").json()["id"] == "velm"
    assert len(client.fake.requests) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("more", [
    {"model": "x"}, {"base_url": "http://10.0.0.1/"}, {"api_key": "x"}, {"file": "/etc/passwd"},
    {"settings": {}}, {"retries": 3},
])  # fmt: skip
def test_a_request_can_set_nothing_but_its_rounds(client: Any, more: dict[str, Any]) -> None:
    """Whatever else it names is refused, and the model is not asked."""
    answer = client.post("/v1/summaries", json={"text": TEXT, **more})
    assert answer.status_code == 422
    assert next(iter(more)) in answer.json()["errors"][0]["at"]
    assert client.fake.requests == []


def test_a_request_chooses_its_rounds(start: Start) -> None:
    """`correct` asks once more for an entry that the checks find wrong."""
    wrong = CLAIM | {"statement": "Northland shelled Velm on Monday, killing 21 people"}

    def reply(body: Body) -> Answer:
        if schema_asked(body).name == "NewsSummary_together":
            return Answer(WHOLE | {"claims": [wrong]}, usage=(10_000, 1_000))
        return Answer({"fixes": []})

    client = start(reply)
    for chosen, questions in ((False, 1), (True, 2)):
        client.fake.requests.clear()  # type: ignore[attr-defined]
        client.post("/v1/summaries", json={"text": TEXT, "correct": chosen})
        assert len(client.fake.requests) == questions  # type: ignore[attr-defined]


def test_a_provider_that_fails_is_not_the_callers_fault(start: Start) -> None:
    """A 502 says what went wrong; no key and no address of the service's own goes with it."""
    answer = start(lambda body: Status(401)).post("/v1/summaries", json={"text": TEXT})
    assert answer.status_code == 502
    assert "refused the key" in answer.json()["detail"]


@pytest.mark.parametrize("text", ["", "…", " \n", "x" * 3_000])
def test_a_report_that_cannot_be_taken_is_a_422(start: Start, text: str) -> None:
    """Empty and too long ones are refused before any model is asked."""
    client = start(report_characters=2_000)
    assert client.post("/v1/summaries", json={"text": text}).status_code == 422
    assert client.fake.requests == []  # type: ignore[attr-defined]


def test_the_same_request_again_gives_the_same_summary(client: Any) -> None:
    """With an Idempotency-Key the model is asked once; another body under it is refused."""
    headers = {"Idempotency-Key": "one"}
    first, again = (
        client.post("/v1/summaries", json={"text": TEXT}, headers=headers) for _ in range(2)
    )
    assert first.json() == again.json()
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert len(client.fake.requests) == 1
    other = client.post("/v1/summaries", json={"text": TEXT + "."}, headers=headers)
    assert other.status_code == 422
    odd = client.post("/v1/summaries", json={"text": TEXT}, headers={"Idempotency-Key": "a b"})
    assert odd.status_code == 422


def test_the_server_answers_while_a_report_is_worked_on(start: Start) -> None:
    """Two at once take as long as one."""
    client = start(lambda body: Slow(0.5, answered(body)), settings={"concurrency": 4})
    answers: list[int] = []

    def ask() -> None:
        answers.append(client.post("/v1/summaries", json={"text": TEXT}).status_code)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert client.get("/healthz").elapsed.total_seconds() < 0.4
    for thread in threads:
        thread.join()
    assert answers == [200, 200]
