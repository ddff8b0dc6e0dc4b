"""A comparison as Markdown that reads well as plain text too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.comparing.story import Conflict, Fact, Side, StoryComparison, Telling
from summarizer.reporting.markdown import MARK, escaped

Numbers = dict[str, int]


def comparison_markdown(story: StoryComparison) -> str:
    """The whole comparison, for a person to read; reports are told by their numbers."""
    numbers = {report.label: number for number, report in enumerate(story.reports, 1)}
    parts = [
        *_head(story, numbers),
        *_conflicts(story, numbers),
        *_shared(story, numbers),
        *_copied(story, numbers),
        *_only(story, numbers),
        *_names(story, numbers),
    ]
    return "\n".join([*parts, ""])


def _head(story: StoryComparison, numbers: Numbers) -> Iterator[str]:
    first = story.reports[0]
    yield f"# {escaped(first.title or first.label)}: {len(story.reports)} reports compared\n"
    yield f"{_counts(story)}.\n"
    for report in story.reports:
        title = f": {escaped(report.title)}" if report.title else ""
        told = [report.publisher or "", str(report.published or "")]
        when = f" ({', '.join(escaped(part) for part in told if part)})" if any(told) else ""
        yield f"{numbers[report.label]}. {escaped(report.label)}{title}{when}"
        if report.problem:
            yield f"   - not whole: {escaped(report.problem)}"
        if report.sentences_only:
            yield "   - its text was left out of the row: only the sentences cited are compared"
    for group in story.copies:
        yield f"\nCopies of one text: {_listed(group, numbers)}; they count as one report."


def _counts(story: StoryComparison) -> str:
    """How many facts there are of each kind, in a sentence without its end."""
    copied = {fact.id for fact in story.copied}
    shared = {fact.id for fact in story.shared} - copied
    at_odds = len(shared & {conflict.fact for conflict in story.conflicts})
    refuted = len(shared & {fact.id for fact in story.refuted})
    told = f"{len(shared)} facts in more than one report, {at_odds} of them in conflict"
    if refuted:
        told += f", {refuted} told wrongly by every report"
    if copied:
        told += f"; {len(copied)} in copies of one text only"
    return f"{told}; {len(story.facts) - len(story.shared)} in one report only"


def _listed(labels: Sequence[str], numbers: Numbers) -> str:
    return ", ".join(f"[{numbers[label]}]" for label in labels)


def _conflicts(story: StoryComparison, numbers: Numbers) -> Iterator[str]:
    if not story.conflicts:
        return
    yield "\n## Conflicts\n"
    facts = {fact.id: fact for fact in story.facts}
    for conflict in story.conflicts:
        yield from _conflict(conflict, facts[conflict.fact], numbers)


def _conflict(conflict: Conflict, fact: Fact, numbers: Numbers) -> Iterator[str]:
    what = f"**{conflict.kind}** ({conflict.fact}: {escaped(fact.words)})"
    yield f"- {what}: {escaped(conflict.reason)}"
    for side in conflict.sides:
        sentence = escaped(side.places[0].sentence)
        yield f"  - {_reports(side, numbers)} “{escaped(side.words)}”: {sentence}"


def _reports(side: Side, numbers: Numbers) -> str:
    labels = dict.fromkeys(place.report for place in side.places)
    return "".join(f"[{numbers[label]}]" for label in labels)


def _shared(story: StoryComparison, numbers: Numbers) -> Iterator[str]:
    copied = {fact.id for fact in story.copied}
    facts = [fact for fact in story.shared if fact.id not in copied]
    if facts:
        yield "\n## Shared\n"
        yield from _facts(facts, story, numbers)


def _copied(story: StoryComparison, numbers: Numbers) -> Iterator[str]:
    if story.copied:
        yield "\n## In copies of one text only\n"
        yield from _facts(story.copied, story, numbers)


def _facts(facts: Sequence[Fact], story: StoryComparison, numbers: Numbers) -> Iterator[str]:
    at_odds = {conflict.fact for conflict in story.conflicts}
    for fact in facts:
        mark = "⚠ conflict" if fact.id in at_odds else MARK[fact.severity]
        yield f"- {mark} {fact.id}: {_told(fact.tellings[0])}"
        for telling in fact.tellings:
            yield f"  - {_telling(telling, numbers)}"
        for note in fact.notes:
            yield f"  - {note.kind}: {escaped(note.reason)}"
        for detail in fact.details:
            yield f"  - only [{numbers[detail.report]}] has “{escaped(detail.words)}”"


def _telling(telling: Telling, numbers: Numbers) -> str:
    places = ", ".join(str(cited.sentence) for cited in telling.evidence)
    where = f"sentence {places}" if places else "no evidence"
    doubts = f" ✗ {escaped('; '.join(telling.doubts))}" if telling.doubts else ""
    cautions = f" ⚠ {escaped('; '.join(telling.cautions))}" if telling.cautions else ""
    return f"[{numbers[telling.report]}] {_told(telling)} ({where}){doubts}{cautions}"


def _told(telling: Telling) -> str:
    who = escaped(telling.speaker) if telling.speaker else "the report"
    verb = {"denial": " denies", "sanction": " (measure)"}.get(telling.kind, "")
    return f"**{who}**{verb}: {escaped(telling.words)}"


def _only(story: StoryComparison, numbers: Numbers) -> Iterator[str]:
    for report in story.reports:
        facts = story.only(report.label)
        details = _details(story.shared, report.label)
        if not facts and not details:
            continue
        yield f"\n## Only in {numbers[report.label]}. {escaped(report.label)}\n"
        for fact in facts:
            yield f"- {fact.id}: {_telling(fact.tellings[0], numbers)}"
        for fact_id, words in details:
            yield f"- of {fact_id}, “{escaped(words)}”"


def _details(facts: Sequence[Fact], label: str) -> list[tuple[str, str]]:
    return [
        (fact.id, detail.words)
        for fact in facts
        for detail in fact.details
        if detail.report == label
    ]


def _names(story: StoryComparison, numbers: Numbers) -> Iterator[str]:
    if not story.names:
        return
    yield "\n## One actor by several names\n"
    for tied in story.names:
        uses = "; ".join(f"{escaped(use.name)} [{numbers[use.report]}]" for use in tied.names)
        yield f"- {uses}: {escaped(tied.why)}"
