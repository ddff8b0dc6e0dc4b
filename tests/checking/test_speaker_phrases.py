"""Where the phrase that names a speaker ends, and who is named by it."""

from __future__ import annotations

import pytest

from summarizer.checking.speaker_checks import name_check
from summarizer.checking.speakers import check_speaker, speaks_in
from summarizer.checking.speech import speeches
from summarizer.source.sentences import Source


def speakers(sentence: str) -> set[str]:
    """Return who speaks in a sentence."""
    return {sentence[s.start : s.end] for s in speeches(sentence, 0, len(sentence))}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The firm has never paid for it and rejects the charge.", "The firm"),
        ("Ada Lann, 56, who leads the council, told a paper that it was shut.", "Ada Lann"),
        ("Ada Lann, the mayor of Velm, one of the two cities, told a paper so.", "Ada Lann"),
        ("Ada Lann, head of the pilots' union, which is on strike, told a paper so.", "Ada Lann"),
        ("On Friday, the mayor, who was in Velm, told a paper so.", "the mayor"),
        ("“Enough,” said Rep. A.B. Lann (V-Orsk).", "Rep. A.B. Lann"),
        ("The family left the hall and denied it.", "The family left the hall"),
        ("Quist quietly left the hall and denied it.", "Quist"),
        ("The harbour board is short of cash but expects a loan.", "The harbour board"),
    ],
)
def test_the_subject_of_a_second_verb_ends_before_the_first(sentence: str, speaker: str) -> None:
    """Neither an auxiliary nor an adverb of the first verb belongs to who speaks."""
    assert speakers(sentence) == {speaker}


def test_what_is_counted_says_nothing() -> None:
    """In "twenty-seven states" and "two claims" the second word is no verb."""
    assert speakers("Twenty-seven states led by Velm are in it.") == set()
    assert speakers("The court has 2 claims before it.") == set()
    assert speakers("One says it was shut.") >= {"One"}


QUOTED = Source(
    "Ada Lann took the floor.\n\n“The mine was shut. Nobody was told of it. They lost their homes. "
    "Some of them slept in the hall. It is a disgrace,” Lann said.\n\nTom Quist left."
)


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6])
def test_a_quotation_of_many_sentences_is_whose_who_speaks_beside_it(number: int) -> None:
    """Each sentence of it is that of who is told to say it at its end, and of nobody else."""
    assert check_speaker("Ada Lann", [number], QUOTED).severity == "ok"
    assert check_speaker("Tom Quist", [number], QUOTED).severity == "error"


def test_a_subject_begins_after_who_says_so() -> None:
    """In "Quist says Lann promised" each of the two verbs has its own subject."""
    assert speakers("Quist says Lann promised oil.") == {"Quist", "Lann"}


CITING = Source(
    "Norland will shut two mines, the Ostia Courier reported, citing an energy official.\n\n"
    "The port was closed, Radio Velm said, quoting Harbour Master Ada Quist.\n\n"
    "The firm cancelled the ferry on Monday, citing Quist's high prices."
)


@pytest.mark.parametrize(
    ("speaker", "number", "severity"),
    [
        ("an energy official", 1, "ok"),
        ("Ostia Courier", 1, "ok"),
        ("Ada Quist", 1, "error"),
        ("Ada Quist", 2, "ok"),
        ("Radio Velm", 2, "ok"),
    ],
)
def test_whom_a_report_cites_speaks_too(speaker: str, number: int, severity: str) -> None:
    """Both the paper and the one that it cites or quotes may be given as the speaker."""
    found = check_speaker(speaker, [number], CITING)
    assert found.severity == severity, found.reason


def test_a_cited_fact_speaks_not() -> None:
    """What somebody gives as his reason is nobody's words, nor is it those of its possessor."""
    assert speakers(CITING.sentences[2].text) == set()


def test_a_comparison_is_no_speech() -> None:
    """The reporter's own words stay so beside "less than the 3.4 million the board expected"."""
    told = Source("Sales fell to 2.9 million, less than the 3.4 million economists had expected.")
    assert speaks_in([1], told) is None
    said = Source("Economists had expected 3.4 million. The mill made less.")
    assert speaks_in([1], said) is not None


def test_who_could_not_be_reached_is_silent_himself() -> None:
    """An actor may be asked in vain where another speaks; a deal that is reached is no actor."""
    text = "Quist could not immediately be reached, and a lawyer for Lann said that he lied."
    source = Source(text + " A deal with Quist was reached, and Lann denied a bribe.")
    silent, agreed = [[sentence] for sentence in source.sentences]
    assert name_check("actor", "Quist", silent, source, speaks=True).severity == "ok"
    assert name_check("actor", "Quist", agreed, source, speaks=True).severity == "error"
