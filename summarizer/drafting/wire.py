"""The wire that questions travel on: answered from the store, or carried to the model and kept.

An answer is kept under the hash of the whole request as it was rendered, and of nothing else:
its path and its body. So whatever asks – a section, a correction, a re-ask of instructor – is
answered from the store when the very same was asked before, and a changed prompt, schema,
model or setting is another question.

`over(wire)` sends what its block asks, in this task and those it starts, over a wire. It works
below the SDK, on the HTTP client: so the SDK's own retries keep to the same limits, and the code
above need not know. (A client, not a transport: given a transport of one's own httpx2 no longer
reads the proxies of the environment.)
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol

import httpx2
import openai

from summarizer.errors import SummarizerError

Onward = Callable[[], Awaitable[httpx2.Response]]

QUESTIONS = ("/chat/completions", "/responses")
"""How the path of a request ends that asks a model something."""

BATCHED = "batched"
"""The extension of a response that came in a provider's batch: it belongs to no request yet."""


class Withheld(openai.OpenAIError):
    """A question that was not put to the model, and may be later; the SDK does not try it again.

    Attributes:
        reason: Why, as a sentence: the budget is spent, the job is being stopped.
    """

    def __init__(self, reason: SummarizerError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Halted(Withheld):
    """A question that was not put, for a reason that holds for all that would come after it."""


class Tokens(NamedTuple):
    """What one answer cost: tokens read, those of them that a cache gave, tokens written."""

    prompt: int = 0
    cached: int = 0
    completion: int = 0


@dataclass(frozen=True)
class Question:
    """A request on its way to a model: its path and its JSON body, as bytes."""

    path: str
    body: bytes

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The body, read."""
        return dict(json.loads(self.body))

    @cached_property
    def key(self) -> str:
        """The hash that its answer is kept under."""
        canonical = json.dumps(self.fields, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(f"{self.path}\n{canonical}".encode()).hexdigest()


class AnswerStore(Protocol):
    """Where answers are kept, by the key of their question."""

    def find(self, key: str, *, fit_only: bool) -> bytes | None:
        """An answer's body; with `fit_only` none that turned out to be of no use."""

    def keep(self, key: str, answer: bytes, tokens: Tokens) -> None:
        """Keep an answer, in the place of an earlier one."""

    def reject(self, keys: Iterable[str]) -> None:
        """Remember that these answers did not fit, so that a retry asks anew."""


class Carrier(Protocol):
    """Carries a question to the model: live and within its limits, or in a provider's batch."""

    async def carry(self, question: Question, onward: Onward) -> httpx2.Response:
        """The server's answer; `onward` sends the request.

        Raises:
            Withheld: It is not carried now.
        """


class Taken(NamedTuple):
    """An answer that was taken.

    Attributes:
        key: The key of its question.
        stored: Whether it came from the store.
        batched: Whether it came in a provider's batch, at a lower price.
    """

    key: str
    stored: bool
    batched: bool = False


@dataclass
class Exchanges:
    """What a stretch of work asked.

    Attributes:
        taken: Each answer, in the order in which they came.
        withheld: Why something was not asked, if so: then the work is not to be held against
            the report.
    """

    wire: Wire | None = None
    taken: list[Taken] = field(default_factory=list)
    withheld: SummarizerError | None = None

    def reject(self) -> None:
        """Tell the store that the answers were of no use."""
        if self.wire is not None and self.taken:
            self.wire.store.reject([taken.key for taken in self.taken])


class _Route(NamedTuple):
    wire: Wire
    anew: bool
    logs: tuple[Exchanges, ...]


_ROUTE: ContextVar[_Route | None] = ContextVar("route", default=None)


@contextmanager
def over(wire: Wire, *, anew: bool = False) -> Iterator[Exchanges]:
    """Send over a wire what the block asks; `anew` passes by answers that did not fit."""
    log = Exchanges(wire)
    token = _ROUTE.set(_Route(wire, anew, (log,)))
    try:
        yield log
    finally:
        _ROUTE.reset(token)


@contextmanager
def watched() -> Iterator[Exchanges]:
    """Note what the block asks over the wire that is in use, if one is."""
    route = _ROUTE.get()
    log = Exchanges(route.wire if route else None)
    token = _ROUTE.set(route._replace(logs=(*route.logs, log)) if route else None)
    try:
        yield log
    finally:
        _ROUTE.reset(token)


class Wire:
    """Answers from a store what it can, and has the rest carried; for one event loop.

    Attributes:
        store: Where answers are kept.
        carrier: Who carries what is not there.
        halted: Why nothing more is asked; answers that are stored are given all the same.
    """

    def __init__(self, store: AnswerStore, carrier: Carrier) -> None:
        self.store, self.carrier = store, carrier
        self.halted: SummarizerError | None = None
        self._under_way: dict[str, asyncio.Future[None]] = {}

    def halt(self, reason: SummarizerError) -> None:
        """Ask nothing more; what is under way is finished, and kept."""
        self.halted = self.halted or reason

    async def exchange(self, request: httpx2.Request, onward: Onward) -> httpx2.Response:
        """The answer to a request."""
        question = Question(request.url.path, request.content)
        route = _ROUTE.get()
        logs = route.logs if route else ()
        # The same question twice at once is asked once: identical reports cost one.
        while (other := self._under_way.get(question.key)) is not None:
            await asyncio.wait([other])
        stored = self.store.find(question.key, fit_only=route is not None and route.anew)
        if stored is not None:
            _note(logs, Taken(question.key, stored=True))
            return _response(stored, request)
        try:
            response = await self._carried(question, onward)
        except Withheld as withheld:
            if isinstance(withheld, Halted):
                self.halt(withheld.reason)
            for log in logs:
                log.withheld = withheld.reason
            raise
        is_batched = bool(response.extensions.get(BATCHED))
        if is_batched:
            response.request = request
        if response.status_code == httpx2.codes.OK:
            _note(logs, Taken(question.key, stored=False, batched=is_batched))
        return response

    async def _carried(self, question: Question, onward: Onward) -> httpx2.Response:
        if self.halted is not None:
            raise Withheld(self.halted)
        mine = self._under_way[question.key] = asyncio.get_running_loop().create_future()
        try:
            response = await self.carrier.carry(question, onward)
            self._keep(question, response)
            return response
        finally:
            del self._under_way[question.key]
            mine.set_result(None)

    def _keep(self, question: Question, response: httpx2.Response) -> None:
        """Keep an answer; if that fails, nothing more is asked, but this one is still used."""
        if response.status_code != httpx2.codes.OK:
            return
        answer = read_answer(response.content)
        if answer is None:
            return
        try:
            self.store.keep(question.key, response.content, tokens_of(answer))
        except SummarizerError as error:
            self.halt(error)


class WiredClient(openai.DefaultAsyncHttpxClient):
    """An HTTP client that sends questions over the wire in use, and the rest as always."""

    async def send(
        self, request: httpx2.Request, *, stream: bool = False, **options: Any
    ) -> httpx2.Response:
        """Send a request."""

        async def onward() -> httpx2.Response:
            return await super(WiredClient, self).send(request, stream=stream, **options)

        route = _ROUTE.get()
        if route is None or stream or not request.url.path.endswith(QUESTIONS):
            return await onward()
        return await route.wire.exchange(request, onward)


def read_answer(body: bytes) -> dict[str, Any] | None:
    """An answer of a model; None for what some servers send with status 200 in its place."""
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    is_answer = isinstance(answer, dict) and (answer.get("choices") or answer.get("output"))
    return answer if is_answer else None


def tokens_of(answer: dict[str, Any]) -> Tokens:
    """What an answer cost, as far as the server says."""
    usage = answer.get("usage")
    if not isinstance(usage, dict):
        return Tokens()
    details = usage.get("prompt_tokens_details") or usage.get("input_tokens_details")
    return Tokens(
        prompt=_number(usage, "prompt_tokens", "input_tokens"),
        cached=_number(details, "cached_tokens") if isinstance(details, dict) else 0,
        completion=_number(usage, "completion_tokens", "output_tokens"),
    )


def _number(usage: dict[str, Any], *names: str) -> int:
    values = (usage.get(name) for name in names)
    return next((value for value in values if isinstance(value, int) and value > 0), 0)


def _note(logs: Iterable[Exchanges], taken: Taken) -> None:
    for log in logs:
        log.taken.append(taken)


def _response(answer: bytes, request: httpx2.Request) -> httpx2.Response:
    headers = {"content-type": "application/json"}
    return httpx2.Response(200, headers=headers, content=answer, request=request)
