"""How often, and how many at once: what each key has left."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from summarizer.service.problems import Problem

BURST_SECONDS = 10.0
"""A key may ask at once what it may ask in so many seconds."""


class _Bucket(NamedTuple):
    left: float
    at: float


class Rates:
    """A bucket of requests for each key, filled as time goes by."""

    def __init__(self) -> None:
        self._buckets: dict[str, _Bucket] = {}

    def take(self, name: str, per_minute: float, now: float | None = None) -> float:
        """Take one request out: 0.0, or the seconds to wait until there is one."""
        now = time.monotonic() if now is None else now
        flow = per_minute / 60
        size = max(1.0, flow * BURST_SECONDS)
        bucket = self._buckets.get(name, _Bucket(size, now))
        left = min(size, bucket.left + (now - bucket.at) * flow)
        self._buckets[name] = _Bucket(left - 1 if left >= 1 else left, now)
        return 0.0 if left >= 1 else (1 - left) / flow


class Slots:
    """How many of something each key has open at once."""

    def __init__(self, what: str, most: int) -> None:
        self._what, self._most = what, most
        self._open: Counter[str] = Counter()

    @contextmanager
    def one_of(self, name: str) -> Iterator[None]:
        """Hold one for as long as the block lasts.

        Raises:
            Problem: The key has as many as it may have.
        """
        if self._open[name] >= self._most:
            raise Problem(
                429,
                f"{self._most} {self._what} are open with this key already: "
                "close one, or wait until one ends",
                headers={"Retry-After": "1"},
            )
        self._open[name] += 1
        try:
            yield
        finally:
            self._open[name] -= 1
            if not self._open[name]:
                del self._open[name]
