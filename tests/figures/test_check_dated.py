"""Figures told year by year: each must be told of its own year."""

from __future__ import annotations

import pytest

from summarizer.figures import check_figures

SOURCE = "Exports of wool rose from $20 million in 2021 to more than $50 million in 2022, it said."


def flagged(text: str, source: str = SOURCE) -> list[str]:
    """The figures of a text that are not ok, as written."""
    return [
        text[c.figure.start : c.figure.end]
        for c in check_figures(text, source)
        if c.severity != "ok"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wool sales abroad were worth $20 million in 2021, the customs office said.",
        "In 2021 wool worth $20 million was sold abroad.",
        "Exports of wool came to more than $50 million in 2022 and $20 million in 2021.",
        "By 2022 exports of wool had reached more than $50 million.",
    ],
)
def test_each_of_its_own_year(text: str) -> None:
    """A figure told of its own year passes, in whatever order."""
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("By 2021 wool worth more than $50 million was sold abroad.", ["2021", "$50 million"]),
        ("Wool worth $20 million was sold abroad in 2022.", ["$20 million", "2022"]),
        (
            "Exports of wool came to more than $50 million in 2021 and $20 million in 2022.",
            ["$50 million", "2021", "$20 million", "2022"],
        ),
    ],
)
def test_of_the_year_of_another(text: str, wrong: list[str]) -> None:
    """A figure told of the year of another is an error, and so is the year."""
    assert flagged(text) == wrong
    assert {c.verdict for c in check_figures(text, SOURCE)} == {"misattributed"}


def test_since_a_year() -> None:
    """A figure reached since a year is not told of that year."""
    assert flagged("Since 2021 exports of wool have grown to more than $50 million.") == []


def test_a_figure_of_both_years() -> None:
    """A figure that the source also gives elsewhere may be of another year."""
    source = f"{SOURCE} Wool worth $20 million was also exported to Velby in 2022."
    assert flagged("Wool worth $20 million was exported to Velby in 2022.", source) == []


def test_quarters() -> None:
    """Quarters tell figures apart as years do."""
    source = "Sales were $7 million in the first quarter of 2023 and $9 million in the third."
    dated = source.replace("the third", "the third quarter of 2023")
    assert flagged("Sales came to $7 million in the first quarter of 2023.", dated) == []
    assert "$9 million" in flagged("Sales came to $9 million in the first quarter of 2023.", dated)
