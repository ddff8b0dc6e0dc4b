"""Check the names of an item: each must stand in the source, and who speaks must speak there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.checking.finding import Finding
from summarizer.checking.speakers import check_name, check_speaker
from summarizer.source.sentences import Source
from summarizer.summary import Check, CheckKind, Evidence, Span

SPEAKING_FIELDS = frozenset({"speaker", "actor"})
"""Fields that name somebody who says something in the cited sentences."""


def name_checks(
    field: str, text: str, cited: Sequence[Evidence], source: Source
) -> Iterator[Check]:
    """A check of a field that names somebody."""
    if field in SPEAKING_FIELDS:
        found = check_speaker(text, [sentence.sentence for sentence in cited], source)
    else:
        found = check_name(text, source)
    yield as_check("speaker", field, found)


def as_check(kind: CheckKind, field: str, found: Finding) -> Check:
    """A finding in the form that results keep."""
    return Check(
        kind=kind,
        field=field,
        verdict=found.verdict,
        severity=found.severity,
        reason=found.reason,
        source_spans=[Span(start=start, end=end) for start, end in found.spans],
    )
