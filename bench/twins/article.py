"""An article as its sentences, and what it states in which of them."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.summary import ThreatStatus


@dataclass(frozen=True)
class Stated:
    """One claim or measure of an article: its sentences, its words, who says it."""

    sentences: tuple[int, ...]
    words: str
    speaker: str | None
    status: ThreatStatus | None = None
    parties: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Article:
    """An article as its sentences, in an order of their own, and what it states."""

    name: str
    sentences: tuple[str, ...]
    stated: tuple[Stated, ...]
    order: tuple[int, ...] = ()


def resting(article: Article) -> dict[int, list[Stated]]:
    """What rests on each sentence."""
    found: dict[int, list[Stated]] = {}
    for stated in article.stated:
        for at in stated.sentences:
            found.setdefault(at, []).append(stated)
    return found
