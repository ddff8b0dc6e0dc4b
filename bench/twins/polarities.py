"""Changes of what is affirmed into what is denied, and the other way round."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.twins.article import Article, resting
from bench.twins.planting import Plant, swap

AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|did|does|do|has|have|had|can|could|should)\b(?! not)(?=\s[a-z])"
)
NEGATION = re.compile(r"\b(?:not|never) |(?<=[a-z])n[’']t\b")


def polarities(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """A "not" put in, or taken out."""
    for stated in resting(article).get(at, ()):
        start = text.find(stated.words)
        if start < 0 or len(stated.words.split()) < 5:
            continue
        if match := AUXILIARY.search(text, start, start + len(stated.words)):
            yield Plant("polarity", "put in", at, *swap(text, match, match.group() + " not"))
        match = NEGATION.search(text, start, start + len(stated.words))
        if match and not re.match(r"not (?:only|just|least)\b", text[match.start() :]):
            yield Plant("polarity", "taken out", at, *swap(text, match, ""))
