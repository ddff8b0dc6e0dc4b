"""Who and what is let in: host, origin, key, rate and size, before anything reads the request.

The body is taken in here, up to its limit and within its time, so that a request of a gigabyte
or of a byte a second costs neither memory nor a place in the queue.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from starlette.datastructures import Headers

from summarizer.service.keys import NOBODY, Key, Keys
from summarizer.service.limits import CROWDED, ServiceLimits
from summarizer.service.problems import SAFE_HEADERS, Problem
from summarizer.service.rates import Rates
from summarizer.service.telling import Tell, fault, tell

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from summarizer.service.metrics import Metrics

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_GUARDED = "/v1/"
JSON = "application/json"


class Doors(NamedTuple):
    """What a request has to pass.

    Attributes:
        limits: The limits of the service.
        keys: The keys; None where everybody on this machine may ask.
        hosts: The names that a Host header may give, in lower case and without a port; those of
            this machine are always taken. None takes any: a proxy in front has looked already.
        origins: Origins of other sites whose pages may ask.
    """

    limits: ServiceLimits
    keys: Keys | None = None
    hosts: frozenset[str] | None = frozenset()
    origins: frozenset[str] = frozenset()


class Admission:
    """The outermost layer: it lets a request in or answers it, and tells of it in the log."""

    def __init__(
        self, app: ASGIApp, doors: Doors, metrics: Metrics | None = None, tell: Tell = tell
    ) -> None:
        self._app, self._doors, self._metrics, self._tell = app, doors, metrics, tell
        self._rates = Rates()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        passage = _Passage(scope, send, self._doors.limits.stall_seconds)
        try:
            await self._let_in(scope, receive, passage)
        except Problem as problem:
            await passage.refuse(problem, receive)
        except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on
            self._tell("fault", request_id=passage.id, **fault(error))
            failed = Problem(500, "the program failed on this request: its log says where")
            await passage.refuse(failed, receive)
        finally:
            self._note(scope, passage)

    async def _let_in(self, scope: Scope, receive: Receive, passage: _Passage) -> None:
        headers = Headers(scope=scope)
        scope["state"]["request_id"] = passage.id
        if scope["state"].get(CROWDED):
            later = {"Retry-After": "1", "Connection": "close"}
            raise Problem(503, "too many connections are open: try again later", headers=later)
        self._look_at_host(headers)
        key = self._key(scope["method"], scope["path"], headers)
        scope["state"]["key"] = key
        passage.client = key.name
        if scope["method"] in ("POST", "PUT", "PATCH", "DELETE"):
            self._look_at_origin(headers)
        if scope["path"].startswith(_GUARDED):
            self._look_at_rate(key)
        body = await _body(headers, receive, self._most(key), self._doors.limits.body_seconds)
        passage.body_bytes = len(body)
        if body and scope["path"].startswith(_GUARDED):
            _look_at_form(headers, body)
        await self._app(scope, _replayed(body, receive), passage.send)

    def _look_at_host(self, headers: Headers) -> None:
        """A page of somebody else may have its name lead to this machine: not under that name."""
        hosts = self._doors.hosts
        if hosts is not None and _host_of(headers.get("host", "")) not in hosts | {*_LOOPBACK}:
            raise Problem(421, "this service does not go by that name: see the option --allow-host")

    def _look_at_origin(self, headers: Headers) -> None:
        """A page of another site may not ask in the name of whoever looks at it."""
        origin = headers.get("origin")
        if origin is None or origin in self._doors.origins:
            return
        if origin.partition("://")[2] != headers.get("host", ""):
            raise Problem(403, "pages of other sites may not ask: see the option --allow-origin")

    def _key(self, method: str, path: str, headers: Headers) -> Key:
        if self._doors.keys is None or not path.startswith(_GUARDED) or method == "OPTIONS":
            return NOBODY
        scheme, _, token = headers.get("authorization", "").partition(" ")
        key = self._doors.keys.holder_of(token.strip()) if scheme.lower() == "bearer" else None
        if self._doors.keys.fault is not None:
            raise Problem(
                503,
                "the keys of this service cannot be read, and its log says why: nobody is let in "
                "until that is put right",
                headers={"Retry-After": "60"},
            )
        if key is None:
            raise Problem(
                401,
                "a valid key is needed: Authorization: Bearer TOKEN",
                headers={"WWW-Authenticate": 'Bearer realm="summarizer"'},
            )
        return key

    def _look_at_rate(self, key: Key) -> None:
        per_minute = key.requests_per_minute or self._doors.limits.requests_per_minute
        if self._doors.keys is not None and (wait := self._rates.take(key.name, per_minute)):
            raise Problem(
                429,
                f"this key may ask {per_minute:g} times a minute: try again in {wait:.1f} seconds",
                headers={"Retry-After": str(int(wait) + 1)},
            )

    def _most(self, key: Key) -> int:
        return min(key.body_bytes or self._doors.limits.body_bytes, self._doors.limits.body_bytes)

    def _note(self, scope: Scope, passage: _Passage) -> None:
        route = getattr(scope.get("route"), "path", "") or "(none)"
        seconds = time.monotonic() - passage.began
        self._tell(
            "request", request_id=passage.id, method=scope["method"][:16], route=route,
            status=passage.status, milliseconds=round(seconds * 1_000, 1),
            client=passage.client, body_bytes=passage.body_bytes,
        )  # fmt: skip
        if self._metrics is not None:
            self._metrics.note(scope["method"], route, passage.status, seconds)


class _Passage:
    """What becomes of one request."""

    def __init__(self, scope: Scope, send: Send, stall_seconds: float) -> None:
        given = Headers(scope=scope).get("x-request-id", "")
        self.id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
        self.status, self.body_bytes, self.client = 0, 0, ""
        self.began = time.monotonic()
        self._scope, self._send, self._stall = scope, send, stall_seconds
        scope.setdefault("state", {})

    async def send(self, message: Message) -> None:
        """Send on, with the request's id; who does not read is not waited for for ever."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = _completed(message["headers"], self.id)
        async with asyncio.timeout(self._stall):
            await self._send(message)

    async def refuse(self, problem: Problem, receive: Receive) -> None:
        """Answer with a problem, unless an answer has begun; then the connection just ends."""
        if self.status:
            return
        if problem.status in (408, 413):  # the rest of the body is not read
            problem.headers["Connection"] = "close"
        await problem.response(self.id)(self._scope, receive, self.send)


