"""Units, currencies, rates, bounds and trends: what a number is of and how the words limit it."""

from __future__ import annotations

import pytest

from summarizer.figures import Figure, find_figures


def only(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("$4.2bn", "USD", 4.2e9),
        ("$4.2 billion", "USD", 4.2e9),
        ("4,200 million dollars", "USD", 4.2e9),
        ("US$12", "USD", 12),
        ("US $12", "USD", 12),
        ("$US12", "USD", 12),
        ("$12 U.S.", "USD", 12),
        ("A$12", "AUD", 12),
        ("HK $12m", "HKD", 12e6),
        ("C$12", "CAD", 12),
        ("US €12", "EUR", 12),
        ("£2m", "GBP", 2e6),
        ("€1.5m", "EUR", 1.5e6),
        ("350 million euros", "EUR", 350e6),
        ("10.5 million Australian dollars", "AUD", 10.5e6),
        ("USD10m", "USD", 10e6),
        ("110 JPY", "JPY", 110),
        ("₹500 crore", "INR", 5e9),
        ("Rs 500", "INR", 500),
        ("₦20,000", "NGN", 20000),
        ("99.20 yuan", "CNY", 99.2),
        ("1.3 billion shekels", "ILS", 1.3e9),
        ("half a million pounds", "GBP", 500_000),
        ("millions of dollars", "USD", 1e6),
        ("19 cents", "cent", 19),
        ("99p", "penny", 99),
        ("£ 50 m", "GBP", 50e6),
        ("$ 1. 7 million", "USD", 1.7e6),
        ("# 5.5 m", "GBP", 5.5e6),
        ("# 5 million", "GBP", 5e6),
        ("10 million American dollars", "USD", 10e6),
        ("15 British pounds", "GBP", 15),
        ("5,000 won", "KRW", 5000),
        ("a million bucks", "USD", 1e6),
    ],
)
def test_money(text: str, unit: str, value: float) -> None:
    """An amount has its currency by ISO code, however sign, noun and scale are written."""
    figure = only(text)
    assert (figure.kind, figure.unit, float(figure.values[0])) == ("money", unit, value)


@pytest.mark.parametrize(
    "text", ["12 won the prize", "a 200 pound man", "11.8 million pounds of beef"]
)
def test_currency_nouns_that_mean_something_else(text: str) -> None:
    """A verb or a weight is no currency."""
    assert only(text).kind != "money"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5%", "percent"),
        ("5 per cent", "percent"),
        ("five percent", "percent"),
        ("5pc", "percent"),
        ("5 percentage points", "percentage_points"),
        ("5 per cent points", "percentage_points"),
        ("5 basis points", "basis_points"),
        ("50bps", "basis_points"),
        ("5 points", "count"),
    ],
)
def test_shares_and_points(text: str, kind: str) -> None:
    """Per cent, percentage points, basis points and points are four different things."""
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("35 km", "measure", "kilometer"),
        ("35 kilometres", "measure", "kilometer"),
        ("2.8bn km", "measure", "kilometer"),
        ("120km/h", "measure", "kilometer/hour"),
        ("80 square feet", "measure", "square-foot"),
        ("1520 sq m", "measure", "square-meter"),
        ("30 degrees Celsius", "measure", "celsius"),
        ("6.1-inch", "measure", "inch"),
        ("a 50m pool", "measure", "meter"),
        ("19st", "measure", "stone"),
        ("5kW", "measure", "kilowatt"),
        ("18 months", "duration", "month"),
        ("a five-year plan", "duration", "year"),
        ("two and a half hours", "duration", "hour"),
        ("a quarter-century", "duration", "century"),
        ("a quarter of a century", "duration", "century"),
        ("a decade ago", "duration", "decade"),
        ("$52 a barrel", "money", "USD/barrel"),
        ("£80 per night", "money", "GBP/night"),
        ("$480/month", "money", "USD/month"),
        ("$1.07 per diluted share", "money", "USD/share"),
        ("30°F", "measure", "fahrenheit"),
        ("586 lb-ft", "measure", "pound-foot"),
        ("40 metric tons", "measure", "tonne"),
        ("3 m/s", "measure", "meter/second"),
        ("325,000 barrels per day", "rate", "barrel/day"),
        ("85 miles a week", "rate", "mile/week"),
        ("2% a year", "percent", "/year"),
    ],
)
def test_units(text: str, kind: str, unit: str) -> None:
    """A unit has one name, however it is written, and a rate names what it is counted by."""
    figure = only(text)
    assert (figure.kind, figure.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("600 firefighters", "firefighter"),
        ("two children", "child"),
        ("12 people", "person"),
        ("five new seasons", "season"),
        ("eight coal-fired power stations", "station"),
        ("2,200 Leeds fans", "fan"),
        ("dozens of stolen cars", "car"),
        ("17 apparently unarmed civilians", "civilian"),
        ("three of the companies", "company"),
        ("15 MI6 officers", "officer"),
        ("millions paying more", ""),
        ("two more in the car", ""),
        ("5 is enough", ""),
    ],
)
def test_counted_nouns(text: str, unit: str) -> None:
    """A count carries the noun that it counts, in the singular."""
    figure = only(text)
    assert (figure.kind, figure.unit) == ("count", unit)


