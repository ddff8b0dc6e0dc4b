"""Which words of a text a "not", a "denied" or a "may" reaches.

A reading of the surface: such a word reaches the content words after it, up to the end of the
clause and no more than a handful; it bears on the first of them most of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.checking.polarity_words import (
    ACCUSING_VERBS,
    BELIEFS,
    CLAUSE_ENDS,
    ENDING,
    HEDGES,
    INTENTIONS,
    NEGATORS,
    NOT_NEGATING,
    TURNERS,
)
from summarizer.checking.turning import (
    BE,
    TURNING_PAIRS,
    believes,
    far_from,
    instead,
    intends,
    month,
    taken,
    turns,
)
from summarizer.checking.word_lists import lower_words
from summarizer.figures.comparing.stems import FUNCTION_WORDS, stem
from summarizer.figures.finding.kept import kept
from summarizer.summary import Evidence

REACH = 5
"""Content words that a negation or hedge reaches at most."""
FARTHEST = 50
"""Words of any kind over which it reaches at most: a text may be all "not not not"."""
NEAR = 4
"""Words on either side by which two occurrences of one word are compared."""

_TOKEN = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)*|(?!(?<=\w)[-‐‑](?=\w))[^\w\s]")
"""A word, or a mark between words: not the hyphen within "short-term", which interrupts nothing."""
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
_FINAL = frozenset(".;?!")
_HEDGING = frozenset(HEDGES | ACCUSING_VERBS)
_OF_TWO = frozenset(pair.split()[0] for pair in (*NOT_NEGATING, *_UNTRUE))
"""How the pairs of words begin that turn a sense, or look as if they did."""
_EMPTY = FUNCTION_WORDS - {"report", "reports", "reported", "tell", "told"} | {"there's", "that's"}
_CONTENTLESS = _EMPTY | HEDGES
_TELLING = TURNING_PAIRS.union(
    TURNERS, _AGAINST, _HEDGING, INTENTIONS, BELIEFS, (pair.split()[0] for pair in _UNTRUE)
)
"""Words, besides negators, that may turn round or soften what they reach."""
_TELLING_OR_NOT = _TELLING | NEGATORS
_NEGATIVE = TURNERS | ENDING | _AGAINST


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
        hedged_first: Whether it is the first word that a hedge or an intention reaches.
        held: Whether it is reached by what somebody believes, thinks, suspects or fears.
    """

    stem: str
    start: int
    end: int
    negated: bool = False
    denied_first: bool = False
    hedged: bool = False
    hedged_first: bool = False
    held: bool = False


class Reading:
    """The content words of a text, and what is asked of them all.

    Attributes:
        words: The words, in order.
        stems: Their stems.
        denies: Whether a negation reaches any of them.
        hedges: Whether a hedge or an intention reaches any of them.
        held: Whether what somebody believes reaches any of them.
    """

    __slots__ = ("_places", "denies", "hedges", "held", "stems", "words")

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.stems = [word.stem for word in words]
        self.denies = True in [word.denied_first for word in words]
        self.hedges = True in [word.hedged_first for word in words]
        self.held = True in [word.held for word in words]
        self._places: dict[str, list[int]] | None = None

    def places(self, stem: str) -> Sequence[int]:
        """Where a word stands among the words."""
        if self._places is None:
            self._places = {}
            for at, known in enumerate(self.stems):
                self._places.setdefault(known, []).append(at)
        return self._places.get(stem, ())

    def company(self, at: int) -> set[str]:
        """The stems of the words on either side of one."""
        return {*self.stems[max(0, at - NEAR) : at], *self.stems[at + 1 : at + 1 + NEAR]}


@kept(512)
def reading(text: str) -> Reading:
    """Read the words of a text; those of a sentence are asked for by several checks and items."""
    plain: list[str] = []
    words: dict[int, Word] = {}
    telling = []
    for at, match in enumerate(_TOKEN.finditer(text)):
        token = match.group().lower().replace("’", "'")
        plain.append(token)
        turning = turns(token)
        if turning or token in _TELLING:
            telling.append(at)
        if not turning and token not in _CONTENTLESS and token[0].isalnum():
            words[at] = Word(stem(token), match.start(), match.end())
    for at in telling:
        _mark_reached(plain, at, words)
    return Reading(tuple(words.values()))


