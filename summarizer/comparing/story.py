"""What comparing the reports of one story gives: facts, conflicts, tied names.

`StoryComparison.model_dump_json()` writes it, `StoryComparison.model_validate_json()` reads it
back.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from summarizer.summary import Evidence, Severity, Span

COMPARISON_VERSION = 1
"""Raised when a comparison changes in a way that readers must know of."""

ConflictKind = Literal["figure", "bound", "date", "speaker", "polarity", "status", "scope"]
NoteKind = Literal["rounded", "derived", "less exact", "speaker", "certainty", "form", "status"]
FactKind = Literal["claim", "denial", "sanction", "item"]


class Compared(BaseModel):
    """One of the reports that were compared.

    Attributes:
        label: What it is called in this comparison: its id, with a number where two share one.
        sentences_only: Whether its text was left out of the result, so that only the sentences
            that its items rest on could be compared.
        problem: Why nothing, or not all, of it could be compared.
    """

    label: str
    id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    sha256: str
    sentences_only: bool = False
    problem: str | None = None


class Telling(BaseModel):
    """How one report has a fact.

    Attributes:
        report: The label of the report.
        path: The item of its summary, as "claims[2]".
        kind: What the item is.
        speaker: Who says it there, or who denies or issues it; None for the report itself.
        words: What the item says.
        evidence: The sentences of the report that it rests on.
        doubts: What the checks of the item found wrong: it counts, but with this mark.
        cautions: What they found that is worth a look, and not wrong.
    """

    report: str
    path: str
    kind: FactKind
    speaker: str | None
    words: str
    evidence: list[Evidence]
    doubts: list[str] = []
    cautions: list[str] = []

    @property
    def severity(self) -> Severity:
        """How its item fared when it was checked."""
        return "error" if self.doubts else "warning" if self.cautions else "ok"


class Note(BaseModel):
    """Two tellings that agree, though not to the letter."""

    kind: NoteKind
    reason: str


class Fact(BaseModel):
    """One thing that one report has, or several.

    Attributes:
        id: Names it within the comparison.
        tellings: Who has it, in whose words; the reports in the order that they were given.
        notes: Where the tellings agree, though not to the letter.
        details: What only one of several tellings has in its sentence: names and figures.
    """

    id: str
    tellings: Annotated[list[Telling], Field(min_length=1)]
    notes: list[Note] = []
    details: list[Detail] = []

    @property
    def reports(self) -> list[str]:
        """The labels of the reports that have it, each once."""
        return list(dict.fromkeys(telling.report for telling in self.tellings))

    @property
    def severity(self) -> Severity:
        """How it fared: wrong where every telling of it is, whole only where every one is."""
        found = {telling.severity for telling in self.tellings}
        return found.pop() if len(found) == 1 else "warning"

    @property
    def words(self) -> str:
        """What it says, in the words of the first telling."""
        return self.tellings[0].words


class Detail(BaseModel):
    """A name or a figure of a shared fact that only one report gives."""

    report: str
    path: str
    words: str
    span: Span


class Place(BaseModel):
    """Where a report has one side of a conflict.

    Attributes:
        report: The label of the report.
        path: The item of its summary.
        span: The words at odds, in the report's text; None where an item rests on no sentence.
        sentence: The sentence that they stand in.
    """

    report: str
    path: str
    span: Span | None
    sentence: str


class Side(BaseModel):
    """One side of a conflict: the words, and every place that has them."""

    words: str
    places: Annotated[list[Place], Field(min_length=1)]


class Conflict(BaseModel):
    """Two tellings of one fact that cannot both be right.

    Attributes:
        kind: What is at odds.
        fact: The id of the fact.
        sides: The two sides.
        reason: What is at odds, as a sentence for a person.
    """

    kind: ConflictKind
    fact: str
    sides: tuple[Side, Side]
    reason: str


class NameUse(BaseModel):
    """A name as one report uses it."""

    report: str
    name: str


class TiedNames(BaseModel):
    """Names that differ and mean one actor, and why."""

    names: Annotated[list[NameUse], Field(min_length=2)]
    why: str


class StoryComparison(BaseModel):
    """What several reports on one story agree on, where they conflict, what only one has.

    Attributes:
        reports: The reports, each with the label by which the rest speaks of it.
        facts: Everything that any report has, in the order in which the reports tell it.
        conflicts: Where reports tell one fact differently.
        names: The actors that go by several names.
        copies: The reports that are copies of one text, by their labels; others retell.
    """

    version: int = COMPARISON_VERSION
    reports: list[Compared]
    facts: list[Fact] = []
    conflicts: list[Conflict] = []
    names: list[TiedNames] = []
    copies: list[list[str]] = []

    @property
    def shared(self) -> list[Fact]:
        """The facts that two reports or more have, agreeing or not."""
        return [fact for fact in self.facts if len(fact.reports) > 1]

    @property
    def agreed(self) -> list[Fact]:
        """The facts that reports share without any conflict, and not all of them wrongly."""
        at_odds = {conflict.fact for conflict in self.conflicts}
        return [f for f in self.shared if f.id not in at_odds and f.severity != "error"]

    @property
    def refuted(self) -> list[Fact]:
        """The shared facts without conflict that the checks find wrong in every report."""
        at_odds = {conflict.fact for conflict in self.conflicts}
        return [f for f in self.shared if f.id not in at_odds and f.severity == "error"]

    @property
    def copied(self) -> list[Fact]:
        """The shared facts that only copies of one text have: no second report bears them out."""
        copies = [set(group) for group in self.copies]
        return [f for f in self.shared if any(group >= set(f.reports) for group in copies)]

    def only(self, report: str) -> list[Fact]:
        """The facts that this report alone has."""
        return [fact for fact in self.facts if fact.reports == [report]]
