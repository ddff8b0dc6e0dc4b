"""A quotation of the report must be that of who is said to speak, where the item stands."""

from __future__ import annotations

import pytest

from summarizer.checking.check import check_item
from summarizer.checking.whose_quote import whose_quote
from summarizer.source.sentences import Source
from summarizer.summary import Claim, Denial

REPORT = Source(
    "Norland's ministry fined the firm on Monday, a spokesman said.\n\n"
    "Ada Quist denied that the firm had broken any rule.\n\n"
    "“We paid every bill,” Quist told reporters. “It was a hard year for us.”\n\n"
    "Talks followed.\n\n"
    "Poland's president, Jan Kowal, spoke of tanks on Friday.\n\n"
    "“We have no tanks left,” Kowal said.\n\n"
    "Nobody answered.\n\n"
    "“The harbour is closed for good,” Quist said."
)


def of_quote(quote: str, speaker: str, cited: int) -> tuple[str, str]:
    """The verdict and severity that the quote of a claim gets."""
    claim = Claim(
        statement=REPORT.sentences[cited - 1].text.replace("“", "").replace("”", ""),
        speaker=speaker,
        certainty="stated",
        quote=quote,
        evidence=[REPORT.sentences[cited - 1]],
    )
    checks = check_item("claims[0]", claim, REPORT).checks
    (check,) = [check for check in checks if check.field == "quote"]
    return check.verdict, check.severity


@pytest.mark.parametrize(
    ("quote", "speaker", "cited", "expected"),
    [
        ("We paid every bill", "Ada Quist", 3, ("supported", "ok")),
        ("It was a hard year for us", "Ada Quist", 3, ("supported", "ok")),
        ("We paid every bill", "Ada Quist", 2, ("supported", "ok")),
        ("We have no tanks left", "Ada Quist", 3, ("misattributed", "error")),
        ("We paid every bill", "Jan Kowal", 7, ("misattributed", "error")),
        ("The harbour is closed for good", "Ada Quist", 3, ("elsewhere", "warning")),
        ("We", "Ada Quist", 3, ("weak", "warning")),
        ("We paid every ship", "Ada Quist", 3, ("altered", "error")),
    ],
)
def test_a_quote_is_of_its_speaker(
    quote: str, speaker: str, cited: int, expected: tuple[str, str]
) -> None:
    """Words of another are wrong; those from elsewhere, or that say nothing, are told of."""
    assert of_quote(quote, speaker, cited) == expected


def test_the_quote_of_a_denial_is_of_who_denies() -> None:
    """What somebody else says is no denial of this one."""
    denial = Denial(
        actor="Ada Quist",
        denied="that the firm had broken any rule",
        form="denied",
        quote="We have no tanks left",
        evidence=[REPORT.sentences[1]],
    )
    checks = check_item("denials[0]", denial, REPORT).checks

    assert [c.verdict for c in checks if c.field == "quote"] == ["misattributed"]


SHARED = Source(
    "Chairman Ivo Lann called Ada Quist's account “a tale for children”.\n\n"
    "Quist spoke of “a wall of silence”, but Lann said the doors “stood open all year”."
)


@pytest.mark.parametrize(
    ("quote", "speaker", "cited", "severity"),
    [
        ("a tale for children", "Ivo Lann", 1, None),
        ("a tale for children", "Ada Quist", 1, "warning"),
        ("a wall of silence", "Ada Quist", 2, None),
        ("stood open all year", "Ivo Lann", 2, None),
        ("stood open all year", "Ada Quist", 2, "warning"),
    ],
)
def test_a_quote_is_of_whose_part_of_a_sentence_it_stands_in(
    quote: str, speaker: str, cited: int, severity: str | None
) -> None:
    """Where two speak in one sentence, each quotation in it is of one of them."""
    found = whose_quote(quote, speaker, [SHARED.sentences[cited - 1]], SHARED)
    assert (found and found.severity) == severity
