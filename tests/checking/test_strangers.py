"""A name in running text that the report has nowhere is told to the reader."""

from __future__ import annotations

import pytest

from summarizer import Claim, verify
from summarizer.checking.check import check_item
from summarizer.checking.strangers import stranger_checks
from summarizer.source.sentences import Source
from tests.sample_report import CLAIM, TEXT

SOURCE = Source(
    f"{TEXT}\n\nThe International Monetary Fund lent Israel $3 million. U.S. officials said so. "
    "O’Neill-Reyes, a Brazilian, wrote it."
)


def strangers(text: str) -> list[str]:
    """The names that are found to be nowhere."""
    return [text[c.span.start : c.span.end] for c in stranger_checks("t", text, SOURCE) if c.span]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Putin shelled Velm on Monday", ["Putin"]),
        ("Northland shelled Ostia on Monday", ["Ostia"]),
        ("Vladimir Putin is behind it", ["Putin"]),
        ("It ended. Putin has won in Ostia.", ["Putin", "Ostia"]),
        ("The French envoy left", ["French"]),
        ("“Tom Volk” and Ana Ruiz met", ["Volk"]),
        ("lent by the United Kingdom", ["United", "Kingdom"]),
    ],
)
def test_a_name_that_is_nowhere_is_found(text: str, names: list[str]) -> None:
    """As a subject, an object, an adjective, and after another sentence."""
    assert strangers(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Officials shelled Velm", "Shelling killed 12", "Parliament passed it", "the IMF lent",
        "the Israeli loan", "by Americans", "in Brazil", "Ruiz’s words on Tuesday in May",
        "said President Ruiz", "O’Neill wrote it", "NORTHLAND SHELLS VILLAGE OF FARMERS",
        "the United States lent", "lent by the United States",
        "EU: Assets may be frozen", "- Extends to the border", "the Velm’s", "", "…", "Ω",
    ],
)  # fmt: skip
def test_what_the_report_names_in_another_form_is_known(text: str) -> None:
    """Initials, adjectives, peoples and titles are no strangers, nor is a common word."""
    assert strangers(text) == []


def test_a_made_up_subject_does_not_pass_with_the_true_words_around_it() -> None:
    """Most words of the claim are in the cited sentence, and it is marked all the same."""
    cited = [SOURCE.sentences[1]]
    made_up = CLAIM | {"statement": "Putin shelled Velm on Monday", "evidence": cited}
    checks = check_item("claims[0]", Claim.model_validate(made_up), SOURCE).checks
    [told] = [check for check in checks if check.severity != "ok"]
    assert (told.verdict, told.field, told.severity) == ("unsupported", "statement", "warning")
    assert "“Putin”" in told.reason
    assert [c.severity for c in verify("Putin shelled Velm.", TEXT).checks] == ["warning"]
