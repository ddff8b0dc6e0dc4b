"""Times as a report words them, resolved with the report's date."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.checking.times import resolved

FRIDAY = date(2024, 4, 12)


@pytest.mark.parametrize(
    ("when", "means"),
    [
        ("October 2023", "2023-10"),
        ("on April 4", "2024-04-04"),
        ("Dec. 2", "2023-12-02"),
        ("2 December 2023", "2023-12-02"),
        ("in 2021", "2021"),
        ("Friday", "2024-04-12"),
        ("on Tuesday", "2024-04-09"),
        ("yesterday", "2024-04-11"),
        ("last year", "2023"),
        ("this month", "2024-04"),
        ("in December", "2023-12"),
        ("in June", "2023-06"),
        ("the day before yesterday", "2024-04-10"),
        ("last Friday", "2024-04-05"),
        ("last Saturday", "2024-04-06"),
        ("in May last year", "2023-05"),
    ],
)
def test_words_become_a_date(when: str, means: str) -> None:
    """A time is resolved as exactly as its words allow."""
    assert resolved(when, FRIDAY, f"The dam broke {when}.") == means


@pytest.mark.parametrize("when", [
    "recently", "next Friday", "for years", "", "February 30", "last Tuesday", "over the last year",
    "until Friday", "since April 4, 2023", "every Tuesday", "between 2019 and 2021", "by May 31",
    "a week before Tuesday's vote", "Monday or Tuesday", "two days after April 4", "last March",
    "the day before Tuesday's vote", "Monday of last week", "Good Friday", "two years after 2019",
])  # fmt: skip
def test_what_is_open_stays_open(when: str) -> None:
    """Words that mean no one date are not resolved by a guess."""
    assert resolved(when, FRIDAY, f"The dam broke {when}.") is None


@pytest.mark.parametrize("when", ["Friday", "April 4", "last year"])
def test_without_the_reports_date_relative_times_stay_open(when: str) -> None:
    """A relative time needs a date to be relative to."""
    assert resolved(when, None, f"The dam broke {when}.") is None


def test_a_full_date_needs_no_report_date() -> None:
    """A date with its year is what it is."""
    assert resolved("4 April 2024", None, "") == "2024-04-04"


@pytest.mark.parametrize(("sentence", "means"), [
    ("The council will vote on Tuesday.", "2024-04-16"),
    ("The council is to vote on Tuesday, its clerk said.", "2024-04-16"),
    ("On Tuesday the council will vote.", "2024-04-16"),
    ("The budget vote is due on Tuesday.", "2024-04-16"),
    ("The clerk said the council would vote on Tuesday.", "2024-04-16"),
    ("The council voted on Tuesday.", "2024-04-09"),
    ("On Tuesday the council voted to close the port.", "2024-04-09"),
    ("The clerk said on Tuesday that the council will vote.", "2024-04-09"),
    ("The dam, built in 1971, broke on Tuesday.", "2024-04-09"),
    ("The clerk announced on Tuesday that it will be closed.", "2024-04-09"),
])  # fmt: skip
def test_a_day_of_the_week_is_past_or_to_come_as_its_verb_is(sentence: str, means: str) -> None:
    """The verb that a day belongs to tells whether it is the last or the next such day."""
    assert resolved("Tuesday", FRIDAY, sentence) == means


@pytest.mark.parametrize("sentence", [
    "Voters go to the polls on Tuesday.",
    "The clerk said the talks resume on Tuesday.",
    "Unions called a strike on Tuesday.",
    "The mayor was to speak on Tuesday.",
    "The dam was closed until late Tuesday.",
    "They met before Tuesday's vote.",
    "The dam broke last Tuesday.",
    "Nothing of it stands here.",
])  # fmt: skip
def test_a_day_whose_verb_leaves_it_open_stays_open(sentence: str) -> None:
    """A present tense, another's plan, a stretch up to a day or a week left open give no date."""
    assert resolved("Tuesday", FRIDAY, sentence) is None


def test_a_date_without_its_year_is_past_or_to_come_as_its_verb_is() -> None:
    """December is the last one of what was and the next one of what is planned."""
    assert resolved("in October", FRIDAY, "The port will open in October.") == "2024-10"
    assert resolved("in October", FRIDAY, "The port opened in October.") == "2023-10"
    assert resolved("in October", FRIDAY, "The port opens in October.") is None
    assert resolved("in May", FRIDAY, "The port opens in May.") == "2024-05"
