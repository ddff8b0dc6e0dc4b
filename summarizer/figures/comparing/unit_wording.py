"""Tell whether two figures of one number differ in unit by what the words around them say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.figures.comparing.stems import stem
from summarizer.figures.comparing.unit_sizes import base_of
from summarizer.figures.finding.nouns import singular

if TYPE_CHECKING:
    from summarizer.figures.comparing.bind import Scene

_LARGE = 1000  # below, sums and counts share a number by chance


def wording_clash(mine: Scene, theirs: Scene) -> str | None:
    """Say in what way the words make two figures of one number differ in unit, if they do."""
    one, other = mine.group, theirs.group
    mixed = (one == "money" and other == "count") or (one == "count" and other == "money")
    if mixed and (_is_head(mine) or _is_head(theirs)):
        return "money or things"
    return "what it is counted per" if _adds_rate(mine, theirs) else None


def _is_head(scene: Scene) -> bool:
    """Tell "200 million semiconductors", so many of them, from "a 200 million deal"."""
    noun, figure = scene.next_word, scene.figure
    large = scene.group == "count" and figure.values[0] >= _LARGE
    return large and singular(noun) == figure.unit != noun


def _adds_rate(mine: Scene, theirs: Scene) -> bool:
    """Tell whether a text says "a month" of a sum that the source gives outright.

    A source that speaks of months beside the sum may well mean it by the month, and what it
    gives of a salary, or in 2011, is by the year without a word.
    """
    if "/" not in mine.figure.unit:
        return False
    period = mine.figure.unit.rpartition("/")[2]
    if "/" in theirs.figure.unit or period == "year":
        return False
    if (base_of(period) or ("",))[0] != "time":
        return False
    key = stem(period)
    return key not in theirs.near and key not in theirs.beside
