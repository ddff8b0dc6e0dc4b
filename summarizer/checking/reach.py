"""Which words of a text a "not", a "denied" or a "may" reaches.

A reading of the surface: such a word reaches the content words after it, up to the end of the
clause and no more than a handful; it bears on the first of them most of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.checking.polarity_words import (
    ACCUSING_VERBS,
    CLAUSE_ENDS,
    ENDING,
    HEDGES,
    INTENTIONS,
    NEGATORS,
    NOT_NEGATING,
    TURNERS,
    WEIGHING,
)
from summarizer.figures.comparing.stems import FUNCTION_WORDS, stem
from summarizer.figures.finding.kept import kept

REACH = 5
"""Content words that a negation or hedge reaches at most."""
NEAR = 4
"""Words on either side by which two occurrences of one word are compared."""

_TOKEN = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_OPPOSING = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "vote",
        "votes",
        "voted",
        "voting",
        "decided",
        "argued",
    ]
)
_AGAINST = frozenset({"against"})
_UNTRUE = frozenset({"short of", "false that", "untrue that", "wrong that", "lie that"})
_BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
_BEFORE_MEASURE = frozenset({"a", "an", "new", "further", "more", "additional", "fresh"})
_FINAL = frozenset(".;?!")
_HEDGING = frozenset(HEDGES | ACCUSING_VERBS)
_OF_TWO = frozenset(pair.split()[0] for pair in (*NOT_NEGATING, *_UNTRUE))
"""How the pairs of words begin that turn a sense, or look as if they did."""
_EMPTY = FUNCTION_WORDS - {"report", "reports", "reported", "tell", "told"} | {"there's", "that's"}


@dataclass(slots=True)
class Word:
    """One content word of a text, and what reaches it.

    Attributes:
        stem: What its forms have in common.
        start: Offset in the text.
        end: Offset after it.
        negated: Whether it is turned round, an odd number of times.
        denied_first: Whether it is the first word that a negation reaches.
        hedged: Whether a hedge or an intention reaches it.
        hedged_first: Whether it is the first word that one reaches.
    """

    stem: str
    start: int
    end: int
    negated: bool = False
    denied_first: bool = False
    hedged: bool = False
    hedged_first: bool = False


def read(text: str, offset: int = 0) -> list[Word]:
    """Return the content words of a text with what reaches each; `offset` is added to places."""
    words = _read(text)
    if not offset:
        return list(words)
    return [replace(word, start=word.start + offset, end=word.end + offset) for word in words]


@kept(512)
def _read(text: str) -> tuple[Word, ...]:
    """The words of one sentence are asked for by several checks, and by items that share it."""
    tokens = [(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in
              _TOKEN.finditer(text)]  # fmt: skip
    words = {
        at: Word(stem(token), start, end)
        for at, (token, start, end) in enumerate(tokens)
        if token[0].isalnum() and token not in _EMPTY and not _turns(token)
        and token not in HEDGES
    }  # fmt: skip
    plain = [token for token, _, _ in tokens]
    for at, token in enumerate(plain):
        following = " ".join(plain[at : at + 2]) if token in _OF_TWO else ""
        turning = (_turns(token) and following not in NOT_NEGATING) or token in TURNERS
        opposing = token in _AGAINST and at > 0 and plain[at - 1] in _OPPOSING
        if turning or opposing or following in _UNTRUE:
            for place, first in _reached(plain, at, words):
                words[place].negated = not words[place].negated
                words[place].denied_first |= first
        if token in _HEDGING or (token in INTENTIONS and _intends(plain, at)):
            for place, first in _reached(plain, at, words):
                words[place].hedged = True
                words[place].hedged_first |= first
    return tuple(words[place] for place in sorted(words))


def negative(text: str) -> bool:
    """Say whether a text has any word that turns something round."""
    return any(
        _turns(token) or token in TURNERS or token in ENDING or token in _AGAINST
        for token in (m.group().lower().replace("’", "'") for m in _TOKEN.finditer(text))
    )


def hedging(text: str) -> bool:
    """Say whether a text has any word that softens, or speaks of an intention."""
    plain = [m.group().lower().replace("’", "'") for m in _TOKEN.finditer(text)]
    return any(
        token in _HEDGING or (token in INTENTIONS and _intends(plain, at))
        for at, token in enumerate(plain)
    )


def _turns(token: str) -> bool:
    return token in NEGATORS or token.endswith("n't")


def _intends(plain: Sequence[str], at: int) -> bool:
    following = plain[at + 1 : at + 2]
    if plain[at] in WEIGHING and following and following[0] in _BEFORE_MEASURE:
        return True
    return following == ["to"] or (bool(following) and following[0].endswith("ing"))


def _reached(plain: Sequence[str], at: int, words: dict[int, Word]) -> Iterator[tuple[int, bool]]:
    """Yield the places of the content words that the word at a place reaches, the first so told."""
    count = 0
    # "were denied access": there it is not the subject that is denied
    passive = at > 0 and plain[at - 1] in _BE and plain[at] != "denied"
    if plain[at] in TURNERS and passive:
        yield from _subject_of_passive(plain, at, words)
        return
    for place in range(at + 1, len(plain)):
        token = plain[place]
        if _turns(token) and count:
            break  # "not paid without approval": each has its own
        # right after "not", a comma or a bracket only interrupts
        if token in CLAUSE_ENDS or (not token[0].isalnum() and (count or token in _FINAL)):
            break
        if place in words:
            yield place, count == 0
            count += 1
            if count == REACH:
                return
    if not count:
        before = [place for place in words if place < at]
        if before:
            yield max(before), True


def _subject_of_passive(
    plain: Sequence[str], at: int, words: dict[int, Word]
) -> Iterator[tuple[int, bool]]:
    """Yield the words of "the claims" in "the claims were rejected", the nearest first."""
    first = True
    for place in range(at - 1, -1, -1):
        if plain[place] in CLAUSE_ENDS or not plain[place][0].isalnum():
            return
        if place in words:
            yield place, first
            first = False


def counterpart(at: int, among: Sequence[Word], own: Sequence[Word], alike: str) -> Word | None:
    """Return the occurrence of a word in another text that stands in the likest company.

    Args:
        at: The place of the word in `own`.
        among: The words of the other text.
        own: The words of its own text.
        alike: The attribute ("negated", "hedged") by which equals are preferred.
    """
    word, company = own[at], _company(at, own)
    found = [
        (len(company & _company(n, among)), getattr(other, alike) == getattr(word, alike), -n)
        for n, other in enumerate(among)
        if other.stem == word.stem
    ]
    return among[-max(found)[2]] if found else None


def _company(at: int, words: Sequence[Word]) -> set[str]:
    near = [*words[max(0, at - NEAR) : at], *words[at + 1 : at + 1 + NEAR]]
    return {other.stem for other in near}
