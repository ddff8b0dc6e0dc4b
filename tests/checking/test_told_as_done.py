"""What is only asked for, due, promised or supposed must not be told as done."""

from __future__ import annotations

import pytest

from summarizer.checking.firmness import check_firmness
from summarizer.checking.polarity import check_certainty
from summarizer.checking.told_as_done import told_as_done
from summarizer.source.sentences import Source

PAIRS = [
    ("Estonia and Latvia will build a rail depot at Valga.",
     "Estonia and Latvia are to build a depot.", "Estonia and Latvia built a rail depot."),
    ("Residents have asked a judge to stop the quarry.",
     "Residents asked a judge to stop the quarry.", "A judge stopped the quarry."),
    ("The council should repay the tenants, the ombudsman said.",
     "The council should repay the tenants.", "The council repaid the tenants."),
    ("The ferry is due to resume on Sunday.",
     "The ferry resumes on Sunday.", "The ferry resumed on Sunday."),
    ("Brewer Olm is in talks to buy its rival Tarn.",
     "Olm is in talks to buy Tarn.", "Olm bought Tarn."),
    ("Auditors are examining whether the clinic billed for idle beds.",
     "Auditors examine whether the clinic billed for beds.", "The clinic billed for idle beds."),
    ("The pact would collapse if Norway closed the strait.",
     "The pact collapses if Norway closes the strait.", "Norway closed the strait."),
    ("Wages are forecast to climb by 3%.", "Wages are forecast to climb.", "Wages climbed by 3%."),
    ("Olm agreed to sell its malt arm.", "Olm agreed to sell its arm.", "Olm sold its malt arm."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "true", "false"), PAIRS)
def test_what_is_open_may_be_told_as_open_only(text: str, true: str, false: str) -> None:
    """What is ahead, asked for or supposed is warned of where it is told as done."""
    source = Source(text)
    assert told_as_done(true, [1], source) is None
    found = told_as_done(false, [1], source)
    assert found is not None
    assert (found.verdict, found.severity) == ("told_as_done", "warning")
    assert source.text[slice(*found.spans[0])] in text


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The assembly voted to approve the budget.", "The assembly approved the budget."),
        ("The mill was forced to close two lines.", "The mill closed two lines."),
        ("Divers were able to rescue the crew.", "Divers rescued the crew."),
        ("Two hikers needed to be rescued.", "Two hikers were rescued."),
        ("The board decided to raise fares.", "The board raised fares."),
        ("Boatmen used nets to block the canal.", "Boatmen blocked the canal with nets."),
        ("The two towns agreed to extend the truce.", "The two towns extended the truce."),
        ("The clinic will open a ward, as it opened one in May.", "The clinic opened a ward."),
        ("The decree will ban glass bottles.", "The decree bans glass bottles."),
        ("Olm plans to cut costs at its malt arm.", "Unions fear the costs of it."),
        ("Asked whether the van carried arms, Roe said it carried flour.", "It carried flour."),
        ("Olm agreed to sell its malt arm.", "Olm sells its malt arm"),
    ],
)
def test_what_was_done_is_not_held_against_the_words_that_tell_how(
    text: str, statement: str
) -> None:
    """What somebody did, could do or laid down by deciding it may be told as done."""
    assert told_as_done(statement, [1], Source(text)) is None


def test_a_claim_that_is_told_as_done_is_warned_of_unless_it_is_hedged() -> None:
    """The certainty "hedged" says what the words of the statement do not."""
    source = Source("The ferry is due to resume its crossings on Sunday.")
    assert check_certainty("The ferry resumed.", "stated", [1], source).verdict == "told_as_done"
    assert check_certainty("The ferry resumed.", "hedged", [1], source).verdict != "told_as_done"


def test_a_headline_may_tell_what_is_to_come_with_to() -> None:
    """The "to build" of headlines is a future, and their present is not."""
    source = Source("Residents asked Latvia to build a rail depot at Valga.")
    assert check_firmness("Latvia to build rail depot", [1], source) is None
    found = check_firmness("Latvia builds rail depot", [1], source)
    assert found is not None
    assert found.verdict == "told_as_done"
