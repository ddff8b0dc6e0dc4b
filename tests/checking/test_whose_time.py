"""The time that an item gives is that of its own matter, or a reader is told."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.checking.check import check_item
from summarizer.checking.whose_time import times_in
from summarizer.source.sentences import Source
from summarizer.summary import Claim

SOURCE = Source(
    "On Monday the council closed the harbour; a vote on its budget is due on June 3. "
    "The mill, which was built in 1920 and burnt down in 1988, will become a museum. "
    "Engineers found the leak on Thursday, three days after Ada Quist had quit. "
    "The mayor said on Sunday that the bridge collapsed in May. "
    "Norland expelled the envoys of Ostia. "
    "On Saturday Westland recalled its consul. "
    "The Quist tunnel shut. "
    "The tunnel shut on Friday after a fire. "
)


def told(statement: str, when: str, at: int) -> list[str]:
    """What is told of the time of a claim that rests on a sentence."""
    claim = Claim(
        statement=statement, when=when, speaker=None, certainty="stated",
        evidence=[SOURCE.sentences[at - 1]],
    )  # fmt: skip
    checks = check_item("claims[0]", claim, SOURCE, date(2024, 5, 29)).checks
    return [c.verdict for c in checks if c.field == "when" and c.severity != "ok"]


@pytest.mark.parametrize(("statement", "own", "another", "at"), [
    ("The council closed the harbour.", "Monday", "June 3", 1),
    ("A vote on the budget is due.", "June 3", "Monday", 1),
    ("The mill was built.", "in 1920", "in 1988", 2),
    ("The mill burnt down.", "in 1988", "in 1920", 2),
    ("Ada Quist quit.", "three days after", "Thursday", 3),
])  # fmt: skip
def test_the_time_of_another_clause_is_told(
    statement: str, own: str, another: str, at: int
) -> None:
    """A time passes with the clause that it stands in, and not with its neighbour."""
    assert told(statement, own, at) == []
    assert told(statement, another, at) == ["misattributed"]


@pytest.mark.parametrize(("statement", "when", "at"), [
    ("The bridge collapsed.", "in May", 4),
    ("The bridge collapsed.", "Sunday", 4),
    ("The mill was built in 1920 and burnt down in 1988.", "in 1988", 2),
    ("Westland recalled its consul.", "Saturday", 6),
])  # fmt: skip
def test_the_time_of_a_saying_and_of_a_whole_sentence_passes(
    statement: str, when: str, at: int
) -> None:
    """When somebody said it is a time of what he said too."""
    assert told(statement, when, at) == []


def test_a_sentence_beside_gives_its_time_only_to_one_that_has_none() -> None:
    """A day just before may hold on; a day after is of the same matter, or of another."""
    assert told("Norland expelled the envoys.", "Sunday", 5) == []
    assert told("The Quist tunnel shut.", "Friday", 7) == []
    assert told("Norland expelled the envoys.", "Saturday", 5) == ["unsupported"]
    assert told("Westland recalled its consul.", "Sunday", 6) == ["unsupported"]
    assert told("The bridge collapsed.", "Thursday", 4) == ["unsupported"]


def test_a_time_is_found_once_however_many_words_it_has() -> None:
    """A day with its date is one time; two dates are two."""
    text = "It fell on Tuesday, April 9, two days after it rose on April 7 by 200,000 tons."
    assert [text[a:b] for a, b in times_in(text)] == [
        "Tuesday, April 9",
        "two days after",
        "April 7",
    ]
