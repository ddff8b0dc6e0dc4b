"""Who issues a sanction, and against whom: are the two told the right way round?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.assertions import party_of
from summarizer.checking.bystanders import bystander
from summarizer.checking.finding import (
    Finding,
    cited_sentences,
    neighbours,
    spans_of,
    supported,
    words_at,
)
from summarizer.checking.known_as import known_as
from summarizer.checking.measure_clauses import Clause
from summarizer.checking.orders import suspects
from summarizer.checking.places import COUNTRY_WORD
from summarizer.checking.speakers import check_name
from summarizer.checking.takers import acting_in, aimed_in, only_an_example, opening, stands_in
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

BEFORE = 3
"""A party ("the company", "it") was named at most so many sentences before the measure."""
_GOES_ON = re.compile(r"(?:They|These|Those|Both|Among|He|She|It|The\s(?:\w+\s)?\w+s)\s")
"""How a sentence begins that tells more of what the one before it left unnamed."""


def check_issuer_and_target(
    issuer: str,
    target: str,
    cited: Sequence[int],
    source: Source,
    telling: Sequence[Clause] = (),
) -> Finding:
    """Check that a measure comes from its issuer and is aimed at its target, not the reverse.

    Args:
        issuer: Who is said to take the measure.
        target: Whom it is said to be aimed at.
        cited: The numbers of the sentences that it rests on.
        source: The report.
        telling: The clauses that tell of the measure, where a sentence has more than one: what
            another clause has somebody do says nothing against these parties.
    """
    for name in (issuer, target):
        named = check_name(name, source)
        if named.severity == "error":
            return named
    sentences = cited_sentences(cited, source)
    found = _acting(issuer, target, sentences, source)
    pieces = [piece for clause in telling for piece in clause.pieces]
    both = all(any(c.names(name, source) for c in telling) for name in (issuer, target))
    if found.severity != "ok" and pieces and both:
        return _acting(issuer, target, pieces, source)
    if found.severity == "ok" and pieces:
        return _of_another_clause(issuer, target, pieces, source) or found
    return found


def _of_another_clause(
    issuer: str, target: str, pieces: Sequence[Evidence], source: Source
) -> Finding | None:
    """Find an issuer of another country than the subject of the clause, who is not named in it."""
    opened = opening(pieces[0]) if pieces[0].text[:1].isalnum() else None
    spans = [(piece.start, piece.end) for piece in pieces]
    aim = stands_in(target, spans, source) or (pieces[-1].end, pieces[-1].end)
    parts = [part for a, b in spans for part in ((a, min(b, aim[0])), (max(a, aim[1]), b))]
    beside = [part for part in parts if part[0] < part[1]]
    if not opened or aim[0] < opened[1] or stands_in(issuer, beside, source):
        return None
    own, there = known_as(issuer, source), party_of(words_at(opened, source))
    lands = [{key for key in keys if key.startswith(COUNTRY_WORD)} for keys in (own, there)]
    if not all(lands) or lands[0] & lands[1]:
        return None
    reason = f"“{words_at(opened, source)}” acts there, and {issuer} in another clause"
    return Finding("misattributed", "warning", reason, (opened,))


def _acting(issuer: str, target: str, sentences: Sequence[Evidence], source: Source) -> Finding:
    acting = [span for s in sentences for span in acting_in(s, source)]
    aimed = [span for s in sentences for span in aimed_in(s, source)]
    issues, suffers = stands_in(issuer, acting, source), stands_in(issuer, aimed, source)
    target_issues = stands_in(target, acting, source)
    target_suffers = stands_in(target, aimed, source)
    if suffers and not issues:
        reason = f"the measure is aimed at {issuer}, who is given as its issuer"
        return Finding("parties_swapped", "error", reason, (suffers,))
    if target_issues and not target_suffers and not issues:
        reason = f"the measure comes from {target}, who is given as its target"
        return Finding("parties_swapped", "error", reason, (target_issues,))
    openings = [span for span in map(opening, sentences) if span]
    opens = stands_in(target, openings, source)
    if opens and not stands_in(issuer, openings, source) and not issues and not target_suffers:
        reason = f"{target}, who is given as the target, is the one who acts"
        return Finding("parties_swapped", "error", reason, (opens,))
    if (beside := bystander(issuer, target, sentences, source)) is not None:
        return beside
    for name in (target, issuer):
        if not _named_near(name, sentences, source):
            reason = f"neither the cited sentences nor those beside them name {name}"
            return Finding("misattributed", "warning", reason, spans_of(sentences))
    examples = [only_an_example(issuer, sentence, source) for sentence in sentences]
    if not issues and any(examples):
        reason = f"{issuer} is only an example there of those whom the measure concerns"
        return Finding("misattributed", "warning", reason, tuple(filter(None, examples)))
    places = tuple(place for place in (issues, target_suffers) if place)
    return supported(f"{issuer} acts against {target}", *places)


def _named_near(name: str, sentences: Sequence[Evidence], source: Source) -> bool:
    """Say whether the cited sentences, or those that lead up to them, name a party."""
    around = neighbours(sentences, source, before=BEFORE, after=1)
    last = sentences[-1].sentence if sentences else 0
    told = (
        near for near in around
        if near.sentence not in suspects(source)
        and (near.sentence < last or _GOES_ON.match(near.text))
    )  # fmt: skip
    near = [*sentences, *told]
    stretches = [(sentence.start, sentence.end) for sentence in near]
    return not near or stands_in(name, stretches, source) is not None
