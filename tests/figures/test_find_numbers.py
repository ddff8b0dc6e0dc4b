"""Numbers in digits and words: their exact values and their place in the text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarizer.figures import Figure, find_figures


def only(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = find_figures(text)
    return figure


def written(text: str) -> list[str]:
    """Every figure of a text as it is written there."""
    return [text[figure.start : figure.end] for figure in find_figures(text)]


def values(text: str) -> list[tuple[float, ...]]:
    """The values of every figure of a text."""
    return [tuple(map(float, figure.values)) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567 trees", "1234567"),
        ("12500 trees", "12500"),
        ("4.2 trees", "4.2"),
        ("20 000 trees", "20000"),
        ("1\u202f234\u202f567 trees", "1234567"),
        ("12,34,567 trees", "1234567"),
        ("a .500 average", "0.500"),
        ("5½ acres", "5.5"),
        ("3 1/2 acres", "3.5"),
        ("2.5×10^8 cells", "250000000"),
        ("1.5×10−3 kg of it", "0.0015"),
        ("4 x 10⁶ cells", "4000000"),
        ("4 hundred trees", "400"),
        ("40, 000 trees", "40000"),
        ("98. 7 per cent", "98.7"),
    ],
)
def test_digits(text: str, value: str) -> None:
    """Digits have the exact value that their separators, fractions and powers give them."""
    assert only(text).values == (Decimal(value),)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven trees", 7),
        ("twenty-eight trees", 28),
        ("two hundred and five trees", 205),
        ("thirty-one thousand four hundred and two trees", 31402),
        ("a hundred trees", 100),
        ("a hundred and twenty trees", 120),
        ("two dozen trees", 24),
        ("half a dozen trees", 6),
        ("half a million trees", 500_000),
        ("a quarter of a million trees", 250_000),
        ("one and a half thousand trees", 1500),
        ("two-and-a-half million trees", 2_500_000),
        ("a million and a half trees", 1_500_000),
        ("a couple of hundred trees", 200),
        ("six hundred thousand trees", 600_000),
        ("five million two hundred thousand trees", 5_200_000),
        ("three lakh trees", 300_000),
    ],
)
def test_words(text: str, value: int) -> None:
    """Number words add up to the number that they say."""
    assert only(text).values == (Decimal(value),)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of trees", 12, 120),
        ("hundreds of trees", 100, 1000),
        ("tens of thousands of trees", 10_000, 100_000),
        ("tens of millions of trees", 10**7, 10**8),
        ("several hundred trees", 100, 1000),
        ("millions of trees", 10**6, 10**7),
    ],
)
def test_plural_scales(text: str, low: int, high: int) -> None:
    """A plural scale word is a range from one of its kind to ten."""
    assert only(text).values == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half of the crew", 0.5),
        ("two-thirds of the crew", 2 / 3),
        ("three quarters of the crew", 0.75),
        ("a third of the crew", 1 / 3),
        ("one-fifth of the crew", 0.2),
        ("1/16 of the crew", 0.0625),
        ("¾ of the crew", 0.75),
    ],
)
def test_fractions(text: str, value: float) -> None:
    """A share of something is a fraction."""
    figure = only(text)
    assert figure.kind == "fraction"
    assert float(figure.values[0]) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["in the second half", "a half-time talk", "the quarter-final", "the Reading half"]
)
def test_halves_of_play(text: str) -> None:
    """The half or quarter of a match is no fraction."""
    assert "fraction" not in [figure.kind for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sales doubled", 2),
        ("sales rose threefold", 3),
        ("twice as many sales", 2),
        ("three times as many sales", 3),
        ("five times more likely", 5),
        ("a 10-fold rise", 10),
        ("sales halved", 0.5),
    ],
)
def test_multiples(text: str, value: float) -> None:
    """A multiple of something else is kept apart from a count."""
    figure = only(text)
    assert (figure.kind, float(figure.values[0])) == ("multiple", value)


def test_times_that_something_happened() -> None:
    """Times without a comparison are a count."""
    kinds = [f.kind for f in find_figures("three times that of May; three times that week")]
    assert kinds == ["multiple", "date", "count"]
    assert only("he called three times on Monday").kind == "count"


def test_double_as_an_adjective() -> None:
    """A double bed is no multiple."""
    assert find_figures("a double bed") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5% to 7%", (5, 7)),
        ("between 10 and 12 trees", (10, 12)),
        ("four to five thousand trees", (4000, 5000)),
        ("14-18 mpg", (14, 18)),
        ("0-to-60 mph", (0, 60)),
        ("$1.30–$1.40", (1.3, 1.4)),
        ("2,000 - 2,500 trees", (2000, 2500)),
    ],
)
def test_ranges(text: str, expected: tuple[float, float]) -> None:
    """A range is one figure with both of its ends, the scale shared."""
    assert values(text) == [expected]


def test_from_and_to_stay_apart() -> None:
    """What something went from and to are two figures that share their unit."""
    low, high = find_figures("fell from 4.8 to 4.7 percent")
    assert (low.kind, float(low.values[0])) == ("percent", 4.8)
    assert (high.kind, float(high.values[0])) == ("percent", 4.7)


def test_a_move_and_a_level() -> None:
    """How far something fell and where it ended are two figures, not a range."""
    assert values("fell 88.81 to 7,182.08") == [(88.81,), (7182.08,)]


def test_from_one_to_a_range() -> None:
    """The scale and the unit reach back over a range to what it came from."""
    low, high = find_figures("from 24.2 to 33-35 billion euros")
    assert (low.kind, low.unit, float(low.values[0])) == ("money", "EUR", 24.2e9)
    assert [float(value) for value in high.values] == [33e9, 35e9]


@pytest.mark.parametrize("text", ["won 34-23", "a 2-0 defeat", "led 3 - 1", "lost 6-7"])
def test_scores(text: str) -> None:
    """Two numbers of a result are a score."""
    assert only(text).kind == "score"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nine out of 10 people", (9, 10)),
        ("one in five people", (1, 5)),
        ("1 in 20,000", (1, 20_000)),
    ],
)
def test_ratios(text: str, expected: tuple[float, float]) -> None:
    """So many out of so many is a ratio with both of its numbers."""
    assert (only(text).kind, values(text)) == ("ratio", [expected])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about $4.2bn was spent", ["$4.2bn"]),
        ("more than 4,200 million dollars in all", ["4,200 million dollars"]),
        ("some 600 firefighters came", ["600"]),
        ("up 5 per cent on May", ["5 per cent", "May"]),
        ("three percentage points", ["three percentage points"]),
        ("(US$12)", ["US$12"]),
        ("aged 44, she won", ["44"]),
        ("a 13-year-old boy", ["13"]),
        ("at 10:27 PM EDT", ["10:27 PM"]),
        ("by 0401 GMT on it went", ["0401"]),
        ("at 2 o'clock sharp", ["2 o'clock"]),
        ("a 10-fold rise", ["10-fold"]),
        ("in the third quarter of 2022 it fell", ["third quarter of 2022"]),
        ("on Dec. 2, 2019, it fell", ["Dec. 2, 2019"]),
        ("350 million euros of it", ["350 million euros"]),
        ("10 million American dollars of it", ["10 million American dollars"]),
        ("in the 1990s, then", ["1990s"]),
        ("the 20th century ended", ["20th century"]),
        ("the third quarter was good", ["third quarter"]),
        ("the 4Q20 sales", ["4Q20"]),
        ("$1.25m-a-year deals", ["$1.25m"]),
    ],
)
def test_the_place_of_a_figure(text: str, expected: list[str]) -> None:
    """A figure takes in sign, scale and per cent, but neither its bound nor its noun."""
    assert written(text) == expected


@pytest.mark.parametrize("text", ["won five in 2019", "met 3 in 12 days", "killed 7 in 30 seats"])
def test_so_many_in_something_else(text: str) -> None:
    """A count in a year, a time or a place is no ratio."""
    assert "ratio" not in [figure.kind for figure in find_figures(text)]


def test_offsets_count_code_points() -> None:
    """Offsets hold beside characters that change their length in lower case."""
    text = "İİİ paid €5 for 😀 seven"
    assert written(text) == ["€5", "seven"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("١٢٣ كتاب", 123), ("१२ किताबें", 12), ("１２ books", 12), ("٣٫٥ كتاب", 3.5)],
)
def test_digits_of_other_scripts(text: str, value: float) -> None:
    """Digits of any script are found, so that a checker can say what it cannot judge."""
    assert values(text) == [(value,)]


def test_no_figure_reaches_across_a_paragraph() -> None:
    """A number at the end of a paragraph has nothing to do with the next one."""
    assert values("there were five\n\nmillion reasons to go") == [(5,), (10**6,)]


def test_numbers_too_long_to_be_counts() -> None:
    """A string of digits that nobody could count to is an identifier."""
    assert find_figures("9" * 1_000_000) == []
