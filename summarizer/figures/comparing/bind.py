"""Bind figures to what they measure: how well two contexts speak of the same thing.

Every figure gets a `Scene`: the words around it, weighted by how near they stand.
`likeness` compares the scene of a figure of the text with that of a figure of the source
and never looks at the values, so that the value can then be judged by who else fits better.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from math import exp
from operator import mul
from typing import TYPE_CHECKING

from summarizer.figures.comparing.compare import group_of
from summarizer.figures.comparing.stems import TURNS, stem
from summarizer.figures.comparing.steps import step_of
from summarizer.figures.comparing.word_tables import PEOPLE, words_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

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
        sentence: The number of its sentence.
        place: Its first token.
        near: Stem to weight over its sentence, steeply falling with distance.
        beside: Stems of the sentences before and after.
        clause: Stems of its clause.
        pairs: Stems of its sentence that follow each other.
        names: Stems of the names of the whole text.
        before: The content word that precedes it.
        after: The content word that follows it.
        role: The preposition that leads it.
        bound: Its bound, "nearly" told apart from "about".
        strict: Whether the bound shuts the value itself out: "more than", not "at least".
        step: What leads to it. After a verb of change "to", "by" or "from" ("rose 5%" is by);
            of a time "before" or "after"; "" for all else.
        direction: "up" or "down" when the words right before it, or its trend, say so.
        mates: The values beside it in its sentence, and how near they stand.
        near_mass: What its words are worth together, by how near they stand.
        wide_mass: What its words are worth together, wherever they stand.
        telling: Its words that are worth anything: each with what it is worth by its
            distance, and outright.
    """

    figure: Figure
    group: str
    sentence: int
    place: int
    near: dict[str, float]
    beside: AbstractSet[str]
    clause: set[str]
    pairs: AbstractSet[tuple[str, str]]
    names: AbstractSet[str]
    before: str
    after: str
    role: str
    bound: str
    strict: bool
    step: str
    direction: str
    next_word: str
    previous_word: str
    mates: dict[float, float] = field(default_factory=dict)
    near_mass: float = 0.0
    wide_mass: float = 0.0
    telling: list[tuple[str, float, float]] = field(default_factory=list)


def set_scene(figure: Figure, wording: Wording) -> Scene:
    """Read the words around one figure."""
    first, last = wording.tokens_of(figure)
    number = wording.sentence(first)
    words, bounds = wording.words, wording.bounds
    begin = max(bounds[number], first - _REACH)
    end = min(bounds[number + 1], last + _REACH) if len(bounds) > 1 else 0
    near: dict[str, float] = {}
    clause: set[str] = set()
    before = _look(near, clause, wording, range(first - 1, begin - 1, -1))
    after = _look(near, clause, wording, range(last, end))
    leading = words[max(begin, first - 4) : first]
    closest = leading[-3:]
    return Scene(
        figure=figure,
        group=group_of(figure),
        sentence=number,
        place=first,
        near=near,
        beside=wording.beside(number, 2 * _REACH),
        clause=clause,
        pairs=wording.pairs(begin, end),
        names=wording.names,
        before=before,
        after=after,
        role=next((word for word in reversed(closest) if word in _ROLES), ""),
        bound=_bound(figure, leading),
        strict=figure.bound in ("more", "less") and not _STRICT.isdisjoint(closest),
        step=step_of(figure, leading),
        direction=_direction(figure, leading),
        next_word=words[last] if last < end else "",
        previous_word=words[first - 1] if first > begin else "",
    )


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


# What a word counts at a distance in half steps: each word is a step, a mark one and a half more.
_WEIGHTS = tuple(exp(-(half / 2 - 1) / 4) for half in range(5 * _REACH + 1))
_ADJOINING = 8  # half steps: so near stands the content word before or after a figure


