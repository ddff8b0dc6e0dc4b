"""Passages: what stands between quotation marks, and what comes nearest to an altered quote."""

from __future__ import annotations

import pytest

from summarizer.checking.passages import difference, nearest_passage
from summarizer.checking.quotation_marks import quoted_passages

REPORT = (
    "The ministry said on Monday that it does not supply lethal weapons to the rebels. Officials "
    "in the capital put the loss at $4.2 billion. Companies that help “must expect significant "
    "consequences”, the minister told reporters after the talks in Geneva."
)


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ('He said "no" and left.', ["no"]),
        ("He said “no, ‘never’ again” and left.", ["no, ‘never’ again"]),
        ("The ‘so-called’ plan isn’t the states’ plan.", ["so-called"]),
        ("It's the '90s plan of Russia's 'peace' camp.", ["peace"]),
        ("‘We won’t go,’ she said. ‘It’s over.’", ["We won’t go,", "It’s over."]),
        ("« Non », „Nein“ and »Nej« and 「不」.", ["Non", "Nein", "Nej", "不"]),
        ("''It is anti-reform,'' he said of the ``plan''.", ["It is anti-reform,", "plan"]),
        ('"He called it "odd" at first," she said.', ['He called it "odd" at first,']),
        ('"The poll asks: “As you know, he left” and so on," he said.',
         ["The poll asks: “As you know, he left” and so on,"]),
        ("“First part.\n\n“Second part,” he said.", ["First part.", "Second part,"]),
        ("“It was never closed.\n\nThe report goes on.", ["It was never closed."]),
        ('A 6" pipe of 5\' length; the dogs\' tails.', []),
        ("“…” and “” and ‘ ’", []),
        ("“Garbled\" end and ”Swedish” style.", ["Garbled", "Swedish"]),
        ("No marks at all.", []),
    ],
)  # fmt: skip
def test_passages_between_marks_are_found(text: str, passages: list[str]) -> None:
    """All that stands between quotation marks is found, without the marks, outermost only."""
    assert [text[start:end] for start, end in quoted_passages(text)] == passages


def test_quoted_passages_belong_to_the_caller() -> None:
    """Changing the answer does not change the next answer for the same text."""
    quoted_passages('He said "no".').clear()
    assert quoted_passages('He said "no".') == [(9, 11)]


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("it supplies lethal weapons", "it does not supply lethal weapons"),
        ("put the loss at $4.7 billion", "put the loss at $4.2 billion"),
        ("must expect minor consequences", "must expect significant consequences"),
        ("Analysts in the capital put the loss", "Officials in the capital put the loss"),
    ],
)  # fmt: skip
def test_nearest_passage_is_the_one_that_was_altered(quote: str, passage: str) -> None:
    """The nearest passage is the stretch of the source that the quote was made from."""
    found = nearest_passage(quote, REPORT)
    assert found is not None
    start, end = found
    assert REPORT[start:end] == passage


@pytest.mark.parametrize("quote", ["", "…", "the president resigned over bribery", "Бла бла"])
def test_nothing_is_near_to_what_was_made_up(quote: str) -> None:
    """A quote that shares no more than a word or two with the source has no nearest passage."""
    assert nearest_passage(quote, REPORT) is None


def test_nearest_passage_of_an_empty_source() -> None:
    """In a source without words nothing is near."""
    assert nearest_passage("some words", " … ") is None


@pytest.mark.parametrize(
    ("quote", "passage", "words"),
    [
        ("it supplies weapons", "it does not supply weapons",
         "'supplies' stands for 'does not supply'"),
        ("it does supply weapons", "it does not supply weapons", "'not' is left out"),
        ("it never supplies weapons", "it supplies weapons", "'never' was added"),
        ("a loss of $4.2 million", "a loss of £4.2 billion",
         "'$' stands for '£'; 'million' stands for 'billion'"),
        ("“no” — never", '"no" - never.', "only the setting of the words differs"),
        ("a b c d e f g h i j", "a x c y e z g w i v",
         "'b' stands for 'x'; 'd' stands for 'y'; 'f' stands for 'z'; and 2 more"),
    ],
)  # fmt: skip
def test_difference_names_the_words(quote: str, passage: str, words: str) -> None:
    """A difference is told by the words that stand for others, were added or are left out."""
    assert difference(quote, passage) == words
