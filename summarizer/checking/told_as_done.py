"""Is something told as done that the report only asks for, has ahead, or makes depend on more?

A reading of the surface. In the report a verb is open where a modal stands before it, or a "to"
that a word of asking, planning or expecting governs, or where "if" or "whether" begins its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.checking.finding import Finding, Span, cited_sentences
from summarizer.checking.mood_words import (
    AFTER_NOUNS,
    AGREEING,
    AHEAD,
    BEFORE_NOUNS,
    BETWEEN,
    GOVERNING,
    MODALS,
    NEW_CLAUSE,
    OF_A_CONDITION,
    PASTS,
    SOFTENING,
    TO_FOLLOW,
)
from summarizer.figures.comparing.stems import FUNCTION_WORDS, stem
from summarizer.figures.finding.kept import kept
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source

GOVERNED = 4
"""Words before a "to" among which the one that governs it stands."""
INTERRUPTED = 5
"""Words among which a verb's modal or "to" stands, past its auxiliaries and adverbs."""
SOFTENED = 4
"""Words before a verb that may take away that it is told as done."""

_RIGHT_BEFORE = frozenset({"is", "are", "have", "has", "about", "set", "bound"})
"""Words that govern a "to" only right after them: "is to", "have to", "about to"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;:.()?!—–]")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Done:
    """A verb that a text tells as done.

    Attributes:
        stem: What its forms have in common.
        start: Offset in the text.
        end: Offset after it.
        past: Whether its form is a past; else it is one in "-s", which may tell the future too.
    """

    stem: str
    start: int
    end: int
    past: bool


def told_as_done(statement: str, cited: Sequence[int], source: Source) -> Finding | None:
    """Look for a verb told as done that stands in the cited sentences only as open.

    Returns:
        A warning, or None where there is no such verb.
    """
    verbs = done_words(statement)
    still_open = _only_open(tuple(cited), source) if verbs else {}
    for done in verbs:
        place = still_open.get((done.stem, done.past))
        if place is not None:
            there, here = source.text[slice(*place)], statement[done.start : done.end]
            reason = f"the report has “{there}” only as what is to come, asked or supposed; "
            reason += f"the statement tells “{here}” as a fact"
            return Finding("told_as_done", "warning", reason, (place,))
    return None


@once_a_source
def _only_open(cited: tuple[int, ...], source: Source) -> dict[tuple[str, bool], Span]:
    """The stems that stand only as open in some sentences, each with whether a past may not be so.

    What only a modal makes open ("will ban") may be told in the present ("bans"), not in the past.
    """
    found: dict[tuple[str, bool], Span] = {}
    plain = set()
    for sentence in cited_sentences(cited, source):
        for known, start, end, how in _uses(sentence.text):
            place = (sentence.start + start, sentence.start + end)
            for past in (True, False):
                if how == "open" or (how == "ahead" and past):
                    found.setdefault((known, past), place)
                else:
                    plain.add((known, past))
    return {key: place for key, place in found.items() if key not in plain}


@kept(512)
def _uses(text: str) -> tuple[tuple[str, int, int, str], ...]:
    """The words of a text, each with its place and how it is meant: "ahead", "open" or plain."""
    matches, words = _read(text)
    return tuple(
        (_verb(word), match.start(), match.end(), how)
        for match, word, how in zip(matches, words, _meant(words), strict=True)
        if word not in FUNCTION_WORDS and word[0].isalpha()
    )


def _read(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """The words and marks of a text, and how they are compared."""
    matches = list(_WORD.finditer(text))
    return matches, [match.group().lower().replace("’", "'") for match in matches]


def _verb(word: str) -> str:
    return stem(PASTS.get(word, word))


def _meant(words: Sequence[str]) -> Iterator[str]:
    """Yield for each word how it is meant, were it a verb."""
    supposed = False
    for at, word in enumerate(words):
        if word in OF_A_CONDITION:
            supposed = True
        elif word in NEW_CLAUSE or not word[0].isalnum():
            supposed = False
        if supposed:
            yield "open"
        else:
            yield "" if word in FUNCTION_WORDS else _led_in(words, at)


def _led_in(words: Sequence[str], at: int) -> str:
    """How the words before a verb make it meant: "ahead" after a modal, "open" after "asked to"."""
    for before in range(at - 1, max(-1, at - 1 - INTERRUPTED), -1):
        if words[before] not in BETWEEN and not words[before].endswith("ly"):
            break
    else:
        return ""
    if words[before] in MODALS or words[before].endswith("'ll"):
        return "ahead"
    return _governed(words, before, words[at]) if words[before] == "to" else ""


def _governed(words: Sequence[str], to: int, verb: str) -> str:
    """How the word that governs a "to" makes its verb meant: who "agreed to sell" also "sells"."""
    for at in range(to - 1, max(-1, to - 1 - GOVERNED), -1):
        word = words[at]
        if word in GOVERNING and (at == to - 1 or word not in _RIGHT_BEFORE):
            return "open"
        if word in AGREEING:
            return "ahead" if verb in TO_FOLLOW else ""
        if word in {"to", "and", "but"} or not word[0].isalnum():
            return ""
    return ""


@kept(512)
def done_words(text: str) -> tuple[Done, ...]:
    """The verbs that a text tells as done, as far as their form shows it."""
    matches, words = _read(text)
    ahead = not AHEAD.isdisjoint(words) or bool(_YEAR.search(text))
    found = []
    for at, (match, word, how) in enumerate(zip(matches, words, _meant(words), strict=True)):
        past = word in PASTS or (word.endswith("ed") and len(word) > 4)
        present = not past and not ahead and _third_person(words, at)
        if (past or present) and not how and not _softened(words, at):
            found.append(Done(_verb(word), *match.span(), past))
    return tuple(found)


def _third_person(words: Sequence[str], at: int) -> bool:
    """Whether a word in "-s" is a verb with an object, by what stands after it."""
    word = words[at]
    if not word.endswith("s") or word.endswith(("ss", "'s")) or word in FUNCTION_WORDS:
        return False
    after = words[at + 1] if at + 1 < len(words) else "."
    return after not in AFTER_NOUNS and after[0].isalnum()


def _softened(words: Sequence[str], at: int) -> bool:
    """Whether the words just before a verb keep it from being told as done."""
    if at and words[at - 1] in BEFORE_NOUNS:
        return True
    for word in reversed(words[max(0, at - SOFTENED) : at]):
        if not word[0].isalnum():
            return False
        if word in SOFTENING or word.endswith(("n't", "'ll")):
            return True
    return False
