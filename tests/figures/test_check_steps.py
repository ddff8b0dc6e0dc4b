"""What a text makes of a figure: a level of a change, after of before, a whole of a part."""

from __future__ import annotations

import pytest

from summarizer.figures import check_figures

SOURCE = """\
Rents in Velby climbed to 14.5% of income in June, the council said.
Tarn Mills trimmed its losses by 30% and will shed 45 of its 620 weavers by 2029.
Crews towed 18 of the 27 barges to Ostrow after May 4.
Ninety of the 410 flats had been repaired.
Its four directors were paid a total of $3.2 million, and each of the mayors got $90,000.
The new line is to cost between $7 million and $8.5 million. Sales slid from $64 million.
"""
CHANGED = [
    ("Rents in Velby climbed 14.5% in June.", "14.5%", "misattributed", "error"),
    ("Rents climbed by 14.5% in Velby.", "14.5%", "misattributed", "error"),
    ("Tarn Mills trimmed its losses to 30%.", "30%", "misattributed", "error"),
    ("Sales slid to $64 million.", "$64 million", "misattributed", "error"),
    ("Tarn Mills will shed weavers after 2029.", "2029", "bound_changed", "error"),
    ("Crews towed barges to Ostrow until May 4.", "May 4", "bound_changed", "error"),
    ("Tarn Mills will shed 620 weavers.", "620", "misattributed", "warning"),
    ("Crews towed 27 barges to Ostrow.", "27", "misattributed", "warning"),
    ("All 410 flats had been repaired.", "410", "misattributed", "warning"),
    ("Its directors were paid $3.2 million each.", "$3.2 million", "unit_changed", "error"),
    ("The new line is to cost $8.5 million.", "$8.5 million", "bound_changed", "warning"),
]
KEPT = [
    "Rents in Velby rose to 14.5% of income.",
    "Rents in Velby are at 14.5% of income.",
    "Tarn Mills trimmed losses 30%.",
    "Losses of Tarn Mills fell by 30%.",
    "Sales slid from $64 million.",
    "Sales had been at $64 million.",
    "Tarn Mills will shed weavers by the end of 2029.",
    "After May 4 crews towed barges to Ostrow.",
    "Tarn Mills will shed 45 of 620 weavers.",
    "Tarn Mills, which has 620 weavers, will shed 45.",
    "Tarn Mills employs 620 weavers.",
    "Of 27 barges 18 were towed to Ostrow.",
    "There are 410 flats.",
    "Its directors were paid $3.2 million together.",
    "Each of the mayors got $90,000.",
    "The new line is to cost up to $8.5 million.",
    "The new line is to cost $7 million to $8.5 million.",
    "The new line is to cost at least $7 million.",
]


@pytest.mark.parametrize(("text", "written", "verdict", "severity"), CHANGED)
def test_what_a_text_makes_of_a_figure_is_told(
    text: str, written: str, verdict: str, severity: str
) -> None:
    """The right number is flagged where the words make something else of it."""
    found = {text[c.figure.start : c.figure.end]: c for c in check_figures(text, SOURCE)}
    assert (found[written].verdict, found[written].severity) == (verdict, severity)


@pytest.mark.parametrize("text", KEPT)
def test_the_same_in_other_words_is_not_flagged(text: str) -> None:
    """A level told as a level, a part as a part, a range as a range: in any words."""
    assert [check for check in check_figures(text, SOURCE) if check.severity != "ok"] == []
