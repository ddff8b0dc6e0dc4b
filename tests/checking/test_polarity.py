"""Polarity and certainty: a statement says yes, no and maybe where the report does."""

from __future__ import annotations

import pytest

from summarizer.checking.polarity import check_certainty, check_polarity
from summarizer.source.sentences import Source

REPORT = Source(
    "Beijing does not supply lethal weapons to Russia, the minister said. The bank denied moving "
    "the money. Chinese companies are likely providing nitrocellulose to Moscow. The ministry "
    "plans to freeze the accounts. Exports rose last year, and the company paid the fine. The "
    "prosecutor accused the general of theft. Not only drones but engines were found."
)


def numbers(words: str) -> list[int]:
    """Return the number of the sentence that has these words."""
    return [sentence.sentence for sentence in REPORT.sentences if words in sentence.text]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Beijing does not supply lethal weapons.", "lethal"),
        ("China is not supplying weapons to Russia.", "lethal"),
        ("The bank did not move the money.", "denied"),
        ("Exports rose, and the fine was paid.", "Exports"),
        ("Drones and engines were found.", "drones"),
    ],
)
def test_a_statement_of_the_same_polarity_passes(statement: str, words: str) -> None:
    """A negation kept, or said in other words, is not flagged."""
    finding = check_polarity(statement, numbers(words), REPORT)
    assert finding.severity == "ok", finding.reason


@pytest.mark.parametrize(
    ("statement", "words", "verdict"),
    [
        ("Beijing supplies lethal weapons to Russia.", "lethal", "negation_dropped"),
        ("The bank moved the money.", "denied", "negation_dropped"),
        ("Exports did not rise last year.", "Exports", "negation_added"),
        ("The company never paid the fine.", "Exports", "negation_added"),
        ("Beijing sends lethal weapons to Russia.", "lethal", "negation_dropped"),
        ("The company refused to pay the fine.", "Exports", "negation_added"),
    ],
)
def test_a_turned_statement_is_flagged(statement: str, words: str, verdict: str) -> None:
    """A negation that was dropped or added is flagged, with its place in the report."""
    finding = check_polarity(statement, numbers(words), REPORT)
    assert finding.verdict == verdict
    assert finding.severity != "ok"
    assert finding.spans


@pytest.mark.parametrize(
    ("statement", "certainty", "words"),
    [
        ("Chinese companies are likely providing nitrocellulose.", "stated", "nitro"),
        ("Chinese companies provide nitrocellulose.", "hedged", "nitro"),
        ("The ministry plans to freeze the accounts.", "stated", "freeze"),
        ("Exports rose.", "stated", "Exports"),
        ("The general stole.", "alleged", "accused"),
    ],
)
def test_a_statement_as_firm_as_the_report_passes(
    statement: str, certainty: str, words: str
) -> None:
    """A hedge may stand in the statement or in its certainty."""
    assert check_certainty(statement, certainty, numbers(words), REPORT).severity == "ok"


@pytest.mark.parametrize(
    ("statement", "certainty", "words", "verdict"),
    [
        ("Chinese companies provide nitrocellulose.", "stated", "nitro", "hedge_dropped"),
        ("The ministry freezes the accounts.", "stated", "freeze", "hedge_dropped"),
        ("Exports rose.", "alleged", "Exports", "hedge_added"),
    ],
)
def test_a_firmer_statement_is_flagged(
    statement: str, certainty: str, words: str, verdict: str
) -> None:
    """What is likely or planned in the report must not become a plain fact."""
    finding = check_certainty(statement, certainty, numbers(words), REPORT)
    assert finding.verdict == verdict
    assert finding.severity != "ok"


def test_without_evidence_nothing_is_said_to_be_fine() -> None:
    """A statement that cites nothing is unchecked."""
    assert check_polarity("Exports rose.", [], REPORT).verdict == "unchecked"
    assert check_certainty("Exports rose.", "stated", [999], REPORT).verdict == "unchecked"


TURNS = Source(
    "The museum has no full-time guards on its payroll. The league came far from filling its "
    "stadium. Not until June did the ferry resume its crossings. “Nobody was told about the "
    "leak,” engineer Ida Roe told the inquiry. A village far from the river was flooded. The board "
    "chose to mend, rather than sell, the tower."
)


@pytest.mark.parametrize(
    ("number", "true", "false"),
    [
        (1, "The museum has no guards on its payroll.", "The museum has guards on its payroll."),
        (2, "The league did not fill its stadium.", "The league filled its stadium."),
        (3, "The ferry did not resume its crossings until June.",
         "The ferry did not resume its crossings in June."),
        (4, "Roe said nobody was told about the leak.",
         "Roe said people were told about the leak."),
        (5, "A village far from the river was flooded.", "A village was not flooded."),
        (6, "The board chose to mend the tower, not to sell it.", "The board sells the tower."),
    ],
)  # fmt: skip
def test_what_a_no_reaches_is_read_alike_on_both_sides(number: int, true: str, false: str) -> None:
    """A hyphen ends no reach, "far from" and "rather than" deny, "not until" says when."""
    assert check_polarity(true, [number], TURNS).severity == "ok"
    assert check_polarity(false, [number], TURNS).severity != "ok"
