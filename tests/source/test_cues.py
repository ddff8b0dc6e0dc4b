"""Words that point at denials and sanctions, which a model reads once more."""

from __future__ import annotations

import pytest

from summarizer.source.cues import denial_cues, pointed_at, sanction_cues
from summarizer.source.sentences import Source
from tests.sample_report import TEXT


@pytest.mark.parametrize(
    "text",
    [
        "He denied it.", "The denials came late.", "Moscow rejects the charge.",
        "They refuted the report.", "She declined to comment.", "It refused to say who paid.",
        "The ministry did not respond.", "The firm didn’t immediately reply.",
        "No comment, he said.",
        "It is not true.", "They have never sold arms.", "a baseless smear", "Wang assured Kuleba",
        "They called it normal cooperation.", "It ruled out a deal.",
    ],
)  # fmt: skip
def test_denials_are_pointed_at(text: str) -> None:
    """The usual ways to deny, reject or say nothing are seen."""
    assert list(denial_cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "New sanctions were imposed.", "an arms embargo", "It froze the bank’s assets.",
        "They will face significant consequences.", "It banned him from travel.", "a travel ban",
        "an executive order", "The firm was designated on Friday.", "tariffs of 10%",
        "They were delisted.", "asset freezes", "retaliatory steps",
    ],
)  # fmt: skip
def test_sanctions_are_pointed_at(text: str) -> None:
    """Measures threatened, imposed and lifted are seen."""
    assert list(sanction_cues(text))


@pytest.mark.parametrize("text", ["Sales rose by 4%.", "The dentist dined.", "A notable day.", ""])
def test_other_sentences_are_not(text: str) -> None:
    """A sentence without any of these words is not pointed at."""
    assert not list(denial_cues(text))
    assert not list(sanction_cues(text))


def test_places_are_those_of_the_words() -> None:
    """A cue's place is the word itself."""
    text = "Moscow rejects it."
    assert [text[start:end] for start, end in denial_cues(text)] == ["rejects"]


def test_each_section_is_pointed_at_its_own_sentences() -> None:
    """Claims, denials and sanctions have cues; other sections are read without."""
    sentences = Source(TEXT).sentences
    assert [s.sentence for s in pointed_at("denials", sentences)] == [4]
    assert [s.sentence for s in pointed_at("sanctions_threats", sentences)] == [5]
    assert pointed_at("actors", sentences) == []
