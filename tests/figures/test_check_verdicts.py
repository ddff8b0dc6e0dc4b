"""What checking a figure says when its value, form, unit, bound or direction differ."""

from __future__ import annotations

import pytest

from summarizer.figures import FigureCheck, check_figures


def checked(text: str, source: str) -> FigureCheck:
    """The check of the only figure of a text."""
    (check,) = check_figures(text, source)
    return check


def test_supported() -> None:
    """A figure that the source gives of the same thing is supported, and the place is shown."""
    source = "The harbour board met on Monday. It hired 340 dockers last spring."
    check = checked("The board hired 340 dockers.", source)
    assert (check.verdict, check.severity) == ("supported", "ok")
    (figure,) = check.source_figures
    assert source[figure.start : figure.end] == "340"
    assert "hired 340 dockers" in check.reason


def test_one_in_ten_is_a_share_and_not_a_range() -> None:
    """A ratio whose second number is ten times the first is judged as the share that it is."""
    check = checked("One in 10 dockers smokes.", "Some 20% of the dockers smoke, one in five.")
    assert check.severity == "error"


def test_unsupported() -> None:
    """A figure that stands nowhere in the source is an error without a place."""
    check = checked("Thieves took 77 bicycles.", "The museum opened a new hall of glass.")
    assert (check.verdict, check.severity, check.source_figures) == ("unsupported", "error", ())


def test_contradicted() -> None:
    """A figure in whose place the source gives another is an error that shows the other."""
    check = checked(
        "The storm destroyed 41 barns in Kerrow.",
        "The storm destroyed 17 barns in Kerrow, farmers said.",
    )
    assert (check.verdict, check.severity) == ("contradicted", "error")
    assert "“17”" in check.reason


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The bridge cost $4.2bn.", "The bridge cost 4,200 million dollars."),
        ("Half of the voters stayed home.", "Just 50% of the voters stayed home."),
        ("About 67% of the voters stayed home.", "About two-thirds of the voters stayed home."),
        ("Nine out of 10 voters stayed home.", "Ninety per cent of the voters stayed home."),
        ("The strike lasted two days.", "The strike lasted 48 hours."),
        ("The ship sank four decades ago.", "The ship sank 40 years ago."),
        ("Seven sailors drowned.", "7 sailors drowned."),
        ("A dozen sailors drowned.", "Twelve sailors drowned."),
        ("The trail is 20 miles long.", "The trail is 32 km long."),
        ("Ann Orme, 38, won the race.", "The 38-year-old Ann Orme won the race."),
        ("The fair opens on 4 June.", "The fair opens on June 4."),
        ("The fair opens on July 4th.", "The fair opens on the Fourth of July."),
    ],
)
def test_other_forms(text: str, source: str) -> None:
    """Another way of writing a figure is not flagged."""
    assert [check.severity for check in check_figures(text, source)] == ["ok"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("About 1.2 million hens died.", "Exactly 1,234,567 hens died."),
        ("More than 60% of the pupils passed.", "The exam was passed by 61.5% of the pupils."),
        ("Nearly 7,000 letters came.", "A total of 6,950 letters came."),
        ("The dam cost $21.5 million.", "The dam cost $21,474,525."),
        ("Hundreds of hens died.", "A total of 450 hens died."),
    ],
)
def test_roundings(text: str, source: str) -> None:
    """A rounding that the words allow is called so and not flagged."""
    check = checked(text, source)
    assert (check.verdict, check.severity) == ("rounded", "ok")


def test_coarse_rounding() -> None:
    """A round number far from the exact one is a warning that shows the exact one."""
    check = checked("The clinic warned 2,000 patients.", "The clinic warned 2,345 patients.")
    assert (check.verdict, check.severity) == ("rounded", "warning")
    assert "2,345" in check.reason


