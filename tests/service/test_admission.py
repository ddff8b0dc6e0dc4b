"""What is let in, and what is told of it."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from summarizer.cli import app
from summarizer.errors import UsageError
from summarizer.service.admission import Doors
from summarizer.service.keys import Keys, new_key
from summarizer.service.limits import ServiceLimits
from summarizer.service.server import look_at, serve
from summarizer.settings import Settings
from tests.sample_report import TEXT
from tests.service.asking import bearer
from tests.service.conftest import Start

PROBLEM = "application/problem+json"


def test_without_keys_nobody_else_is_listened_to(tmp_path: Path) -> None:
    """A host that others can reach is refused with a sentence that says what to do."""
    with pytest.raises(UsageError, match=r"this machine only, not at 0\.0\.0\.0"):
        serve(("0.0.0.0", 0), tmp_path, Doors(ServiceLimits()), Settings())  # noqa: S104


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "10.0.0.1:8000"])
def test_another_name_is_refused(client: Any, host: str) -> None:
    """A page whose name leads to this machine cannot ask under that name."""
    answer = client.get("/healthz", headers={"Host": host})
    assert (answer.status_code, answer.headers["content-type"]) == (421, PROBLEM)


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:80", "desk.example:443"])
def test_its_own_names_are_taken(start: Start, host: str) -> None:
    """Those of this machine, and those that it was told of."""
    client = start(doors={"hosts": frozenset({"desk.example"})})
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_a_page_of_another_site_may_not_ask(client: Any) -> None:
    """Neither a plain form nor a script of somebody else can start work here."""
    body = {"text": TEXT}
    for origin in ("https://evil.example", "null", "http://localhost:9999"):
        answer = client.post("/v1/figures", json=body, headers={"Origin": origin})
        assert answer.status_code == 403
    assert client.post("/v1/figures", json=body, headers={"Origin": "http://localhost"}).is_success
    preflight = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/v1/figures", headers=preflight)
    assert "access-control-allow-origin" not in answer.headers


def test_a_site_that_is_named_may_ask(start: Start, keys: Keys, tokens: dict[str, str]) -> None:
    """Its preflight needs no key, and its requests do."""
    origin = "https://desk.example"
    client = start(keys=keys, doors={"origins": frozenset({origin})})
    preflight = {"Origin": origin, "Access-Control-Request-Method": "POST",
                 "Access-Control-Request-Headers": "authorization"}  # fmt: skip
    answer = client.options("/v1/figures", headers=preflight)
    assert answer.headers["access-control-allow-origin"] == origin
    for headers, status in (({}, 401), (bearer(tokens["ana"]), 200)):
        sent = {**headers, "Origin": origin}
        answer = client.post("/v1/figures", json={"text": "12 men"}, headers=sent)
        assert answer.status_code == status


@pytest.mark.parametrize("given", [None, "", "Bearer", "Bearer wrong", "Basic YTpi", "\xe9 \xe9"])
def test_no_key_no_answer(start: Start, keys: Keys, given: str | None) -> None:
    """Whatever is not a key gets the same 401, for addresses that are not there too."""
    client = start(keys=keys)
    headers = {} if given is None else {"Authorization": given.encode("latin-1")}
    for path in ("/v1/jobs", "/v1/jobs/x", "/v1/nothing"):
        answer = client.get(path, headers=headers)  # type: ignore[arg-type]
        assert (answer.status_code, answer.headers["content-type"]) == (401, PROBLEM)
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_each_key_has_its_rate(start: Start, tmp_path: Path) -> None:
    """One that asks too often hears when to come back; another one is not kept waiting."""
    path = tmp_path / "keys.json"
    slow, other = new_key(path, "slow", requests_per_minute=6), new_key(path, "other")
    client = start(keys=Keys(path))
    assert client.get("/v1/jobs", headers=bearer(slow)).status_code == 200
    answer = client.get("/v1/jobs", headers=bearer(slow))
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 11
    assert client.get("/v1/jobs", headers=bearer(other)).status_code == 200


def test_each_key_has_its_size(start: Start, tmp_path: Path) -> None:
    """A body above the key's limit is refused, told by its length or counted as it comes."""
    path = tmp_path / "keys.json"
    token = new_key(path, "small", body_bytes=1_000)
    client = start(keys=Keys(path))
    body = json.dumps({"text": "a " * 1_000}).encode()
    headers = {**bearer(token), "Content-Type": "application/json"}
    for content in (body, iter([body[:900], body[900:]])):
        answer = client.post("/v1/figures", content=content, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)
        assert "1000 bytes" in answer.json()["detail"]


@pytest.mark.parametrize(("path", "method", "status"), [
    ("/nothing", "GET", 404), ("/v1/jobs/none", "GET", 404), ("/v1/summaries", "GET", 405),
    ("/v1/verify", "POST", 422), ("/v1/jobs/none", "DELETE", 404),
])  # fmt: skip
def test_every_error_is_a_problem(client: Any, path: str, method: str, status: int) -> None:
    """Also those of the framework have the form of RFC 9457, and the request's id."""
    answer = client.request(method, path)
    told = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert told["status"] == status
    assert told["detail"]
    assert told["request_id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize("raw", [
    b"{", b"\xff\xfe", b"[" * 50_000, b'{"text": ' + b"9" * 6_000 + b"}", b'{"text": "\\ud800"}',
    b'{"\\ud800": 1}', b'{"text": NaN}', b"null", b'"text"', '{"text": 1}'.encode("utf-16"),
])  # fmt: skip
def test_what_cannot_be_read_is_told(client: Any, raw: bytes) -> None:
    """Broken JSON, wrong encodings and half characters are the client's fault, not the server's."""
    for path in ("/v1/figures", "/v1/summaries", "/v1/jobs", "/v1/verify"):
        answer = client.post(path, content=raw, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422), answer.text


