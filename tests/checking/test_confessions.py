"""What somebody denies is not told as a claim of his, in whatever words."""

from __future__ import annotations

import pytest

from summarizer.checking.confessions import confession
from summarizer.source.sentences import Source

REPORT = Source(
    "Ada Quist, the firm's director, denied that it had broken any rule. "
    "Quist denied the charge and said that the bank had broken a promise. "
    "Quist denied any wrongdoing, calling the charge an invention."
)


@pytest.mark.parametrize(
    ("statement", "speaker", "sentence", "told"),
    [
        ("Belmar had broken rules", "Ada Quist", 1, True),
        ("The firm's breaking of a rule was planned", "Ada Quist", 1, True),
        ("Belmar has not broken rules", "Ada Quist", 1, False),
        ("Belmar had broken rules", "Tom Reyes", 1, False),
        ("The bank had broken its promise", "Ada Quist", 2, False),
        ("The charge is an invention", "Ada Quist", 3, False),
    ],
)
def test_a_denial_is_no_confession(statement: str, speaker: str, sentence: int, told: bool) -> None:
    """Only the words that the denial reaches count, and only for the one who denies."""
    found = confession(statement, speaker, REPORT.sentences[sentence - 1], REPORT)

    assert (found is not None) == told
    assert found is None or (found.verdict, found.severity) == ("negation_dropped", "warning")