@pytest.mark.parametrize(
    "wrong", ["60 hens died.", "More than 1,300 hens died.", "1,400 hens died."]
)
def test_no_rounding(wrong: str) -> None:
    """A number that is no rounding of the source's is an error."""
    assert checked(wrong, "A total of 1,234 hens died.").severity == "error"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The dam cost £5 million.", "The dam cost $5 million."),
        ("Rents are up 3 percentage points.", "Rents are up 3%."),
        ("The siege lasted 12 weeks.", "The siege lasted 12 days."),
        ("The trail is 300 miles long.", "The trail is 300 km long."),
        ("The mill makes $5 million a month.", "The mill makes $5 million a year."),
        ("The mill sold 300 sacks per day.", "The mill sold 300 sacks per week."),
    ],
)
def test_units(text: str, source: str) -> None:
    """The same number in another currency or unit is an error of its own."""
    check = checked(text, source)
    assert (check.verdict, check.severity) == ("unit_changed", "error")


@pytest.mark.parametrize("text", ["The dam cost $5 billion.", "The dam cost $5,000."])
def test_scale(text: str) -> None:
    """A figure of another scale is an error."""
    assert checked(text, "The dam cost $5 million.").severity == "error"


@pytest.mark.parametrize(
    ("text", "source", "severity"),
    [
        ("More than 40 ships left.", "Fewer than 40 ships left.", "error"),
        ("More than 40 ships left.", "Nearly 40 ships left.", "error"),
        ("At most 40 ships left.", "At least 40 ships left.", "error"),
        ("40 ships left.", "More than 40 ships left.", "warning"),
        ("40 ships left.", "About 40 ships left.", "warning"),
        ("More than 40 ships left.", "Exactly 40 ships left.", "warning"),
        ("Fewer than 40 ships left.", "Exactly 40 ships left.", "error"),
    ],
)
def test_bounds(text: str, source: str, severity: str) -> None:
    """A bound that the source rules out is an error, a lost or added one a warning."""
    check = checked(text, source)
    assert (check.verdict, check.severity) == ("bound_changed", severity)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Exports fell 4% in spring.", "Exports rose 4% in spring."),
        ("Exports were up 4% in spring.", "Exports were down 4% in spring."),
        ("Sales shrank by $3 million.", "Sales grew by $3 million."),
        ("The mill made a profit of $3 million.", "The mill made a loss of $3 million."),
    ],
)
def test_directions(text: str, source: str) -> None:
    """A rise told as a fall, or a profit as a loss, is an error."""
    check = checked(text, source)
    assert (check.verdict, check.severity) == ("direction_changed", "error")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Prices climbed from $7 to $5.", "Prices climbed from $5 to $7."),
        ("It will take 9 to 6 weeks.", "It will take 6 to 9 weeks."),
        ("He governed from 1991 to 1984.", "He governed from 1984 to 1991."),
    ],
)
def test_reversed(text: str, source: str) -> None:
    """A range or change told the wrong way round is an error."""
    assert "error" in {check.severity for check in check_figures(text, source)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Глава сообщил о 40 жертвах.", "Forty people died, the mayor said."),
        ("Forty people died, the mayor said.", "Мэр сообщил, что погибли 40 человек."),
        (
            "Le maire a dit que 40 personnes sont mortes dans la ville.",
            "Forty people died in the town, the mayor said.",
        ),
    ],
)
def test_other_languages(text: str, source: str) -> None:
    """A text or source in another language is never ok: its figures are shown as unchecked."""
    checks = check_figures(text, source)
    assert checks
    assert {(check.verdict, check.severity) for check in checks} == {("unchecked", "warning")}


def test_one() -> None:
    """One of a sort is an error where the source counts more, and ok where it counts none."""
    assert checked("One man was arrested.", "Police arrested three men.").severity == "error"
    assert checked("One man was arrested.", "Police arrested a man.").severity == "ok"


def test_no_figures() -> None:
    """A text without figures has no checks."""
    assert check_figures("The mayor spoke.", "The mayor spoke of 40 ships.") == []


def test_names_with_numbers() -> None:
    """Words that hold a number in the source, though no figure, bear the same words out."""
    source = "The firm filed for Chapter 11 protection. The judge agreed."
    assert all(c.severity == "ok" for c in check_figures("It is in Chapter 11 now.", source))


def test_own_list() -> None:
    """A text may count what it goes on to list."""
    source = "Mara Lund joined the club from Oslo. Per Dahl came from Bergen."
    text = "Two players joined the club: Mara Lund and Per Dahl."
    assert checked(text, source).severity == "ok"
