"""How a report knows somebody is read off the words around the mentions of the name."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from summarizer.checking.known_as import _mentions, known_as
from summarizer.source.sentences import Source

PIECES = ["Bank", "Mr.", "A.", "Velm", "of", "the Bank", "Bank’s", "bank", "Banker", ",", "\n", "X"]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_mentions_are_those_that_a_pattern_of_the_name_finds(pieces: list[str]) -> None:
    """Each mention begins with up to six words in capitals, as a pattern of the name has it."""
    text = " ".join(pieces)
    pattern = re.compile(r"(?P<before>(?:(?:[A-Z]\.|[A-Z][\w'’-]*)\s){0,6})\b(?P<name>Bank)\b")
    wanted = [(m.start(), m.start("name"), m.end()) for m in pattern.finditer(text)]
    assert list(_mentions("Bank", text)) == wanted


def test_somebody_is_known_by_the_country_of_the_office() -> None:
    """A minister is known as the country whose minister the report calls him."""
    source = Source("Chinese Foreign Minister Wang Yi spoke. Wang Yi, director of Acme, left.")
    assert {"countrychina", "acme"} <= known_as("Wang Yi", source)
    assert known_as(None, source) == frozenset()
