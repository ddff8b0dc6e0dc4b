"""What becomes of each item of one section, and what of it is missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.evaluating.assigning import best_pairs
from summarizer.evaluating.expected import ExpectedItem, Section
from summarizer.evaluating.sections import MUST, Judge, by_whom, differences, text_of
from summarizer.evaluating.tally import Missed, Outcome, ScoredItem, Verdict
from summarizer.summary import Item

FIELD_RIGHT = 0.02
"""What a right field adds to a likeness: of two items that tell the same, the better is matched."""

_ELSEWHERE: tuple[Section, ...] = ("denials", "sanctions_threats")


@dataclass(frozen=True)
class Outcomes:
    """The items of one section of a summary beside those expected.

    Attributes:
        judge: Compares them.
        section: The section.
        found: The summary's items, each with what the checks say of it.
    """

    judge: Judge
    section: Section
    found: Sequence[tuple[Item, Verdict]]

    def scored(self) -> list[ScoredItem]:
        """What became of each item, in the order of the summary."""
        return [self._scored(at) for at in range(len(self.found))]

    def missed(self) -> list[Missed]:
        """What was expected and matched with no item."""
        taken = set(self._pairs.values())
        left = [item for at, item in enumerate(self.expected) if at not in taken]
        return [Missed(text=self._text(item), with_another=self._is_told(item)) for item in left]

    @property
    def expected(self) -> Sequence[ExpectedItem]:
        """What a good summary has in this section."""
        return self.judge.seed.items(self.section)

    @cached_property
    def _pairs(self) -> dict[int, int]:
        """The item found, and the one expected, of each match."""
        worth = [[self._worth(item, other) for other in self.expected] for item, _ in self.found]
        return dict(best_pairs(worth))

    def _worth(self, item: Item, other: ExpectedItem) -> float:
        alike = self._likeness(item, other)
        fields = self.judge.fields(item, other, self.section) if alike else {}
        return alike + FIELD_RIGHT * sum(fields.values())

    @cached_property
    def _elsewhere(self) -> dict[int, tuple[ExpectedItem, Section]]:
        """The claims, of those without a match, that tell a denial or threat that is expected."""
        if self.section != "claims":
            return {}
        left = [at for at in range(len(self.found)) if at not in self._pairs]
        wanted = [(item, other) for other in _ELSEWHERE for item in self.judge.seed.items(other)]
        alike = [
            [self.judge.likeness_as_claim(self.found[at][0], *other) for other in wanted]
            for at in left
        ]
        return {left[row]: wanted[column] for row, column in best_pairs(alike)}

    def _scored(self, at: int) -> ScoredItem:
        item = self.found[at][0]
        if at in self._pairs:
            return self._against(at, self.expected[self._pairs[at]], "right", "misstated")
        if at in self._elsewhere:
            match, section = self._elsewhere[at]
            right = self.judge.may_say(by_whom(item), match)
            return self._made(at, "elsewhere" if right else "unexpected", text_of(match, section))
        again = self._most_alike(item)
        if again is None:
            return self._made(at, "unexpected", None)
        return self._against(at, again, "repeated", "unexpected")

    def _against(self, at: int, match: ExpectedItem, right: Outcome, wrong: Outcome) -> ScoredItem:
        """The item beside what it tells; `wrong` when a field that must be right is not."""
        item = self.found[at][0]
        fields = self.judge.fields(item, match, self.section)
        outcome = right if all(fields[name] for name in MUST[self.section]) else wrong
        made = self._made(at, outcome, self._text(match))
        return made.model_copy(
            update={"fields": fields, "differences": differences(item, match, fields)}
        )

    def _made(self, at: int, outcome: Outcome, expected: str | None) -> ScoredItem:
        item, verdict = self.found[at]
        return ScoredItem(
            section=self.section,
            text=self._text(item),
            by=by_whom(item),
            outcome=outcome,
            verdict=verdict,
            expected=expected,
        )

    def _most_alike(self, item: Item) -> ExpectedItem | None:
        best = max(self.expected, key=lambda other: self._likeness(item, other), default=None)
        return best if best is not None and self._likeness(item, best) > 0 else None

    def _is_told(self, expected: ExpectedItem) -> bool:
        return any(self._likeness(item, expected) > 0 for item, _ in self.found)

    def _likeness(self, item: Item, expected: ExpectedItem) -> float:
        return self.judge.likeness(item, expected, self.section)

    def _text(self, item: Item | ExpectedItem) -> str:
        return text_of(item, self.section)
