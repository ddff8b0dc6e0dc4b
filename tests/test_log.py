"""With --log json everything on the standard error stream is an object a line."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest

from summarizer import events
from summarizer.cli import main
from summarizer.cli.log import Log, name_of
from tests.fake_replies import Status, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT

DOCUMENT = Path(__file__).parents[1] / "docs" / "formats.md"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[dict[str, Any]]]:
    """Run a command; its exit code, and the objects on its standard error stream."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["summarizer", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    return int(ended.value.code or 0), told


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The sample report, in a file."""
    path = tmp_path / "velm.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_batch_tells_its_course_in_objects(
    capsys: pytest.CaptureFixture[str], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From where the reports go to how the batch ended, each with its time."""
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")
    with FakeOpenAI(obedient(BY_SECTION)) as fake:
        code, told = run(
            capsys, "batch", report, "--out", report.parent / "out", "--log", "json",
            "--base-url", fake.base_url, "--model", "m",
        )  # fmt: skip
    names = [one["event"] for one in told]
    assert code == 0
    assert names[0] == "destination"
    assert [n for n in names if n != "message"][-1] == "batch_finished"
    expected = ["model_ready", "report_started", "section_answered", "report_finished"]
    assert [name for name in names if name in expected] == expected
    finished = told[names.index("report_finished")]
    assert (finished["report_id"], finished["status"]) == ("velm", "done")
    assert all(one["time"].endswith("+00:00") for one in told)


def test_an_error_is_an_object_too(
    capsys: pytest.CaptureFixture[str], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its kind and the exit code that follows; the next command tells its own in words."""
    missing = report.parent / "none.txt"
    arguments = ["batch", missing, "--out", report.parent / "out", "--base-url", "http://x.invalid"]
    code, told = run(capsys, *arguments, "--model", "m", "--log", "json")
    assert code == 2
    assert told[-1]["event"] == "error"
    assert (told[-1]["kind"], told[-1]["exit_code"]) == ("InputError", 2)
    assert "no such file" in told[-1]["text"]
    monkeypatch.setattr(sys, "argv", ["summarizer", *map(str, arguments), "--model", "m"])
    with pytest.raises(SystemExit):
        main()
    assert "error: " in capsys.readouterr().err


def test_no_line_holds_a_text_of_the_report(
    capsys: pytest.CaptureFixture[str], report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Logs go further than reports may."""
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")
    with FakeOpenAI([Status(500, "away")] * 9) as fake:
        _, told = run(
            capsys, "batch", report, "--out", report.parent / "out", "--log", "json",
            "--base-url", fake.base_url, "--model", "m",
        )  # fmt: skip
    assert "shelled" not in json.dumps(told)


def test_control_characters_and_line_ends_stay_inside(capsys: pytest.CaptureFixture[str]) -> None:
    """A report's id can neither end a line nor steer a terminal."""
    Log()(events.ReportStarted("a\nb\x1b[2J\u2028\u202e", 1))
    line = capsys.readouterr().err
    assert line.isascii()
    assert line.count("\n") == 1
    assert "\x1b" not in line
    assert json.loads(line)["report_id"] == "a\nb\x1b[2J\u2028\u202e"


def test_events_are_called_after_what_they_are() -> None:
    """In words joined by underscores."""
    assert name_of(events.ReportFinished) == "report_finished"
    assert name_of(events.Paused) == "paused"


def test_every_event_and_every_field_of_it_is_documented() -> None:
    """Programs rely on these names."""
    document = DOCUMENT.read_text("utf-8")
    for event in get_args(events.Event):
        (row,) = [line for line in document.splitlines() if f"| `{name_of(event)}` |" in line]
        for field in fields(event):
            assert f"`{field.name}`" in row, (event, field.name)
