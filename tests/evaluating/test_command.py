"""`summarizer evaluate`: tables, JSON, and a sentence for whatever goes wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from summarizer.batch.job import ROWS
from summarizer.cli import main
from summarizer.reporting.rows import row
from tests.evaluating.velm import changed, result_of, seed_folder
from tests.fake_replies import Status, obedient, schema_asked
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, WHOLE, prompt_of


class Ran(NamedTuple):
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


class Evaluate:
    """Runs the command in this process, on a terminal of 80 columns."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._patch = capsys, monkeypatch

    def __call__(self, *arguments: object) -> Ran:
        """Run it to its end; it may never show a traceback."""
        self._patch.setattr(sys, "argv", ["summarizer", "evaluate", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(int(ended.value.code or 0), out, err)


@pytest.fixture
def evaluate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Evaluate:
    """The command, trying nothing twice."""
    settings = {"RETRIES": "0", "REASKS": "0", "TIMEOUT": "5", "CORRECT": "false"}
    for name, value in settings.items():
        monkeypatch.setenv(f"SUMMARIZER_{name}", value)
    return Evaluate(capsys, monkeypatch)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with the sample report as its only seed."""
    seed_folder(tmp_path / "seeds" / "velm")
    return tmp_path / "seeds"


def rows_in(folder: Path, *answers: dict[str, Any]) -> Path:
    """A file of rows, one for each answer, all for the sample report."""
    path = folder / "rows.jsonl"
    path.write_text("".join(row(result_of(answer)) + "\n" for answer in answers), "utf-8")
    return path


def at(fake: FakeOpenAI) -> tuple[str, ...]:
    """The options that lead to a fake server."""
    return "--base-url", fake.base_url, "--model", "fake-model", "--quiet"


def test_seeds_are_summarized_and_scored(evaluate: Evaluate, seeds: Path) -> None:
    """The model is asked about each report; the scores say what it cost."""
    with FakeOpenAI(obedient(BY_SECTION)) as fake:
        ran = evaluate(seeds, "--json", *at(fake))
        asked = len(fake.requests)
    scores = json.loads(ran.out)
    assert (ran.code, scores["seeds"][0]["status"]) == (0, "done")
    assert scores["cost"] == scores["seeds"][0]["cost"]
    assert (scores["cost"]["calls"], scores["cost"]["prompt_tokens"]) == (asked, 100 * asked)
    assert scores["all"]["claims"]["recall"] == 1.0
    assert scores["model"] == ["fake-model"]


def test_the_tables_fit_a_terminal(evaluate: Evaluate, seeds: Path, tmp_path: Path) -> None:
    """Nothing is cut off at 80 columns, and the number that matters has a column of its own."""
    rows = rows_in(tmp_path, changed("claims", 0, speaker="The European Union"))
    ran = evaluate(seeds, "--results", rows, "--details")
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "…" not in ran.out
    assert "unmarked" in ran.out
    assert "speaker: The European Union, expected Ana Ruiz" in ran.out
    assert [line.split()[:2] for line in ran.out.splitlines() if " missed " in line] == [
        ["actors", "missed"], ["actors", "missed"],
    ]  # fmt: skip


def test_given_results_are_scored_without_a_model(
    evaluate: Evaluate, seeds: Path, tmp_path: Path
) -> None:
    """Of two rows for one report the later counts, and its name does not matter."""
    path = rows_in(tmp_path, WHOLE | {"claims": []}, WHOLE)
    path.write_text(path.read_text("utf-8").replace('"id":"velm"', '"id":"other"'), "utf-8")
    scores = json.loads(evaluate(seeds, "--results", path, "--json").out)
    assert scores["all"]["claims"]["recall"] == 1.0


def test_summaries_kept_in_a_folder_are_not_made_again(
    evaluate: Evaluate, seeds: Path, tmp_path: Path
) -> None:
    """A second run on the same folder asks nothing, and gives the same scores."""
    with FakeOpenAI(obedient(BY_SECTION)) as fake:
        first = evaluate(seeds, "--out", tmp_path / "out", "--json", *at(fake))
        asked = len(fake.requests)
        second = evaluate(seeds, "--out", tmp_path / "out", "--json", *at(fake))
        assert len(fake.requests) == asked > 0
    assert first.out == second.out
    stored = evaluate(seeds, "--results", tmp_path / "out" / ROWS, "--json")
    assert stored.out == first.out


def test_a_seed_that_fails_costs_itself_only(
    evaluate: Evaluate, seeds: Path, tmp_path: Path
) -> None:
    """The others are scored, the message says why, and the exit code is that of a batch."""
    seed_folder(tmp_path / "seeds" / "again")
    (tmp_path / "seeds" / "again" / "source.txt").write_text(
        (tmp_path / "seeds" / "velm" / "source.txt").read_text("utf-8") + "\nMARKED\n", "utf-8"
    )

    def reply(body: dict[str, Any]) -> Any:
        good = obedient(BY_SECTION)(body)
        return Status(500) if "MARKED" in prompt_of(body) else good

    with FakeOpenAI(reply) as fake:
        ran = evaluate(seeds, "--json", *at(fake))
        assert {schema_asked(body).name for body in fake.requests} <= set(BY_SECTION)
    scores = json.loads(ran.out)
    assert (ran.code, [one["status"] for one in scores["seeds"]]) == (5, ["failed", "done"])
    assert scores["all"]["claims"]["recall"] == 0.5
    assert "again: failed: " in ran.err


def test_what_cannot_be_scored_is_told_before_anything_is_sent(
    evaluate: Evaluate, seeds: Path, tmp_path: Path
) -> None:
    """Each mistake exits with 2 and one sentence."""
    rows = rows_in(tmp_path, WHOLE)
    other = tmp_path / "other.jsonl"
    other.write_text(row(result_of({"headline": None, "gist": None}, "Another.")) + "\n", "utf-8")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "source.txt").write_text("Text.", "utf-8")
    mistakes: list[tuple[list[object], str]] = [
        ([tmp_path / "none"], "there is no such folder"),
        ([tmp_path / "bare"], "bare has no expected.json"),
        ([seeds, "--results", tmp_path / "no.jsonl"], "No such file"),
        ([seeds, "--results", other], "the one of that name is of another text"),
        ([seeds, "--results", rows, "--model", "m"], "--results asks no model"),
        ([seeds, "--results", rows, "--out", tmp_path], "--results asks no model"),
        ([seeds, "--results", rows, "--no-correct"], "--results asks no model"),
    ]
    for arguments, said in mistakes:
        ran = evaluate(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("error: ")
        assert said in ran.err


def test_a_model_that_cannot_be_had_exits_with_5_and_says_why(
    evaluate: Evaluate, seeds: Path
) -> None:
    """Nothing was found, and the tables say so."""
    with FakeOpenAI(lambda _: Status(401)) as fake:
        ran = evaluate(seeds, *at(fake))
    assert ran.code == 5
    assert "velm: failed: " in ran.err
    assert "refused the key" in " ".join(ran.err.split())
