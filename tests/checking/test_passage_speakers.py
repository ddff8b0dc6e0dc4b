"""Whose words a running text makes of a quotation, and what it leaves off before it."""

from __future__ import annotations

import pytest

from summarizer.checking.check import check_item
from summarizer.checking.quote_checks import passage_checks
from summarizer.source.sentences import Source
from summarizer.summary import Claim

REPORT = Source(
    "Mayor Ivo Lann said the bridge “cannot carry a cart” and called Ada Quist's account "
    "“pure arithmetic of hope”.\n\n"
    "Quist, an engineer, told Lann: “You have read the wrong page.”\n\n"
    "“We were never shown the second report,” Quist said.\n\n"
    "“Nobody is not only late but lost here,” Lann said.\n\n"
    "Tom Reyes, who leads Velm Timber, said its boards “hold for ever”."
)


def verdicts(text: str, *cited: int) -> list[tuple[str, str]]:
    """Return what is found of the quotations of a text."""
    evidence = [REPORT.sentences[number - 1] for number in cited]
    return [(c.verdict, c.severity) for c in passage_checks("text", text, REPORT, evidence)]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Lann tells Quist: “You have read the wrong page”", 2),
        ("Quist calls the mayor's account “pure arithmetic of hope”", 1),
        ("Quist said the bridge “cannot carry a cart”.", 1),
        ("“We were never shown the second report,” Lann said.", 3),
        ("“We were never shown the second report,” said Mayor Lann.", 3),
        ("Quist said that “cannot carry a cart” is right.", 1),
    ],
)
def test_a_text_that_gives_a_quotation_to_another_is_told_of(text: str, cited: int) -> None:
    """The subject of the nearest verb of saying must be whose words they are."""
    assert verdicts(text, cited) == [("misattributed", "warning")]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Quist tells Lann: “You have read the wrong page”", (2,)),
        ("Lann calls Quist's account “pure arithmetic of hope”", (1,)),
        ("Lann said the bridge “cannot carry a cart”.", (1,)),
        ("“We were never shown the second report,” Quist said.", (3,)),
        ("Quist dismissed the “pure arithmetic of hope” remark.", (1,)),
        ("Quist said Lann's “pure arithmetic of hope” hurt her.", (1,)),
        ("Lann said the bridge “cannot carry a cart”; Quist was “never shown the second report”",
         (1, 3)),
        ("Velm Timber says its boards “hold for ever”.", (5,)),
        ("The bridge “cannot carry a cart”.", (1,)),
    ],
)  # fmt: skip
def test_a_text_that_tells_whose_words_they_are_is_well(text: str, cited: tuple[int, ...]) -> None:
    """Nor is a firm wrong for its chief, or who takes up another's words, or no speaker at all."""
    assert set(verdicts(text, *cited)) == {("supported", "ok")}


def test_a_passage_in_a_statement_is_of_the_claims_speaker() -> None:
    """Where a statement has no verb of saying, its passages are its speaker's words."""

    def found(speaker: str) -> set[str]:
        claim = Claim(
            evidence=[REPORT.sentences[0]],
            speaker=speaker,
            statement="The account is “pure arithmetic of hope”.",
            certainty="stated",
        )
        checks = check_item("claims[0]", claim, REPORT).checks
        return {check.verdict for check in checks if check.kind == "quote"}

    assert found("Ivo Lann") == {"supported"}
    assert found("Ada Quist") == {"misattributed"}


@pytest.mark.parametrize(
    ("text", "cited", "expected"),
    [
        ("Quist was “shown the second report”.", 3, ("altered", "warning")),
        ("Quist was not “shown the second report”.", 3, ("supported", "ok")),
        ("Quist was “never shown the second report”.", 3, ("supported", "ok")),
        ("Lann is “only late but lost”.", 4, ("supported", "ok")),
    ],
)
def test_a_quotation_begun_after_its_not_is_told_of(
    text: str, cited: int, expected: tuple[str, str]
) -> None:
    """Words right after "never" are turned round without it, unless the text itself says no."""
    assert verdicts(text, cited) == [expected]
