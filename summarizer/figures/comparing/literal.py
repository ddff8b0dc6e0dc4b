"""Look for a figure in the source by its very words, where they are no figure: "Chapter 11"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.figures.comparing.word_tables import words_of

if TYPE_CHECKING:
    from summarizer.figures.comparing.bind import Scene

_WORDS_AFTER = re.compile(r"[^\w\n]{0,3}(?:\w+[^\w\n]{1,3}){0,2}\w+")
_WORD_BEFORE = re.compile(r"([^\W\d_]{3,})\.?\s+$")
_MINOR = words_of("the and for with from about than over nearly almost just some only all his her")


def stands_literally(scene: Scene, text: str, source: str) -> bool:
    """Tell whether the source has the figure between the same words."""
    figure = scene.figure
    written = text[figure.start : figure.end]
    after = _WORDS_AFTER.match(text, figure.end)
    if after and _stands(f"{written}{after.group()}", source):
        return True
    before = _WORD_BEFORE.search(text[max(0, figure.start - 24) : figure.start])
    if before is None or before[1].lower() in _MINOR or len(figure.values) != 1:
        return False
    forms = "|".join(re.escape(form) for form in {written, f"{figure.values[0].normalize():f}"})
    return re.search(rf"\b{before[1]}\.?\s+(?:{forms})\b(?![,.]\d)", source) is not None


def _stands(words: str, source: str) -> bool:
    place = source.find(words)
    while place >= 0:
        end = place + len(words)
        if not source[max(0, place - 1) : place].isalnum() and not source[end : end + 1].isalnum():
            return not re.search(r"\d[,.]\n?$", source[max(0, place - 3) : place])
        place = source.find(words, place + 1)
    return False
