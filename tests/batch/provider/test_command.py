"""`batch --provider-batch` as a command: sent, left, taken up, and refused with a sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from summarizer.cli import main
from tests.batch.test_shards import written
from tests.fake_batches import FakeBatches
from tests.fake_replies import obedient
from tests.sample_report import BY_SECTION

GOOD = obedient(BY_SECTION)


def command(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run one command, and give its exit code."""
    monkeypatch.setattr(sys, "argv", ["summarizer", "batch", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_job_is_sent_and_taken_up_by_the_same_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code tells a script whether to come back, and the output how."""
    monkeypatch.setenv("SUMMARIZER_WINDOW", "16000")
    source = written(tmp_path / "in.jsonl", 3)
    with FakeBatches(GOOD, polls=1) as fake:
        given = [source, "--out", tmp_path / "out", "--model", "m", "--base-url", fake.base_url]
        given += ["--provider-batch", "--no-wait", "--log", "json"]
        assert command(monkeypatch, *given) == 6
        told = capsys.readouterr().err
        assert "run the same command again" in told
        assert command(monkeypatch, *given) == 0
    events = [json.loads(line) for line in told.splitlines()]
    batch = next(event for event in events if event["event"] == "provider_batch")
    assert (batch["status"], batch["questions"]) == ("in_progress", 3)
    assert len((tmp_path / "out" / "results.jsonl").read_bytes().splitlines()) == 3
    assert fake.requests == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--no-wait"], "--no-wait goes with --provider-batch"),
        (["--rounds", "6"], "--rounds goes with --provider-batch"),
        (["--poll-seconds", "30"], "--poll-seconds goes with --provider-batch"),
        (["--workers", "2"], "--workers goes with --engine ray"),
        (["--shards", "2"], "--shards goes with --engine ray"),
        (["--provider-batch", "--live"], "leave --provider-batch and --engine out"),
        (["--provider-batch", "--engine", "ray"], "leave --engine out"),
        (["--provider-batch", "--rounds", "0"], "--rounds must be 1 or more"),
        (["--provider-batch", "--poll-seconds", "0"], "--poll-seconds must be more than 0"),
        (["-", "--format", "jsonl", "--provider-batch"], "put them into a file"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    said: str,
) -> None:
    """What excludes each other is told before anything is asked."""
    source = written(tmp_path / "in.jsonl", 1)
    with FakeBatches(GOOD) as fake:
        given = [source, "--out", tmp_path / "out", "--model", "m", "--base-url", fake.base_url]
        assert command(monkeypatch, *given, *options) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert fake.created == []


def test_the_embedded_model_is_not_spread_over_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each of its processes would take the whole machine."""
    source = written(tmp_path / "in.jsonl", 1)
    assert command(monkeypatch, source, "--out", tmp_path / "out", "--engine", "ray") == 2
    assert "--engine ray is for a model behind a server" in capsys.readouterr().err


def test_a_batch_that_is_under_way_is_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --provider-batch nothing is asked a second time, unless that is said."""
    monkeypatch.setenv("SUMMARIZER_WINDOW", "16000")
    source = written(tmp_path / "in.jsonl", 3)
    with FakeBatches(GOOD, polls=9, live=GOOD) as fake:
        given = [source, "--out", tmp_path / "out", "--model", "m", "--base-url", fake.base_url]
        assert command(monkeypatch, *given, "--provider-batch", "--no-wait") == 6
        assert command(monkeypatch, *given) == 2
        told = " ".join(capsys.readouterr().err.split())
        assert "(3) are in batches at the provider" in told
        assert "go on with --provider-batch, or with --live to ask anew" in told
        assert fake.requests == []
        assert command(monkeypatch, *given, "--live") == 0
        assert command(monkeypatch, *given) == 0  # nothing is left to ask
    assert len(fake.requests) == 3
