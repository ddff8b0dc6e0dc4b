"""What an item gives as somebody's words is held against the source."""

from __future__ import annotations

import pytest

from summarizer.checking.quote_checks import passage_checks, quote_check
from summarizer.source.sentences import Source

SOURCE = Source(
    "“We broke no rule,” Quist told reporters on Monday. "
    "She said that 1.6 billion people in forty countries now use the service every single day."
)


@pytest.mark.parametrize(
    ("quote", "verdict", "severity"),
    [
        ("We broke no rule", "supported", "ok"),
        ("told reporters on Monday", "not_quoted", "warning"),
        ("We broke a rule", "altered", "error"),
        ("The sea was calm that night", "unsupported", "error"),
        ("6 billion people in forty countries now use the service", "altered", "error"),
    ],
)
def test_a_quote_gets_its_verdict(quote: str, verdict: str, severity: str) -> None:
    """Word for word between marks is well; anything less is marked for what it is."""
    check = quote_check("quote", quote, SOURCE)

    assert (check.verdict, check.severity) == (verdict, severity)


def test_the_reason_tells_which_words_differ() -> None:
    """A reader sees what was changed without looking it up."""
    assert "no" in quote_check("quote", "We broke a rule", SOURCE).reason


def test_whatever_stands_between_marks_is_a_quotation() -> None:
    """A passage in quotation marks is checked in any field, at its own place."""
    text = "Quist denied it: “We broke a rule,” she said."

    (check,) = passage_checks("statement", text, SOURCE)

    assert check.severity == "error"
    assert check.span is not None
    assert text[check.span.start : check.span.end].startswith("We broke a rule")
