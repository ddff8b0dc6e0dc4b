"""Faults in who is told as the speaker: another one, one with other evidence, or nobody."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from bench.faults.case import Case
from bench.marked_articles import Attribution
from bench.speaker_names import alike, named
from summarizer.checking.finding import Finding
from summarizer.checking.names import name_of
from summarizer.checking.speakers import check_speaker, speaks_in
from summarizer.source.sentences import Source


def speaker_cases(
    items: Sequence[Attribution], source: Source, rng: random.Random
) -> Iterator[Case]:
    """Yield each named attribution, the same with another speaker, and with evidence moved."""
    for speaker, cited, _ in items:
        if not named(speaker) or not cited:
            continue
        yield speaker_case("speaker exchanged", speaker, cited, source, planted=False)
        yield speaker_case("evidence moved", speaker, cited, source, planted=False)
        if others := speakers_elsewhere(items, cited):
            yield speaker_case("speaker exchanged", rng.choice(others), cited, source, planted=True)
        if far := sentences_of_others(items, speaker, cited, source):
            yield speaker_case("evidence moved", speaker, [rng.choice(far)], source, planted=True)


def speakers_elsewhere(items: Sequence[Attribution], cited: list[int]) -> list[str]:
    """Return the named sources of an article that are none of those around these sentences."""
    around = set(range(cited[0] - 2, cited[-1] + 2))
    near = [who for who, numbers, _ in items if around & set(numbers)]
    return sorted(
        {who for who, _, _ in items if named(who) and not any(alike(who, n) for n in near)}
    )


def sentences_of_others(
    items: Sequence[Attribution], speaker: str, cited: list[int], source: Source
) -> list[int]:
    """Return the sentences in which others speak, far from where this speaker may be meant."""
    own = {n for who, numbers, _ in items for n in numbers if not named(who) or alike(who, speaker)}
    head = name_of(speaker).head
    return [
        s.sentence
        for s in source.sentences
        if all(abs(s.sentence - n) > 3 for n in own | set(cited))
        and head not in s.text.lower()
        and any(s.sentence in numbers for _, numbers, _ in items)
    ]


def speaker_case(
    kind: str, speaker: str, cited: list[int], source: Source, *, planted: bool
) -> Case:
    """Build the case of a speaker."""
    texts = " / ".join(source.sentences[number - 1].text for number in cited)
    told = f"{speaker!r} <- {texts}"
    return Case(kind, planted, told, lambda: check_speaker(speaker, cited, source))


def omission_cases(
    article: dict[str, Any], items: Sequence[Attribution], source: Source
) -> Iterator[Case]:
    """Yield each attribution without its speaker, and the sentences that nobody is marked in."""
    for _, cited, statement in items:
        if cited:
            yield omission_case(cited, statement, source, planted=True)
    marked = [
        place
        for mark in article["attributions"]
        for part in ("source", "cue", "content")
        for place in mark[part]
    ]
    for sentence in source.sentences:
        if not any(a < sentence.end and b > sentence.start for a, b in marked):
            yield omission_case([sentence.sentence], sentence.text, source, planted=False)


def omission_case(cited: list[int], told: str, source: Source, *, planted: bool) -> Case:
    """Build the case of a statement whose speaker is not told."""
    sound = Finding("supported", "ok", "nobody else says so")
    return Case("speaker left out", planted, told, lambda: speaks_in(cited, source) or sound)
