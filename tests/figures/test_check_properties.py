"""What holds of any figure and any text that is checked."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.figures import check_figures

amounts = st.integers(min_value=13, max_value=989)
STYLES = (
    "{n} million dollars", "${n} million", "${n}m", "${n},000,000", "US${n} million", "${n}000000",
)  # fmt: skip
SHARES = ("{n}%", "{n} percent", "{n} per cent", "{n} %")


def severities(text: str, source: str) -> set[str]:
    """How severe the checks of a text are."""
    return {check.severity for check in check_figures(text, source)}


@settings(max_examples=60, deadline=None)
@given(amounts, st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_any_style_bears_out_any_other(amount: int, mine: str, theirs: str) -> None:
    """Money in any style is borne out by the same money in any other."""
    text = f"The new bridge over the Wend cost {mine.format(n=amount)}."
    source = f"The new bridge over the Wend cost {theirs.format(n=amount)}."
    assert severities(text, source) == {"ok"}


@settings(max_examples=60, deadline=None)
@given(amounts, amounts, st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_any_other_amount_is_caught(amount: int, other: int, mine: str, theirs: str) -> None:
    """Money of another amount is an error in every style, unless one rounds the other."""
    if abs(amount - other) <= 0.25 * max(amount, other):
        return
    text = f"The new bridge over the Wend cost {mine.format(n=amount)}."
    source = f"The new bridge over the Wend cost {theirs.format(n=other)}."
    assert severities(text, source) == {"error"}


@settings(max_examples=40, deadline=None)
@given(
    st.integers(min_value=11, max_value=99),
    st.integers(min_value=11, max_value=99),
    st.sampled_from(SHARES),
)
def test_shares(share: int, other: int, style: str) -> None:
    """A share is borne out by itself in any style and by no other share."""
    text = f"Turnout in the borough reached {style.format(n=share)}."
    assert severities(text, f"Turnout in the borough reached {share}%.") == {"ok"}
    if share != other:
        assert severities(text, f"Turnout in the borough reached {other}%.") == {"error"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text(text: str, source: str) -> None:
    """No text and no source raises, and every check slices to a figure with a reason."""
    for check in check_figures(text, source):
        assert text[check.figure.start : check.figure.end].strip()
        assert check.reason
        assert (
            (check.verdict in ("unsupported", "unchecked"))
            or check.severity != "error"
            or (check.source_figures)
        )


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="0123456789.,%$£ -–millionbyears", max_size=120))
def test_a_text_bears_itself_out(text: str) -> None:
    """Whatever stands in the source word for word is never an error."""
    sentence = f"The council spent {text} on the new bridge."
    assert "error" not in severities(sentence, sentence)


def test_many_figures_in_one_sentence() -> None:
    """A source of nothing but numbers is read in time that grows with its size alone."""
    source = " ".join(str(Decimal(n)) for n in range(20_000))
    (check,) = check_figures("The council counted 777 swans.", source)
    assert check.source_figures


def test_many_figures_in_the_text() -> None:
    """A text of nothing but numbers gets a check for each."""
    text = " and ".join(str(n) for n in range(1_000, 1_800))
    assert len(check_figures(text, "The council spent 5 million on 7 people in 1999.")) == 800
