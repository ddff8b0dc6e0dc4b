"""Figures by which a text counts its own parts: "two topics:", "the two", "the first, …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.figures.comparing.bind import Scene

_MOST = 10  # nobody announces a longer list
_BACK = re.compile(r"\b(?:the|these|those|both|her|his|their|its)\s+$", re.IGNORECASE)
_LIST_AHEAD = re.compile(r"[^.!?\n]{0,120}(?::\s|\n\s*(?:1[.)]|[-*•]))")
_OPENS = re.compile(r"(?:^|[.!?\n]\s*|\d[.)]\s*)(?:the\s+)?$", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"\b(?:passage|text|article|summary|story|document)\s+(?:\w+\s+){0,2}"
    r"(?:\w*scri\w+|discuss\w+|mention\w*|contain\w*|provid\w+|cover\w*|consist\w*|present\w*|"
    r"includ\w+|give\w*|introduc\w+)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)


def counts_its_own_list(scene: Scene, text: str) -> bool:
    """Tell whether a figure counts or numbers what the text itself goes on to list."""
    figure = scene.figure
    before = text[max(0, figure.start - 60) : figure.start]
    if figure.kind == "ordinal":
        return text[figure.end : figure.end + 1] == "," and _OPENS.search(before) is not None
    if figure.kind != "count" or len(figure.values) != 1 or not 2 <= figure.values[0] <= _MOST:
        return False
    if figure.values[0] == 2 and _BACK.search(before):
        return True
    return _LIST_AHEAD.match(text, figure.end) is not None


def counts_parts_of_the_text(scene: Scene, text: str) -> bool:
    """Tell whether a figure says how many things the source speaks of: no source counts those."""
    figure = scene.figure
    before = text[max(0, figure.start - 80) : figure.start]
    return figure.kind == "count" and _OF_ITSELF.search(before) is not None
