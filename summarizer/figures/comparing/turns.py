"""Tell whether a text turned a bound ("more than") or a direction ("rose") of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.figures.comparing.stems import TURNS, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.comparing.bind import Scene
    from summarizer.figures.comparing.candidates import Candidate
    from summarizer.figures.figure import Severity

_SAID = {
    "exact": "exactly that",
    "about": "about",
    "more": "more than",
    "less": "less than",
    "nearly": "nearly",
}
_STILL = frozenset({"year", "date", "quarter", "time", "age", "ordinal"})  # these do not rise
_OPPOSITE = ({"more", "less"}, {"more", "nearly"})
_CONTRARY = tuple(
    (name, contrary, stem(name), stem(contrary))
    for name, contrary in (("profit", "loss"), ("surplus", "deficit"), ("export", "import"))
)
_STEPS = {
    "to": "a change to this",
    "by": "a change by this",
    "from": "a change from this",
    "before": "the time before",
    "after": "the time after",
}
_NEAR = 0.3  # some five words
_SAME_THING = 1.5  # candidates that fit almost as well may be the ones that were meant


def trend_change(mine: Scene, same: Sequence[Candidate]) -> str | None:
    """Say how the direction was turned, if it was."""
    said = mine.direction
    if not said or mine.group in _STILL:
        return None
    theirs = {c.scene.direction or _of_clause(c.scene) for c in _meant(same)}
    if said in theirs or theirs <= {""}:
        return None
    return f"The text says {said}, the source {max(theirs)}"


def sense_change(mine: Scene, theirs: Scene) -> str | None:
    """Say how a figure was turned into its contrary: a profit told as a loss."""
    for name, contrary, a, b in _CONTRARY:
        if _said_of(mine, a, b) and _said_of(theirs, b, a):
            return f"The text speaks of a {name}, the source of a {contrary}"
        if _said_of(mine, b, a) and _said_of(theirs, a, b):
            return f"The text speaks of a {contrary}, the source of a {name}"
    return None


def step_change(mine: Scene, same: Sequence[Candidate]) -> str | None:
    """Say how a change was told as a level ("rose to 5%", "rose 5%"), or "before" as "after"."""
    if not mine.step:
        return None
    theirs = {c.scene.step for c in _meant(same)}
    if mine.step in theirs or "" in theirs:
        return None
    return f"The text speaks of {_STEPS[mine.step]}, the source of {_STEPS[min(theirs)]}"


def _said_of(scene: Scene, word: str, contrary: str) -> bool:
    """Tell whether one word stands near a figure and its contrary nowhere in the sentence."""
    return scene.near.get(word, 0.0) > _NEAR and contrary not in scene.near


def _of_clause(scene: Scene) -> str:
    """Give the one direction that the clause of a figure speaks of."""
    said = {TURNS[key] for key in scene.clause if key in TURNS}
    return said.pop() if len(said) == 1 else ""


def bound_change(mine: Scene, same: Sequence[Candidate]) -> tuple[Severity, str | None]:
    """Say how the bound changed, and whether it was lost or turned."""
    if same[0].value in ("rounded", "coarse"):
        return "ok", None
    said = mine.bound
    bounds = [c.scene.bound for c in _meant(same)]
    if said in bounds:
        return "ok", None
    theirs = bounds[0]
    if {said, theirs} in _OPPOSITE:
        return "error", f"The source says {_SAID[theirs]}, the text {_SAID[said]}"
    if said == "exact" and "exact" not in bounds:
        return "warning", f"The source says {_SAID[theirs]}; the text leaves it out"
    if mine.strict and set(bounds) == {"exact"}:
        severity: Severity = "error" if said == "less" else "warning"
        return severity, f"The source says {_SAID[theirs]}, the text {_SAID[said]}"
    return "ok", None


def _meant(same: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in same if c.value == same[0].value and c.fit > same[0].fit - _SAME_THING]
