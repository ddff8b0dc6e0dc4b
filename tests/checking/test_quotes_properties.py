"""Quotes: what holds for any text, slice and change."""

from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.checking.quotes import find_quote
from summarizer.checking.typography import fold

TEXT = (
    "the minister said that companies don’t supply weapons to Russia-backed forces and “never” "
    "did — not in 2019–2021, nor for $4.2 billion (about 5%) of 1,500 orders; it fell to -5 °C, "
    "US officials in the U.S. added … while ‘others’ denied ﬁnding Zoë’s re\u0301sume\u0301 "
    "twenty-seven times at 10:30 or 3.5 per cent each"
)
WORDS = TEXT.split()
texts = st.lists(st.sampled_from(WORDS), min_size=4, max_size=60)


def slices(words: list[str], data: st.DataObject) -> tuple[int, int]:
    """Draw a slice of a list of words that holds a letter or digit."""
    start = data.draw(st.integers(0, len(words) - 1))
    return start, data.draw(st.integers(start + 1, len(words)))


def bare(text: str) -> str:
    """Take away all that is ever forgiven at the ends of a quote."""
    return fold(text).text.strip(" \"'.,;:…-").lower()


def set_otherwise(text: str, rng: random.Random) -> str:
    """Set the words of a text in another typography."""
    marks = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "é": "e\u0301"}
    text = "".join(marks.get(sign, sign) if rng.random() < 0.5 else sign for sign in text)
    text = re.sub(" ", lambda _: rng.choice([" ", "  ", "\n", "\u00a0 "]), text)
    return re.sub(r"(?<=[a-z])(?=[a-z])", lambda _: rng.choice(["", "", "", "\u00ad"]), text)


@settings(max_examples=300, deadline=None)
@given(texts, st.data(), st.randoms(use_true_random=False))
def test_any_slice_is_found_however_it_is_set(
    words: list[str], data: st.DataObject, rng: random.Random
) -> None:
    """Any run of words of a text, in any setting, is found at a place with those words."""
    source = " ".join(words)
    start, end = slices(words, data)
    plain = " ".join(words[start:end])
    if not any(sign.isalnum() for sign in plain):
        return
    match = find_quote(set_otherwise(plain, rng), source)
    assert match is not None
    assert bare(source[match.start : match.end]) == bare(plain)


@settings(max_examples=300, deadline=None)
@given(texts, st.data())
def test_one_changed_letter_or_digit_is_refused(words: list[str], data: st.DataObject) -> None:
    """A quote with one letter or digit changed is refused unless that text stands there too."""
    start, end = slices(words, data)
    quote = " ".join(words[start:end])
    places = [i for i, sign in enumerate(quote) if sign.isalnum() and sign.isascii()]
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    new = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789"))
    changed = quote[:at] + new + quote[at + 1 :]
    source = " ".join(words)
    if bare(changed) in fold(source).text.lower():
        return
    assert find_quote(changed, source) is None


@settings(max_examples=200, deadline=None)
@given(texts, st.data())
def test_one_missing_or_added_word_is_refused(words: list[str], data: st.DataObject) -> None:
    """A quote without one of its inner words, or with one more, is refused."""
    source = " ".join(words)
    start, end = slices(words, data)
    if end - start < 3:
        return
    at = data.draw(st.integers(start + 1, end - 2))
    without = " ".join(words[start:at] + words[at + 1 : end])
    longer = " ".join([*words[start:at], "allegedly", *words[at:end]])
    for quote in (without, longer):
        if bare(quote) not in fold(source).text.lower():
            match = find_quote(quote, source)
            assert match is None or "…" in quote


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_no_text_makes_it_raise(quote: str, source: str) -> None:
    """Whatever is given, the answer is None or a place inside the source."""
    match = find_quote(quote, source)
    if match is not None:
        assert 0 <= match.start < match.end <= len(source)
        assert all(a < b for a, b in match.spans)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab ’'“\"-–…. \u0301\u00e9e\ufb01\u200b\u00ad\n5$", max_size=60))
def test_way_back_from_the_normal_form_is_exact(text: str) -> None:
    """Any stretch of letters of the normal form comes from a stretch with the same normal form."""
    folded = fold(text)
    for word in re.finditer(r"\w+", folded.text):
        start, end = folded.origin(*word.span())
        assert fold(text[start:end]).text.strip() == word.group()
