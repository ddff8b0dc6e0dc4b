"""`summarizer compare` groups stories and writes one comparison a story."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.cli import main
from summarizer.comparing.story import StoryComparison
from summarizer.reporting.rows import row
from tests.comparing.told import claim, result_of, seed_result

TWO = ("china-equipment-sales", "us-intelligence-findings")
ALONE = claim("A museum of glass opened in Tarn after 12 years, Mayor Lea Brandt said.")


class Ran(NamedTuple):
    """What the command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


class Cli:
    """Runs the command in this process."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capsys = patch, capsys

    def __call__(self, *arguments: object) -> Ran:
        """Run it to its end."""
        self._patch.setattr(sys, "argv", ["summarizer", "compare", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(int(ended.value.code or 0), out, err)


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command."""
    return Cli(monkeypatch, capsys)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A job's folder with the two seeds and a report of another story."""
    results = [*map(seed_result, TWO), result_of("glass", ALONE)]
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "results.jsonl").write_text("".join(row(r) + "\n" for r in results), "utf-8")
    return folder


def test_a_folder_gives_one_comparison_a_story(cli: Cli, rows: Path) -> None:
    """The seeds are one story; the report that stands alone is counted and left out."""
    ran = cli(rows)
    assert ran.code == 0
    assert ran.out.count("reports compared") == 1
    assert "told more than once: 1, standing alone: 1" in ran.err
    assert "glass" not in ran.out


def test_json_is_a_row_a_story(cli: Cli, rows: Path) -> None:
    """Each line of --json is a comparison that can be read back."""
    (line,) = cli(rows / "results.jsonl", "--json").out.splitlines()
    story = StoryComparison.model_validate_json(line)
    assert [conflict.kind for conflict in story.conflicts] == ["scope"]


def test_out_writes_rows_markdown_and_pages(cli: Cli, rows: Path, tmp_path: Path) -> None:
    """A folder gets a row, a text and a page of each story."""
    folder = tmp_path / "new" / "stories"
    ran = cli(rows, "--out", folder)
    assert (ran.code, ran.out) == (0, "")
    found = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    assert set(found) == {"stories.jsonl", "story-0001.md", "story-0001.html"}
    assert json.loads(found["stories.jsonl"])["reports"][0]["id"] == TWO[0]
    assert "data-item" in found["story-0001.html"]


def test_one_story_groups_nothing(cli: Cli, rows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --one-story every report is compared with every other, and no extra is needed."""
    monkeypatch.setitem(sys.modules, "datasketch", None)
    ran = cli(rows, "--one-story")
    assert ran.code == 0
    assert "3 reports compared" in ran.out


def test_one_result_is_a_mistake(cli: Cli, tmp_path: Path) -> None:
    """There is nothing to compare one report with: exit code 2 and a sentence."""
    file = tmp_path / "one.jsonl"
    file.write_text(row(result_of("glass", ALONE)) + "\n", "utf-8")
    ran = cli(file)
    assert ran.code == 2
    assert "two results or more" in ran.err
