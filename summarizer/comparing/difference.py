"""What comparing two tellings of one fact finds: a difference that is a conflict, or a remark."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.comparing.story import ConflictKind, NoteKind

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """A conflict between two passages.

    Attributes:
        kind: What is at odds.
        one: Where in the first passage.
        other: Where in the second one.
        reason: What is at odds, as a sentence for a person.
    """

    kind: ConflictKind
    one: Stretch
    other: Stretch
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Two passages agree, though not to the letter."""

    kind: NoteKind
    reason: str
