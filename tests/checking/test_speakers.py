"""Speakers: who speaks in a sentence, and who only stands in it."""

from __future__ import annotations

import pytest

from summarizer.checking.names import same
from summarizer.checking.speakers import check_name, check_speaker, speaks_in
from summarizer.checking.speech import speeches
from summarizer.source.sentences import Source

REPORT = Source(
    "Chinese Foreign Minister Wang Yi told his Ukrainian counterpart Dmytro Kuleba on Monday that "
    "Beijing sends no arms. He added that the talks had been useful.\n\n"
    "“We remain concerned,” Treasury Secretary Janet Yellen said. “The banks must take care.”\n\n"
    "According to data from the Russian customs service, imports doubled. Two senior Biden "
    "administration officials briefed reporters in Washington. The officials said that drones "
    "were on the way. Russian officials praised the deal.\n\n"
    "The sanctions were criticized by Hungary. Viktor Orban's spokesman called them useless."
)


def numbers(words: str) -> list[int]:
    """Return the number of the sentence that has these words."""
    return [sentence.sentence for sentence in REPORT.sentences if words in sentence.text]


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("Wang Yi", "told his"),
        ("Chinese Foreign Minister", "told his"),
        ("Wang", "He added"),
        ("Janet Yellen", "We remain"),
        ("Treasury Secretary Janet Yellen", "must take care"),
        ("Russian customs service", "imports doubled"),
        ("US officials", "drones"),
        ("Biden administration officials", "drones"),
        ("Hungary", "criticized by"),
        ("Orban's spokesman", "useless"),
    ],
)
def test_the_one_who_speaks_is_found(speaker: str, words: str) -> None:
    """A speaker is found as subject, agent, label, source, and behind pronoun and quotation."""
    finding = check_speaker(speaker, numbers(words), REPORT)
    assert finding.severity == "ok", finding.reason


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("Dmytro Kuleba", "told his"),
        ("Dmytro Kuleba", "He added"),
        ("Wang Yi", "We remain"),
        ("Viktor Orban", "must take care"),
        ("Janet Yellen", "imports doubled"),
        ("Russian officials", "drones"),
        ("Biden", "briefed reporters"),
        ("Hungary", "praised the deal"),
        ("Antony Blinken", "told his"),
    ],
)
def test_another_speaker_is_refused(speaker: str, words: str) -> None:
    """Somebody who is spoken to, spoken of, or named elsewhere does not speak there."""
    finding = check_speaker(speaker, numbers(words), REPORT)
    assert finding.severity == "error"
    assert finding.reason


def test_refusal_says_who_speaks() -> None:
    """The reason of a refusal names the one who speaks, with its place."""
    finding = check_speaker("Dmytro Kuleba", numbers("told his"), REPORT)
    assert "Wang Yi" in finding.reason
    assert any("Wang Yi" in REPORT.text[start:end] for start, end in finding.spans)


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("Wang Yi", "ok"),
        ("Yellen", "ok"),
        ("Mr. Orban", "ok"),
        ("China", "ok"),
        ("United States", "ok"),
        ("Sergei Lavrov", "error"),
        ("Marie Yellen", "error"),
        ("Minister Wang Yi of Anhui", "warning"),
        ("", "error"),
    ],
)
def test_a_name_must_stand_in_the_report(name: str, severity: str) -> None:
    """A name, its surname or its country is found; one of which only a part stands is doubted."""
    assert check_name(name, REPORT).severity == severity


def test_a_sentence_number_that_does_not_exist_is_left_out() -> None:
    """Numbers outside the report do no harm."""
    assert check_speaker("Wang Yi", [0, 999], REPORT).severity == "ok"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor Ada de Lanne", "De Lanne"),
        ("Von der Lanne", "Ada von der Lanne"),
        ("Donald Trump", "Mr. Trump"),
        ("Beijing", "China"),
        ("Chinese officials", "officials in Beijing"),
        ("Associated Press", "AP"),
        ("US Secretary of State Antony Blinken", "Blinken"),
        ("Huawei", "a spokesman for Huawei"),
    ],
)
def test_names_of_one_speaker_are_the_same(one: str, other: str) -> None:
    """Title, seat of government, acronym and spokesman do not make another speaker."""
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chinese officials", "Russian officials"),
        ("Hillary Clinton", "Bill Clinton"),
        ("US Department of State", "US Department of Defense"),
        ("Joe Biden", "two senior Biden administration officials"),
        ("the White House", "the Kremlin"),
        ("Yellen", "Blinken"),
    ],
)
def test_names_of_two_speakers_are_not_the_same(one: str, other: str) -> None:
    """Another country, given name, department or the staff of a person is another speaker."""
    assert not same(one, other)
    assert not same(other, one)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“It is over,” said Maria Zakharova.", "Maria Zakharova"),
        ("Smith, a retired judge, denied it.", "Smith"),
        ("The report by Amnesty was published.", "Amnesty"),
        ("He was accused by the mayor.", "the mayor"),
        ("WALLACE: What do you think?", "WALLACE"),
        ("Secretary of State Marco Rubio warned Tehran.", "Secretary of State Marco Rubio"),
    ],
)
def test_a_speaker_is_read_off_the_sentence(sentence: str, speaker: str) -> None:
    """Inversion, apposition, passive, label and titles are read rightly."""
    assert speaker in {sentence[s.start : s.end] for s in speeches(sentence, 0, len(sentence))}


