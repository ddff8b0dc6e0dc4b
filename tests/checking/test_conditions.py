"""A condition that is told must be the report's, and not its contrary."""

from __future__ import annotations

import pytest

from summarizer import NewsSummary
from summarizer.checking.check import check_summary
from summarizer.checking.conditions import turned_condition
from summarizer.checking.status import check_condition
from summarizer.source.sentences import Source
from tests.sample_results import read


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("Oslo warned it would recall its envoy unless Minsk released the crew.",
         "unless Minsk released the crew", "if Minsk released the crew"),
        ("Oslo warned it would recall its envoy unless Minsk released the crew.",
         "if Minsk does not release the crew", "unless Minsk does not release the crew"),
        ("Oslo would bar the ships if the port opened.", "if the port opened",
         "if the port did not open"),
        ("Oslo would bar the ships if the port did not pay.", "unless the port pays",
         "if the port pays"),
    ],
)  # fmt: skip
def test_a_threat_must_not_be_turned_round(text: str, true: str, false: str) -> None:
    """With "if" for "unless", or a "not" more or less, the condition is an error."""
    source = Source(text)
    assert check_condition("threatened", (true,), [1], source) is None
    found = check_condition("threatened", (false,), [1], source)
    assert found is not None
    assert (found.verdict, found.severity) == ("condition_turned", "error")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Oslo would bar the ships unless the raids stopped.", "if the raids go on"),
        ("Oslo will not lift the ban unless Minsk frees the crew.", "if Minsk frees the crew"),
        (
            "The pact ends unless Minsk frees the crew.",
            "The pact survives if Minsk frees the crew.",
        ),
        ("Oslo acts if Minsk pays, and Riga acts unless Minsk pays.", "unless Minsk pays"),
    ],
)
def test_what_may_say_the_same_in_other_words_passes(text: str, told: str) -> None:
    """Where a word is another, or a "not" stands outside, nothing is held against a condition."""
    assert turned_condition(told, [1], Source(text)) is None


def test_claims_and_headlines_must_not_turn_a_condition_round() -> None:
    """It is an error of polarity in a claim's statement, a headline and a gist."""
    text = "The pact ends in June unless Riga signs it."
    claim = {"evidence": [1], "speaker": None, "certainty": "stated",
             "statement": "The pact ends in June if Riga signs it."}  # fmt: skip
    passages = {
        "headline": {"text": "Pact ends if Riga signs it", "evidence": [1]},
        "gist": {"text": "The pact ends in June unless Riga signs it.", "evidence": [1]},
    }
    rest: dict[str, list[object]] = {"actors": [], "denials": [], "sanctions_threats": []}
    checked = check_summary(
        read(passages | {"claims": [claim]} | rest, text, NewsSummary), Source(text)
    )
    turned = [
        [
            (check.kind, check.severity)
            for check in item.checks
            if check.verdict == "condition_turned"
        ]
        for item in checked
    ]
    assert turned == [[("polarity", "error")], [], [("polarity", "error")]]
