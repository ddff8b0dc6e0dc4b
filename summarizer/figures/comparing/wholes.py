"""A part told as the whole, a sum as each of it, one end of a range as the figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.figures.comparing.compare import group_of, is_vague, plain_values
from summarizer.figures.comparing.stems import stem
from summarizer.figures.comparing.word_tables import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.source_index import SourceIndex

_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|his|her|our|those|these|some|about)\s+)*")
_PARTS = frozenset({"count", "share", "one"})
_EACH = words_of("each apiece")
_TOGETHER = frozenset(map(stem, ("total", "combined", "together", "altogether", "jointly")))
_RANGES = frozenset({"money", "share", "count", "measure", "duration"})


def part_as_whole(
    mine: Scene, theirs: Scene, told: Sequence[tuple[float, ...]], index: SourceIndex
) -> str | None:
    """Say that the source tells this of a part: "cut 45 of its 620 jobs", told as "cut 620 jobs".

    Only where the same word leads to the part there and to the whole here, or the same follows.
    """
    if theirs.role != "of" or mine.role == "of":
        return None
    number = index.figures.index(theirs.figure)
    if not number or (part := index.figures[number - 1]).kind in ("ordinal", "year", "date"):
        return None
    if not _OF.fullmatch(index.text, part.end, theirs.figure.start):
        return None
    if group_of(part) not in _PARTS or index.values[number - 1] in told:
        return None
    if mine.before == index.scene(number - 1).before and (mine.before or _follows(mine, theirs)):
        return f"The source says this of “{index.written(part)}” of these"
    return None


def _follows(mine: Scene, theirs: Scene) -> bool:
    """Tell whether all that a clause says of what it counts is said in the other clause."""
    said = mine.clause - {stem(mine.figure.unit), mine.after}
    return bool(said) and said <= theirs.clause


def each_as_all(mine: Scene, theirs: Scene) -> str | None:
    """Say that what the source gives for all together is told of each, or the reverse."""
    if mine.next_word in _EACH and theirs.next_word not in _EACH and _together(theirs):
        return "The text gives this for each, the source for all together"
    if theirs.next_word in _EACH and mine.next_word not in _EACH and _together(mine):
        return "The text gives this for all together, the source for each"
    return None


def _together(scene: Scene) -> bool:
    return not _TOGETHER.isdisjoint(scene.near)


def end_of_range(mine: Scene, theirs: Scene, told: Sequence[tuple[float, ...]]) -> str | None:
    """Say that the text gives one end of a range as the figure itself."""
    values = plain_values(theirs.figure)
    one = plain_values(mine.figure)
    if len(one) != 1 or len(values) != 2 or mine.figure.bound != "exact" or mine.step == "from":
        return None
    if group_of(mine.figure) not in _RANGES or theirs.figure.kind == "ratio":
        return None
    if is_vague(theirs.figure) or one[0] not in values or values[0] == values[1]:
        return None
    other = values[1] if one[0] == values[0] else values[0]
    return None if (other,) in told else "The source gives a range, the text one end of it"
