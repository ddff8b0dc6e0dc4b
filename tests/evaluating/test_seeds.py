"""Seed folders are read, and what is wrong with one is told by file and place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.evaluating.expected import SECTIONS, ExpectedItem
from summarizer.evaluating.seeds import read_seed, read_seeds
from tests.evaluating.velm import EXPECTED, SHELLED, seed, seed_folder
from tests.sample_report import TEXT

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.checkout
def test_the_seeds_of_the_project_are_read() -> None:
    """Both are found below their folder, each once, with every section filled in."""
    seeds = read_seeds([SEEDS, SEEDS / "china-equipment-sales"])
    assert [one.name for one in seeds] == ["china-equipment-sales", "us-intelligence-findings"]
    assert all(one.items(section) for one in seeds for section in SECTIONS)


def test_an_items_place_is_where_its_sentences_stand(tmp_path: Path) -> None:
    """A sentence that the report has twice may be cited in either place."""
    one = seed(tmp_path)
    (place,) = one.places(one.items("claims")[0])
    assert TEXT[place.start : place.end] == SHELLED
    twice = ExpectedItem(sentences=("Velm",))
    assert [TEXT[p.start : p.end] for p in one.places(twice)] == ["Velm"]
    double = read_seed(seed_folder(tmp_path / "double", text=f"{TEXT}\n{TEXT}"))
    assert len(double.places(one.items("claims")[0])) == 2


def test_what_is_known_of_the_report_goes_with_it(tmp_path: Path) -> None:
    """Its date resolves times, and it is called after its folder."""
    report = seed(tmp_path).report
    assert (report.id, report.title, str(report.published)) == (
        "velm", "Border town shelled", "2024-04-12",
    )  # fmt: skip


@pytest.mark.parametrize("missing", ["expected.json", "source.txt"])
def test_a_folder_without_one_of_its_files_is_told(tmp_path: Path, missing: str) -> None:
    """A seed has two files: which is missing is said, wherever the folder lies."""
    folder = seed_folder(tmp_path / "seeds" / "velm")
    (folder / missing).unlink()
    for path in (folder, tmp_path):
        with pytest.raises(InputError, match=f"velm has no {missing}: put "):
            read_seeds([path])


def test_a_folder_without_seeds_and_no_folder_at_all_are_told(tmp_path: Path) -> None:
    """Each in words of its own."""
    with pytest.raises(InputError, match=r"no folder with a source.txt and an expected.json"):
        read_seeds([tmp_path])
    with pytest.raises(InputError, match="there is no such folder"):
        read_seeds([tmp_path / "none"])


def test_two_seeds_of_one_name_are_told(tmp_path: Path) -> None:
    """Their results could not be told apart."""
    seed_folder(tmp_path / "a" / "velm")
    seed_folder(tmp_path / "b" / "velm")
    with pytest.raises(InputError, match="a second seed is called 'velm'"):
        read_seeds([tmp_path])


def _with(section: str, **fields: Any) -> str:
    return json.dumps(EXPECTED | {section: [EXPECTED[section][0] | fields]})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{", "is not JSON: .* at line 1, column 2"),
        ("[" * 100_000, "nested too deeply|is not JSON"),
        ("[]", "the whole: Input should be"),
        (json.dumps({"claims": []}), "actors: Field required"),
        (_with("claims", certainty="perhaps"), "claims.0.certainty: Input should be 'stated'"),
        (_with("claims", speakr="Ruiz"), "claims.0.speakr: Extra inputs"),
        (_with("actors", sentences=[]), "actors.0.sentences: Tuple should have at least 1"),
        (_with("denials", sentences=["Nobody said so."]), "denials.0: this does not stand in"),
        (_with("denials", sentences=["x" * 200]), "word for word: “x+…”"),
    ],
)
def test_what_is_wrong_with_an_expected_json_is_told(
    tmp_path: Path, written: str, said: str
) -> None:
    """The message names the file, the item and the field."""
    with pytest.raises(InputError, match=said) as told:
        read_seed(seed_folder(tmp_path / "velm", written))
    assert str(told.value).startswith(str(tmp_path / "velm" / "expected.json"))
    assert len(str(told.value)) < 500
