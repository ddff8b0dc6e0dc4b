"""Where two texts that are worded nearly alike differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from summarizer.comparing.difference import Stretch

Token = tuple[str, Stretch]

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def tokens_of(text: str) -> list[Token]:
    """The words of a text in lower case, each with its place."""
    return [(m.group().lower().replace("’", "'"), m.span()) for m in _TOKEN.finditer(text)]


def differing(
    mine: list[Token], theirs: list[Token], alike: float
) -> Iterator[tuple[int, int, int, int]]:
    """The runs of words that differ, as places in both lists; none where too much does.

    Args:
        mine: The words of one text.
        theirs: The words of the other.
        alike: The share of words, 0 to 1, that both must have in common.
    """
    blocks = SequenceMatcher(None, [t for t, _ in mine], [t for t, _ in theirs], autojunk=False)
    if blocks.quick_ratio() >= alike and blocks.ratio() >= alike:
        yield from ((i, j, k, m) for kind, i, j, k, m in blocks.get_opcodes() if kind != "equal")


def changes(one: str, other: str, alike: float) -> Iterator[tuple[Stretch, Stretch]]:
    """The words of two texts that differ; an empty stretch where one text has none there."""
    mine, theirs = tokens_of(one), tokens_of(other)
    for i, j, k, m in differing(mine, theirs, alike):
        yield _stretch(mine, i, j, len(one)), _stretch(theirs, k, m, len(other))


def _stretch(tokens: list[Token], first: int, last: int, end: int) -> Stretch:
    if first < last:
        return tokens[first][1][0], tokens[last - 1][1][1]
    at = tokens[first][1][0] if first < len(tokens) else end
    return at, at
