"""The service as it runs: killed and started again, slow and greedy clients, a graceful stop."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.fake_replies import Answer, Body, Slow, schema_asked
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT
from tests.service.asking import events_in, finished, ordered
from tests.service.live import Live, line_of

Run = Callable[..., Live]


def answered(body: Body) -> Answer:
    """What the sample's model answers."""
    return Answer(BY_SECTION[schema_asked(body).name])


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Runs a service whose model takes some time to answer."""
    with ExitStack() as opened:

        def running(*options: str, seconds: float = 0.0) -> Live:
            fake = opened.enter_context(FakeOpenAI(
                (lambda body: Slow(seconds, answered(body))) if seconds else answered
            ))  # fmt: skip
            live = opened.enter_context(Live(tmp_path, fake.base_url, *options))
            live.fake = fake  # type: ignore[attr-defined]
            return live

        yield running


def test_a_killed_service_goes_on_where_it_was(run: Run) -> None:
    """After SIGKILL every report is there once, nothing that was answered is asked again, and a
    stream goes on after the last event that was seen.
    """  # noqa: D205 - one sentence on two lines
    live = run("--concurrency", "2", seconds=0.15)
    job = ordered(live.client, 12, headers={"Idempotency-Key": "once"})
    path = f"/v1/jobs/{job['id']}"
    while live.client.get(path).json()["done"] < 4:
        time.sleep(0.02)
    told = _first_events(live, path, 8)
    live.kill()
    asked = len(live.fake.requests)  # type: ignore[attr-defined]
    live.again()
    assert ordered(live.client, 12, headers={"Idempotency-Key": "once"})["id"] == job["id"]
    assert finished(live.client, job["id"])["done"] == 12
    rows = [json.loads(line)["id"] for line in live.client.get(f"{path}/results").text.splitlines()]
    assert sorted(rows) == sorted({f"r{number}" for number in range(12)})
    assert asked < 12
    assert len(live.fake.requests) <= 12 + 3  # type: ignore[attr-defined]
    rest = live.client.get(f"{path}/events", headers={"Last-Event-ID": str(told[-1][0])})
    whole = events_in(live.client.get(f"{path}/events").text)
    assert whole[: len(told)] == told
    assert events_in(rest.text) == whole[len(told) :]


def test_a_service_that_is_asked_to_end_finishes_what_is_in_flight(run: Run) -> None:
    """A summary that is waited for arrives, a stream ends, and the job goes on later."""
    live = run("--concurrency", "3", seconds=0.8)
    job = ordered(live.client, 30)
    got: list[int] = []

    def wait_for_summary() -> None:
        got.append(live.client.post("/v1/summaries", json={"text": TEXT}).status_code)

    def follow() -> None:
        got.append(live.client.get(f"/v1/jobs/{job['id']}/events").status_code)

    threads = [threading.Thread(target=work) for work in (wait_for_summary, follow)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    assert live.ask_to_end() == 0
    for thread in threads:
        thread.join()
    assert got == [200, 200]
    live.again()
    assert live.client.get(f"/v1/jobs/{job['id']}").json()["state"] in ("queued", "running")
    assert live.client.delete(f"/v1/jobs/{job['id']}").status_code == 204


def test_a_gigabyte_is_refused_without_being_read(run: Run) -> None:
    """By its length at once; without one as soon as the limit is passed, and without the memory."""
    live = run("--body-bytes", "1000000")
    before = live.memory()
    for length in (b"Content-Length: 1000000000", b"Transfer-Encoding: chunked"):
        with live.connected() as connection:
            connection.sendall(
                b"POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: application/json\r\n" + length + b"\r\n\r\n"
            )
            chunk = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
            sent = 0
            try:
                while sent < 1_000_000_000 and b"chunked" in length:
                    connection.sendall(chunk)
                    sent += 65_536
            except OSError:
                pass
            assert sent < 200_000_000
            assert b" 413 " in _read(connection)[:20] or sent
    assert live.memory() - before < 30_000_000
    refused = [line for line in line_of("request", live.log) if line["status"] == 413]
    assert len(refused) == 2


def test_a_client_of_a_byte_a_second_is_hung_up_on(run: Run) -> None:
    """Slow headers and slow bodies have their time; meanwhile others are answered."""
    live = run("--header-seconds", "0.8", "--body-seconds", "1")
    with live.connected() as headers, live.connected() as idle, live.connected() as body:
        body.sendall(b"POST /v1/figures HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n"
                     b"Content-Type: application/json\r\n\r\n")  # fmt: skip
        began = time.monotonic()
        for letter in b"GET /healthz":
            headers.sendall(bytes([letter]))
            assert live.client.get("/healthz").is_success
            time.sleep(0.05)
        assert _read(headers) == b""
        assert _read(idle) == b""
        assert b" 408 " in _read(body)
        assert time.monotonic() - began < 5


def test_a_client_that_drops_its_stream_leaves_nothing_behind(run: Run) -> None:
    """Its place among the open streams is free again."""
    live = run("--streams-per-key", "2", seconds=2)
    job = ordered(live.client, 1)
    for _ in range(5):
        with live.client.stream("GET", f"/v1/jobs/{job['id']}/events") as stream:
            assert stream.status_code == 200
        time.sleep(0.1)


def _first_events(live: Live, path: str, count: int) -> list[tuple[int, str, dict[str, object]]]:
    text = ""
    with live.client.stream("GET", f"{path}/events") as stream:
        for piece in stream.iter_text():
            text += piece
            if len(told := events_in(text.rpartition("\n\n")[0])) >= count:
                return told[:count]
    raise AssertionError(text)


def _read(connection: object) -> bytes:
    """All that the server still sends before it hangs up."""
    found = b""
    try:
        while piece := connection.recv(65_536):  # type: ignore[attr-defined]
            found += piece
    except OSError:
        pass
    return found
