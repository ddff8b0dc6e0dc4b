"""The sentences that an item rests on, joined to one text whose offsets lead back to the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.checking.reach import Word, read
from summarizer.figures.comparing.check import scenes_of
from summarizer.summary import Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.comparing.bind import Scene

BETWEEN = "\n\n"


@dataclass(frozen=True, eq=False)
class Passage:
    """Sentences as one text; where an item has none, its own words stand in for them.

    Attributes:
        text: The sentences, a blank line between each two.
        starts: For each sentence, where it begins in the text and where in the report.
    """

    text: str
    starts: tuple[tuple[int, int], ...] = field(default=())

    def place(self, start: int, end: int) -> Span | None:
        """Where a stretch of this text stands in the report."""
        for here, there in reversed(self.starts):
            if here <= start:
                return Span(start=start - here + there, end=end - here + there)
        return None

    @cached_property
    def scenes(self) -> list[Scene]:
        """The figures of the text, with the words around them."""
        return scenes_of(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """The content words of the text, with the negations and hedges that reach them."""
        return read(self.text)


def passage_of(evidence: Sequence[Evidence], words: str) -> Passage:
    """Join the sentences of an item, or take its own words where it has none."""
    if not evidence:
        return Passage(words)
    text, starts = "", []
    for sentence in evidence:
        text += BETWEEN if text else ""
        starts.append((len(text), sentence.start))
        text += sentence.text
    return Passage(text, tuple(starts))
