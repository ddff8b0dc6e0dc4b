"""What leads to a figure: a level or a change ("rose to 5%", "rose 5%"), before or after a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.figures.comparing.compare import group_of
from summarizer.figures.comparing.stems import TURNS, stem
from summarizer.figures.comparing.word_tables import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.figure import Figure

_MEASURED = frozenset({"money", "share", "count", "measure"})
_TIMES = frozenset({"year", "date", "quarter"})
_CHANGING = words_of("to by from")
_BEFORE = words_of("by until till before")
_AFTER = words_of("after since following")
_CUTTING = words_of(
    "cut cuts cutting slash slashed trim trimmed halve halved bring brought push pushed"
)
"""Verbs that tell of a change with "to" or "by" only: who cut 300 jobs cut these."""
_IDLE = words_of("a an the just only some about around nearly almost roughly further another")
_IN_TIME = words_of("the end start beginning middle of early late mid")


def step_of(figure: Figure, leading: Sequence[str]) -> str:
    """Tell what leads to a figure, from the few words before it; see `Scene.step`."""
    group = group_of(figure)
    if group in _TIMES:
        return _of_time(leading)
    return _of_change(leading) if group in _MEASURED and figure.bound != "less" else ""


def _of_change(leading: Sequence[str]) -> str:
    step = ""
    for word in reversed(leading):
        if word in ("up", "down") or stem(word) in TURNS:
            return step or "by"
        if step and word in _CUTTING:
            return step
        if word in _CHANGING and not step:
            step = word
        elif not step and word not in _IDLE:
            return ""
    return ""


def _of_time(leading: Sequence[str]) -> str:
    for word in reversed(leading):
        if word in _BEFORE:
            return "before"
        if word in _AFTER:
            return "after"
        if word not in _IN_TIME:
            return ""
    return ""
