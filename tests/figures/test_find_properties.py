"""What holds of any figure and any text, however odd."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.figures import Figure, find_figures


def listed(words: str) -> list[str]:
    """Make a list of the words of a string."""
    return words.split()


ONES = listed(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
)
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
MONTHS = listed(
    """January February March April May June July August September October November December"""
)
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}

counts = st.integers(2, 999_999_999_999).filter(lambda n: not 1000 <= n < 2200)
small = st.decimals(1, 999, places=1).map(lambda d: d.normalize() + 0)


def only(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = find_figures(text)
    return figure


def spelled(number: int) -> str:
    """Write a number below a million in words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens = TENS[number // 10 - 2]
        return tens if number % 10 == 0 else f"{tens}-{ONES[number % 10]}"
    scale, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    rest = number % scale
    joint = " and " if 0 < rest < 100 else " "
    return f"{spelled(number // scale)} {name}" + (f"{joint}{spelled(rest)}" if rest else "")


def plain(number: Decimal) -> str:
    """Write a decimal without an exponent."""
    return f"{number:f}"


@given(counts)
def test_separators_change_nothing(number: int) -> None:
    """A count has one value with and without its thousands set apart."""
    spaced = f"{number:,}".replace(",", "\u202f")
    for shown in (f"{number}", f"{number:,}", spaced):
        figure = only(f"They planted {shown} trees.")
        assert (figure.values, figure.kind, figure.unit) == ((Decimal(number),), "count", "tree")


@given(st.integers(2, 999_999))
def test_words_and_digits_agree(number: int) -> None:
    """A count has one value in words and in digits."""
    assert only(f"They planted {spelled(number)} trees.").values == (Decimal(number),)


@given(small, st.sampled_from(sorted(SCALES)))
def test_scales_multiply_exactly(number: Decimal, scale: str) -> None:
    """A scale word multiplies without rounding, before any currency noun or after any sign."""
    value = number * SCALES[scale]
    for text in (f"${plain(number)} {scale}", f"{plain(number)} {scale} dollars"):
        figure = only(f"It cost {text} in all")
        assert (figure.values, figure.unit) == ((value,), "USD")


@given(small, st.sampled_from(sorted(SHORT)), st.sampled_from([("£", "GBP"), ("€", "EUR")]))
def test_short_scales_after_a_sign(number: Decimal, scale: str, sign: tuple[str, str]) -> None:
    """A letter for the scale is worth its word."""
    figure = only(f"It cost {sign[0]}{plain(number)}{scale} in all")
    assert (figure.values, figure.unit) == ((number * SHORT[scale],), sign[1])


@given(small, st.sampled_from(["%", " %", " per cent", " percent", "pc"]))
def test_styles_of_per_cent(number: Decimal, style: str) -> None:
    """A share has one value in all the ways to write per cent."""
    figure = only(f"It makes up {plain(number)}{style} of it")
    assert (figure.values, figure.kind) == ((number,), "percent")


@given(st.integers(1, 28), st.integers(1, 12), st.integers(1600, 2100), st.sampled_from(range(5)))
def test_styles_of_dates(day: int, month: int, year: int, style: int) -> None:
    """A date is one number in all the ways to write it."""
    name, value = MONTHS[month - 1], year * 10000 + month * 100 + day
    text = [
        f"{name} {day}, {year}",
        f"{day} {name} {year}",
        f"{name[:3]}. {day}, {year}",
        f"{year}-{month:02}-{day:02}",
        f"the {day}th of {name}, {year}",
    ][style]
    figure = only(f"It opened on {text}")
    assert (figure.values, figure.kind) == ((Decimal(value),), "date")


@given(st.integers(1, 98), st.integers(1, 500))
def test_ends_of_ranges(low: int, width: int) -> None:
    """A range has both of its ends, whatever joins them."""
    high = low + width
    for text in (f"{low}% to {high}%", f"{low}-{high}%", f"between {low}% and {high}%"):
        assert only(f"It may be {text} of it").values == (Decimal(low), Decimal(high))


@given(st.lists(st.sampled_from([*ONES, *TENS, *MONTHS, *SCALES, "$", "%", "-", "5", "half"])))
def test_any_order_of_figure_words(words: list[str]) -> None:
    """Offsets slice to something, in order and apart, whatever the words."""
    check_places(" ".join(words))


ODD = ["\u200f", "\u00a0", "\u2028", "\x00", "\n", " ", "İ", "ß", "𝟙", "²", "½", "٣", "१", "５"]
WRITTEN = listed(
    """1 23 4,567 8.9 2019 0 one a half million of and in May % per cent to from between $ £ th st q
    m
    bn k year old - – / : . , ( ) # ' x10^ aged first quarter"""
)
PIECES = st.one_of(st.text(max_size=4), st.sampled_from(ODD), st.sampled_from(WRITTEN))


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_text(text: str) -> None:
    """No text raises, and each figure is a slice of it."""
    check_places(text)


def check_places(text: str) -> None:
    """The figures of a text stand in order, apart, inside it, and on no white space."""
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        shown = text[figure.start : figure.end]
        assert shown == shown.strip()
        assert len(figure.values) in (1, 2)
        assert all(value.is_finite() for value in figure.values)


@given(st.text(alphabet="0123456789०१२٠١٢ ,.-", max_size=60))
def test_any_string_of_digits(text: str) -> None:
    """Digits of any script with any separators do not raise."""
    check_places(text)


@pytest.mark.parametrize("unit", ["1", "1,", "1,000", "one ", "million ", "1-", "½", "May 1 ", "$"])
def test_time_grows_with_length(unit: str) -> None:
    """Ten times as much of anything is at most ten times the work, give or take."""
    short, long = steps(unit * 2000), steps(unit * 20_000)
    assert long <= 12 * short


def steps(text: str) -> int:
    """Count the Python calls that it takes to read a text."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        find_figures(text)
    finally:
        sys.setprofile(None)
    return calls