def test_letter_scales_of_counts() -> None:
    """The m of people is a million, the m of a length a metre."""
    assert [float(figure.values[0]) for figure in find_figures("5m people ran 5m")] == [5e6, 5]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("600 people", "exact"),
        ("about 600 people", "about"),
        ("roughly 600 people", "about"),
        ("nearly 600 people", "about"),
        ("almost a third of it", "about"),
        ("some 300 people", "about"),
        ("an estimated 600 people", "about"),
        ("close to 600 people", "about"),
        ("~600 people", "about"),
        ("10 days or so", "about"),
        ("600-odd people", "about"),
        ("more than 600 people", "more"),
        ("over 600 people", "more"),
        ("at least 600 people", "more"),
        ("upwards of 600 people", "more"),
        ("no fewer than 600 people", "more"),
        ("600 people or more", "more"),
        ("600+ people", "more"),
        ("more than £600", "more"),
        ("more than just 600 people", "more"),
        ("not more than 600 people", "less"),
        ("a sub-500 sq m office", "less"),
        ("fewer than 600 people", "less"),
        ("less than 600 people", "less"),
        ("up to 600 people", "less"),
        ("as many as 600 people", "less"),
        ("no more than 600 people", "less"),
        ("under 600 people", "less"),
        ("at most 600 people", "less"),
        ("around 9pm", "about"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    """The words before or after a figure bound it."""
    assert only(text).bound == bound


def test_a_bound_reaches_the_amount_in_brackets() -> None:
    """The same amount said again in brackets is bounded alike."""
    assert [f.bound for f in find_figures("over 8 miles (13 km)")] == ["more", "more"]


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("shares rose 5%", "up"),
        ("shares fell by nearly 5%", "down"),
        ("shares fell to 5 points", "down"),
        ("shares were up 5%", "up"),
        ("shares lost a further 5%", "down"),
        ("shares closed 5% lower", "down"),
        ("shares cost $5, up from last week", "up"),
        ("shares moved -5%", "down"),
        ("it holds up to 5%", None),
        ("it stands at 5%", None),
    ],
)
def test_trends(text: str, trend: str | None) -> None:
    """A verb of motion says that the figure rose or fell; "up to" does not."""
    assert only(text).trend == trend


def test_a_trend_reaches_the_same_loss_in_other_terms() -> None:
    """A loss in points goes on to the same loss in per cent."""
    assert [f.trend for f in find_figures("lost 190 points, or 0.6%")] == ["down", "down"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("-1.3%", -1.3), ("−4 degrees", -4), ("minus-5 yards", -5), ("x -$4m", None)],
)
def test_signs(text: str, value: float | None) -> None:
    """A minus sign belongs to the number."""
    found = float(only(text).values[0])
    assert found == value if value is not None else found == -4e6
