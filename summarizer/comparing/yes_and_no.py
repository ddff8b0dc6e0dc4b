"""Does one telling say no where the other says yes? Word by word, each beside its counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.comparing.difference import Difference
from summarizer.comparing.vocabulary import term

if TYPE_CHECKING:
    from summarizer.checking.reach import Word
    from summarizer.comparing.passage import Passage

NEAR = 4
"""Words on either side by which two occurrences of one word are compared."""

COMPANY = 2
"""Words that must stand around both, so that they are said of the same thing."""


def polarity_finding(one: Passage, other: Passage) -> Difference | None:
    """The first word that one passage denies and the other says, or None."""
    mine, theirs = _terms(one), _terms(other)
    for at, word in enumerate(one.words):
        found = _counterpart(at, word, mine, other.words, theirs)
        if found is None or found.negated == word.negated:
            continue
        if word.denied_first or found.denied_first:
            return _difference(word, found, one, other)
    return None


def _terms(passage: Passage) -> list[str]:
    return [term(passage.text[word.start : word.end]) or word.stem for word in passage.words]


def _counterpart(
    at: int, word: Word, mine: Sequence[str], words: Sequence[Word], theirs: Sequence[str]
) -> Word | None:
    """The occurrence of a word in the other passage that stands in the likest company."""
    own = _company(at, mine)
    found = [
        (len(own & _company(place, theirs)), words[place].negated == word.negated, -place)
        for place, key in enumerate(theirs)
        if key == mine[at]
    ]
    best = max(found, default=(0, False, 0))
    return words[-best[2]] if found and best[0] >= min(COMPANY, len(own)) else None


def _company(at: int, keys: Sequence[str]) -> set[str]:
    return {*keys[max(0, at - NEAR) : at], *keys[at + 1 : at + 1 + NEAR]}


def _difference(word: Word, found: Word, one: Passage, other: Passage) -> Difference:
    here, there = one.text[word.start : word.end], other.text[found.start : found.end]
    denied, said = (here, there) if word.negated else (there, here)
    reason = f"one denies “{denied}”, the other says “{said}”"
    return Difference("polarity", (word.start, word.end), (found.start, found.end), reason)
