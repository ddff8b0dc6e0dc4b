"""A claim that cites several sentences is held against those in which its speaker speaks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarizer.checking.check import check_item
from summarizer.source.sentences import Source
from summarizer.summary import Check, Claim

REPORT = Source(
    "Velm accuses Northland\n\n"
    "Velm said on Monday that Northland had supplied missiles to Ostia.\n\n"
    "Velm said that Northland had supplied drones to Ostia.\n\n"
    "Northland's foreign ministry denied that it had supplied missiles to Ostia.\n\n"
    "Westland said that Northland had stolen 40 ships.\n\n"
    "Velm's army said that 12 people had died. Northland's army said that 30 people had died.\n\n"
    "“We paid every bill,” Ada Quist said. “Nobody asked us for the drones.” "
    "She blamed the bank.\n\n"
    "Officials in Ostia said that the bank had closed.\n\n"
    "“That is true,” Quist said."
)


def checked(statement: str, speaker: str, cited: Sequence[int]) -> list[Check]:
    """The checks of a claim that are not ok."""
    claim = Claim(
        statement=statement,
        speaker=speaker,
        certainty="stated",
        evidence=[REPORT.sentences[number - 1] for number in cited],
    )
    return [c for c in check_item("claims[0]", claim, REPORT).checks if c.severity != "ok"]


@pytest.mark.parametrize(
    ("statement", "speaker", "cited"),
    [
        ("Northland had supplied drones to Ostia", "Westland", [3, 5]),
        ("Northland had stolen 40 ships", "Velm", [2, 5]),
        ("The bank had closed", "Westland", [5, 11]),
    ],
)
def test_words_of_another_are_not_made_the_speakers_by_citing_both(
    statement: str, speaker: str, cited: Sequence[int]
) -> None:
    """Where one sentence has the words and another the speaker, the speaker is in doubt."""
    assert ("speaker", "misattributed") in [
        (c.field, c.verdict) for c in checked(statement, speaker, cited)
    ]


def test_a_denial_is_no_confession_beside_the_accusation() -> None:
    """Yes or no is read in the sentence of the one who denies."""
    found = checked(
        "Northland had supplied missiles to Ostia", "Northland's foreign ministry", [2, 4]
    )

    assert [(c.verdict, c.severity) for c in found] == [("negation_dropped", "error")]


def test_a_figure_of_another_is_not_the_speakers() -> None:
    """Where the speaker's own sentence gives a figure of the kind, it is the one that counts."""
    assert "figure" in [c.kind for c in checked("30 people had died", "Velm's army", [6, 7])]


@pytest.mark.parametrize(
    ("statement", "speaker", "cited"),
    [
        ("Northland had supplied missiles to Ostia", "Velm", [2, 4]),
        ("Northland had supplied drones and missiles to Ostia", "Velm", [2, 3]),
        ("30 people had died", "Northland's army", [6, 7]),
        ("Nobody asked for the drones", "Ada Quist", [8, 9]),
        ("She blamed the bank", "Ada Quist", [5, 8, 10]),
    ],
)
def test_a_claim_that_its_speakers_sentences_bear_out_passes(
    statement: str, speaker: str, cited: Sequence[int]
) -> None:
    """Another's sentence beside it does no harm, nor does speech that goes on."""
    assert checked(statement, speaker, cited) == []


def test_who_takes_up_what_another_says_is_told_and_not_wrong() -> None:
    """Who says "that is true" may make another's words hers: a person decides."""
    found = checked("It is true that the bank had closed", "Ada Quist", [11, 12])

    assert [(c.field, c.severity) for c in found] == [("speaker", "warning")]
