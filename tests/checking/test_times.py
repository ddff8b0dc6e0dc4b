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
    ],
)
def test_words_become_a_date(when: str, means: str) -> None:
    """A time is resolved as exactly as its words allow."""
    assert resolved(when, FRIDAY) == means


@pytest.mark.parametrize("when", ["recently", "next Friday", "for years", "", "February 30"])
def test_what_is_open_stays_open(when: str) -> None:
    """Words that mean no one date are not resolved by a guess."""
    assert resolved(when, FRIDAY) is None


@pytest.mark.parametrize("when", ["Friday", "April 4", "last year"])
def test_without_the_reports_date_relative_times_stay_open(when: str) -> None:
    """A relative time needs a date to be relative to."""
    assert resolved(when, None) is None


def test_a_full_date_needs_no_report_date() -> None:
    """A date with its year is what it is."""
    assert resolved("4 April 2024", None) == "2024-04-04"
