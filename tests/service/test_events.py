"""What happens to a job, followed and gone on with."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.asking import done, events_in
from tests.service.conftest import Start


def test_a_stream_tells_everything_in_order(start: Start) -> None:
    """From the first state to the last, sections and reports between, each with a growing id."""
    client = start(settings={"ask": "apart"})
    job = done(client, 2)
    answer = client.get(f"/v1/jobs/{job['id']}/events")
    told = events_in(answer.text)
    names = [name for _, name, _ in told]
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert (names[0], names[-1], names.count("section"), names.count("report")) == (
        "state", "state", 10, 2)  # fmt: skip
    assert told[-1][2]["state"] == "done"
    ids = [number for number, _, _ in told]
    assert ids == sorted(set(ids))
    assert "Velm" not in answer.text


def test_a_stream_goes_on_after_any_of_its_events(client: Any) -> None:
    """What was given is not given again, and nothing is left out."""
    job = done(client, 2)
    path = f"/v1/jobs/{job['id']}/events"
    told = events_in(client.get(path).text)
    for number, (last, _, _) in enumerate(told[:-1]):
        answer = client.get(path, headers={"Last-Event-ID": str(last)})
        assert events_in(answer.text) == told[number + 1 :]
    after = client.get(path, headers={"Last-Event-ID": str(told[-1][0])})
    assert after.status_code == 204


@pytest.mark.parametrize("last", ["1", "-1", "x", "9" * 18, "9" * 30, "٣", "1e3"])
def test_an_id_that_no_event_has_is_refused(client: Any, last: str) -> None:
    """It is a 422, not a stream from somewhere."""
    job = done(client)
    headers = {"Last-Event-ID": last.encode()}
    assert client.get(f"/v1/jobs/{job['id']}/events", headers=headers).status_code == 422
