"""Compare results on one story: no model, no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from summarizer.comparing.copies import copies_among
from summarizer.comparing.details import details_of, text_of, words_of
from summarizer.comparing.difference import Difference, Remark, Stretch
from summarizer.comparing.findings import Comparer
from summarizer.comparing.matching import Group, grouped
from summarizer.comparing.merging import each_once, merged
from summarizer.comparing.sayings import Saying, sayings_of
from summarizer.comparing.slots import Slots
from summarizer.comparing.story import (
    Compared,
    Conflict,
    Fact,
    Note,
    Place,
    Side,
    StoryComparison,
)
from summarizer.comparing.tied_names import tied_names
from summarizer.comparing.voices import Voices
from summarizer.errors import UsageError
from summarizer.result import Result

MOST_WORDINGS = 24
"""Wordings of one fact that are held against each other; copies of one wording count once."""


def compare(results: Iterable[Result[Any]]) -> StoryComparison:
    """Compare what several reports on one story say, with their evidence.

    Items that failed a check count as what their report says, but with a mark. What a report's
    sentences say decides, not the words in which an item retells them.

    Args:
        results: Two results or more, of different reports. Of two results of one report the
            later one counts.

    Raises:
        UsageError: There are fewer than two reports to compare.
    """
    given = _latest(results)
    if len(given) < 2:
        raise UsageError(f"comparing takes two reports or more, not {len(given)}")
    reports = _compared(given)
    sayings = [saying for at, one in enumerate(given) for saying in sayings_of(one, at)]
    voices = Voices(given)
    comparer = Comparer(
        Slots(saying.passage for saying in sayings),
        voices,
        tuple(result.report.published for result in given),
    )
    groups = grouped(sayings, voices)
    labels = [report.label for report in reports]
    words = [words_of(result) for result in given]
    facts, conflicts = [], []
    for number, group in enumerate(groups, 1):
        fact, found = _fact(f"f{number}", group, comparer, labels, words)
        facts.append(fact)
        conflicts += found
    return StoryComparison(
        reports=reports,
        facts=facts,
        conflicts=each_once(conflicts),
        names=tied_names(given, labels, voices),
        copies=[[labels[at] for at in group] for group in copies_among(list(map(text_of, given)))],
    )


def _latest(results: Iterable[Result[Any]]) -> list[Result[Any]]:
    """The results, each report once: the same text summarized again is no second report."""
    latest: dict[tuple[str, str], Result[Any]] = {}
    for result in results:
        latest[result.id, result.report.sha256] = result
    return list(latest.values())


def _compared(results: Sequence[Result[Any]]) -> list[Compared]:
    """The reports with a label for each, told apart where two have one id."""
    ids = Counter(result.id for result in results)
    seen: Counter[str] = Counter()
    reports = []
    for result in results:
        seen[result.id] += 1
        label = f"{result.id} ({seen[result.id]})" if ids[result.id] > 1 else result.id
        record = result.report
        reports.append(
            Compared(
                label=label,
                id=result.id,
                title=record.title,
                publisher=record.publisher,
                published=record.published,
                sha256=record.sha256,
                sentences_only=record.text is None,
                problem=result.error.message if result.error else None,
            )
        )
    return reports


def _fact(
    name: str,
    group: Group,
    comparer: Comparer,
    labels: Sequence[str],
    words: Sequence[frozenset[str]],
) -> tuple[Fact, list[Conflict]]:
    conflicts: list[Conflict] = []
    notes: dict[str, Note] = {}
    for one, other in combinations(_wordings(group), 2):
        apart = _apart(one, other)
        if apart is None:
            continue
        for found in comparer.findings(*apart):
            if isinstance(found, Difference):
                sides = _side(one, found.one, labels), _side(other, found.other, labels)
                conflicts.append(
                    Conflict(kind=found.kind, fact=name, sides=sides, reason=found.reason)
                )
            else:
                note = _note(found, *apart, labels)
                notes.setdefault(note.reason, note)
    fact = Fact(
        id=name,
        tellings=[saying.telling(labels[saying.report]) for saying in group.sayings],
        notes=list(notes.values()),
        details=details_of(group, labels, words),
    )
    return fact, merged(conflicts)


def _wordings(group: Group) -> list[list[Saying]]:
    """The tellings of a fact by their wording: those of copies stand together."""
    wordings: dict[tuple[str | None, ...], list[Saying]] = {}
    for saying in group.sayings:
        wording = saying.passage.text, saying.speaker, saying.words, saying.label
        wordings.setdefault(wording, []).append(saying)
    return list(wordings.values())[:MOST_WORDINGS]


def _apart(one: Sequence[Saying], other: Sequence[Saying]) -> tuple[Saying, Saying] | None:
    """A telling of each wording, of two reports; none where one report has them all."""
    pairs = ((a, b) for a in one for b in other if a.report != b.report)
    return next(pairs, None)


def _note(found: Remark, one: Saying, other: Saying, labels: Sequence[str]) -> Note:
    between = f"{labels[one.report]} and {labels[other.report]}"
    return Note(kind=found.kind, reason=f"{between}: {found.reason}")


def _side(sayings: Sequence[Saying], stretch: Stretch, labels: Sequence[str]) -> Side:
    """One side of a conflict, with every report that words it so."""
    places = []
    for saying in sayings:
        span = saying.passage.place(*stretch)
        sentence = next(
            (cited.text for cited in saying.evidence
             if span and cited.start <= span.start < cited.end), saying.passage.text)  # fmt: skip
        label = labels[saying.report]
        places.append(Place(report=label, path=saying.path, span=span, sentence=sentence))
    return Side(words=sayings[0].passage.text[slice(*stretch)], places=places)
