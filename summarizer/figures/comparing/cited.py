"""The passages of a source that a text cites: with them, a figure must hold there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.comparing.candidates import Candidate, Candidates
    from summarizer.figures.figure import Figure


@runtime_checkable
class Spanned(Protocol):
    """Anything that says from where to where it goes."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """Offset after the last character."""
        ...


@dataclass(frozen=True, slots=True)
class Cited:
    """The cited spans, as offsets into the source."""

    spans: tuple[tuple[int, int], ...]

    def holds(self, figure: Figure) -> bool:
        """Tell whether a figure of the source stands in a cited passage."""
        return any(start < figure.end and figure.start < end for start, end in self.spans)

    def text(self, source: str) -> str:
        """Give the cited passages, apart from each other."""
        return "\n\n".join(source[start:end] for start, end in self.spans)

    def keep(self, found: Candidates) -> list[Candidate]:
        """Leave the figures of the cited passages, and give those of the value elsewhere."""
        elsewhere = [c for c in found.same if not self.holds(c.scene.figure)]
        for candidates in (found.same, found.clashing, found.rivals):
            candidates[:] = [c for c in candidates if self.holds(c.scene.figure)]
        return elsewhere


def read_spans(evidence: Sequence[tuple[int, int] | Spanned] | None) -> Cited | None:
    """Read evidence given as pairs of offsets or as objects with a start and an end."""
    if evidence is None:
        return None
    return Cited(tuple((s.start, s.end) if isinstance(s, Spanned) else s for s in evidence))
