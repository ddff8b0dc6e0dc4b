"""Of one sentence in which several speak, each part is told to be whose it is."""

from __future__ import annotations

import pytest

from summarizer.checking.finding import Finding
from summarizer.checking.own_words import check_claimant
from summarizer.source.sentences import Source


def claim(text: str, speaker: str, statement: str) -> Finding:
    """Check a claim that rests on a text of one sentence."""
    source = Source(text)
    return check_claimant(statement, speaker, source.sentences, source.sentences, source)


TWO = [
    (
        "Ada Quist called the bridge a ruin, while Ivo Lann said he admired its arches.",
        ("Ada Quist", "The bridge is a ruin."),
        ("Ivo Lann", "He admires the arches."),
    ),
    (
        "Norland's army said gunmen had shot at a convoy; Velm's mayor said those were hunters.",
        ("Norland's army", "Gunmen shot at a convoy."),
        ("Velm's mayor", "They were hunters."),
    ),
    (
        "While Quist warned of floods along the coast, Lann promised dry cellars.",
        ("Quist", "There may be floods along the coast."),
        ("Lann", "The cellars will stay dry."),
    ),
    (
        "Rebels claimed they hold the dam; the army said its gates were shut.",
        ("Rebels", "They hold the dam."),
        ("the army", "The gates are shut."),
    ),
    (
        "Quist said the mine was empty and Lann said its gates were locked.",
        ("Quist", "The mine is empty."),
        ("Lann", "The gates are locked."),
    ),
]


@pytest.mark.parametrize(("text", "one", "other"), TWO)
def test_each_speaker_of_a_sentence_has_his_own_part(
    text: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    """What one says is his, and a warning as the other's, though both speak in the sentence."""
    (first, his), (second, hers) = one, other
    assert claim(text, first, his).severity == "ok"
    assert claim(text, second, hers).severity == "ok"
    assert claim(text, second, his).severity == "warning"
    assert claim(text, first, hers).severity == "warning"


def test_what_one_takes_up_of_the_other_is_his_own() -> None:
    """Words of the other that a statement needs for "those" or "it" do no harm."""
    text = TWO[1][0]
    assert claim(text, "Velm's mayor", "Those who shot at a convoy were hunters.").severity == "ok"
    assert claim(text, "Velm's mayor", "Gunmen shot at a convoy.").severity == "warning"


@pytest.mark.parametrize(
    ("speaker", "statement"),
    [
        ("Quist", "The tunnel leaks."),
        ("Quist", "Nobody mends the tunnel."),
        ("Lann", "The tunnel leaks."),
    ],
)
def test_who_stands_at_the_end_may_say_all_of_it(speaker: str, statement: str) -> None:
    """A sentence that ends with a speaker may be his from its start."""
    text = "Lann had said the tunnel leaks, but nobody mends it, Quist added."
    assert claim(text, speaker, statement).severity == "ok"


def test_a_second_verb_goes_on_with_its_speaker() -> None:
    """What is joined on without another subject is said by the one before."""
    text = "Quist, like Lann, has praised the ferry but has said its fares are steep."
    assert claim(text, "Quist", "The fares are steep.").severity == "ok"


def test_marks_inside_a_quotation_divide_nothing() -> None:
    """A quotation that has a "but" in it is one speaker's, from its start."""
    text = "“The raft is old, but it floats,” Quist said, while Lann denied it."
    assert claim(text, "Quist", "The raft is old.").severity == "ok"
    assert claim(text, "Lann", "The raft is old.").severity == "warning"


ABOUT = [
    ("Chairman Ivo Lann called Ada Quist's account mad gossip.", "It is mad gossip."),
    (
        "Mayor Ivo Lann said Ada Quist's plan would drown the town.",
        "The plan would drown the town.",
    ),
    ("Lann rejected a claim by Ada Quist as childish and vain.", "This is childish and vain."),
]


@pytest.mark.parametrize(("text", "statement"), ABOUT)
def test_who_possesses_what_another_speaks_of_says_not_what_is_said_of_it(
    text: str, statement: str
) -> None:
    """What one says of the account or plan of another is not the other's statement."""
    assert claim(text, "Ada Quist", statement).severity == "warning"
    assert claim(text, "Lann", statement).severity == "ok"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Lann rejected a claim by Ada Quist that the dam had cracks.", "The dam had cracks."),
        (
            "Lann mocked Ada Quist's promise to mend the dam by May.",
            "She will mend the dam by May.",
        ),
        ("Ada Quist's account of the sale differed, and she named three banks.", "Three banks."),
    ],
)
def test_what_follows_on_the_noun_is_its_possessors(text: str, statement: str) -> None:
    """What somebody claims or promises is his, also where another speaks of it."""
    assert claim(text, "Ada Quist", statement).severity == "ok"


def test_who_rejects_a_claim_turns_it_round_not_who_made_it() -> None:
    """The contrary of a claim is a warning as its maker's words, and right as the other's."""
    text = "Lann rejected a claim by Ada Quist that the harbour had sunk."
    assert claim(text, "Ada Quist", "The harbour had not sunk.").severity == "warning"
    assert claim(text, "Lann", "The harbour had not sunk.").severity == "ok"
