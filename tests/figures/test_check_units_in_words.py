"""Units that only the words tell: sums told as things, rates that the source does not give."""

from __future__ import annotations

import pytest

from summarizer.figures import check_figures
from summarizer.figures.comparing.stems import stem
from summarizer.figures.finding.find import find_figures


def first(text: str, source: str) -> tuple[str, str]:
    """The severity and verdict of the first figure of a text."""
    check = check_figures(text, source)[0]
    return check.severity, check.verdict


LOOMS = "The mill spent $45 million on looms last spring, its owner said."


def test_a_sum_told_as_a_number_of_things() -> None:
    """So much money for things is not so many things."""
    assert first("The mill bought 45 million looms.", LOOMS) == ("error", "unit_changed")


def test_things_told_as_a_sum() -> None:
    """So many things are not so much money."""
    source = "The mill delivered 45 million spools last spring, its owner said."
    assert first("The mill delivered $45 million of spools.", source) == ("error", "unit_changed")


def test_a_sum_before_what_it_pays_for() -> None:
    """A sum may leave its currency out before one thing that it is the price of."""
    assert first("The mill signed a 45 million deal for looms.", LOOMS)[0] == "ok"


def test_a_rate_of_a_sum_given_outright() -> None:
    """A sum that was paid once was not paid every month."""
    text = "The mill spent $45 million on looms; it spent $45 million of cash a month."
    assert [c.verdict for c in check_figures(text, LOOMS)] == ["supported", "unit_changed"]


def test_a_rate_that_the_source_gives_in_other_words() -> None:
    """A sum that the source speaks of by the month may be told by the month."""
    source = "The mill's monthly bill for looms came to $45 million."
    assert first("The mill spent $45 million a month on looms.", source)[0] == "ok"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It bought $9 million of machine tools a month.", "USD/month"),
        ("It burned 40 tonnes of brown coal per day.", "tonne/day"),
        ("It bought $9 million of machine tools a month earlier.", "USD"),
        ("It cost $9 a year ago.", "USD"),
    ],
)
def test_a_rate_behind_what_it_is_of(text: str, unit: str) -> None:
    """A rate is read behind what the amount is of; a time gone by is none."""
    assert find_figures(text)[0].unit == unit


@pytest.mark.parametrize("written", ["fourth", "last", "final"])
def test_the_last_quarter_of_a_year(written: str) -> None:
    """The last quarter of a year is its fourth."""
    source = "Sales of looms were $9 million in the last quarter of 2023."
    text = f"Looms sold for $9 million in the {written} quarter of 2023."
    assert [c.severity for c in check_figures(text, source)] == ["ok", "ok"]
    assert [c.severity for c in check_figures(text, source.replace("last", "third"))][1] == "error"


@pytest.mark.parametrize("text", ["the last quarter", "last in 2023", "the final of 2023"])
def test_a_last_quarter_without_its_year(text: str) -> None:
    """Without a year, or without the word, "last" names no quarter."""
    assert all(figure.kind != "quarter" for figure in find_figures(text))


MULTIPLE = "Imports of looms rose from $20 million in 2021 to over $50 million in 2022."


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Imports of looms more than doubled.", "ok"),
        ("Imports of looms more than tripled.", "error"),
        ("Imports of looms doubled.", "error"),
    ],
)
def test_a_multiple_with_a_bound(text: str, severity: str) -> None:
    """A growth by half more than double is more than a doubling, and not yet a tripling."""
    assert first(text, MULTIPLE)[0] == severity


@pytest.mark.parametrize(
    "forms", ["deny denies denied", "deliver delivers delivered", "freeze froze frozen freezes"]
)
def test_forms_of_a_verb_share_a_stem(forms: str) -> None:
    """The forms of one verb are one word."""
    assert len({stem(form) for form in forms.split()}) == 1
