"""The right number on the wrong thing: each figure must be said of what the source says it of."""

from __future__ import annotations

import pytest

from summarizer.figures import FigureCheck, check_figures

SOURCE = """\
Tarn Mills said on Tuesday that it would close its spinning plant in Velby, where 640 people work.
The company, founded in 1921, lost $12 million last year after a fire destroyed a warehouse.
A second plant, in Ostrow, will keep its 210 weavers and is to receive $45 million in new looms.
Cotton prices have climbed 18% since March, while demand for linen slipped 7%.
The firm moved its head office to Velby in 1964 and listed its shares in 1998.
Union leader Dana Holt, 52, called the plan a betrayal. Chairman Rolf Arne, 67, defended it.
Buses carry about 3,000 commuters to Velby every morning.
"""


def flagged(text: str) -> list[str]:
    """The figures of a text that are errors, as written."""
    return [
        text[c.figure.start : c.figure.end]
        for c in check_figures(text, SOURCE)
        if c.severity == "error"
    ]


def check_of(text: str, written: str) -> FigureCheck:
    """The check of one figure of a text."""
    return next(
        c for c in check_figures(text, SOURCE) if text[c.figure.start : c.figure.end] == written
    )


FAITHFUL = [
    "The closure of the Velby spinning plant will cost 640 people their work.",
    "After a blaze in a warehouse, the company made a loss of $12 million.",
    "Ostrow's 210 weavers stay, and $45 million will pay for new looms there.",
    "Since March cotton prices are up 18%, but demand for linen is down 7%.",
    "Tarn Mills dates from 1921; it came to Velby in 1964 and its shares were listed in 1998.",
    "Holt, 52, of the union spoke of betrayal.",
]


@pytest.mark.parametrize("text", FAITHFUL)
def test_faithful(text: str) -> None:
    """Figures told in other words of the same thing are not flagged."""
    assert flagged(text) == []


SWAPPED = [
    ("The closure of the Velby spinning plant will cost 210 people their work.", "210"),
    ("After a fire in a warehouse, the company lost $45 million last year.", "$45 million"),
    ("The Ostrow plant is to receive $12 million in new looms.", "$12 million"),
    ("Demand for linen slipped 18%.", "18%"),
    ("The firm was founded in 1998.", "1998"),
    ("It moved its head office to Velby in 1921.", "1921"),
    ("Union leader Dana Holt, 67, called the plan a betrayal.", "67"),
]


@pytest.mark.parametrize(("text", "wrong"), SWAPPED)
def test_figure_of_something_else(text: str, wrong: str) -> None:
    """A figure that the source gives of something else is an error, with both places shown."""
    check = check_of(text, wrong)
    assert (check.verdict, check.severity) == ("misattributed", "error")
    assert len(check.source_figures) == 2
    assert wrong in check.reason


@pytest.mark.parametrize(
    "text",
    [
        "Cotton prices have climbed 7%, while demand for linen slipped 18%.",
        "The firm moved its head office in 1998 and listed its shares in 1964.",
        "Union leader Dana Holt, 67, and chairman Rolf Arne, 52, disagree about the plan.",
    ],
)
def test_two_changed_places(text: str) -> None:
    """Two figures that changed places are both errors."""
    assert len(flagged(text)) == 2


def test_value_said_of_two_things() -> None:
    """A value that the source gives twice is supported if either place fits."""
    source = "The choir has 30 singers. The band has 30 drummers. The club has 12 skiers."
    assert [c.severity for c in check_figures("The band has 30 drummers.", source)] == ["ok"]


def test_date_of_something_else() -> None:
    """The month of another event is an error."""
    source = "The vote is on 4 June 2024. The court opened the case on 9 March 2024."
    text = "The court opened the case on 4 June 2024."
    assert [c.severity for c in check_figures(text, source)] == ["error"]


@pytest.mark.parametrize("wrong", ["May 9, 2024", "March 8, 2024", "9 March 2023"])
def test_date_changed(wrong: str) -> None:
    """A date with another month, day or year is an error."""
    source = "The court opened the case on 9 March 2024."
    (check,) = check_figures(f"The court opened the case on {wrong}.", source)
    assert check.severity == "error"


def test_quarter_without_year() -> None:
    """A quarter named without its year is the latest of those that the source names."""
    source = (
        "Third quarter sales were $9 million. In the third quarter of 2019 rain fell on 5 days."
    )
    text = "Sales in the third quarter of 2019 were $9 million."
    dated = next(c for c in check_figures(text, source) if c.figure.kind == "quarter")
    assert dated.source_figures


def test_vague_number_is_no_rival() -> None:
    """A vague or hedged number of the source does not contradict an exact one."""
    source = "More than 150 people died in the flood. By Friday the toll stood at 161."
    assert [c.severity for c in check_figures("The flood killed 161 people.", source)] == ["ok"]
