"""Find figures that a text worked out from those of the source: sums, spans of years, ages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.figures.bind import Scene
    from summarizer.figures.figure import FigureCheck
    from summarizer.figures.source_index import SourceIndex


def derive(scene: Scene, written: str, text: str, index: SourceIndex) -> FigureCheck | None:
    """Judge a figure that the source does not state, if arithmetic reaches it."""
    return None
