"""Tell whether a text turned a bound ("more than") or a direction ("rose") of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.bind import Scene
    from summarizer.figures.figure import Bound, Figure, Severity
    from summarizer.figures.source_index import SourceIndex

_WORDS = {"exact": "exactly", "about": "about", "more": "more than", "less": "less than"}


def trend_change(mine: Scene, theirs: Scene, index: SourceIndex) -> str | None:
    """Say how the direction was turned, if it was."""
    a, b = mine.figure.trend, theirs.figure.trend
    if a and b and a != b:
        return f"the text says {a}, the source {b}"
    return None


def bound_change(
    figure: Figure, sources: Sequence[Figure], value: str | None
) -> tuple[Severity, str | None]:
    """Say how the bound changed, and whether it was lost or turned."""
    if value == "rounded":
        return "ok", None
    bounds = {source.bound for source in sources}
    mine: Bound = figure.bound
    if mine in bounds:
        return "ok", None
    theirs = sources[0].bound
    if {mine, theirs} == {"more", "less"}:
        return "error", f"the source says {_WORDS[theirs]}, the text {_WORDS[mine]}"
    if mine == "exact" and theirs != "exact":
        return "warning", f"the source says {_WORDS[theirs]}"
    return "ok", None
