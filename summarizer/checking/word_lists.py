"""Words as tables and as texts have them, in lower case."""

from __future__ import annotations

import re

_POSSESSIVE = re.compile(r"['’]s?\Z")


def listed(table: str) -> frozenset[str]:
    """Return the words of a table, set as running text, which keeps long tables short."""
    return frozenset(table.split())


def lower_words(word: re.Pattern[str], text: str) -> list[str]:
    """Return what a pattern of words, without groups, finds in a text, in lower case."""
    if "İ" in text or "Σ" in text:  # these two change in lower case with what is beside them
        return [found.lower() for found in word.findall(text)]
    return word.findall(text.lower())


def without_possessive(word: str) -> str:
    """Return a word without the "'s", or the "'", of a possessive."""
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word  # few have either
