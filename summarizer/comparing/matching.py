"""Which items of several reports say the same: matched by what they say and who says it.

Two items are compared by their own words and by the sentences that they rest on, since a model
words the first freely and takes the second from the report. Terms count the more, the fewer
sentences of the story have them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.comparing.sayings import Saying
from summarizer.comparing.voices import Voices

LIKE = 0.5
"""From this likeness on two items say the same, when nothing speaks against one speaker."""

SAME_ACT = 0.34
"""And when both are denials, or both are measures, of one named actor: the act itself is alike."""

OTHER_VOICE = 0.62
"""And when two different speakers are named: then only what is worded alike is one thing."""

TWICE = 0.72
"""And when the fact has an item of that report already, which then says it twice."""

COMMON = 40
"""A term that more items have than this tells too little to look for others by it."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two items of different reports, and how like they are, 0 to 1."""

    one: Saying
    other: Saying
    likeness: float


@dataclass(eq=False)
class Group:
    """Items that say the same."""

    sayings: list[Saying] = field(default_factory=list)

    @property
    def reports(self) -> set[int]:
        """The reports that have it."""
        return {saying.report for saying in self.sayings}


class Weights:
    """How much each term tells in one story."""

    def __init__(self, sayings: Iterable[Saying]) -> None:
        held: dict[str, set[str]] = defaultdict(set)
        for saying in sayings:
            held[saying.passage.text] |= saying.around | saying.own
        spread = Counter(term for terms in held.values() for term in terms)
        self._passages = len(held)
        self._sums: dict[frozenset[str], float] = {}
        self._weights = {term: self._one(count) for term, count in spread.items()}

    def of(self, terms: frozenset[str]) -> float:
        """The weight of some terms together."""
        return sum(map(self._weights.__getitem__, terms))

    def whole(self, terms: frozenset[str]) -> float:
        """The weight of all that one item says, worked out once."""
        found = self._sums.get(terms)
        if found is None:
            found = self._sums[terms] = self.of(terms)
        return found

    def _one(self, spread: int) -> float:
        """The weight of one term: at least 1, and more the fewer passages have it."""
        return 1.0 + math.log((1 + self._passages) / (1 + spread))

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How like two sets of terms are, 0 to 1."""
        whole = self.whole(one) * self.whole(other)
        return self.of(one & other) / math.sqrt(whole) if whole else 0.0

    def held(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of the weight of one set that another set holds."""
        whole = self.whole(one)
        return self.of(one & other) / whole if whole else 0.0


def likeness(one: Saying, other: Saying, weights: Weights) -> float:
    """How like two items are by their words and by their sentences, 0 to 1."""
    alike = one.words.casefold() == other.words.casefold()
    own = 1.0 if alike else weights.cosine(one.own, other.own)
    across = min(weights.held(one.own, other.around), weights.held(other.own, one.around))
    around = weights.cosine(one.around, other.around)
    return 0.55 * max(own, 0.9 * across) + 0.3 * around + 0.15 * own


def grouped(sayings: Sequence[Saying], voices: Voices) -> list[Group]:
    """Put the items that say the same together; those that stand alone are groups of one.

    The likest two are put together first, and no report has two items in one group unless
    both say it plainly: so each item meets its own counterpart and not a mere kin of it.
    """
    weights = Weights(sayings)
    group_of = {saying: Group([saying]) for saying in sayings}
    late: list[Match] = []
    for match in sorted(_matches(sayings, weights, voices), key=lambda m: -m.likeness):
        mine, theirs = group_of[match.one], group_of[match.other]
        if mine is theirs:
            continue
        if mine.reports & theirs.reports:
            late.append(match)
        else:
            _join(mine, theirs, group_of)
    for match in late:
        mine, theirs = group_of[match.one], group_of[match.other]
        if mine is not theirs and match.likeness >= TWICE and 1 in _sizes(mine, theirs):
            _join(mine, theirs, group_of)
    order = {saying: number for number, saying in enumerate(sayings)}
    groups = list(dict.fromkeys(group_of.values()))
    for group in groups:
        group.sayings.sort(key=order.__getitem__)
    return sorted(groups, key=lambda group: order[group.sayings[0]])


def _sizes(*groups: Group) -> list[int]:
    return [len(group.sayings) for group in groups]


def _join(mine: Group, theirs: Group, group_of: dict[Saying, Group]) -> None:
    for saying in theirs.sayings:
        group_of[saying] = mine
    mine.sayings += theirs.sayings


def _matches(sayings: Sequence[Saying], weights: Weights, voices: Voices) -> Iterator[Match]:
    for one, other in _candidates(sayings, weights):
        like = likeness(one, other, weights)
        if like < _enough(one, other):
            continue
        agree = voices.agree(one, other)
        if like >= (_enough(one, other) if agree else OTHER_VOICE):
            yield Match(one, other, like + _figures_alike(one, other) + (0.05 if agree else 0.0))


def _enough(one: Saying, other: Saying) -> float:
    acts = one.kind == other.kind and one.kind in ("denial", "sanction")
    return SAME_ACT if acts and one.speaker and other.speaker else LIKE


def _figures_alike(one: Saying, other: Saying) -> float:
    """A small push that tells sentences apart which differ in nothing but their figures."""
    mine = {value for scene in one.passage.scenes for value in scene.figure.values}
    theirs = {value for scene in other.passage.scenes for value in scene.figure.values}
    return 0.1 * len(mine & theirs) / max(1, len(mine | theirs))


def _candidates(sayings: Sequence[Saying], weights: Weights) -> Iterator[tuple[Saying, Saying]]:
    """The pairs of items of different reports that share enough to be looked at."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, saying in enumerate(sayings):
        for term in saying.own:
            having[term].append(number)
    for number, saying in enumerate(sayings):
        shared: Counter[int] = Counter()
        for term in saying.own | saying.around:
            near = having.get(term, ())
            if len(near) <= max(COMMON, len(sayings) // 4):
                shared.update(other for other in near if other < number)
        for other, count in shared.items():
            if count > 1 and sayings[other].report != saying.report:
                yield saying, sayings[other]
