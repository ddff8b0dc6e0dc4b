"""The changes that are planted in an article: a few of each kind."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.twins.article import Article, resting
from bench.twins.dates import dates
from bench.twins.figures import bounds, figures
from bench.twins.planting import Plant, Planter
from bench.twins.polarities import polarities
from bench.twins.speakers import speakers
from bench.twins.statuses import statuses

PLANTERS: tuple[Planter, ...] = (figures, dates, bounds, speakers, polarities, statuses)


def plants_of(article: Article, rng: random.Random, each: int) -> Iterator[Plant]:
    """A few changes of each kind, on sentences that something rests on."""
    where = sorted(resting(article))
    for planter in PLANTERS:
        found = [plant for at in where
                 for plant in planter(article.sentences[at], article, at, rng)
                 if plant.before != plant.after]  # fmt: skip
        yield from rng.sample(found, min(each, len(found)))
