"""What every way of bringing a model file here has in common: a name, progress, and how it fails.

A way only appends the missing bytes; whether they are the right ones is judged by who asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.errors import LocalModelError
from summarizer.events import Listener, ModelFetched

TICK_SECONDS = 0.5


class WayFailed(LocalModelError):  # noqa: N818 - it reads as what happened
    """This way did not bring the file; another may."""


@dataclass(slots=True)
class Progress:
    """Tells a listener how far a file has come, twice a second at most."""

    way: str
    total: int
    notify: Listener
    _told: int = field(default=-1, init=False)
    _told_at: float = field(default=float("-inf"), init=False)

    def at(self, done: int) -> None:
        """Tell that `done` bytes are there, unless the listener was told a moment ago."""
        now, done = time.monotonic(), min(done, self.total)
        complete = done == self.total != self._told
        if complete or now - self._told_at >= TICK_SECONDS:
            self._told, self._told_at = done, now
            self.notify(ModelFetched(self.way, done, self.total))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to the file: a name that people read, and what appends the missing bytes."""

    name: str
    fetch: Callable[[Path, Progress], None]


def size_of(path: Path) -> int:
    """Return the size of a file; one that is not there has none."""
    return path.stat().st_size if path.exists() else 0
