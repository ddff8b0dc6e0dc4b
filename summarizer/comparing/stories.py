"""Put the reports of a batch together that tell one story; tell copies from retellings.

Copies are found by their runs of words (MinHash and locality-sensitive hashing), retellings by
the names, figures and dates that they share and few others have. Each report is held against a
bounded number of others, so the cost grows with the number of reports and not with its square.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from summarizer.comparing.copies import COPY, shingles
from summarizer.comparing.details import text_of
from summarizer.comparing.traits import traits_of
from summarizer.errors import UsageError
from summarizer.result import Result

if TYPE_CHECKING:
    from datasketch import MinHashLSH

PERMUTATIONS = 64
"""Hashes of a text: as many as tell copies from retellings, which are far apart."""

LATEST = 30
"""The reports, for each name or figure, that a new report which has it is held against."""

SAME_STORY = 0.22
"""Share of the weight of their names and figures that two reports of one story have in common."""

TO_THE_FIRST = 0.12
"""And that any report has in common with the first of its story, so that stories do not drift."""

FEWEST = 3
"""Names and figures that two reports of one story share at least."""

DAYS_APART = 7
"""A story is told within so many days, where the dates of the reports are known."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of a report to find its story.

    Attributes:
        text: The report, or the sentences of it that a result has.
        published: When it was published.
    """

    text: str
    published: date | None = None


@dataclass(slots=True)
class Story:
    """The reports of one story, by their places in the batch.

    Attributes:
        reports: All of them, in order.
        copies: Those that are copies of one another, each group in order.
    """

    reports: list[int] = field(default_factory=list)
    copies: list[list[int]] = field(default_factory=list)

    @property
    def tellings(self) -> int:
        """How many tellings there are, copies of one counted once."""
        return len(self.reports) - sum(len(group) - 1 for group in self.copies)


def trace_of(result: Result[Any]) -> Trace:
    """What is needed of a result to find its story."""
    return Trace(text_of(result), result.report.published)


def stories_of(traces: Iterable[Trace]) -> list[Story]:
    """Group reports by the story that they tell; a report that stands alone is a story of one.

    Raises:
        UsageError: The package that finds copies is not installed.
    """
    given = list(traces)
    copy_of = _copies(given)
    firsts = [at for at in range(len(given)) if copy_of[at] == at]
    story_of = _retellings(firsts, given)
    stories: dict[int, Story] = defaultdict(Story)
    alike: dict[int, list[int]] = defaultdict(list)
    for at in range(len(given)):
        first = copy_of[at]
        stories[story_of[first]].reports.append(at)
        alike[first].append(at)
    for first, group in alike.items():
        if len(group) > 1:
            stories[story_of[first]].copies.append(group)
    return list(stories.values())


def _copies(traces: Sequence[Trace]) -> list[int]:
    """For each report the first that it is a copy of, itself if of none."""
    hashing = _Hashing()
    same_text: dict[str, int] = {}
    copy_of: list[int] = []
    for at, trace in enumerate(traces):
        first = same_text.setdefault(trace.text, at)
        copy_of.append(hashing.first_like(at, trace.text) if first == at else copy_of[first])
    return copy_of


class _Hashing:
    """Finds texts that are nearly the same, among those that it was shown before."""

    def __init__(self) -> None:
        try:
            from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - only stories need it
        except ImportError as error:
            raise UsageError(
                "finding the stories of many reports needs the package datasketch: "
                "install checked-summarizer with the extra [stories], or say that all "
                "reports tell one story"
            ) from error
        self._new = MinHash
        self._seen: MinHashLSH = MinHashLSH(threshold=COPY, num_perm=PERMUTATIONS)
        self._hashes: dict[int, Any] = {}

    def first_like(self, at: int, text: str) -> int:
        """The place of the first text like this one; its own place where there is none."""
        own = self._new(num_perm=PERMUTATIONS, seed=1)
        own.update_batch([run.encode() for run in shingles(text)])
        for other in sorted(self._seen.query(own)):
            if own.jaccard(self._hashes[other]) >= COPY:
                return int(other)
        self._seen.insert(at, own)
        self._hashes[at] = own
        return at


def _retellings(firsts: Sequence[int], traces: Sequence[Trace]) -> dict[int, int]:
    """For each report the first of its story."""
    traits = {at: traits_of(traces[at].text) for at in firsts}
    spread = Counter(trait for held in traits.values() for trait in held)
    whole = len(firsts)
    weight = {trait: math.log((1 + whole) / count) + 0.1 for trait, count in spread.items()}
    likeness = _Likeness(traits, weight)
    latest: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=LATEST))
    story_of: dict[int, int] = {}
    for at in firsts:
        story_of[at] = at
        near = Counter(other for trait in traits[at] for other in latest[trait])
        for other, shared in near.most_common(LATEST):
            if shared < FEWEST:
                break
            first = story_of[other]
            if not _in_time(traces[at], traces[other]):
                continue
            if likeness.of(at, other) >= SAME_STORY and likeness.of(at, first) >= TO_THE_FIRST:
                story_of[at] = first
                break
        for trait in traits[at]:
            latest[trait].append(at)
    return story_of


@dataclass(frozen=True)
class _Likeness:
    traits: dict[int, frozenset[str]]
    weight: dict[str, float]

    def of(self, one: int, other: int) -> float:
        """How much of their weight two reports have in common, 0 to 1: the cosine of both."""
        mine, theirs = self.traits[one], self.traits[other]
        whole = math.sqrt(self._sum(mine) * self._sum(theirs))
        return self._sum(mine & theirs) / whole if whole else 0.0

    def _sum(self, traits: Iterable[str]) -> float:
        return sum(self.weight[trait] for trait in traits)


def _in_time(one: Trace, other: Trace) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= DAYS_APART


def several(stories: Iterable[Story]) -> Iterator[Story]:
    """The stories that more than one report tells."""
    return (story for story in stories if len(story.reports) > 1)
