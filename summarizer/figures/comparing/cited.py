"""The passages of a source that a text cites: with them, a figure must hold there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        first, last = figure.start, figure.end
        for start, end in self.spans:  # noqa: SIM110 - asked most often of all
            if start < last and first < end:
                return True
        return False

    def text(self, source: str) -> str:
        """Give the cited passages, apart from each other."""
        return "\n\n".join(source[start:end] for start, end in self.spans)


def read_spans(evidence: Sequence[tuple[int, int] | Spanned] | None) -> Cited | None:
    """Read evidence given as pairs of offsets or as objects with a start and an end."""
    if evidence is None:
        return None
    return Cited(tuple(map(_read_span, evidence)))


def _read_span(span: tuple[int, int] | Spanned) -> tuple[int, int]:
    if type(span) is tuple:  # asking whether it has a start and an end takes far longer
        return span
    return (span.start, span.end) if isinstance(span, Spanned) else span
