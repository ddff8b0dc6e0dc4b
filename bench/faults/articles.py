"""All faults that are planted in the marked articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from bench.faults.case import Case
from bench.faults.others_words import own_words_cases, quote_cases
from bench.faults.speakers import omission_cases, speaker_cases
from bench.faults.statements import certainty_cases, name_cases, polarity_cases
from bench.marked_articles import articles, attributed
from summarizer.source.sentences import Source


def article_cases(folder: Path, seed: int) -> Iterator[Case]:
    """Yield all cases of the marked articles."""
    rng = random.Random(seed)  # noqa: S311 - a sample, not a secret
    names = random.Random(seed)  # noqa: S311 - of its own: the other kinds stay what they were
    for article in articles(folder):
        source = Source(article["text"])
        items = list(attributed(article, source))
        yield from speaker_cases(items, source, rng)
        own = random.Random(seed)  # noqa: S311 - so that the kinds before keep their sample
        yield from own_words_cases(items, source, own)
        yield from quote_cases(items, source, own)
        yield from omission_cases(article, items, source)
        yield from polarity_cases(items, source)
        yield from certainty_cases(items, source)
        yield from name_cases(items, source, names)
