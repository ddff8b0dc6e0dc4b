"""The quick ways to read words give what the slow ones give."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checking.places import countries_in
from summarizer.checking.reach import may_turn_or_soften, reading
from summarizer.checking.word_lists import lower_words

WORD = re.compile(r"\d[\d.,]*\d|\w+")
CLAUSES = ["did not deny", "may", "the deal", "voted against", "paid.", "short of", "plans to pay"]


@given(st.text(alphabet="aΣσİIıſK.1, ’ÀßǅŁ", max_size=20))
def test_words_in_lower_case_are_those_of_the_text(text: str) -> None:
    """A text in lower case is cut into the same words as the text itself."""
    assert lower_words(WORD, text) == [word.lower() for word in WORD.findall(text)]


@given(st.lists(st.sampled_from(CLAUSES), max_size=6))
def test_no_word_is_turned_or_softened_where_none_may_be(clauses: list[str]) -> None:
    """A text that has no word that may turn or soften others has none that is turned."""
    read = reading(" ".join(clauses))
    turned = any(word.negated or word.hedged for word in read.words)
    assert read.denies or read.hedges or not turned
    assert may_turn_or_soften(" ".join(clauses)) or not (read.denies or read.hedges)


@pytest.mark.parametrize("length", [2, 40])
def test_countries_of_a_long_text_are_those_of_a_short_one(length: int) -> None:
    """Countries of one word and of two are found however many words there are."""
    words = ("addis", "ababa’s", *["word"] * length, "beijing", "u.s.")
    assert countries_in(words) == {"ethiopia", "china", "united states"}
