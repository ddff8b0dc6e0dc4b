"""What a good summary of a report must contain: the form of a seed's `expected.json`.

Everything is written by a person who read the report. Evidence is given as sentences, copied
from the report word for word; names that mean the same are given as aliases of an actor.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.summary import ActorKind, Certainty, DenialForm, ThreatStatus, Words

Section = Literal["actors", "claims", "denials", "sanctions_threats"]
SECTIONS: tuple[Section, ...] = ("actors", "claims", "denials", "sanctions_threats")


class _Written(BaseModel):
    """Anything of the file: a field that nobody knows is a slip of the pen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedReport(_Written):
    """What is known of the report besides its text."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None


class ExpectedItem(_Written):
    """One thing that a summary must tell.

    Attributes:
        sentences: The sentences of the report that say it, word for word.
    """

    sentences: tuple[Words, ...] = Field(min_length=1)


class ExpectedActor(ExpectedItem):
    """Somebody who acts or speaks; `aliases` are all other names that may stand for it."""

    name: Words
    kind: ActorKind
    role: str | None = None
    aliases: tuple[Words, ...] = ()


class ExpectedClaim(ExpectedItem):
    """Something said to be so; without a speaker it is the report that says it."""

    statement: Words
    speaker: str | None = None
    via: str | None = None
    certainty: Certainty = "stated"
    quote: str | None = None
    when: str | None = None
    figures: tuple[Words, ...] = ()


class ExpectedDenial(ExpectedItem):
    """A denial; `answers` is the statement of the claim that it answers, if it is one of these."""

    actor: Words
    denied: Words
    form: DenialForm
    quote: str | None = None
    answers: str | None = None


class ExpectedThreat(ExpectedItem):
    """A sanction or a comparable measure, threatened, authorized, imposed or lifted."""

    issuer: Words
    target: Words
    measure: Words
    status: ThreatStatus
    condition: str | None = None
    when: str | None = None


class ExpectedSummary(_Written):
    """All that a summary of one report must tell."""

    report: ExpectedReport = ExpectedReport()
    actors: tuple[ExpectedActor, ...]
    claims: tuple[ExpectedClaim, ...]
    denials: tuple[ExpectedDenial, ...]
    sanctions_threats: tuple[ExpectedThreat, ...]
