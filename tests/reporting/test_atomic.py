"""A file is replaced in one step, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reporting.atomic import replacing


def test_whoever_reads_the_old_file_goes_on_reading_it(tmp_path: Path) -> None:
    """The new one takes its name; the old one is not written over while it is read."""
    path = tmp_path / "a.csv"
    path.write_text("before", "utf-8")
    with path.open() as reader:
        with replacing(path) as part:
            part.write_text("after", "utf-8")
            assert path.read_text("utf-8") == "before"
        assert reader.read() == "before"
    assert path.read_text("utf-8") == "after"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fails_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """What was there before stays, and no half of the new file is left."""
    path = tmp_path / "a.csv"
    path.write_text("before", "utf-8")
    with pytest.raises(InputError, match=r"cannot write .*a\.csv: No space left"):  # noqa: SIM117
        with replacing(path) as part:
            part.write_text("half", "utf-8")
            raise OSError(28, "No space left on device")
    assert path.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]
