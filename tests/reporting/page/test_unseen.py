"""What nobody would see is shown; what a script needs is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reporting.page.unseen import shown
from tests.reporting.page.parsed import parsed

ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("<>&\"'\r\n\t\0\u200b\u200d\u200e\u202e\u2028\u2066\u2069\ufeff\U000e0041"),
    )
)


@given(ANY)
def test_a_text_can_be_read_back_exactly(text: str) -> None:
    """Markup in it is text, and no character is lost or doubled."""
    assert parsed(shown(text)).exact_text == text


@given(ANY)
def test_only_elements_of_its_own_come_out(text: str) -> None:
    """Nothing in a text makes an element or an attribute."""
    for element in parsed(shown(text)).all():
        assert element.tag in ("span", "br")
        assert set(element.attributes) <= {"class", "data-code", "role", "aria-label"}


@pytest.mark.parametrize("code", [0x202E, 0x2066, 0x2069, 0x200B, 0x2060, 0xFEFF, 0xE0041, 0x7])
def test_a_hidden_character_is_named_and_not_kept(code: int) -> None:
    """What turns a line round, or hides in it, is told by its code."""
    html = shown(f"a{chr(code)}b")
    assert chr(code) not in html
    assert parsed(html).one("span").attributes["aria-label"] == f"hidden character U+{code:04X}"


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # a Persian word that needs a joiner
        "क्\u200dष",  # a Hindi one
        "👩\u200d🚀 👍🏽",  # emoji of several characters
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "שלום\u200f!",  # a mark of direction after a Hebrew word
        "naïve — “quoted” 90 %\t\n",
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    """Joiners, marks and flags where they belong are shown as they are."""
    assert shown(text) == text


def test_hidden_joiners_in_latin_words_are_shown() -> None:
    """In a Latin word a joiner is only there to deceive."""
    assert "U+200D" in shown("sanc\u200dtions")
    assert "U+200E" in shown("sanc\u200etions")


@pytest.mark.parametrize("end", ["\r", "\u2028", "\u2029", "\x85", "\x0c"])
def test_an_odd_line_end_breaks_the_line(end: str) -> None:
    """A browser would not break there by itself."""
    assert shown(f"a{end}b").endswith("<br>b")
