"""Does a statement say no where the source says no, and yes where it says yes?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.finding import Finding, cited_sentences, spans_of, supported
from summarizer.checking.polarity_words import ACCUSING
from summarizer.checking.reach import (
    Reading,
    Word,
    counterpart,
    hedging,
    may_turn_or_soften,
    negative,
    read_all,
    reading,
)
from summarizer.checking.told_as_done import told_as_done
from summarizer.figures.comparing.stems import stem
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

SHARED = 0.5
"""Share of a statement's words that the source must have before a lone "not" is held against it."""
LONGEST = 50_000
"""Characters of a text, far beyond any summary, over which it is not compared word by word."""
TOO_LONG = f"it is longer than {LONGEST} characters and was not compared word by word"
REACHED = 2
"""Words that a negation of the source must reach before its absence is held against a statement."""

JUST_BEFORE = 100
"""Characters before a word in which a "not until" still belongs to it."""
_UNTIL = re.compile(r"\b(?:until|till|before)\b", re.IGNORECASE)
_NOT_UNTIL = re.compile(
    r"\b(?:not (?:until|before)|only (?:after|in|on|when))\b[^.;]*\Z", re.IGNORECASE
)


def check_polarity(statement: str, cited: Sequence[int], source: Source) -> Finding:
    """Check that a statement neither drops a negation of the cited sentences nor adds one."""
    sentences = cited_sentences(cited, source)
    if not sentences:
        return Finding("unchecked", "warning", "no sentence was cited to compare with")
    if len(statement) > LONGEST:
        return Finding("unchecked", "warning", TOO_LONG)
    ours, numbers = reading(statement), tuple(cited)
    if not (ours.denies or some_turn_or_soften(numbers, source)):  # most say yes of what says yes
        return supported(_ALIKE, *spans_of(sentences))
    theirs = read_cited(numbers, source)
    for at, word in enumerate(ours.words):
        other = counterpart(at, theirs, ours, "negated")
        if other and other.negated != word.negated and (word.denied_first or other.denied_first):
            if word.negated and _only_later(statement, other, source):
                continue
            return _turned(word, other, statement, source)
    return _without_counterpart(statement, ours, theirs, sentences)


_ALIKE = "the statement says yes and no where the report does"


@once_a_source
def some_turn_or_soften(cited: tuple[int, ...], source: Source) -> bool:
    """Say whether any of these sentences has a word that may turn others round, or soften them."""
    return any(may_turn_or_soften(sentence.text) for sentence in cited_sentences(cited, source))


@once_a_source
def read_cited(cited: tuple[int, ...], source: Source) -> Reading:
    """Read the words of some sentences of a source; several checks of an item ask for them."""
    return read_all(cited_sentences(cited, source))


def _only_later(statement: str, other: Word, source: Source) -> bool:
    """Whether a "not" only says when, as the report's "not until 2026 will it open" does."""
    if not _UNTIL.search(statement):
        return False
    return bool(_NOT_UNTIL.search(source.text, max(0, other.start - JUST_BEFORE), other.start))


def _turned(word: Word, other: Word, statement: str, source: Source) -> Finding:
    here = statement[word.start : word.end]
    there = source.text[other.start : other.end]
    if other.negated:
        reason = f"the report denies “{there}”; the statement says “{here}” as a fact"
        return Finding("negation_dropped", "error", reason, ((other.start, other.end),))
    reason = f"the statement denies “{here}”; the report does not deny “{there}”"
    return Finding("negation_added", "error", reason, ((other.start, other.end),))


def _without_counterpart(
    statement: str, ours: Reading, theirs: Reading, sentences: Sequence[Evidence]
) -> Finding:
    """Compare negations whose own word the other text says otherwise or not at all."""
    spans = spans_of(sentences)
    stems = set(ours.stems)
    text = " ".join(sentence.text for sentence in sentences)
    shared = len(stems.intersection(theirs.stems)) >= SHARED * len(stems)
    if shared and ours.denies and not negative(text):
        reason = "the statement has a negation, and the cited sentences have none"
        return Finding("negation_added", "warning", reason, spans)
    denied = {word.stem for word in theirs.words if word.negated}
    denied -= {word.stem for word in theirs.words if not word.negated}
    only_denied = {word.stem for word in ours.words if word.stem in denied and not word.negated}
    if len(only_denied) >= REACHED and not negative(statement):
        reason = "the cited sentences deny this, and the statement has no negation"
        return Finding("negation_dropped", "warning", reason, spans)
    return supported(_ALIKE, *spans)


def check_certainty(
    statement: str, certainty: str, cited: Sequence[int], source: Source
) -> Finding:
    """Check that what the cited sentences only suppose, plan or allege is not told as a fact.

    Args:
        statement: What is claimed.
        certainty: "stated", "hedged" or "alleged".
        cited: The numbers of the sentences that it rests on.
        source: The report.
    """
    sentences = cited_sentences(cited, source)
    if not sentences:
        return Finding("unchecked", "warning", "no sentence was cited to compare with")
    if len(statement) > LONGEST:
        return Finding("unchecked", "warning", TOO_LONG)
    if certainty == "stated":
        return _not_firmer(statement, tuple(cited), source)
    text = " ".join(sentence.text for sentence in sentences)
    accused = any(stem(word) in _ACCUSING for word in text.lower().split())
    if hedging(text) or accused or negative(text):
        return supported(f"the cited sentences are {certainty}", *spans_of(sentences))
    reason = f"nothing in the cited sentences shows that this is {certainty}"
    return Finding("hedge_added", "warning", reason, spans_of(sentences))


_ACCUSING = frozenset(stem(word) for word in ACCUSING)


def _not_firmer(statement: str, cited: tuple[int, ...], source: Source) -> Finding:
    if some_turn_or_soften(cited, source) and (theirs := read_cited(cited, source)).hedges:
        ours = reading(statement)
        for at, word in enumerate(ours.words):
            other = counterpart(at, theirs, ours, "hedged")
            if other and other.hedged_first and not word.hedged:
                there = source.text[other.start : other.end]
                reason = f"the report only supposes or intends “{there}”; "
                reason += "the statement says it is so"
                return Finding("hedge_dropped", "error", reason, ((other.start, other.end),))
    if (open_still := told_as_done(statement, cited, source)) is not None:
        return open_still
    spans = spans_of(cited_sentences(cited, source))
    return supported("the statement is no firmer than the report", *spans)
