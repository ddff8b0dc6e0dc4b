"""The "if" of a text, and whether another text turns it round: "unless it pays", "if it pays"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.checking.finding import Finding, Span, cited_sentences
from summarizer.checking.reach import Word, counterpart, reading
from summarizer.source.sentences import Source

IF = re.compile(
    r"(?<!\bas )(?<!\beven )(?<!\bwhat )(?<!\bsee )(?<!\bask )(?<!\basked )(?<!\bknow )"
    r"(?<!\bdecide )(?<!\bunclear )(?<!\bwonder )(?<!\bdetermine )(?<!\bquestion )(?<!\bsay )"
    r"\b(?:if(?! (?:not|any|so|ever|possible|necessary|needed|at all|only)\b)|unless|as long as"
    r"|so long as|provided (?:that )?(?:the|it|they|he|she)|on (?:the )?condition that"
    r"|in the event)\b",
    re.IGNORECASE,
)
"""A word that makes what is told depend on something: not the "if" of a question."""
LONGEST = 2_000
"""Characters of a text, far beyond a statement, whose conditions are not compared."""

_OF_A_CONDITION = ("if", "unless", "long as", "provided", "condition", "event")
_END = re.compile(r"[,;:.!?—–]|\Z")
_NOT = re.compile(r"\b(?:not|never|no|nor|neither|nobody|none|cannot|without)\b|n[’']t\b", re.I)
_BARE = re.compile(r"\b(?:go|goes|going|gone|went|gets?|got)\b", re.IGNORECASE)
"""Verbs that the reading of words leaves out: "goes on" says something all the same."""


@dataclass(frozen=True, slots=True)
class Case:
    """A condition as a text has it.

    Attributes:
        span: The place of its first word.
        unless: Whether that word is "unless".
        clause: The words after it, to the end of the clause.
        rest: All else in the text.
    """

    span: Span
    unless: bool
    clause: str
    rest: str


def turned_condition(text: str, cited: Sequence[int], source: Source) -> Finding | None:
    """Look for a condition of the cited sentences that a text has the other way round.

    Returns:
        An error, or None where the words are not so alike that it cannot be meant otherwise.
    """
    if len(text) > LONGEST or (ours := _case(text)) is None or _NOT.search(ours.rest):
        return None
    turned = None
    for sentence in cited_sentences(cited, source):
        theirs = _case(sentence.text) if len(sentence.text) <= LONGEST else None
        if theirs is None or _NOT.search(theirs.rest) or not _of_words_of(ours.rest, sentence.text):
            continue
        alike = _alike(ours, theirs)
        if alike:
            return None
        if alike is False:
            start, end = (place + sentence.start for place in theirs.span)
            turned = (start, end + len(theirs.clause))
    if turned is None:
        return None
    reason = f"the report has it the other way round: “{source.text[slice(*turned)]}”"
    return Finding("condition_turned", "error", reason, (turned,))


def _case(text: str) -> Case | None:
    """The condition of a text that has just one."""
    if not any(map(text.lower().__contains__, _OF_A_CONDITION)):
        return None  # most texts: the expression is slow to say so
    found = list(IF.finditer(text))
    if len(found) != 1:
        return None
    (first,) = found
    ends = _END.search(text, first.end())
    end = ends.start() if ends else len(text)
    rest = f"{text[: first.start()]} {text[end:]}"
    return Case(first.span(), first.group().lower() == "unless", text[first.end() : end], rest)


def _of_words_of(text: str, other: str) -> bool:
    """Whether another text has all words of a text, but for names."""
    stems = set(reading(other).stems)
    return all(word.stem in stems or _is_name(word, text) for word in reading(text).words)


def _is_name(word: Word, text: str) -> bool:
    return text[word.start].isupper()


def _alike(ours: Case, theirs: Case) -> bool | None:
    """Whether two conditions are met by the same, or None where their words do not tell."""
    if _BARE.search(ours.clause) and not _BARE.search(theirs.clause):
        return None
    own, among = reading(ours.clause), reading(theirs.clause)
    pairs = []
    for at, word in enumerate(own.words):
        other = counterpart(at, among, own, "negated")
        if other is not None:
            pairs.append((word.negated, other.negated))
        elif not _is_name(word, ours.clause):
            return None
    if not pairs:
        return None
    here, there = (any(denied) for denied in zip(*pairs, strict=True))
    return (here != ours.unless) == (there != theirs.unless)
