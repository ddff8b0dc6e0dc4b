"""An actor's title, other names and kind are its own, or a reader is told."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.checking.nearby import nearby_checks
from summarizer.source.sentences import Source
from summarizer.summary import Actor

SOURCE = Source(
    "Norland's acting finance minister, Ada Quist, met Ostian foreign minister Tom Reyes. "
    "Former mayor Ida Falk left with Ben Stahl, the head of the rescue service. "
    "Mr Stahl thanked the Harbour and Coast Trust (HACOT) and Kestrel Motors. "
    "Quist's spokesman Leo Wick said President Ana Bohm would come. "
    "Kestrel Motors sued Halden, its rival, and Ostia closed the border to Westland. "
)


def told(field: str, name: str, kind: str = "person", **more: Any) -> list[str]:
    """What is told of a field of an actor."""
    actor = Actor.model_validate({"name": name, "kind": kind, "evidence": []} | more)
    return [check.verdict for check in nearby_checks(actor, [], SOURCE) if check.field == field]


@pytest.mark.parametrize(("name", "own", "another"), [
    ("Ada Quist", "acting finance minister of Norland", "foreign minister"),
    ("Ada Quist", "Acting Finance Minister", "finance minister"),
    ("Tom Reyes", "Ostian foreign minister", "Norland's foreign minister"),
    ("Tom Reyes", "minister", "acting minister"),
    ("Ida Falk", "former mayor", "mayor"),
    ("Leo Wick", "Quist's spokesman", "president"),
])  # fmt: skip
def test_a_title_is_the_one_beside_the_name(name: str, own: str, another: str) -> None:
    """The title of another, or one without the word that bounds it, is told."""
    assert told("role", name, role=own) == []
    assert told("role", name, role=another) == ["misattributed"]


def test_a_role_that_is_no_title_is_not_compared_with_titles() -> None:
    """What somebody does is no title; and who has none in the report may have any."""
    assert told("role", "Tom Reyes", role="met the finance minister of Norland; will come") == []
    assert told("role", "Ostia", kind="country", role="foreign minister") == []


@pytest.mark.parametrize(("name", "own", "another"), [
    ("Harbour and Coast Trust", "HACOT", "Kestrel Motors"),
    ("Harbour and Coast Trust", "HCT", "Ben Stahl"),
    ("Kestrel Motors", "Kestrel", "Halden"),
    ("Ada Quist", "Quist", "Reyes"),
    ("Ostia", "Ostia's government", "Westland"),
])  # fmt: skip
def test_a_name_in_the_same_sentence_is_mostly_anothers(name: str, own: str, another: str) -> None:
    """Brackets and a shared word tie two names; to sue or to meet somebody does not."""
    assert told("aliases", name, "organization", aliases=[own]) == []
    assert told("aliases", name, "organization", aliases=[another]) == ["misattributed"]


@pytest.mark.parametrize(("name", "own", "another"), [
    ("Kestrel Motors", "company", "government"),
    ("Stahl", "person", "company"),
    ("Ana Bohm", "person", "country"),
    ("France", "country", "company"),
    ("Ministry of Trade", "agency", "person"),
])  # fmt: skip
def test_a_kind_that_the_words_rule_out_is_told(name: str, own: str, another: str) -> None:
    """Corporate words, a country's name and a person's title leave no doubt."""
    assert told("kind", name, own) == []
    assert told("kind", name, another) == ["misattributed"]
