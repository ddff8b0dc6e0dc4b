"""Figures and dates of two tellings: the same, a rounding, or at odds; and their bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.comparing.difference import Difference, Remark, Stretch
from summarizer.comparing.wording import changes
from summarizer.figures.comparing.compare import group_of, may_agree, unit_clash
from summarizer.figures.comparing.turns import sense_change

if TYPE_CHECKING:
    from summarizer.comparing.passage import Passage
    from summarizer.comparing.slots import Pair
    from summarizer.comparing.story import ConflictKind
    from summarizer.figures.comparing.bind import Scene

CALENDAR = frozenset({"date", "year", "quarter", "time"})
_STILL = CALENDAR | {"age", "ordinal"}  # these neither rise nor fall
SAME_SENTENCE = 11.0
"""From this fit on, two figures stand in sentences that are nearly the same."""

WORDED_ALIKE = 0.85
"""The share of words in common from which numbers in names can be held side by side."""

_CONTRARY = ({"more", "less"}, {"more", "nearly"})
_SAID = {
    "exact": "exactly that",
    "about": "about",
    "more": "more than",
    "less": "less than or up to",
    "nearly": "nearly",
}


def quantity_findings(
    one: Passage, other: Passage, pairs: Sequence[Pair]
) -> Iterator[Difference | Remark]:
    """What is to be said of each two figures that stand for one another."""
    for pair in pairs:
        found = _finding(pair, one.text, other.text) or _other_end(pair, one, other)
        if found is not None:
            yield found
    yield from _designations(one, other)


def _other_end(pair: Pair, one: Passage, other: Passage) -> Difference | None:
    """A range of which the other telling has one end only, and another figure for the other."""
    sides = (pair.one, one, other), (pair.other, other, one)
    (long, _, beside), (short, at, _) = sorted(sides, key=lambda side: -len(side[0].figure.values))
    ends = {float(value) for value in long.figure.values}
    if len(ends) < 2 or len(short.figure.values) > 1 or group_of(long.figure) in CALENDAR:
        return None
    told = {float(value) for scene in at.scenes for value in scene.figure.values}
    if ends <= told or pair.fit < SAME_SENTENCE or len(at.scenes) <= len(beside.scenes):
        return None
    here, there = _written(pair.one, one.text), _written(pair.other, other.text)
    return _difference("figure", pair, f"“{here}” against “{there}”: another range")


def _designations(one: Passage, other: Passage) -> Iterator[Difference]:
    """Numbers that name and count nothing ("Flight 370"), in sentences that are worded alike."""
    for mine, theirs in changes(one.text, other.text, WORDED_ALIKE):
        here, there = one.text[slice(*mine)], other.text[slice(*theirs)]
        if (
            here.isdigit()
            and there.isdigit()
            and not (_counts(one, mine) or _counts(other, theirs))
        ):
            reason = f"“{here}” against “{there}”: another number in a name"
            yield Difference("figure", mine, theirs, reason)


def _counts(passage: Passage, stretch: Stretch) -> bool:
    """Whether a number belongs to a figure, which is compared by its value."""
    figures = (scene.figure for scene in passage.scenes)
    return any(f.start < stretch[1] and stretch[0] < f.end for f in figures)


def _finding(pair: Pair, mine: str, theirs: str) -> Difference | Remark | None:
    a, b = pair.one, pair.other
    here, there = _written(a, mine), _written(b, theirs)
    told = f"“{here}” against “{there}”"
    if pair.value is None:
        return _other_value(pair, told)
    if (clash := unit_clash(a.figure, b.figure)) is not None:
        return _difference("figure", pair, f"{told}: another {clash}")
    if _turned(a, b):
        reason = f"{told}: one says {a.direction}, the other {b.direction}"
        return _difference("figure", pair, reason)
    if (sense := sense_change(a, b)) is not None:
        contrary = sense.replace("The text", "one").replace("the source", "the other")
        return _difference("scope", pair, f"{told}: {contrary}")
    if pair.value in ("rounded", "coarse"):
        return Remark("rounded", f"“{here}” and “{there}” are one figure, rounded")
    return _bound(pair, told) or _less_exact(pair, told)


def _other_value(pair: Pair, told: str) -> Difference | Remark:
    a, b = pair.one.figure, pair.other.figure
    open_to = len(a.values) != len(b.values) or a.bound != b.bound
    if open_to and (may_agree(a, b) or may_agree(b, a)):
        return Remark("less exact", f"{told}: both can be true")
    kind: ConflictKind = "date" if CALENDAR & {group_of(a), group_of(b)} else "figure"
    what = "another date" if kind == "date" else "another figure"
    return _difference(kind, pair, f"{told}: {what} for the same thing")


def _turned(a: Scene, b: Scene) -> bool:
    moving = group_of(a.figure) not in _STILL
    return moving and bool(a.direction and b.direction) and a.direction != b.direction


def _bound(pair: Pair, told: str) -> Difference | Remark | None:
    a, b = pair.one, pair.other
    same_form = len(a.figure.values) == len(b.figure.values)
    if a.bound == b.bound or group_of(a.figure) in CALENDAR or not same_form:
        return None
    bounds = {a.bound, b.bound}
    said = f"{told}: one says {_SAID[a.bound]}, the other {_SAID[b.bound]}"
    strictly = a.strict or b.strict
    if bounds in _CONTRARY or (strictly and "exact" in bounds):
        return _difference("bound", pair, said)
    return Remark("less exact", said) if bounds != {"about", "nearly"} else None


def _less_exact(pair: Pair, told: str) -> Remark | None:
    if group_of(pair.one.figure) not in CALENDAR:
        return None
    return None if pair.value == "same" else Remark("less exact", f"{told}: one is more exact")


def _difference(kind: ConflictKind, pair: Pair, reason: str) -> Difference:
    a, b = pair.one.figure, pair.other.figure
    return Difference(kind, (a.start, a.end), (b.start, b.end), reason)


def _written(scene: Scene, text: str) -> str:
    return " ".join(text[scene.figure.start : scene.figure.end].split())