def _look(near: dict[str, float], clause: set[str], wording: Wording, places: range) -> str:
    """Take in the words on one side, nearest first, and give the content word that adjoins."""
    words, stems = wording.words, wording.stems
    half, broken, adjoining = 0, False, ""
    for i in places:
        half += 2
        key = stems[i]
        if not key:
            word = words[i]
            if word in ",;:()—–":
                half += 3
                broken = broken or word != ","
            else:
                broken = broken or word in _BREAKS
            continue
        if not broken:
            clause.add(key)
        if not adjoining and half <= _ADJOINING:
            adjoining = key
        weight = _WEIGHTS[half]
        if weight > near.get(key, 0.0):
            near[key] = weight
    return adjoining


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
    near, wide, beside, names, clause = _shared_words(mine, theirs)
    told = mine.beside and mine.beside & theirs.near.keys()
    back = sum([rarity[word] for word in told]) if told else 0.0
    shared = mine.mates.keys() & theirs.mates.keys() if mine.mates and theirs.mates else ()
    mates = [mine.mates[v] * theirs.mates[v] / common[v] for v in shared]
    after = mine.after != "" and mine.after == theirs.after
    before = mine.before != "" and mine.before == theirs.before
    one, other = mine.figure, theirs.figure
    return [
        near / (mine.near_mass + 0.5),
        near / ((mine.near_mass * theirs.near_mass) ** 0.5 + 0.5),
        wide / (mine.wide_mass + 1.0),
        beside / (mine.wide_mass + 1.0),
        min(back / 20.0, 1.0),
        min(len(mine.pairs & theirs.pairs), 4) / 4,
        after,
        before,
        after and before,
        mine.next_word != "" and mine.next_word == theirs.next_word,
        mine.previous_word != "" and mine.previous_word == theirs.previous_word,
        mine.role != "" and mine.role == theirs.role,
        one.unit != "" and one.unit == other.unit,
        one.kind == other.kind or mine.group == "year",
        min(len(mates), 3) / 3,
        max(mates) ** 0.5 if mates else 0.0,
        one.bound == other.bound,
        one.trend == other.trend,
        mine.after != "" and mine.after not in theirs.near and mine.after in rarity,
        min(names / 10.0, 1.0),
        1.0 / (1 + theirs.sentence),
        taken,
        _measures_other(one.unit, other.unit),
        wide / (wide + 12.0),
        clause / (clause + 6.0),
    ]


def most_alike(mine: Scene) -> float:
    """Give the fit that no scene of the source exceeds, but for how early it stands."""
    words = mine.wide_mass
    clause = sum([worth for word, _, worth in mine.telling if word in mine.clause])
    # Were the words of most weight the nearest there too: but two words stand at each distance.
    weighted = sorted([weighted for _, weighted, _ in mine.telling], reverse=True)
    near = sum(map(mul, weighted, _NEAREST))
    most: list[float] = [
        near / (mine.near_mass + 0.5),
        near / ((mine.near_mass * near) ** 0.5 + 0.5),
        words / (words + 1.0),
        0.0,  # what is shared with the sentences beside is not shared with the sentence itself
        1.0 if mine.beside else 0.0,
        min(len(mine.pairs), 4) / 4,
        mine.after != "",
        mine.before != "",
        mine.after != "" and mine.before != "",
        mine.next_word != "",
        mine.previous_word != "",
        mine.role != "",
        mine.figure.unit != "",
        True,
        min(len(mine.mates), 3) / 3,
        max(mine.mates.values()) ** 0.5 if mine.mates else 0.0,
        True,
        True,
        mine.after != "",
        min(words / 10.0, 1.0),
        0.0,  # told apart, since it hangs on nothing but the place
        True,
        True,
        words / (words + 12.0),
        clause / (clause + 6.0),
    ]
    return float(sum(map(mul, _GAINS, most)))


def _measures_other(mine: str, theirs: str) -> bool:
    if mine == theirs or not mine or not theirs:
        return False
    return not (mine in PEOPLE and theirs in PEOPLE)


def set_mates(scene: Scene, values: tuple[float, ...], others: Others) -> None:
    """Note the figures that stand beside one in its sentence, and how near."""
    at = bisect_left(others, (scene.place, values))
    for place, theirs in others[max(0, at - _MATES) : at + _MATES + 1]:
        if theirs != values:
            weight = exp(-abs(place - scene.place) / 16)
            for value in theirs:
                scene.mates[value] = max(weight, scene.mates.get(value, 0.0))


def _shared_words(mine: Scene, theirs: Scene) -> tuple[float, float, float, float, float]:
    """Sum up the worth of the words that two scenes share: near, wide, beside, names, clause."""
    near = wide = beside = names = clause = 0.0
    their_near, their_beside = theirs.near, theirs.beside
    for word, weighted, worth in mine.telling:
        if word in their_near:
            near += weighted * their_near[word]
            wide += worth
            if word in mine.clause and word in theirs.clause:
                clause += worth
            if word in theirs.names:
                names += worth
        elif word in their_beside:
            beside += worth
    return near, wide, beside, names, clause


def weigh_source(scene: Scene, rarity: dict[str, float]) -> None:
    """Sum up what the words of a scene of the source are worth, by how near they stand."""
    scene.near_mass = sum(map(mul, scene.near.values(), map(rarity.__getitem__, scene.near)))


def weigh(scene: Scene, rarity: dict[str, float]) -> None:
    """Sum up what the words of a scene are worth; words that the source never says are worth 0."""
    worths = [rarity.get(word, 0.0) for word in scene.near]
    weighted = list(map(mul, scene.near.values(), worths))
    scene.near_mass = sum(weighted)
    scene.wide_mass = sum(worths)
    told = zip(scene.near, weighted, worths, strict=True)
    scene.telling = [words for words in told if words[2]]
    scene.beside = rarity.keys() & scene.beside


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
_NEAREST = tuple(_WEIGHTS[2 * (1 + place // 2)] for place in range(2 * _REACH))
_GAINS = tuple(max(weight, 0.0) for weight in WEIGHTS)
