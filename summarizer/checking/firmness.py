"""Is a headline, a gist or a claim without a speaker firmer than its sentences?

Where a claim can say "hedged", these have only their words: a hedge in other words will do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.finding import Finding, cited_sentences, spans_of
from summarizer.checking.polarity import LONGEST, read_cited, some_turn_or_soften
from summarizer.checking.polarity_words import ACCUSING, BELIEFS, HEDGES, INTENTIONS
from summarizer.checking.reach import Word, counterpart, reading
from summarizer.checking.speech_words import SAYING
from summarizer.checking.told_as_done import done_words, told_as_done
from summarizer.checking.word_lists import listed, lower_words
from summarizer.figures.finding.kept import kept
from summarizer.source.sentences import Source

HELD = 2
"""Words of somebody's belief that a text must tell before it is held to tell the belief."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[?:]")
_CLAUSE = re.compile(r"[^.;!?—–]+[.;!?—–]?")
_SOFT = frozenset().union(
    HEDGES,
    INTENTIONS,
    BELIEFS,
    ACCUSING,
    listed(
        """? will would should can shall must if unless whether seen eyes eyed eyeing looks looking
        poised slated due risk risks risking risked warn warns warned warning urge urges urged call
        calls called ask asks asked demand demands demanded plan bid talks threat threats prospect
        scheduled forecast forecasts forecasted predicts predicted projected proposal offer offers
        offered agree agrees agreed order orders ordered hints hinted signals signalled signaled
        suggests suggested suspicion belief believed evidence claim claims claimed"""
    ),
)  # fmt: skip
"""Words that keep a clause from telling a plain fact, wherever in it they stand."""
_TELLING = SAYING | listed(": according")


def check_firmness(text: str, cited: Sequence[int], source: Source) -> Finding | None:
    """Look for what the cited sentences only suppose or intend in a headline or gist as done.

    Returns:
        An error, a warning where it may be meant otherwise, or None where nothing is firmer.
    """
    if len(text) > LONGEST:
        return None
    if some_turn_or_soften(tuple(cited), source):
        found = _hedge_lost(text, cited, source) or belief_as_fact(text, cited, source)
        if found is not None:
            return found
    return told_as_done(text, cited, source)


def _hedge_lost(text: str, cited: Sequence[int], source: Source) -> Finding | None:
    theirs, done = read_cited(tuple(cited), source), {verb.start for verb in done_words(text)}
    if not (theirs.hedges and done):
        return None
    ours = reading(text)
    for at, word in enumerate(ours.words):
        if word.start not in done or word.hedged:
            continue
        other = counterpart(at, theirs, ours, "hedged")
        if other is not None and other.hedged_first and not _softened(text, word.start):
            return _firmer(word, other, text, source)
    return None


def _firmer(word: Word, other: Word, text: str, source: Source) -> Finding:
    there, here = source.text[other.start : other.end], text[word.start : word.end]
    reason = f"the report only supposes or intends “{there}”; the text tells “{here}” as a fact"
    return Finding("hedge_dropped", "error", reason, ((other.start, other.end),))


def _softened(text: str, at: int) -> bool:
    """Whether the clause at a place has any word that softens it."""
    return any(start <= at < end and soft for start, end, soft in _clauses(text))


@kept(256)
def _clauses(text: str) -> tuple[tuple[int, int, bool], ...]:
    """The clauses of a text, each with its place and whether a word of it softens."""
    return tuple(
        (*clause.span(), not _SOFT.isdisjoint(lower_words(_WORD, clause.group())))
        for clause in _CLAUSE.finditer(text)
    )


def belief_as_fact(text: str, cited: Sequence[int], source: Source) -> Finding | None:
    """Look for what somebody in the cited sentences believes told as a fact, by nobody.

    Returns:
        A warning, or None where somebody says it, or it is softened, or there is no such belief.
    """
    theirs = read_cited(tuple(cited), source)
    if not theirs.held or len(text) > LONGEST:
        return None
    plain = lower_words(_WORD, text)
    if not _TELLING.isdisjoint(plain) or not _SOFT.isdisjoint(plain):
        return None
    ours = reading(text)
    pairs = [counterpart(at, theirs, ours, "hedged") for at in range(len(ours.words))]
    held = [other for other in pairs if other is not None and other.held]
    if len(held) < HELD:
        return None
    there = source.text[held[0].start : held[-1].end]
    reason = f"the report has “{there}” as what somebody believes; the text tells it as a fact"
    return Finding("hedge_dropped", "warning", reason, spans_of(cited_sentences(cited, source)))
