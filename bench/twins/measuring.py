"""What `compare` finds between an article and its twins, counted for each sort of pair."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bench.twins.article import Article
from bench.twins.changes import plants_of
from bench.twins.planting import Plant, planted
from bench.twins.results import result_of
from bench.twins.rewording import reworded
from summarizer.comparing.compare import compare
from summarizer.comparing.story import Conflict, StoryComparison


@dataclass
class Tally:
    """Counts of one sort of pair."""

    pairs: int = 0
    found: int = 0
    facts: int = 0
    alarms: int = 0
    shown: list[str] = field(default_factory=list)


def is_planted(conflict: Conflict, plant: Plant, twin: Article) -> bool:
    """Whether a conflict touches the sentence in which something was changed."""
    changed = twin.sentences[plant.sentence]
    return any(place.sentence == changed for side in conflict.sides for place in side.places)


def measure(tally: Tally, found: StoryComparison, plant: Plant | None, twin: Article) -> None:
    """Count one comparison."""
    tally.pairs += 1
    tally.facts += len(found.shared)
    there = [c for c in found.conflicts if plant and is_planted(c, plant, twin)]
    hit = plant is not None and any(c.kind == plant.kind for c in there)
    tally.found += hit
    alarms = [c for c in found.conflicts if c not in there]
    tally.alarms += len({c.fact for c in alarms})
    if plant and not hit:
        tally.shown.append(missed(plant, there, twin))
    tally.shown += map(alarmed, alarms)


def missed(plant: Plant, there: Sequence[Conflict], twin: Article) -> str:
    """Tell of a change for which no conflict of its kind was found."""
    kinds = [(c.kind, c.reason) for c in there]
    change = f"{plant.sort}: {plant.before!r} -> {plant.after!r}"
    return f"MISSED {change}\n    in {twin.sentences[plant.sentence]}\n    found {kinds}"


def alarmed(conflict: Conflict) -> str:
    """Tell of a conflict where nothing was changed."""
    places = [place.sentence for side in conflict.sides for place in side.places]
    return f"ALARM {conflict.kind}: {conflict.reason}\n    " + "\n    ".join(places)


def run(articles: Sequence[Article], rng: random.Random, each: int) -> dict[str, Tally]:
    """Compare every article with its changed twins and its rewording."""
    tallies: dict[str, Tally] = {}
    for article in articles:
        base, other = result_of(article, ""), reworded(article, rng)
        reword = result_of(other, "-reworded")
        same = replace(article, order=tuple(reversed(range(len(article.sentences)))))
        measure(tallies.setdefault("untouched twin", Tally()),
                compare([base, result_of(same, "-twin")]), None, article)  # fmt: skip
        measure(tallies.setdefault("rewording", Tally()),
                compare([base, reword]), None, article)  # fmt: skip
        for plant in plants_of(article, rng, each):
            twin = planted(article, plant)
            changed = result_of(twin, "-changed")
            measure(tallies.setdefault(plant.kind, Tally()),
                    compare([base, changed]), plant, twin)  # fmt: skip
            measure(tallies.setdefault(f"{plant.kind}, reworded", Tally()),
                    compare([reword, changed]), plant, twin)  # fmt: skip
    return tallies
