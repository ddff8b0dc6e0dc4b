"""Patterns of many words match what they matched before they were set by first letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.source.alternatives import by_first_letter

ALTERNATIVES = (
    r"den(?:y|ies|ied)|no (?:part|role)|(?:do(?:es)?|did) ?n[o’']t (?:say|reply)"
    r"|(?:will )?no longer|not|no|[dk]ebar|a?lie|a|sink(?:s|ing)?|kept|\d+ lies|risk \| reward"
    r"|s\(i\)"
)
WORDS = """deny denies no part role does did n’t not say reply will longer kebar debar lie alie 7
    lies sink ſinks Kept sinking a risk | reward s(i) Will NO DENIED kid""".split()


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", ", "]))
def test_the_same_places_match(words: list[str], between: str) -> None:
    """Grouped by first letters, alternatives match at the same places and to the same ends."""
    plain = re.compile(rf"\b(?:{ALTERNATIVES})", re.IGNORECASE)
    grouped = re.compile(rf"\b(?:{by_first_letter(ALTERNATIVES)})", re.IGNORECASE)
    text = between.join(words)
    found = [match.span() for match in grouped.finditer(text)]
    assert found == [match.span() for match in plain.finditer(text)]


@pytest.mark.parametrize("alternatives", [r"\d+", r"[ab]c|\w", "x", r"(?:a|\d)b|c"])
def test_what_may_begin_with_anything_is_tried_everywhere(alternatives: str) -> None:
    """An alternative whose first letter cannot be told is tried at every place."""
    texts = ("ab", "7b", "bc", "c", "x", "12", "é")
    ends = [[m.end() if (m := re.match(p, text)) else None for text in texts]
            for p in (alternatives, by_first_letter(alternatives))]  # fmt: skip
    assert ends[0] == ends[1]
