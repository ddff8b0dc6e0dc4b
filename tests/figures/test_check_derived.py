"""Figures that a text worked out: ok with a word for it, a warning without, never by chance."""

from __future__ import annotations

import pytest

from summarizer.figures import FigureCheck, check_figures


def last(text: str, source: str) -> FigureCheck:
    """The check of the last figure of a text."""
    return check_figures(text, source)[-1]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The two mines lost a total of 57 men.",
            "The upper mine lost 23 men and the lower mine lost 34 men.",
        ),
        (
            "Rents jumped 25% within a year.",
            "A room cost $400 last spring. The same room now costs $500.",
        ),
        (
            "The temple reopened after 42 years.",
            "(May 11, 2018) The temple had been closed since 1976, priests said.",
        ),
        (
            "Orchards cover a 30% share of the island.",
            "Of the island's 900 acres, orchards cover 270 acres.",
        ),
        (
            "Ferry traffic doubled.",
            "The ferry carried 4,100 people in the spring and 8,200 people in the summer.",
        ),
        (
            "The poet was 71 years old.",
            "(May 11, 2018) The poet, born in 1947, died at home.",
        ),
        (
            "Nothing like it had been seen since 2004.",
            "(Jan 9, 2012) It was the worst blaze in eight years.",
        ),
    ],
)
def test_with_a_cue(text: str, source: str) -> None:
    """A figure that follows from the source is ok where the text says that it is worked out."""
    check = last(text, source)
    assert (check.verdict, check.severity) == ("derived", "ok")
    assert check.source_figures


def test_without_a_cue() -> None:
    """A sum that the text does not call one is a warning that shows the sum."""
    check = last(
        "Floods killed 57 miners.",
        "Water broke into the upper pit, where 23 miners died. Another 34 miners were lost below.",
    )
    assert (check.verdict, check.severity) == ("derived", "warning")
    assert "23 + 34" in check.reason


@pytest.mark.parametrize(
    "text",
    ["The mine lost a total of 58 men.", "In all, 11 men survived.", "Both mines lost 782 men."],
)
def test_wrong_sum(text: str) -> None:
    """A total that is no sum of the source's figures is an error."""
    source = "The upper mine lost 23 men and the lower mine lost 34 men."
    assert last(text, source).severity == "error"


def test_sum_of_unlike_things() -> None:
    """Money of two currencies is not added up."""
    source = "The town gave $30 million and the church gave €20 million."
    assert last("Together they gave $50 million.", source).severity == "error"


def test_no_arithmetic_over_the_whole_source() -> None:
    """Figures that stand far apart are not added up."""
    far = "The council met again to hear the engineers. " * 8
    source = f"The upper mine lost 23 men. {far}The lower mine lost 34 men."
    assert last("A total of 57 men died.", source).severity == "error"


def test_so_many_as_the_last() -> None:
    """A count that only an ordinal hints at is a warning that shows the ordinal."""
    check = last(
        "Wild ride: four hurt.",
        "The carousel spun out of control. Doctors saw a boy first; the fourth patient had a ride "
        "home in a taxi.",
    )
    assert (check.verdict, check.severity) == ("derived", "warning")
    assert "fourth" in check.reason


def test_a_negative_figure_that_the_source_lacks() -> None:
    """A figure below zero that nothing bears out is told of like any other."""
    source = "Profit was $5 million in 2020, and 3 of its 40 shops lost $12 million."
    assert last("The profit moved by -$7 million.", source).severity == "error"
    assert last("It moved by -3 points.", source).severity == "error"
