"""What one check of who says what found, and where in the source it rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.source.sentences import Source
from summarizer.summary import Evidence, Severity

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


def spans_of(sentences: Sequence[Evidence]) -> tuple[Span, ...]:
    """Return the places of some sentences."""
    return tuple((sentence.start, sentence.end) for sentence in sentences)
