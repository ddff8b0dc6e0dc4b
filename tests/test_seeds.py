"""The seeds say only what their sources say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
DIGESTS = {
    "china-equipment-sales": "e0d1ae5f8c3521ac69dc26463247c4426cb8ffa3c866c4865b331d1ca1ad102c",
    "us-intelligence-findings": "292379ec0493bb387226ed56e06be39f4dffabc542ccaa33b0dc79654510bdda",
}
SHAPES = {
    "actors": {"name", "kind", "role", "aliases", "sentences"},
    "claims": {
        "statement", "speaker", "via", "certainty", "quote", "when", "figures", "sentences",
    },
    "denials": {"actor", "denied", "form", "quote", "answers", "sentences"},
    "sanctions_threats": {
        "issuer", "target", "measure", "status", "condition", "when", "sentences",
    },
}  # fmt: skip
CLOSED_LISTS = {
    "kind": {"person", "government", "agency", "company", "organization", "group", "country"},
    "certainty": {"stated", "hedged", "alleged"},
    "form": {"denied", "rejected", "deflected", "declined to comment"},
    "status": {"threatened", "authorized", "imposed", "lifted"},
}

pytestmark = pytest.mark.parametrize("name", sorted(DIGESTS))


def source(name: str) -> str:
    """Read the report as it is, line ends included."""
    return (SEEDS / name / "source.txt").read_bytes().decode()


def expected(name: str) -> dict[str, Any]:
    """Read what a good summary of the report must contain."""
    found: dict[str, Any] = json.loads((SEEDS / name / "expected.json").read_text("utf-8"))
    return found


def items(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every item of every section, with the name of its section."""
    for section in SHAPES:
        for item in expected(name)[section]:
            yield section, item


def test_the_report_is_kept_byte_for_byte(name: str) -> None:
    """Offsets into a seed stay true because its bytes never change."""
    assert hashlib.sha256(source(name).encode()).hexdigest() == DIGESTS[name]


def test_every_item_has_the_fields_of_its_section(name: str) -> None:
    """An evaluation can read any field of any item without asking whether it is there."""
    assert set(expected(name)) == {"report", *SHAPES}
    assert set(expected(name)["report"]) == {"title", "publisher", "published"}
    for section, item in items(name):
        assert set(item) == SHAPES[section]


def test_every_closed_field_holds_a_word_of_its_list(name: str) -> None:
    """Kinds, certainties, forms and statuses are the words that the program uses."""
    for _, item in items(name):
        for field in CLOSED_LISTS.keys() & item.keys():
            assert item[field] in CLOSED_LISTS[field]


def test_every_sentence_stands_in_the_source(name: str) -> None:
    """Evidence is verbatim and stands in one place of one line, so it can be pointed at."""
    for _, item in items(name):
        assert item["sentences"]
        for sentence in item["sentences"]:
            assert source(name).count(sentence) == 1
            assert "\n" not in sentence


def test_quotes_and_figures_stand_in_their_sentences(name: str) -> None:
    """A quote or a figure is written as one of the item's own sentences writes it."""
    for _, item in items(name):
        for written in filter(None, [item.get("quote"), *item.get("figures", [])]):
            assert any(written in sentence for sentence in item["sentences"])


def test_times_and_names_are_as_written(name: str) -> None:
    """The title, every time and every actor, under one of its names, stand in the source."""
    text = source(name)
    assert expected(name)["report"]["title"] in text
    for section, item in items(name):
        assert (item.get("when") or "") in text
        if section == "actors":
            assert any(known in text for known in [item["name"], *item["aliases"]])


def test_every_denial_answers_a_claim_of_the_report_or_none(name: str) -> None:
    """A denial is tied to a claim by that claim's exact statement."""
    statements = [claim["statement"] for claim in expected(name)["claims"]]
    assert len(set(statements)) == len(statements)
    for denial in expected(name)["denials"]:
        assert denial["answers"] is None or denial["answers"] in statements
