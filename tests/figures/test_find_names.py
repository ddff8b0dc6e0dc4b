"""What looks like a figure and is none."""

from __future__ import annotations

import pytest

from summarizer.figures import find_figures


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 spread",
        "the A96 is shut",
        "the G7 met",
        "the F-16 flew",
        "a CAC40 stock",
        "flight MH370",
        "vitamin B6",
        "the TA-35 index",
        "postcode M21 9AB",
        "the S&P 500 index",
        "Boeing 737 jets",
        "the iPhone 14 and Xbox 360",
        "Section 427, Row 21",
        "Chapter 11 protection",
        "see page 12",
        "a category 4 hurricane",
        "type 2 diabetes",
        "on Radio 4",
        "in League Two",
        "Formula One",
        "told BBC One",
        "Game 7",
        "22 Acacia Avenue",
        "9 E 71st St",
        "call 0844 493 0758",
        "call 555-0123",
        "open 24/7",
        "[12]",
        "version 1.2.3",
        "they call 911",
        "Phone: (555) 555-1234",
        "in world war two",
        "a high-five",
    ],
)
def test_names_and_labels(text: str) -> None:
    """A code, a label, an address or a phone number is no figure."""
    assert find_figures(text) == []


@pytest.mark.parametrize(
    "text", ["one of them", "no one came", "one another", "the which one", "a one-off"]
)
def test_one_that_counts_nothing(text: str) -> None:
    """The pronoun one is no figure."""
    assert find_figures(text) == []


def test_one_before_a_noun() -> None:
    """The determiner one has a kind of its own, for it is often no count."""
    assert [figure.kind for figure in find_figures("one man stayed")] == ["one"]


def test_one_with_a_unit() -> None:
    """One per cent, one year and one in five are as any other number."""
    kinds = [f.kind for f in find_figures("one per cent in one year, or one in five")]
    assert kinds == ["percent", "duration", "ratio"]


def test_list_marks() -> None:
    """The number that heads a line is no figure, the ones in the line are."""
    text = "1. Buy 3 eggs\n2) Boil 2 of them\n\n3. Eat. 4. Wash 5 plates"
    assert [text[f.start : f.end] for f in find_figures(text)] == ["3", "2", "5"]


def test_model_numbers_beside_a_count() -> None:
    """The count of a model is found, the model is not."""
    text = "ordered 10 737 MAX 9 aircraft"
    assert [text[f.start : f.end] for f in find_figures(text)] == ["10"]


@pytest.mark.parametrize(
    "text",
    [
        "under-21 rules",
        "a sub-500 area",
        "mid-2019",
        "a top-10 finish",
        "a level-3 alert",
        "one-in-10 odds",
    ],
)
def test_prefixes_are_no_codes(text: str) -> None:
    """A number behind a prefix and a hyphen is a figure."""
    assert find_figures(text) != []
