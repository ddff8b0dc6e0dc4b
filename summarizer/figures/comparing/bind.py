"""Bind figures to what they measure: how well two contexts speak of the same thing.

Every figure gets a `Scene`: the words around it, weighted by how near they stand.
`likeness` compares the scene of a figure of the text with that of a figure of the source
and never looks at the values, so that the value can then be judged by who else fits better.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING

from summarizer.figures.comparing.compare import group_of
from summarizer.figures.comparing.stems import TURNS, stem
from summarizer.figures.comparing.word_tables import PEOPLE, words_of

if TYPE_CHECKING:
    from summarizer.figures.comparing.wording import Wording
    from summarizer.figures.figure import Figure

Others = list[tuple[int, tuple[float, ...]]]  # the places and values of a sentence's figures

_ROLES = words_of("from to by of in at for since until than between and up down on per")
_STRICT = words_of("than over above exceeding exceeds exceeded under below")
_BELOW = words_of("nearly almost approaching shy under close")
_MATES = 12  # figures on either side
_BREAKS = words_of("and but while although though which who as because after before when")
_REACH = 40  # tokens on either side; news sentences are shorter


@dataclass(slots=True)
class Scene:
    """A figure with the words that say what it measures.

    Attributes:
        figure: The figure.
        group: The family of its kind.
        place: Its first token.
        sentence: The number of its sentence.
        near: Stem to weight, steeply falling with distance.
        wide: Stem to weight over the whole sentence.
        clause: Stems of its clause.
        beside: Stems of the sentences before and after.
        before: The content word that precedes it.
        after: The content word that follows it.
        role: The preposition that leads it.
        strict: Whether the bound shuts the value itself out: "more than", not "at least".
        direction: "up" or "down" when the words right before it, or its trend, say so.
        bound: Its bound, "nearly" told apart from "about".
    """

    figure: Figure
    group: str
    sentence: int
    place: int
    near: dict[str, float] = field(default_factory=dict)
    wide: dict[str, float] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)
    clause: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    before: str = ""
    after: str = ""
    role: str = ""
    bound: str = "exact"
    strict: bool = False
    direction: str = ""
    next_word: str = ""
    previous_word: str = ""
    names: set[str] = field(default_factory=set)
    near_mass: float = 0.0
    wide_mass: float = 0.0
    mates: dict[float, float] = field(default_factory=dict)


def set_scene(figure: Figure, wording: Wording) -> Scene:
    """Read the words around one figure."""
    first, last = wording.tokens_of(figure)
    number = wording.sentence(first)
    scene = Scene(figure, group_of(figure), number, first)
    stems, words = wording.stems, wording.words
    begin = max(wording.bounds[number], first - _REACH)
    end = min(wording.bounds[number + 1], last + _REACH) if len(wording.bounds) > 1 else 0
    _look(scene, wording, range(first - 1, begin - 1, -1), ahead=False)
    _look(scene, wording, range(last, end), ahead=True)
    content = [s for s in stems[begin:end] if s]
    scene.pairs = set(pairwise(content))
    for side in (number - 1, number + 1):
        if 0 <= side < len(wording.bounds) - 1:
            start, stop = wording.bounds[side], wording.bounds[side + 1]
            scene.beside.update(stems[start : min(stop, start + 2 * _REACH)])
    scene.beside.discard("")
    scene.names = wording.names
    scene.strict = figure.bound in ("more", "less") and not _STRICT.isdisjoint(
        words[max(begin, first - 3) : first]
    )
    scene.direction = _direction(figure, words[max(begin, first - 4) : first])
    scene.bound = _bound(figure, words[max(begin, first - 4) : first])
    scene.next_word = words[last] if last < end else ""
    scene.previous_word = words[first - 1] if first > begin else ""
    scene.role = next(
        (w for w in reversed(words[max(begin, first - 3) : first]) if w in _ROLES), ""
    )
    return scene


def _direction(figure: Figure, before: list[str]) -> str:
    """Give the direction of the words that lead a figure: "up to", "down from", "fell to"."""
    for word in reversed(before):
        if word in ("up", "down"):
            return word
        if (turn := TURNS.get(stem(word))) is not None:
            return turn
    return figure.trend or ""


def _bound(figure: Figure, before: list[str]) -> str:
    """Tell "nearly" from "about": the first stays below the figure."""
    if figure.bound == "about" and not _BELOW.isdisjoint(before):
        return "nearly"
    return figure.bound


@cache
def _weights(step: float) -> tuple[float, float]:
    """Give what a word counts at a distance, near and wide; the steps are few."""
    return exp(-(step - 1) / 4), 1.0 / (1.0 + step / 15)


def _look(scene: Scene, wording: Wording, places: range, *, ahead: bool) -> None:
    """Take in the words on one side, nearest first; a clause mark counts as a step further."""
    step, broken = 0.0, False
    for i in places:
        word = wording.words[i]
        step += 1.0
        if word in ",;:()—–":
            step += 1.5
            broken = broken or word != ","
            continue
        key = wording.stems[i]
        if not key:
            broken = broken or word in _BREAKS
            continue
        if not broken:
            scene.clause.add(key)
        if step <= 4:
            if ahead and not scene.after:
                scene.after = key
            elif not ahead and not scene.before:
                scene.before = key
        near, wide = _weights(step)
        if near > scene.near.get(key, 0.0):
            scene.near[key] = near
        if wide > scene.wide.get(key, 0.0):
            scene.wide[key] = wide


FEATURES = (
    "near", "near_cosine", "wide", "beside", "back", "pairs", "after", "before", "frame",
    "next_word", "previous_word", "role", "unit", "kind", "mates", "mates_near", "bound", "trend",
    "after_missed", "names", "lead", "taken", "unit_differs", "wide_sum", "same_clause",
)  # fmt: skip


COMPANY = tuple(FEATURES.index(name) for name in ("mates", "mates_near", "taken"))


def likeness(
    mine: Scene,
    theirs: Scene,
    rarity: dict[str, float],
    common: dict[float, int],
    *,
    taken: bool,
) -> list[float]:
    """Measure in how many ways two scenes speak of the same thing; see FEATURES."""
    near, wide, beside, names, clause = _shared_words(mine, theirs, rarity)
    back = sum(rarity[word] for word in mine.beside if word in theirs.wide)
    shared = mine.mates.keys() & theirs.mates.keys() if mine.mates else ()
    after = bool(mine.after) and mine.after == theirs.after
    before = bool(mine.before) and mine.before == theirs.before
    return [
        near / (mine.near_mass + 0.5),
        near / ((mine.near_mass * theirs.near_mass) ** 0.5 + 0.5),
        wide / (mine.wide_mass + 1.0),
        beside / (mine.wide_mass + 1.0),
        min(back / 20.0, 1.0),
        min(len(mine.pairs & theirs.pairs), 4) / 4,
        float(after),
        float(before),
        float(after and before),
        float(bool(mine.next_word) and mine.next_word == theirs.next_word),
        float(bool(mine.previous_word) and mine.previous_word == theirs.previous_word),
        float(bool(mine.role) and mine.role == theirs.role),
        float(bool(mine.figure.unit) and mine.figure.unit == theirs.figure.unit),
        float(mine.figure.kind == theirs.figure.kind or mine.group == "year"),
        min(len(shared), 3) / 3,
        max((mine.mates[v] * theirs.mates[v] / common[v] for v in shared), default=0.0) ** 0.5,
        float(mine.figure.bound == theirs.figure.bound),
        float(mine.figure.trend == theirs.figure.trend),
        float(bool(mine.after) and mine.after not in theirs.wide and mine.after in rarity),
        min(names / 10.0, 1.0),
        1.0 / (1 + theirs.sentence),
        float(taken),
        float(_measures_other(mine.figure.unit, theirs.figure.unit)),
        wide / (wide + 12.0),
        clause / (clause + 6.0),
    ]


def _measures_other(mine: str, theirs: str) -> bool:
    return bool(mine) and bool(theirs) and mine != theirs and not {mine, theirs} <= PEOPLE


def set_mates(scene: Scene, values: tuple[float, ...], others: Others) -> None:
    """Note the figures that stand beside one in its sentence, and how near."""
    at = bisect_left(others, (scene.place, values))
    for place, theirs in others[max(0, at - _MATES) : at + _MATES + 1]:
        if theirs != values:
            weight = exp(-abs(place - scene.place) / 16)
            for value in theirs:
                scene.mates[value] = max(weight, scene.mates.get(value, 0.0))


def _shared_words(
    mine: Scene, theirs: Scene, rarity: dict[str, float]
) -> tuple[float, float, float, float, float]:
    """Sum up the worth of the words that two scenes share: near, wide, beside, names, clause."""
    near = wide = beside = names = clause = 0.0
    their_near, their_wide, their_beside = theirs.near, theirs.wide, theirs.beside
    for word, weight in mine.near.items():
        if word in their_wide:
            worth = rarity[word]
            near += weight * worth * their_near[word]
            wide += worth
            if word in mine.clause and word in theirs.clause:
                clause += worth
            if word in theirs.names:
                names += worth
        elif word in their_beside:
            beside += rarity[word]
    return near, wide, beside, names, clause


def weigh(scene: Scene, rarity: dict[str, float]) -> None:
    """Sum up what the words of a scene are worth; words that the source never says are worth 0."""
    scene.near_mass = sum(w * rarity.get(word, 0.0) for word, w in scene.near.items())
    scene.wide_mass = sum(rarity.get(word, 0.0) for word in scene.wide)
    scene.beside = {word for word in scene.beside if word in rarity}


# How much each way of being alike tells, fitted on which figure of an article true summaries mean.
WEIGHTS = (
    1.37,
    1.79,
    1.49,
    0.72,
    0.07,
    0.83,
    -0.15,
    0.77,
    0.02,
    1.34,
    0.48,
    0.89,
    0.58,
    0.28,
    0.34,
    1.35,
    -0.29,
    0.66,
    0.07,
    1.31,
    2.65,
    -2.54,
    -0.50,
    0.94,
    1.35,
)
