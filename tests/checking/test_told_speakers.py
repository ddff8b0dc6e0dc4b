"""Whom a gist or a headline makes the speaker of what it tells."""

from __future__ import annotations

import pytest

from summarizer.checking.check import check_item
from summarizer.source.sentences import Source
from summarizer.summary import Passage

REPORT = Source(
    "Mayor Ivo Lann said the harbour would freeze by December.\n\n"
    "The engineer Ada Quist warned that nobody had ordered an icebreaker. Quist left early.\n\n"
    "The island of Velm said its pier was broken, while the town of Ostia said its crane was new."
    "\n\nTom Reyes, who leads Velm Timber, said two sawmills would be sold."
)


def verdicts(text: str, *cited: int) -> list[tuple[str, str]]:
    """Return what is found of the speakers of a gist."""
    gist = Passage(text=text, evidence=[REPORT.sentences[number - 1] for number in cited])
    checks = check_item("gist", gist, REPORT).checks
    return [(check.verdict, check.severity) for check in checks if check.kind == "speaker"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Quist said the harbour would freeze by December.", (1, 2)),
        ("Lann said the harbour would freeze; he warned. Lann warned that nobody had ordered an "
         "icebreaker.", (1, 2)),
        ("Ostia said its pier was broken, while Velm said its crane was new.", (4,)),
        ("Quist: harbour to freeze by December", (1,)),
    ],
)  # fmt: skip
def test_a_text_that_exchanges_speakers_is_told_of(text: str, cited: tuple[int, ...]) -> None:
    """A clause of a running text must be of whom the text has say it."""
    assert verdicts(text, *cited) == [("misattributed", "warning")]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Lann said the harbour would freeze by December; Quist warned that nobody had ordered an "
         "icebreaker.", (1, 2)),
        ("Velm said its pier was broken, while Ostia said its crane was new.", (4,)),
        ("Lann: harbour to freeze by December", (1,)),
        ("Velm Timber said two sawmills would be sold.", (5,)),
        ("The harbour will freeze by December.", (1,)),
        ("Quist said it.", (1,)),
    ],
)  # fmt: skip
def test_a_text_with_the_right_speakers_is_well(text: str, cited: tuple[int, ...]) -> None:
    """Nor is a firm wrong for its chief, or a clause that tells too little."""
    assert verdicts(text, *cited) == []