def _completed(headers: list[tuple[bytes, bytes]], request_id: str) -> list[tuple[bytes, bytes]]:
    """The headers of a response, with those that every one has."""
    known = {name for name, _ in headers}
    own: Mapping[str, str] = {**SAFE_HEADERS, "X-Request-ID": request_id}
    told = [(name.lower().encode(), value.encode()) for name, value in own.items()]
    return [*headers, *((name, value) for name, value in told if name not in known)]


def _host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    host = header.lower()
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]


async def _body(headers: Headers, receive: Receive, most: int, seconds: float) -> bytes:
    """The whole body.

    Raises:
        Problem: It is larger than `most` bytes, or is not there in time.
    """
    too_large = Problem(413, f"the body is larger than the {most} bytes that are taken")
    told = headers.get("content-length", "0")
    if told.isdigit() and int(told[:19]) > most:
        raise too_large
    parts, size = [], 0
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Problem(400, "the connection ended before the body did")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > most:
                    raise too_large
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError:
        raise Problem(408, f"the body was not there within {seconds:g} seconds") from None


def _look_at_form(headers: Headers, body: bytes) -> None:
    """A body is JSON in UTF-8, says so, and is not packed.

    Raises:
        Problem: It is something else.
    """
    packed = headers.get("content-encoding", "identity").strip().lower()
    if packed != "identity":
        raise Problem(415, "a body is taken as it is: leave out Content-Encoding, and unpack it")
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        told = f"not {kind[:60]!r}" if kind else "which is missing"
        raise Problem(415, f"a body is JSON: send it with Content-Type: {JSON}, {told}")
    try:
        body.decode()
    except UnicodeDecodeError as error:
        raise Problem(
            400, f"the body is not UTF-8: byte {error.start} cannot be read; send JSON in UTF-8"
        ) from None


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Gives the body once; after that, what the connection tells: that it ended."""
    left = [body]

    async def replay() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return replay
