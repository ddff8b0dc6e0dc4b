"""One change in an article: what it is, and the article with it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bench.twins.article import Article


@dataclass(frozen=True)
class Plant:
    """One change: in which sentence, from what to what, and the conflict that it makes."""

    kind: str
    sort: str
    sentence: int
    before: str
    after: str
    speaker: tuple[str, str] | None = None


Planter = Callable[[str, Article, int, random.Random], Iterator[Plant]]


def planted(article: Article, plant: Plant) -> Article:
    """The article with one thing changed, in the sentence and in what rests on it."""
    sentences = list(article.sentences)
    sentences[plant.sentence] = sentences[plant.sentence].replace(plant.before, plant.after, 1)
    stated = []
    for one in article.stated:
        if plant.sentence not in one.sentences:
            stated.append(one)
            continue
        speaker = one.speaker
        if plant.speaker and speaker == plant.speaker[0]:
            speaker = plant.speaker[1]
        words = one.words.replace(plant.before, plant.after, 1)
        stated.append(replace(one, words=words, speaker=speaker))
    return replace(article, sentences=tuple(sentences), stated=tuple(stated))


def swap(text: str, match: re.Match[str], new: str) -> tuple[str, str]:
    """A change with enough words around it to stand once in its sentence."""
    start, end = match.span()
    while text.count(text[start:end]) > 1 and (start or end < len(text)):
        start, end = max(0, start - 5), min(len(text), end + 5)
    return text[start:end], text[start : match.start()] + new + text[match.end() : end]
