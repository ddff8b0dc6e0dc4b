"""Check the names of an item: each must stand in the source, and who speaks must speak there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.checking.finding import Finding, plain_check, supported
from summarizer.checking.own_words import check_claimant
from summarizer.checking.speakers import check_name, check_speaker, speaks
from summarizer.checking.speech import spoken
from summarizer.source.sentences import Source
from summarizer.summary import Check, CheckKind, Claim, Evidence

_REACHED = frozenset(["reached"])
_NOT_REACHED = re.compile(
    r"\s(?:could|can|was|were|had|has|have)(?:\s?not|n[’']t)\s(?:\w+\s){0,3}reached\Z"
)


def name_check(
    field: str, text: str, cited: Sequence[Evidence], source: Source, *, speaks: bool
) -> Check:
    """The check of a field that names somebody; `speaks`: who says something where it is cited."""
    if speaks:
        found = check_speaker(text, [sentence.sentence for sentence in cited], source)
        if found.severity == "error":
            found = _not_reached(text, cited, source) or found
    else:
        found = check_name(text, source)
    return as_check("speaker", field, found)


def _not_reached(name: str, cited: Sequence[Evidence], source: Source) -> Finding | None:
    """Find that somebody was asked in vain: one who "could not be reached" is silent."""
    for sentence in cited:
        for speech in spoken(sentence.start, sentence.end, _REACHED, source):
            if speaks(name, speech, source) and _NOT_REACHED.search(
                source.text, speech.end, speech.cue[1]
            ):
                return supported(f"{name} was not reached", (speech.start, speech.cue[1]))
    return None


def claimant_check(
    claim: Claim, cited: Sequence[Evidence], own: Sequence[Evidence], source: Source
) -> Check:
    """The check of who claims something: of what is cited, his `own` sentences must say it."""
    found = check_claimant(claim.statement, claim.speaker or "", cited, own, source)
    return as_check("speaker", "speaker", found)


def as_check(kind: CheckKind, field: str, found: Finding) -> Check:
    """A finding in the form that results keep."""
    return plain_check(kind, field, found.verdict, found.severity, found.reason, found.spans)