@pytest.mark.parametrize(("headers", "content", "status", "words"), [
    ({}, b'{"text": "12%"}', 415, "application/json, which is missing"),
    ({"Content-Type": "application/x-www-form-urlencoded"}, b'{"text": "12%"}', 415,
     "Content-Type: application/json, not 'application/x-www-form-urlencoded'"),
    ({"Content-Type": "application/json", "Content-Encoding": "gzip"}, b"\x1f\x8b", 415,
     "Content-Encoding"),
    ({"Content-Type": "application/json"}, '{"text": "caf\xe9"}'.encode("latin-1"), 400,
     "not UTF-8: byte 13"),
    ({"Content-Type": "Application/JSON; charset=utf-8"}, b'{"text": "12%"}', 200, "12%"),
])  # fmt: skip
def test_a_body_of_another_form_is_told(
    client: Any, headers: dict[str, str], content: bytes, status: int, words: str
) -> None:
    """A body is JSON in UTF-8 and says so; the sentence tells which of it is not so."""
    answer = client.post("/v1/figures", content=content, headers=headers)
    assert (answer.status_code, words in str(answer.json())) == (status, True), answer.text


def test_what_is_missing_or_empty_is_told_in_plain_words(client: Any) -> None:
    """The words say what to do, and are not those of the library that validates."""
    body = {"report": "a", "path": "gist", "why": ""}
    job = client.post("/v1/jobs", json={"reports": [{"text": TEXT}]}).json()["id"]
    detail = client.post(f"/v1/jobs/{job}/reviews", json=body).json()["detail"]
    assert detail.endswith("body.why: it is empty: put something there")
    for path, given, words in [
        ("/v1/jobs", {"reports": []}, "body.reports: it is empty"),
        ("/v1/figures", {}, "body.text: it is not there, and is needed"),
        ("/v1/figures", {"text": "a", "more": 1}, "body.more: there is no such field"),
        ("/v1/figures", [], "body: give a JSON object"),
    ]:  # fmt: skip
        assert words in client.post(path, json=given).json()["detail"]


def test_a_port_that_is_taken_is_told_before_anything_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence names host and port; nothing has said before that it serves."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"cannot listen at 127.0.0.1, port {port}: Address"):
            serve(("127.0.0.1", port), tmp_path, Doors(ServiceLimits()), Settings())
    with pytest.raises(UsageError, match=r"cannot listen at 192\.0\.2\.1"):
        look_at(("192.0.2.1", 0), Doors(ServiceLimits(), keys=Keys.__new__(Keys)))
    assert "serving" not in capsys.readouterr().err


def test_a_host_without_keys_is_refused_before_its_page_is_told(tmp_path: Path) -> None:
    """The command says what is wrong, and not first that only this machine is listened to."""
    arguments = ["serve", "--host", "0.0.0.0", "--data", str(tmp_path), "--base-url"]  # noqa: S104
    ran = CliRunner().invoke(app, [*arguments, "http://127.0.0.1:9/v1", "--model", "m"])
    assert isinstance(ran.exception, UsageError)
    assert "the page is at" not in ran.output


def test_a_sane_request_id_comes_back(client: Any) -> None:
    """One that could break a log line does not."""
    sane = client.get("/healthz", headers={"X-Request-ID": "abc-123"})
    assert sane.headers["x-request-id"] == "abc-123"
    for odd in ("a b", "x" * 65, '"},{"event":"x'):
        answer = client.get("/healthz", headers={"X-Request-ID": odd})
        assert answer.headers["x-request-id"] != odd


def test_the_log_tells_no_text_and_no_key(
    start: Start, keys: Keys, tokens: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each request is a line of JSON: its route, its status and who, but nothing that was sent."""
    client = start(keys=keys)
    body = {"text": TEXT, "id": "secret-id", "title": "Secret title"}
    assert client.post("/v1/summaries", json=body, headers=bearer(tokens["ana"])).is_success
    client.get("/v1/jobs/secret-path", headers=bearer(tokens["ana"]))
    client.post("/v1/summaries", json={"text": 5, "secret-field": 1}, headers=bearer("cs_wrong"))
    told = capsys.readouterr().err
    lines = [json.loads(line) for line in told.splitlines()]
    requests = [line for line in lines if line["event"] == "request"]
    assert [(r["route"], r["status"], r["client"]) for r in requests] == [
        ("/v1/summaries", 200, "ana"), ("/v1/jobs/{job_id}", 404, "ana"), ("(none)", 401, ""),
    ]  # fmt: skip
    for hidden in (tokens["ana"], "cs_wrong", "ecret", "Velm", "Ruiz"):
        assert hidden not in told
