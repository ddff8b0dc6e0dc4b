"""Figures of one sort of thing each: the subject that a text names decides."""

from __future__ import annotations

import pytest

from summarizer.figures import check_figures

SOURCE = (
    "Some 70% of the town's $900 million in loom imports last spring came from Velby. "
    "Officials met in June and drank tea with the traders. They left early, and it rained. "
    "The town's wool imports rose to $200 million, the customs office said."
)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The town's loom imports amounted to $900 million.", "ok"),
        ("The town's wool imports amounted to $200 million.", "ok"),
        ("The town's wool imports stood at $900 million, the customs office said.", "error"),
    ],
)
def test_the_subject_decides(text: str, severity: str) -> None:
    """A sum told of imports of one thing is an error where it is of imports of another."""
    assert [c.severity for c in check_figures(text, SOURCE)] == [severity]


def test_a_text_that_leaves_the_subject_out() -> None:
    """Without the subject that tells them apart, either sum may be meant."""
    text = "The town's imports amounted to $900 million."
    assert [c.severity for c in check_figures(text, SOURCE)] == ["ok"]
