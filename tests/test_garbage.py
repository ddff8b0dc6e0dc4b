"""The command line collects garbage seldom; a process that uses the library is left as it is."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer import cli
from summarizer.garbage import OBJECTS, collecting_seldom


def test_a_command_collects_seldom_and_leaves_the_process_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However it ends: with an exit code, as most do, or with an error."""
    before, seen = (gc.get_threshold(), gc.get_freeze_count()), list[tuple[int, int]]()

    def command() -> None:
        seen.append((gc.get_threshold()[0], gc.get_freeze_count()))
        raise SystemExit(5)

    monkeypatch.setattr(cli, "app", command)
    with pytest.raises(SystemExit):
        cli.main()
    [(threshold, frozen)] = seen
    assert threshold == OBJECTS > before[0][0]
    assert frozen > 10_000
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_who_collects_more_seldom_still_is_not_hurried() -> None:
    """A threshold that somebody set higher stays."""
    before = gc.get_threshold()
    try:
        gc.set_threshold(10 * OBJECTS, *before[1:])
        with collecting_seldom():
            assert gc.get_threshold()[0] == 10 * OBJECTS
    finally:
        gc.set_threshold(*before)


def test_the_library_sets_nothing() -> None:
    """Importing all of it, and the service with it, changes nothing of the process."""
    code = "import gc; before = gc.get_threshold(), gc.get_freeze_count()\n"
    code += "from summarizer import *; import summarizer.cli, summarizer.service.app\n"
    code += "print(before == (gc.get_threshold(), gc.get_freeze_count()))"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[1], capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "True"
