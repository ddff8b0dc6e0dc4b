"""Check the names of an item: each must stand in the source, and who speaks must speak there."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.finding import Finding, plain_check
from summarizer.checking.own_words import check_claimant
from summarizer.checking.speakers import check_name, check_speaker
from summarizer.source.sentences import Source
from summarizer.summary import Check, CheckKind, Claim, Evidence


def name_check(
    field: str, text: str, cited: Sequence[Evidence], source: Source, *, speaks: bool
) -> Check:
    """The check of a field that names somebody; `speaks`: who says something where it is cited."""
    if speaks:
        found = check_speaker(text, [sentence.sentence for sentence in cited], source)
    else:
        found = check_name(text, source)
    return as_check("speaker", field, found)


def claimant_check(
    claim: Claim, cited: Sequence[Evidence], own: Sequence[Evidence], source: Source
) -> Check:
    """The check of who claims something: of what is cited, his `own` sentences must say it."""
    found = check_claimant(claim.statement, claim.speaker or "", cited, own, source)
    return as_check("speaker", "speaker", found)


def as_check(kind: CheckKind, field: str, found: Finding) -> Check:
    """A finding in the form that results keep."""
    return plain_check(kind, field, found.verdict, found.severity, found.reason, found.spans)
