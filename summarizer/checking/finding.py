"""What one check of who says what found, and where in the source it rests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.checking.quotation_marks import passages_touching
from summarizer.source.sentences import Source
from summarizer.summary import Check, CheckKind, Evidence, Severity

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found.

    Attributes:
        verdict: The finding, as one word.
        severity: "ok", "warning" (a careful reader wants to see it) or "error".
        reason: The finding, as a sentence for a person.
        spans: The places of the source that it rests on.
    """

    verdict: str
    severity: Severity
    reason: str
    spans: tuple[Span, ...] = ()


def supported(reason: str, *spans: Span) -> Finding:
    """Return the finding that the source bears it out."""
    return Finding("supported", "ok", reason, spans)


def words_at(place: Span, source: Source) -> str:
    """Return the words of the source at a place."""
    return source.text[place[0] : place[1]]


def cited_sentences(cited: Sequence[int], source: Source) -> list[Evidence]:
    """Return the sentences with these numbers, in the order of the source."""
    last = len(source.sentences)
    return [source.sentences[number - 1] for number in sorted(set(cited)) if 1 <= number <= last]


def neighbours(
    sentences: Sequence[Evidence], source: Source, *, before: int = 1, after: int = 1
) -> Iterator[Evidence]:
    """Yield the sentences around these, the nearest first, without these themselves."""
    own = {sentence.sentence for sentence in sentences}
    if not own:
        return
    for step in range(1, max(before, after) + 1):
        for number in (min(own) - step if step <= before else 0, max(own) + step):
            wanted = number < min(own) or step <= after
            if wanted and number not in own and 1 <= number <= len(source.sentences):
                yield source.sentences[number - 1]


def quotation_around(sentences: Sequence[Evidence], source: Source) -> tuple[int, int] | None:
    """Return the first and the last sentence of the quotation that some sentences stand in."""
    start, end = sentences[0].start, sentences[-1].end
    for opened, closed in passages_touching(start, end, source.text):
        if opened <= start + 1 and end - 1 <= closed:
            one, other = source.sentence_at(opened), source.sentence_at(closed - 1)
            return (one.sentence, other.sentence) if one and other else None
    return None


def plain_check(  # noqa: PLR0913, PLR0917 - the fields of a check
    kind: CheckKind,
    field: str,
    verdict: str,
    severity: Severity,
    reason: str,
    spans: Iterable[Span] = (),
    at: Span | None = None,
) -> Check:
    """Make a check of plain places: `spans` in the source, `at` in the field.

    A report has dozens of checks, and each made from models of its places takes half as long again.
    """
    found: dict[str, object] = {
        "kind": kind,
        "field": field,
        "verdict": verdict,
        "severity": severity,
        "reason": reason,
        "source_spans": [{"start": start, "end": end} for start, end in spans],
    }
    if at is not None:
        found["span"] = {"start": at[0], "end": at[1]}
    return _read_check(found)


_read_check: Callable[[object], Check] = Check.__pydantic_validator__.validate_python


def spans_of(sentences: Sequence[Evidence]) -> tuple[Span, ...]:
    """Return the places of some sentences."""
    return tuple((sentence.start, sentence.end) for sentence in sentences)