def read(text: str) -> list[Word]:
    """Return the content words of a text with what reaches each."""
    return list(reading(text).words)


def _mark_reached(plain: Sequence[str], at: int, words: dict[int, Word]) -> None:
    """Mark the words that the word at a place turns round or softens."""
    token = plain[at]
    following = " ".join(plain[at : at + 2]) if token in _OF_TWO else ""
    turning = (turns(token) and following not in NOT_NEGATING) or token in TURNERS
    opposing = token in _AGAINST and at > 0 and plain[at - 1] in _OPPOSING
    second = instead(plain, at)  # what follows "rather than" follows its second word
    if turning or opposing or second or following in _UNTRUE or far_from(plain, at):
        for place, first in _reached(plain, at + second, words):
            words[place].negated = not words[place].negated
            words[place].denied_first |= first
    hedge = token in _HEDGING and not month(plain, at)
    if hedge or (token in INTENTIONS and intends(plain, at)) or taken(plain, at):
        for place, first in _reached(plain, at, words):
            words[place].hedged = True
            words[place].hedged_first |= first
    elif token in BELIEFS and believes(plain, at):
        for place, _ in _reached(plain, at, words):
            words[place].held = True


def read_all(sentences: Sequence[Evidence]) -> Reading:
    """Read the words of some sentences of a source, each at its place in the source."""
    return Reading(
        [
            Word(
                word.stem,
                word.start + sentence.start,
                word.end + sentence.start,
                word.negated,
                word.denied_first,
                word.hedged,
                word.hedged_first,
                word.held,
            )
            for sentence in sentences
            for word in reading(sentence.text).words
        ]
    )


def may_turn_or_soften(text: str) -> bool:
    """Say whether a text has a word that may turn another round or soften it; most have none."""
    plain = _plain(text)
    return not _TELLING_OR_NOT.isdisjoint(plain) or any(map(turns, plain))


def negative(text: str) -> bool:
    """Say whether a text has any word that turns something round."""
    plain = _plain(text)
    if not _NEGATIVE.isdisjoint(plain) or any(map(turns, plain)):
        return True
    if TURNING_PAIRS.isdisjoint(plain):
        return False
    return any(far_from(plain, at) or instead(plain, at) for at in range(len(plain)))


def hedging(text: str) -> bool:
    """Say whether a text has any word that softens, or speaks of an intention or a belief."""
    plain = _plain(text)
    if not _HEDGING.isdisjoint(plain) or not BELIEFS.isdisjoint(plain):
        return True
    return any(
        (token in INTENTIONS and intends(plain, at)) or taken(plain, at)
        for at, token in enumerate(plain)
    )


def _plain(text: str) -> list[str]:
    return lower_words(_TOKEN, text.replace("’", "'"))


def _reached(plain: Sequence[str], at: int, words: dict[int, Word]) -> Iterator[tuple[int, bool]]:
    """Yield the places of the content words that the word at a place reaches, the first so told."""
    count = 0
    # "were denied access": there it is not the subject that is denied
    passive = at > 0 and plain[at - 1] in BE and plain[at] != "denied"
    if plain[at] in TURNERS and passive:
        yield from _subject_of_passive(plain, at, words)
        return
    for place in range(at + 1, min(len(plain), at + 1 + FARTHEST)):
        token = plain[place]
        if turns(token) and count:
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


def counterpart(at: int, among: Reading, own: Reading, alike: str) -> Word | None:
    """Return the occurrence of a word in another text that stands in the likest company.

    Args:
        at: The place of the word in its own text.
        among: The other text.
        own: The word's own text.
        alike: The attribute ("negated", "hedged") by which equals are preferred.
    """
    places = among.places(own.stems[at])
    if len(places) < 2:
        return among.words[places[0]] if places else None
    company, wanted = own.company(at), getattr(own.words[at], alike)
    found = [
        (
            len(company & among.company(n)) + _copied(own, at, among, n),
            getattr(among.words[n], alike) == wanted,
            -n,
        )
        for n in places
    ]
    return among.words[-max(found)[2]]


def _copied(own: Reading, at: int, among: Reading, other: int) -> int:
    """How many words right after one are also those right after the other: a copy goes on alike."""
    count = 0
    while count < NEAR:
        count += 1
        ours = own.stems[at + count : at + count + 1]
        if not ours or ours != among.stems[other + count : other + count + 1]:
            return count - 1
    return count
