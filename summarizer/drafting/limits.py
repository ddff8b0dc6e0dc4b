"""Limits of a provider: requests and tokens a minute, kept to before it has to complain.

They are those that the caller gives, those that the server's `x-ratelimit-*` headers tell, and,
where a server answers 429 all the same, what it was seen to take. A 429 stops everybody for as
long as the server says, and the one that got it goes again: it is no failure.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from email.utils import parsedate_to_datetime

import httpx2
from aiolimiter import AsyncLimiter

from summarizer.drafting.wire import Halted, Onward, Question
from summarizer.errors import CallWithheld

BYTES_PER_TOKEN = 4
"""How providers count a prompt towards a limit before they have read it."""

SAFE_SHARE = 0.97
"""Of a limit, how much is used: clocks differ, and a server's bucket has its own rounding."""

SECONDS_IN_BUCKET = 0.2
"""A bucket holds as much as flows in so long, so that a minute's worth never goes at once."""

SHORTEST_PAUSE = 1.0
"""Seconds to wait after a 429 that does not say how long."""

LONGEST_PAUSE = 900.0
"""Seconds that a 429 may ask for; a job that would wait longer stops instead."""

LONGEST_DROUGHT = 900.0
"""Seconds for which every question may be refused with a 429; then the job stops."""

MOST_REFUSALS = 100
"""How often one question may be refused while others are answered: one that is larger than what
the account may send in a minute would be refused for ever."""

SECONDS_BEFORE_FASTER = 30.0
"""After so long without a 429, a rate that was lowered because of one is raised by a tenth."""

_NO_PASSING = ("insufficient_quota", "billing_hard_limit_reached", "access_terminated")
"""Codes of a 429 that no waiting will mend."""


class Bucket:
    """So much a second, as a small leaky bucket; several may wait, and go in their order."""

    def __init__(self, per_minute: float) -> None:
        self._turn = asyncio.Lock()
        self.set(per_minute)

    def set(self, per_minute: float) -> None:
        """Let so much flow from now on; who waits keeps the place."""
        self.per_minute = per_minute
        per_second = per_minute * SAFE_SHARE / 60
        self._size = max(1.0, per_second * SECONDS_IN_BUCKET)
        self._limiter = AsyncLimiter(self._size, self._size / per_second)

    async def take(self, amount: float) -> None:
        """Wait until this much may flow; more than the bucket holds flows in several goes."""
        async with self._turn:
            while amount > 0:
                portion = min(amount, self._size)
                await self._limiter.acquire(portion)
                amount -= portion


