"""Does one telling say no where the other says yes? Word by word, each beside its counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.checking.polarity_words import NOT_NEGATING, TURNERS
from summarizer.checking.reach import negative
from summarizer.comparing.difference import Difference, Stretch
from summarizer.comparing.passage import BETWEEN
from summarizer.comparing.vocabulary import term
from summarizer.comparing.wording import Token, differing, tokens_of
from summarizer.figures.comparing.stems import TURNS, stem

if TYPE_CHECKING:
    from summarizer.checking.reach import Word
    from summarizer.comparing.passage import Passage

NEAR = 4
"""Words on either side by which two occurrences of one word are compared."""

WORDED_ALIKE = 0.85
"""The share of words in common from which a "not" is all that makes the difference."""

FEW = 3
"""Words that such a "not" takes with it at most."""

WINDOW = 50
"""Characters on either side in which a negation of a word stands."""

COMPANY = 2
"""Words that must stand around both, so that they are said of the same thing."""


def polarity_finding(one: Passage, other: Passage) -> Difference | None:
    """The first word that one passage denies and the other says, or None."""
    if one.text == other.text:
        return None
    if (plain := _only_a_no(one, other)) is not None:
        return plain
    mine, theirs = _terms(one), _terms(other)
    for at, word in enumerate(one.words):
        found = _counterpart(at, word, mine, other.words, theirs)
        if found is None or found.negated == word.negated:
            continue
        first = word.denied_first or found.denied_first
        denied, where = (word, one) if word.negated else (found, other)
        if first and _is_denied(denied, where) and (_noes(one, word) + _noes(other, found)) % 2:
            return _difference(word, found, one, other)
    return None


def _only_a_no(one: Passage, other: Passage) -> Difference | None:
    """The place where two passages that are worded alike differ by a "not"."""
    if not negative(one.text) and not negative(other.text):
        return None
    mine, theirs = tokens_of(one.text), tokens_of(other.text)
    for i, j, k, m in differing(mine, theirs, WORDED_ALIKE):
        short = max(j - i, m - k) <= FEW  # a longer one is a clause that one leaves out
        if short and (_noes_in(mine, i, j) + _noes_in(theirs, k, m)) % 2:
            first, second = _stretch(mine, i, j), _stretch(theirs, k, m)
            here, there = one.text[slice(*first)], other.text[slice(*second)]
            return Difference("polarity", first, second, f"“{here}” in one, “{there}” in the other")
    return None


def _turns(word: str) -> bool:
    """Whether a word says no; a price that "dropped" does not, though a charge that was does."""
    return negative(word) and stem(word.lower()) not in TURNS


def _noes_in(tokens: Sequence[Token], first: int, last: int) -> int:
    """How many of some tokens turn something round; "not only" does not."""
    following = [*(token for token, _ in tokens[1:]), ""]
    return sum(
        _turns(tokens[at][0]) and f"{tokens[at][0]} {following[at]}" not in NOT_NEGATING
        for at in range(first, last)
    )


def _stretch(tokens: Sequence[Token], first: int, last: int) -> Stretch:
    """The tokens that differ, with one more on either side to read them by."""
    around = tokens[max(0, first - 1) : last + 1]
    return (around[0][1][0], around[-1][1][1]) if around else (0, 0)


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


def _is_denied(word: Word, passage: Passage) -> bool:
    """Whether what says no stands before a word, or is a verb whose subject it is.

    "Echidnas who do not snuggle" denies nothing of echidnas; "the claims were rejected" does.
    """
    before, after = _around(word, passage)
    return any(map(_turns, before)) or any(token in TURNERS for token in after)


def _noes(passage: Passage, word: Word) -> int:
    """How many words around one, in its sentence, turn something round.

    Where both tellings have as many, a negation only reaches further in one than in the other.
    """
    before, after = _around(word, passage)
    return sum(map(_turns, before + after))


def _around(word: Word, passage: Passage) -> tuple[list[str], list[str]]:
    """The words before and after one, in its sentence."""
    before = passage.text[max(0, word.start - WINDOW) : word.start].split(BETWEEN)[-1]
    after = passage.text[word.end : word.end + WINDOW].split(BETWEEN)[0]
    return before.lower().split(), after.lower().split()


def _difference(word: Word, found: Word, one: Passage, other: Passage) -> Difference:
    here, there = one.text[word.start : word.end], other.text[found.start : found.end]
    denied, said = (here, there) if word.negated else (there, here)
    reason = f"one denies “{denied}”, the other says “{said}”"
    return Difference("polarity", (word.start, word.end), (found.start, found.end), reason)
