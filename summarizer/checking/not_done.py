"""Is a measure that is told as done or threatened only blocked, or not even planned?

"Velm vetoed sanctions on the bank" and "said it had no such plans" have all the words of a
measure. What is found is a warning: another clause may tell of another measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.finding import Finding, Span, cited_sentences, words_at
from summarizer.checking.measure_clauses import Clause, clauses, naming
from summarizer.checking.sanction_words import IMPOSED, NO_PLANS, NOT_DONE, NOT_TAKEN
from summarizer.checking.status import shown_statuses
from summarizer.checking.takers import acting_in, stands_in
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

LONGEST_NOT = 60
"""Letters before a measure in which a "not" stands that says it was not taken."""
_ALSO = re.compile(
    r"(?:[a-z]ed|put|cut|hit|froze|shut|on|against)\s(?:it|them|him|her|those|both)\b"
)
"""Words by which another clause may tell of the same target."""


def check_done(
    status: str, issuer: str, target: str, cited: Sequence[int], source: Source
) -> Finding | None:
    """Check that a measure is not one that somebody stopped, or that nobody plans.

    Args:
        status: How far the measure is told to have gone.
        issuer: Who is said to take it.
        target: Whom it is aimed at.
        cited: The numbers of the sentences that it rests on.
        source: The report.

    Returns:
        A warning, or None where nothing speaks against it.
    """
    sentences = cited_sentences(cited, source)
    if status == "imposed":
        place, why = _stopped(target, sentences, source), "the measure was not taken"
    elif status == "threatened":
        place, why = _not_planned(issuer, target, sentences, source), "it is not threatened"
    else:
        return None
    if place is None:
        return None
    return Finding("status_changed", "warning", f"“{words_at(place, source)}”: {why}", (place,))


def _stopped(target: str, sentences: Sequence[Evidence], source: Source) -> Span | None:
    """Return the words by which the measure of the clause that names its target was not taken."""
    pieces = naming(target, sentences, source)
    own = {piece.start for piece in pieces}
    others = [c for s in sentences for c in clauses(s) if c.pieces[0].start not in own]
    if "imposed" in shown_statuses(pieces, source) or any(_ALSO.search(c.text) for c in others):
        return None
    for piece in pieces:
        if stopped := NOT_TAKEN.search(source.text, piece.start, piece.end):
            return stopped.span()
        for done in IMPOSED.finditer(source.text, piece.start, piece.end):
            start = max(piece.start, done.start() - LONGEST_NOT)
            if undone := NOT_DONE.search(source.text[start : done.start()]):
                return start + undone.start(), done.end()
    return None


def _not_planned(
    issuer: str, target: str, sentences: Sequence[Evidence], source: Source
) -> Span | None:
    among = [clause for sentence in sentences for clause in clauses(sentence)]
    for clause in among:
        places = (NO_PLANS.search(source.text, p.start, p.end) for p in clause.pieces)
        place = next((found.span() for found in places if found), None)
        if place:
            of_this = _of_this(issuer, target, words_at(place, source), clause, among, source)
            return place if of_this else None
    return None


def _of_this(  # noqa: PLR0913, PLR0917 - a clause among its own
    issuer: str, target: str, words: str, clause: Clause, among: Sequence[Clause], source: Source
) -> bool:
    """Say whether it is this measure of this issuer that "no plans" speaks of."""
    others = [piece for one in among if one is not clause for piece in one.pieces]
    if "such" in words.lower():
        acting = [span for piece in others for span in acting_in(piece, source)]
        return clause.names(issuer, source) or not stands_in(issuer, acting, source)
    return clause.names(target, source) and "threatened" not in shown_statuses(others, source)