def test_a_name_set_off_after_a_role_speaks() -> None:
    """Where a name stands between a role and its verb, both are the one who speaks."""
    source = Source("Iran's foreign minister, Hossein Karimi, denied it. Ann Lee was not there.")
    assert check_speaker("Hossein Karimi", [1], source).severity == "ok"
    assert check_speaker("Ann Lee", [1], source).severity == "error"


TOLD_OF = Source(
    "Foreign Minister Tom Reyes is expected to visit Ostia this month.\n\n"
    "Records show that Belmar Shipping sells pumps to both countries.\n\n"
    "Ada Quist met Norland's envoy, Ivo Lann, in Ostia on Tuesday, who praised the talks.\n\n"
    "The United States has shown that it will act."
)


@pytest.mark.parametrize(
    ("speaker", "number", "severity"),
    [
        ("Tom Reyes", 1, "warning"),
        ("Belmar Shipping", 2, "error"),
        ("Ivo Lann", 3, "ok"),
    ],
)
def test_one_who_is_only_told_of_is_not_the_one_who_says_it(
    speaker: str, number: int, severity: str
) -> None:
    """Neither whom others expect to do something nor whom records tell of has said so."""
    finding = check_speaker(speaker, [number], TOLD_OF)
    assert finding.severity == severity, finding.reason


def test_a_day_and_the_states_of_a_union_speak_to_nobody() -> None:
    """Neither in "on Tuesday, who praised" nor in "The United States has" does a part speak."""
    spoken = [
        TOLD_OF.text[speech.start : speech.end]
        for sentence in TOLD_OF.sentences
        for speech in speeches(TOLD_OF.text, sentence.start, sentence.end)
    ]
    assert not {"Tuesday", "The United", "Ostia"} & set(spoken)


GOES_ON = Source(
    "Two officials said the port had been closed.\n"
    "Ships were sent away. The quay is guarded.\n\n"
    "The weather was mild."
)


@pytest.mark.parametrize(("number", "found"), [(1, True), (2, True), (3, True), (4, False)])
def test_what_goes_on_with_speech_is_not_taken_for_the_reports_own(
    number: int, *, found: bool
) -> None:
    """A claim without a speaker is told of who speaks before it, up to the paragraph's end."""
    finding = speaks_in([number], GOES_ON)
    assert (finding is not None and "Two officials" in finding.reason) == found


@pytest.mark.parametrize(
    "speaker",
    [
        "Janet Yellen, who stole the silver",
        "Janet Yellen, who praised the deal in Washington",
        "Janet Yellen " * 50,
    ],
)
def test_a_speaker_with_a_tale_is_told_of(speaker: str) -> None:
    """More than a name, which no sentence of the report bears out, is not supported by it."""
    finding = check_speaker(speaker, numbers("We remain"), REPORT)
    assert (finding.verdict, finding.severity) == ("weak", "warning")


def test_a_quoted_sentence_is_not_taken_for_the_reports_own() -> None:
    """A claim without a speaker whose sentence stands in a quotation is told of."""
    source = Source("Rain fell all day.\n\n“The port was shut. Nobody came.”\n\nIt was cold.")
    found = speaks_in([2], source)
    assert found is not None
    assert "stands in a quotation" in found.reason
    assert speaks_in([1], source) is None


BESIDE = Source(
    "Ada Quist said the lock was rusty.\n\n"
    "Ivo Lann called it the pride of the town.\n\n"
    "Its gates were made in Velm.\n\n"
    "Quist said no more. She called for oil."
)


@pytest.mark.parametrize(
    ("speaker", "number", "severity"),
    [
        ("Ivo Lann", 2, "ok"),
        ("Ada Quist", 2, "warning"),
        ("Ada Quist", 3, "ok"),
        ("Ada Quist", 5, "ok"),
    ],
)
def test_one_who_speaks_beside_is_not_who_mostly_speaks_here(
    speaker: str, number: int, severity: str
) -> None:
    """A sentence goes on with one who speaks beside it, unless somebody named "calls" in it."""
    assert check_speaker(speaker, [number], BESIDE).severity == severity


SIGNED = Source(
    "“The ferry never came”\n― Ada Quist\n\n“We rowed across”\n― Ivo Lann\n\n"
    "“Two oars broke”\n― Tom Reyes\n"
)


def test_a_signature_is_of_what_stands_before_it() -> None:
    """Where each quotation is signed below, the name above it is that of another."""
    (rowed,) = [s.sentence for s in SIGNED.sentences if "rowed" in s.text]
    assert check_speaker("Ivo Lann", [rowed], SIGNED).severity == "ok"
    text = "“Two oars broke” ― Tom Reyes\n"
    assert [text[s.start : s.end].strip() for s in speeches(text, 0, len(text))] == ["Tom Reyes"]
    following = "― Tom Reyes\n“Two oars broke.”"
    assert list(speeches(following, 0, len(following))) == []
