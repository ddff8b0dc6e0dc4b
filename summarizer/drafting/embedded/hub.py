"""The model file from the Hugging Face hub, going on where an interrupted fetch stopped."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.drafting.embedded.download import TICK_SECONDS, Progress, Way, WayFailed, size_of

if TYPE_CHECKING:
    import httpx2

PROBE_SECONDS = 3.0
STALL_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Hub:
    """Where the file stands on the hub, or on a mirror that HF_ENDPOINT names."""

    repo: str
    filename: str

    @property
    def url(self) -> str:
        """The address that serves the file."""
        endpoint = os.environ.get("HF_ENDPOINT") or "https://huggingface.co"
        return f"{endpoint.rstrip('/')}/{self.repo}/resolve/main/{self.filename}"


def from_hub(hub: Hub) -> Way:
    """Return the way through the hub."""

    def fetch(part: Path, progress: Progress) -> None:
        _probe(hub.url, lambda: progress.at(size_of(part)))
        _download_persistently(hub.url, part, progress)

    return Way("the Hugging Face hub", fetch)


def _probe(url: str, tick: Callable[[], None]) -> None:
    """Ask the hub for the file's headers, and give up after three seconds in all.

    It runs in a thread of its own because looking a name up knows no time limit.
    """
    answer: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=lambda: answer.put(_problem_with(url)), daemon=True).start()
    deadline = time.monotonic() + PROBE_SECONDS
    while (left := deadline - time.monotonic()) > 0:
        tick()
        try:
            problem = answer.get(timeout=min(left, TICK_SECONDS))
        except queue.Empty:
            continue
        if problem is not None:
            raise WayFailed(problem)
        return
    raise WayFailed(f"no answer in {PROBE_SECONDS:g} seconds")


def _problem_with(url: str) -> str | None:
    import httpx2  # noqa: PLC0415 - loaded on first use: it takes 0.1 s

    try:
        answer = httpx2.head(url, follow_redirects=True, timeout=PROBE_SECONDS)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as problem:
        return f"it cannot be reached ({_told(problem)})"
    return None if answer.is_success else f"it answered {answer.status_code}"


def _told(problem: Exception) -> str:
    return str(problem) or type(problem).__name__


def _download_persistently(url: str, part: Path, progress: Progress) -> None:
    """Download, and go on after a break as long as every attempt brings something."""
    while True:
        before = size_of(part)
        try:
            return _download(url, part, progress)
        except WayFailed:
            if size_of(part) <= before:
                raise


def _download(url: str, part: Path, progress: Progress) -> None:
    import httpx2  # noqa: PLC0415 - loaded on first use: it takes 0.1 s

    have = size_of(part)
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    try:
        with httpx2.stream(
            "GET", url, headers=headers, follow_redirects=True, timeout=STALL_SECONDS
        ) as answer:
            _store(answer, part, progress)
    except (httpx2.HTTPError, httpx2.StreamError) as problem:
        raise WayFailed(f"it broke off ({_told(problem)})") from problem


def _store(answer: httpx2.Response, part: Path, progress: Progress) -> None:
    if not answer.is_success:
        raise WayFailed(f"it answered {answer.status_code}")
    goes_on = answer.status_code == 206
    done = size_of(part) if goes_on else 0
    announced = answer.headers.get("Content-Length")
    # Told before anything is written: a sign-in page must not replace half a model.
    if announced is not None and done + int(announced) != progress.total:
        raise WayFailed(f"it offers {done + int(announced)} bytes, not {progress.total}")
    with part.open("ab" if goes_on else "wb") as file:
        for block in answer.iter_raw():
            done += file.write(block)
            if done > progress.total:
                raise WayFailed(f"it gives more than the file's {progress.total} bytes")
            progress.at(done)