class Limits:
    """Lets questions go no faster than the provider takes them; for one event loop.

    Where several processes ask at once, each keeps to its share of the limits.

    Attributes:
        requests: The bucket of requests, or None where no limit is known.
        tokens: The bucket of tokens, likewise.
    """

    def __init__(
        self,
        requests_per_minute: float | None = None,
        tokens_per_minute: float | None = None,
        *,
        share: float = 1.0,
        paused: Callable[[float, str], None] = lambda seconds, reason: None,
    ) -> None:
        given = (requests_per_minute, tokens_per_minute)
        self._share, self._given = share, tuple(limit and limit * share for limit in given)
        self.requests, self.tokens = (Bucket(limit) if limit else None for limit in self._given)
        self._paused = paused
        self._resume_at = self._slowed_at = 0.0
        self._refusing_since: float | None = None
        self._opening = Opening(wide=requests_per_minute is not None)
        self._answered: deque[float] = deque(maxlen=256)

    async def carry(self, question: Question, onward: Onward) -> httpx2.Response:
        """Send a question when its turn comes, and again after each 429 that will pass.

        Returns:
            What the server answers; a 429 only where it refuses this question time and again.

        Raises:
            Halted: The server refuses everything, for too long.
        """
        for _ in range(MOST_REFUSALS):
            async with self._opening:
                await self._turn(len(question.body) / BYTES_PER_TOKEN)
                response = await onward()
            if response.status_code != httpx2.codes.TOO_MANY_REQUESTS:
                self._learn(response)
                return response
            self._pause(response)
        response.headers["x-should-retry"] = "false"  # for the SDK, which would begin anew
        return response

    async def _turn(self, tokens: float) -> None:
        if self.tokens is not None:
            await self.tokens.take(tokens)
        if self.requests is not None:
            await self.requests.take(1)
        while (seconds := self._resume_at - time.monotonic()) > 0:
            await asyncio.sleep(seconds)
            if self.requests is not None:  # else all would go at once
                await self.requests.take(1)

    def _learn(self, response: httpx2.Response) -> None:
        """Take over limits that the server tells and the caller has not given."""
        self._answered.append(time.monotonic())
        self._refusing_since = None
        told = [_number(response, f"x-ratelimit-limit-{what}") for what in ("requests", "tokens")]
        requests, tokens = (
            given or (said and said * self._share)
            for given, said in zip(self._given, told, strict=True)
        )
        if requests and self.requests is None:
            self.requests = Bucket(requests)
        if tokens and self.tokens is None:
            self.tokens = Bucket(tokens)
        self._opening.widen(wholly=any(told))
        self._recover(requests)

    def _pause(self, response: httpx2.Response) -> None:
        """Let nobody go for as long as the server says, and then more slowly.

        Raises:
            Halted: It asks for longer than a job should wait, or for money, or nobody is answered.
        """
        if _code(response) in _NO_PASSING:
            raise Halted(CallWithheld(
                "the provider says that the account's quota is used up: "
                "add to it, then run the same again"
            ))  # fmt: skip
        seconds = _seconds_to_wait(response)
        if seconds > LONGEST_PAUSE:
            raise Halted(CallWithheld(
                f"the provider asks to wait {seconds / 60:.0f} minutes: run the same again then"
            ))  # fmt: skip
        now = time.monotonic()
        self._refusing_since = self._refusing_since or now
        if now - self._refusing_since > LONGEST_DROUGHT:
            raise Halted(CallWithheld(
                f"the provider has refused every question for {LONGEST_DROUGHT / 60:.0f} minutes "
                "because of its rate limit: run the same again later"
            ))  # fmt: skip
        if now >= self._resume_at:
            self._slow_down(now)
        if now + seconds > self._resume_at:
            self._resume_at = now + seconds
            self._paused(seconds, "the provider says that its rate limit is reached")

    def _slow_down(self, now: float) -> None:
        """Keep to what the server was seen to take in the last seconds."""
        recent = [at for at in self._answered if at > now - SECONDS_BEFORE_FASTER]
        if len(recent) < 2:
            return
        seen = (len(recent) - 1) / max(recent[-1] - recent[0], 0.1) * 60
        if self.requests is None:
            self.requests = Bucket(seen)
        elif seen < self.requests.per_minute:
            self.requests.set(seen)
        self._slowed_at = now

    def _recover(self, limit: float | None) -> None:
        now = time.monotonic()
        if self._slowed_at and self.requests and now - self._slowed_at > SECONDS_BEFORE_FASTER:
            raised = self.requests.per_minute * 1.1
            self.requests.set(min(raised, limit) if limit else raised)
            self._slowed_at = now


class Opening:
    """How many questions are in flight before the server has told what it takes.

    A few go first. If an answer tells the limits, all others may follow, each in its turn; if
    not, with each answer two go: so their number doubles with every round.
    """

    FIRST, ALL = 4, 1_000

    def __init__(self, *, wide: bool) -> None:
        self._let = self.ALL if wide else self.FIRST
        self._room = asyncio.Semaphore(self._let)

    async def __aenter__(self) -> None:
        await self._room.acquire()

    async def __aexit__(self, *_: object) -> None:
        self._room.release()

    def widen(self, *, wholly: bool) -> None:
        """Let more go, after an answer."""
        wanted = self.ALL if wholly else self._let + 1
        while self._let < min(wanted, self.ALL):
            self._let += 1
            self._room.release()


def _number(response: httpx2.Response, header: str) -> float | None:
    try:
        value = float(response.headers.get(header, ""))
    except ValueError:
        return None
    return value if 0 < value < float("inf") else None


def _code(response: httpx2.Response) -> str:
    try:
        error = response.json()["error"]
        return str(error.get("code") or error.get("type"))
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _seconds_to_wait(response: httpx2.Response) -> float:
    if (milliseconds := _number(response, "retry-after-ms")) is not None:
        return milliseconds / 1000
    if (seconds := _number(response, "retry-after")) is not None:
        return seconds
    try:
        until = parsedate_to_datetime(response.headers.get("retry-after", ""))
        return max(0.0, until.timestamp() - time.time())
    except ValueError:
        return SHORTEST_PAUSE
