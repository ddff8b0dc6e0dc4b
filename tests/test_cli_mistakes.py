"""What somebody with the README in hand may get wrong: each mistake is told in one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.cli import main
from summarizer.reporting.rows import row
from tests.sample_report import TEXT
from tests.test_cli_show import a_result, refused, run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a job in "out", a report in "in", and a readable summary."""
    for name in ("out", "in"):
        (tmp_path / name).mkdir()
    (tmp_path / "out" / "results.jsonl").write_text(row(a_result()) + "\n", "utf-8")
    (tmp_path / "out" / "results.md").write_text("# velm\n", "utf-8")
    (tmp_path / "in" / "velm.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


NO_RESULTS = "out/results.md holds no results: give a job's folder, or its results.jsonl"
NO_JOB = "in is not the folder of a job: it has no results.jsonl"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("verify in/velm.txt out/results.jsonl", "give the result first, and then the report"),
        ("verify out/results.jsonl in", "in is a folder: give the file with the text"),
        ("verify in in/velm.txt", NO_JOB),
        ("summarize in", "in is a folder: give the file with the text"),
        ("figures in", "in is a folder: give the file with the text"),
        ("show in --no-open", NO_JOB),
        ("show out/results.md --no-open", NO_RESULTS),
        ("show nowhere --no-open", "nowhere: there is no such file or folder"),
        ("compare in out", NO_JOB),
        ("compare out/results.md out", NO_RESULTS),
        ("review in", NO_JOB),
        ("review out/results.md", NO_RESULTS),
    ],
)
def test_a_mistake_is_told(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    said: str,
) -> None:
    """What was wrong, where, and what to give instead; and nothing is written."""
    before = sorted(here.rglob("*"))
    assert said in refused(monkeypatch, capsys, *command.split())
    assert sorted(here.rglob("*")) == before


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("command", ["show {} --no-open", "review {}", "review {} velm"])
def test_a_jobs_folder_and_its_rows_are_the_same(command: str) -> None:
    """Whoever names the file means the folder."""
    assert run(*command.format("out").split()) == run(*command.format("out/results.jsonl").split())


@pytest.mark.usefixtures("here")
def test_verify_takes_a_jobs_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It finds the same as in the folder's rows, the wrong figure among it."""
    told = []
    for name in ("out", "out/results.jsonl"):
        monkeypatch.setattr("sys.argv", ["summarizer", "verify", name, "in/velm.txt"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 1
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "77" in told[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is full")
def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A full disk behind the standard output gives a sentence that says what could not be done."""
    (tmp_path / "report.txt").write_text("Acme paid $2 million.", "utf-8")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "summarizer", "figures", tmp_path / "report.txt"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stderr.startswith("error: cannot write the output of the command: No space left")
