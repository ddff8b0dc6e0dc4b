"""Dates, years, times, ages and ranks: each told apart, none taken for a count."""

from __future__ import annotations

import pytest

from summarizer.figures import Figure, find_figures


def numbers(figure: Figure) -> tuple[int, ...]:
    """The values of a figure as whole numbers."""
    return tuple(map(int, figure.values))


def only(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("April 4", 404),
        ("on April 4th", 404),
        ("the 4th of April", 404),
        ("4 April 2019", 20190404),
        ("April 4, 2019", 20190404),
        ("Dec. 2", 1202),
        ("2 December 2023", 20231202),
        ("2023-12-02", 20231202),
        ("2023-12-02T10:38:07.190Z", 20231202),
        ("12/25/2019", 20191225),
        ("25/12/2019", 20191225),
        ("02.12.2023", 20231202),
        ("in December", 1200),
        ("in May 2019", 20190500),
        ("on may 7 , 2014", 20140507),
        ("in february", 200),
        ("their march 29 wedding", 329),
        ("the Fourth of July", 704),
        ("9/11", 911),
    ],
)
def test_dates(text: str, value: int) -> None:
    """A date is one number, YYYYMMDD, with zeros for what is not said."""
    figure = only(text)
    assert (figure.kind, numbers(figure)) == ("date", (value,))


def test_spans_of_days() -> None:
    """Several days of one month are one figure with both ends."""
    assert numbers(only("3-5 May 2019")) == (20190503, 20190505)


@pytest.mark.parametrize("text", ["they may go", "the march went on", "April Jones said so"])
def test_words_that_look_like_months(text: str) -> None:
    """A verb or a given name is no month."""
    assert find_figures(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in 2019", (2019,)),
        ("the 2018 World Cup", (2018,)),
        ("back in '87", (1987,)),
        ("around 1100 AD", (1100,)),
        ("founded in 1576", (1576,)),
        ("2018 sales", (2018,)),
        ("in 2019 many people left", (2019,)),
        ("the 2014/15 season", (2014, 2015)),
        ("2012-13", (2012, 2013)),
        ("2010–2015", (2010, 2015)),
        ("the 2007 -- 08 season", (2007, 2008)),
    ],
)
def test_years(text: str, values: tuple[int, ...]) -> None:
    """Four digits are a year where nothing is counted."""
    figure = only(text)
    assert (figure.kind, numbers(figure)) == ("year", values)


@pytest.mark.parametrize(
    "text",
    [
        "2000 people",
        "more than 2000 died",
        "$2000",
        "1900 miles",
        "by 1500 guests",
        "2000 jobs",
        "2010 MW",
    ],
)
def test_four_digits_that_count(text: str) -> None:
    """Four digits with a unit, a bound or a counted noun are no year."""
    assert only(text).kind not in ("year", "date")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("the 1990s", "decade", 1990),
        ("the '90s", "decade", 1990),
        ("the 20th century", "century", 20),
        ("the twenty-first century", "century", 21),
        ("the third quarter", "quarter", 3),
        ("the third quarter of 2022", "quarter", 20223),
        ("fiscal 2021 first quarter", "quarter", 20211),
        ("Q3 2022", "quarter", 20223),
        ("4Q20", "quarter", 20204),
        ("10:27 PM", "time", 2227),
        ("11 a.m.", "time", 1100),
        ("12am", "time", 0),
        ("10.45pm", "time", 2245),
        ("0401 GMT", "time", 401),
        ("2 o'clock", "time", 200),
        ("midnight", "time", 0),
    ],
)
def test_moments(text: str, kind: str, value: int) -> None:
    """Decades, centuries, quarters and times of day are kinds of their own."""
    figure = only(text)
    assert (figure.kind, numbers(figure)) == (kind, (value,))


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("a 13-year-old boy", (13,), "year"),
        ("an 18-month-old baby", (18,), "month"),
        ("she is 30 years old", (30,), "year"),
        ("aged 44", (44,), "year"),
        ("at the age of 44", (44,), "year"),
        ("men aged 18 to 34", (18, 34), "year"),
        ("Ann Smith, 44, said", (44,), "year"),
        ("He was 70.", (70,), "year"),
        ("Actor Dies at 82", (82,), "year"),
        ("a man in his 30s", (30, 39), "year"),
        ("in her late twenties", (20, 29), "year"),
        ("a 46 - year - old", (46,), "year"),
        ("she's 25 and", (25,), "year"),
    ],
)
def test_ages(text: str, values: tuple[int, ...], unit: str) -> None:
    """The age of someone is an age, not a count or a duration."""
    figure = only(text)
    assert (figure.kind, numbers(figure), figure.unit) == ("age", values, unit)


@pytest.mark.parametrize(
    "text", ["the price was 70.", "fell to 70, then", "between 5, 12, and 9", "rose at 82"]
)
def test_numbers_that_are_no_age(text: str) -> None:
    """A bare number is an age only where it is said of someone."""
    assert "age" not in [figure.kind for figure in find_figures(text)]


def test_no_time_of_day() -> None:
    """Digits beside a colon that no clock shows are no time."""
    assert "time" not in [figure.kind for figure in find_figures("a ratio of 10:75")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the first vote", 1),
        ("a second referendum", 2),
        ("the 21st time", 21),
        ("the twenty-first time", 21),
        ("world No. 3", 3),
        ("the number one song", 1),
    ],
)
def test_ranks(text: str, value: int) -> None:
    """An ordinal, or a number that ranks, is an ordinal."""
    figure = only(text)
    assert (figure.kind, numbers(figure)) == ("ordinal", (value,))


@pytest.mark.parametrize(
    "text", ["a second later", "miles per second", "second to none", "First Minister", "at first,"]
)
def test_ordinal_words_that_rank_nothing(text: str) -> None:
    """A unit of time, a title and an idiom are no rank."""
    assert find_figures(text) == []
