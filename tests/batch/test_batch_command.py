"""`summarizer batch` says what became of a job, what to do next, and exits accordingly."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.batch.job import ROWS
from summarizer.cli import main
from summarizer.reporting.rows import read_rows
from tests.batch.jobs import GOOD, Changing
from tests.fake_replies import CutOff, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import TEXT, WHOLE


class Ran(NamedTuple):
    """What a command left: its exit code and what it wrote, each as one line of words."""

    code: int
    out: str
    err: str


class Batch:
    """Runs `summarizer batch` over a folder of one report, in this process."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.source, self.out = folder / "in", folder / "out"
        self._capsys, self._patch = capsys, patch

    def __call__(self, *options: str, at: FakeOpenAI | str, stdin: bytes = b"") -> Ran:
        """Run it to its end against a server."""
        url = at if isinstance(at, str) else at.base_url
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._patch.setattr(
            sys,
            "argv",
            [
                "summarizer", "batch", str(self.source), "--out", str(self.out),
                "--model", "fake-model", "--base-url", url, *options,
            ],
        )  # fmt: skip
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(int(ended.value.code or 0), " ".join(out.split()), " ".join(err.split()))


@pytest.fixture
def batch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Batch:
    """A command that tries nothing twice, over one report."""
    for name in ("RETRIES", "REASKS"):
        monkeypatch.setenv(f"SUMMARIZER_{name}", "0")
    made = Batch(tmp_path, capsys, monkeypatch)
    made.source.mkdir()
    (made.source / "velm.txt").write_text(TEXT, "utf-8")
    return made


def test_a_worse_result_is_told_and_not_kept(batch: Batch) -> None:
    """The row stays as it was; a line, the end and the exit code tell how it went this time."""
    script = Changing(lambda _: CutOff(WHOLE))
    with FakeOpenAI(script) as fake:
        batch(at=fake)
        before = (batch.out / ROWS).read_bytes()
        script.now = lambda _: Status(500)
        ran = batch("--retry-failed", at=fake)
    assert (batch.out / ROWS).read_bytes() == before
    assert ran.code == 5
    assert "velm: failed this time: its earlier result stays" in ran.err
    assert "the earlier one stays: 1 report" in ran.err


@pytest.mark.parametrize(
    ("status", "said", "unsaid"),
    [(500, "the same command again", "--retry-failed"), (400, "--retry-failed", "same command")],
)
def test_what_is_said_to_do_next_helps(batch: Batch, status: int, said: str, unsaid: str) -> None:
    """What the provider failed at needs no option; what did not fit does."""
    with FakeOpenAI(lambda _: Status(status, "No.", "x")) as fake:
        ran = batch(at=fake)
    assert ran.code == 5
    assert said in ran.err
    assert unsaid not in ran.err


def test_an_id_steers_no_terminal(batch: Batch) -> None:
    """Neither the progress nor the table has the codes of a row's id."""
    row = {"id": "a\u001b[31mRED\u0007\nsecond\u202e", "text": TEXT}
    (batch.source / "velm.txt").unlink()
    (batch.source / "r.jsonl").write_text(json.dumps(row) + "\nx\n", "utf-8")
    with FakeOpenAI(GOOD) as fake:
        ran = batch("--bad-rows", "skip", at=fake)
    assert ran.code == 0
    assert "a [31mRED second : done" in ran.err
    assert not set(ran.out + ran.err) & set("\x1b\x07\u202e")


def test_an_empty_file_costs_itself(batch: Batch) -> None:
    """Its row is failed with the reason, and the others are done."""
    (batch.source / "empty.txt").write_text("", "utf-8")
    with FakeOpenAI(GOOD) as fake:
        ran = batch(at=fake)
    assert ran.code == 5
    rows = {row.id: row for row in read_rows(batch.out / ROWS)}
    assert {name: row.status for name, row in rows.items()} == {"empty": "failed", "velm": "done"}
    assert rows["empty"].error is not None
    assert "there is no word in the report 'empty'" in rows["empty"].error.message


def test_a_job_without_a_report_is_a_mistake(batch: Batch) -> None:
    """An empty table of results would look like success."""
    (batch.source / "velm.txt").rename(batch.source / "velm.jsonl")
    with FakeOpenAI([]) as fake:
        ran = batch("--bad-rows", "skip", at=fake)
    assert ran.code == 2
    assert "no report was found in" in ran.err
