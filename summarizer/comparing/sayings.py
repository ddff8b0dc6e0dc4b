"""What each item of a result says, in the form in which items of several reports compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from summarizer.checking.fields import statement_of
from summarizer.comparing.passage import Passage, passage_of
from summarizer.comparing.story import FactKind, Telling
from summarizer.comparing.vocabulary import terms
from summarizer.items import evidence_of
from summarizer.result import CheckedItem, Result
from summarizer.summary import (
    Actor,
    Claim,
    Denial,
    Evidence,
    SanctionsThreat,
    Severity,
)
from summarizer.summary import (
    Passage as RunningText,
)

_SPEAKERS = ("speaker", "actor", "issuer")
_NAMES_ONLY = (Actor, RunningText)
"""Items that retell others, or name who acts: they state nothing that the rest does not."""


@dataclass(frozen=True, eq=False)
class Saying:
    """One item of one report.

    Attributes:
        report: The place of its report among those compared.
        path: Its place in the summary.
        kind: What it is.
        speaker: Who says, denies or issues it.
        words: What it says.
        item: The item itself.
        evidence: The sentences that it rests on.
        doubts: What its checks found wrong.
        cautions: What they found worth a look.
        speaker_stands: Whether the checks let the one who is given as its speaker stand.
    """

    report: int
    path: str
    kind: FactKind
    speaker: str | None
    words: str
    item: BaseModel
    evidence: tuple[Evidence, ...]
    doubts: tuple[str, ...]
    cautions: tuple[str, ...] = ()
    speaker_stands: bool = True

    @cached_property
    def passage(self) -> Passage:
        """The sentences that it rests on, as one text."""
        return passage_of(self.evidence, self.words)

    @cached_property
    def own(self) -> frozenset[str]:
        """The content terms of its own words."""
        return self._terms(self.words)

    @cached_property
    def around(self) -> frozenset[str]:
        """The content terms of its sentences."""
        return self._terms(self.passage.text)

    def _terms(self, text: str) -> frozenset[str]:
        """The terms of a text without the speaker's name: who says it is compared apart."""
        found = terms(text)
        return (found - terms(self.speaker) if self.speaker else found) or found

    @property
    def label(self) -> str:
        """The word of a closed list that its kind has: a certainty, a form, a status."""
        match self.item:
            case Claim():
                return self.item.certainty
            case Denial():
                return self.item.form
            case SanctionsThreat():
                return self.item.status
            case _:
                return ""

    def telling(self, label: str) -> Telling:
        """It as a telling of a fact."""
        return Telling(
            report=label,
            path=self.path,
            kind=self.kind,
            speaker=self.speaker,
            words=self.words,
            evidence=list(self.evidence),
            doubts=list(self.doubts),
            cautions=list(self.cautions),
        )


def sayings_of(result: Result[Any], report: int) -> Iterator[Saying]:
    """What the items of a result say, in their order; passages and actors aside."""
    for checked in result.items():
        if not isinstance(checked.item, _NAMES_ONLY) and (words := _words(checked.item)):
            yield _saying(checked, words, report)


def _saying(checked: CheckedItem, words: str, report: int) -> Saying:
    item = checked.item
    speaker = next((getattr(item, name, None) for name in _SPEAKERS if hasattr(item, name)), None)
    return Saying(
        report=report,
        path=checked.path,
        kind=_kind(item),
        speaker=speaker if isinstance(speaker, str) else None,
        words=words,
        item=item,
        evidence=tuple(evidence_of(item)),
        doubts=_reasons(checked, "error"),
        cautions=_reasons(checked, "warning"),
        speaker_stands=not any(
            check.severity == "error" and check.field in _SPEAKERS for check in checked.checks
        ),
    )


def _words(item: BaseModel) -> str:
    """What an item says: for one of ours its statement, for one of another schema all its text."""
    match item:
        case Claim():
            return item.statement
        case Denial():
            return item.denied
        case SanctionsThreat():
            parts = [item.measure, "against", item.target]
            return " ".join([*parts, item.condition] if item.condition else parts)
        case _:
            return statement_of(item)


def _kind(item: BaseModel) -> FactKind:
    match item:
        case Claim():
            return "claim"
        case Denial():
            return "denial"
        case SanctionsThreat():
            return "sanction"
        case _:
            return "item"


def _reasons(checked: CheckedItem, severity: Severity) -> tuple[str, ...]:
    found = [check for check in checked.checks if check.severity == severity]
    return tuple(f"{check.field}: {check.reason}" for check in found)
