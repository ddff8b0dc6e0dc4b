"""An OpenAI-compatible server on this machine that answers as a test tells it to.

`with FakeOpenAI([Status(429), Answer({"claims": []})]) as fake:` answers the first call with a
rate limit and the second with an object; `fake.requests` holds what was asked.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Self

from tests.fake_replies import Answer, Body, Hangup, Reply, Script, Slow, Status, completion, played

CHAT, MODELS = "/v1/chat/completions", "/v1/models"


class FakeOpenAI:
    """The server, from `with` to the end of the block.

    A script that is a list is played once, in order; a call after its end, and an exception in
    a script that is a function, fail the test at the end of the block.

    Attributes:
        requests: The body of every completion that was asked for.
        headers: The headers of each of them, with names in lower case.
    """

    def __init__(self, script: Script, models: tuple[str, ...] = ("fake-model",)) -> None:
        self.requests: list[Body] = []
        self.headers: list[dict[str, str]] = []
        self.models = models
        self.closing = Event()
        self._failures: list[Exception] = []
        self._lock = Lock()
        self._reply = script if callable(script) else played(script)
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.fake = self
        # The default poll of half a second would be paid at the end of every test.
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def base_url(self) -> str:
        """The address to give to a client."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def reply(self, body: Body, headers: dict[str, str]) -> Reply:
        """Note a request and ask the script; calls come one at a time."""
        with self._lock:
            self.requests.append(body)
            self.headers.append(headers)
            try:
                return self._reply(body)
            except Exception as failure:  # noqa: BLE001 - whatever it is, the test must see it
                self._failures.append(failure)
                return Status(400, f"the test's script failed: {failure!r}", "script_failed")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        if self._failures and error is None:
            raise self._failures[0]


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for the replies under way
    request_queue_size = 128
    fake: FakeOpenAI


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        listed = [{"id": m, "object": "model", "owned_by": "fake"} for m in self.server.fake.models]
        found = self.path == MODELS
        self._send(200 if found else 404, {"object": "list", "data": listed if found else []})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != CHAT:
            return self._send(404, Status(404, f"no such path: {self.path}", "not_found").error())
        headers = {name.lower(): value for name, value in self.headers.items()}
        return self._play(self.server.fake.reply(body, headers), body)

    def _play(self, reply: Reply, body: Body) -> None:
        match reply:
            case Slow(seconds, then):
                self.server.fake.closing.wait(seconds)
                self._play(then, body)
            case Hangup():
                self.connection.shutdown(socket.SHUT_RDWR)
            case Status():
                self._send(reply.status, reply.error(), reply.headers)
            case Answer():
                self._send(200, completion(reply, body))

    def _send(self, status: int, body: Body, headers: Mapping[str, str] | None = None) -> None:
        content = json.dumps(body).encode()
        own = {"Content-Type": "application/json", "Content-Length": str(len(content))}
        with suppress(ConnectionError):  # a client that gave up waiting is no fault of the server
            self.send_response(status)
            for name, value in {**own, **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        """Keep the test's output free of a line for every request."""
