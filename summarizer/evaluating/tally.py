"""Scores: what became of each item, and the counts that follow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Self

from pydantic import BaseModel, computed_field

from summarizer.evaluating.expected import Section

Outcome = Literal["right", "misstated", "repeated", "elsewhere", "unexpected"]
"""right: tells what was expected, of the right ones. misstated: tells it, but with the wrong
speaker, denier, issuer, target or status. repeated: tells once more what another item tells.
elsewhere: a claim that is expected among the denials or the threats. unexpected: nothing that was
expected; it may be true all the same."""

Verdict = Literal["ok", "look", "wrong"]
"""What the checks say of an item: nothing amiss, only warnings, or an error."""


class ScoredItem(BaseModel):
    """What became of one item of a summary.

    Attributes:
        section: The section that it stands in.
        text: What it tells.
        by: Its speaker, denier or issuer.
        outcome: What became of it.
        verdict: What the checks say of it.
        expected: What it was matched with, if with anything.
        fields: For what it was matched with: which of its fields are as expected.
        differences: The fields that are not, each with what it gives and what was expected.
    """

    section: Section
    text: str
    outcome: Outcome
    verdict: Verdict
    expected: str | None = None
    fields: dict[str, bool] = {}
    differences: list[str] = []
    by: str | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether a reader should be told of it: it is misstated, or nothing expected."""
        return self.outcome in ("misstated", "unexpected")


class Missed(BaseModel):
    """Something expected that no item was matched with.

    Attributes:
        text: What was expected.
        with_another: Whether an item that was matched with something else tells it as well.
    """

    text: str
    with_another: bool


class Verdicts(BaseModel):
    """How many items the checks find nothing amiss with, warn of, or call wrong."""

    ok: int = 0
    look: int = 0
    wrong: int = 0

    @property
    def total(self) -> int:
        """How many items there are."""
        return self.ok + self.look + self.wrong

    @classmethod
    def of(cls, items: Iterable[ScoredItem]) -> Self:
        """Count the verdicts on some items."""
        counts = {"ok": 0, "look": 0, "wrong": 0}
        for item in items:
            counts[item.verdict] += 1
        return cls(**counts)


class Tally(BaseModel):
    """The counts of one section, or of all.

    Attributes:
        expected: How many items a good summary has.
        found: How many this one has.
        outcomes: How many of them came to what.
        fields: Of the matched ones, how many have each field right.
        right: The verdicts of the checks on the items that are not wrong.
        wrong: Their verdicts on those that are misstated or unexpected.
        unexpected: Their verdicts on the unexpected ones alone.
    """

    expected: int = 0
    found: int = 0
    outcomes: dict[Outcome, int] = {}
    fields: dict[str, int] = {}
    right: Verdicts = Verdicts()
    wrong: Verdicts = Verdicts()
    unexpected: Verdicts = Verdicts()

    @classmethod
    def of(cls, items: Iterable[ScoredItem], expected: int) -> Self:
        """Count some items, of which so many were expected."""
        items = list(items)
        outcomes: dict[Outcome, int] = {}
        fields: dict[str, int] = {}
        for item in items:
            outcomes[item.outcome] = outcomes.get(item.outcome, 0) + 1
            if item.outcome in ("right", "misstated"):
                for field, is_right in item.fields.items():
                    fields[field] = fields.get(field, 0) + is_right
        return cls(
            expected=expected,
            found=len(items),
            outcomes=outcomes,
            fields=fields,
            right=Verdicts.of(item for item in items if not item.is_wrong),
            wrong=Verdicts.of(item for item in items if item.is_wrong),
            unexpected=Verdicts.of(item for item in items if item.outcome == "unexpected"),
        )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def matched(self) -> int:
        """How many items tell something expected, each something else."""
        return self.outcomes.get("right", 0) + self.outcomes.get("misstated", 0)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """The share of what was found that was expected here, or among denials and threats."""
        expected = self.matched + self.outcomes.get("elsewhere", 0)
        return expected / self.found if self.found else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """The share of what was expected that was found."""
        return self.matched / self.expected if self.expected else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def wrong_and_unmarked(self) -> int:
        """How many wrong items pass for right: what the checks are there to prevent."""
        return self.wrong.ok


class Cost(BaseModel):
    """What the summaries took.

    Attributes:
        calls: Questions to the model, with those put again.
        prompt_tokens: Tokens read.
        completion_tokens: Tokens written.
        again_tokens: Of both, those for what failed or was left out at first.
        seconds: The time that the calls took, summed.
    """

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    again_tokens: int = 0
    seconds: float = 0.0


class Scores(BaseModel):
    """The tallies of all sections, with the items as they came and with those kept.

    Attributes:
        all: Of every item that the summary has.
        kept: Of the items in which the checks found no error.
    """

    all: dict[Section, Tally]
    kept: dict[Section, Tally]


class SeedScores(Scores):
    """The scores of one summary.

    Attributes:
        name: The seed's name.
        status: The result's status.
        cost: What it took.
        items: What became of each item.
        missed: By section, what was expected and is not told.
    """

    name: str
    status: Literal["done", "partial", "failed"]
    cost: Cost
    items: list[ScoredItem]
    missed: dict[Section, list[Missed]]


class Evaluation(Scores):
    """The scores of all seeds together, and of each.

    Attributes:
        model: The models that wrote the summaries.
        cost: What all took together.
        seeds: The scores of each.
    """

    model: list[str]
    cost: Cost
    seeds: list[SeedScores]
