"""A name that the report has is tied to what an item rests on, or a reader is told."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.checking.nearby import nearby_checks
from summarizer.source.sentences import Source
from summarizer.summary import Actor, Claim

TEXT = (
    "Northland shelled the border town of Velm on Monday, killing 12 people, Ana Ruiz said. "
    "“We will not answer,” Velm's defense minister told the Ostia Herald. "
    "Rain fell. Snow fell. Hail fell. Sleet fell. "
    "Poland's president, Jan Kowal, visited the Affordable Housing Fund in Westland. "
    "Kowal praised its staff."
)
SOURCE = Source(TEXT)
CLAIM: dict[str, Any] = {"speaker": "Ana Ruiz", "certainty": "stated"}


def found(statement: str, at: int, **more: Any) -> list[tuple[str, str]]:
    """The fields and verdicts of what is told of a claim."""
    cited = [SOURCE.sentences[at - 1]]
    claim = Claim.model_validate(CLAIM | {"statement": statement, "evidence": cited} | more)
    return [(check.field, check.verdict) for check in nearby_checks(claim, cited, SOURCE)]


@pytest.mark.parametrize(
    "statement",
    ["Poland shelled Velm, killing 12 people", "In Velm, Jan Kowal killed 12 people",
     "The shelling of Velm by Westland killed 12 people"],
)  # fmt: skip
def test_a_name_from_elsewhere_in_a_statement_is_told(statement: str) -> None:
    """It stands in the report, but of something else."""
    assert found(statement, 1) == [("statement", "misattributed")]


@pytest.mark.parametrize(
    ("statement", "at"),
    [
        ("Northland shelled Velm, killing 12 people", 1),
        ("The defense minister of Velm will not answer Northland", 2),
        ("Northern shelling hit Velm, Ana Ruiz said", 1),
        ("The AHF in Westland was visited by Poland", 7),
        ("The Polish president praised the staff of the fund", 8),
    ],
)
def test_a_name_in_other_words_or_from_just_before_is_not_told(statement: str, at: int) -> None:
    """A stem, initials, a country's people and what a pronoun stands for are near."""
    assert found(statement, at) == []


def test_who_passed_a_claim_on_stands_near_or_passes_on_things() -> None:
    """A medium may be named anywhere; somebody else of the report did not pass it on."""
    assert found("Velm was shelled", 1, via="Westland") == [("via", "misattributed")]
    assert found("The staff was praised", 8, via="Ostia Herald") == []


@pytest.mark.parametrize(("alias", "tied"), [
    ("Kowal", True), ("Poland's president", True), ("the president", True), ("Ruiz", False),
    ("Northland", False),
])  # fmt: skip
def test_another_name_of_an_actor_is_tied_to_it(alias: str, tied: bool) -> None:
    """By a word, a country or a sentence that has both."""
    actor = Actor(name="Jan Kowal", kind="person", role="president", aliases=[alias], evidence=[])
    told = [check.verdict for check in nearby_checks(actor, [], SOURCE)]
    assert told == ([] if tied else ["misattributed"])
