"""The question that asks for failing entries again, bounded in what it may cost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, Field, field_validator

from summarizer.correcting.faults import Failing
from summarizer.drafting.model import Request
from summarizer.drafting.prompting import correction_messages
from summarizer.source.parts import tokens_in
from summarizer.summary import AtMost, Evidence, null_if_spelled_out

SHARE = 0.3
"""What asking again may cost: this share of the tokens that the first questions took."""

TOKENS_OF_A_FIX = 60
"""About what one fix takes in an answer."""


class Fix(BaseModel):
    """What one field of one entry should say."""

    entry: int = Field(description="the entry's number")
    field: str = Field(description="the field that is wrong")
    evidence: Annotated[list[Evidence], AtMost(4)] = Field(
        description="numbers of the sentences that say what is right"
    )
    value: str | None = Field(description="the right words for the field, or null")

    @field_validator("value", mode="before")
    @classmethod
    def _null(cls, value: Any) -> Any:
        return null_if_spelled_out(value)


class Fixes(BaseModel):
    """The answer to a question about failing entries."""

    fixes: list[Fix] = Field(description="one for each fault")


def affordable(failing: Sequence[Failing], budget: float, at_once: int | None) -> list[Failing]:
    """The first of the failing entries, as many as may be asked for within the budget.

    Those with the most errors are no more worth it than others: a reader meets them in order.
    """
    chosen: list[Failing] = []
    for entry in failing:
        groups = _groups([*chosen, entry], at_once)
        if sum(_cost(group) for group in groups) > budget:
            break
        chosen.append(entry)
    return chosen


def questions(
    chosen: Sequence[Failing], sentences: Sequence[Evidence], at_once: int | None
) -> list[tuple[Request, Sequence[Failing]]]:
    """One question for all, or for a small model one for each entry, with what it is about."""
    return [(_request(group, sentences), group) for group in _groups(chosen, at_once)]


def _groups(chosen: Sequence[Failing], at_once: int | None) -> list[Sequence[Failing]]:
    """A model that is pointed at few sentences at once cannot hold several entries apart."""
    return [chosen] if at_once is None else [[entry] for entry in chosen]


def _request(group: Sequence[Failing], sentences: Sequence[Evidence]) -> Request:
    return Request(
        section="correction",
        part=1,
        messages=correction_messages(_shown(group), group),
        answer=Fixes,
        sentences=sentences,
        answer_tokens=2 * TOKENS_OF_A_FIX + 2 * _answer_tokens(group),
        purpose="correction",
    )


def _shown(group: Sequence[Failing]) -> list[Evidence]:
    """The sentences at issue, each once and in the order of the report."""
    wanted = {sentence.sentence: sentence for entry in group for sentence in entry.sentences}
    return [wanted[number] for number in sorted(wanted)]


def _cost(group: Sequence[Failing]) -> int:
    messages = correction_messages(_shown(group), group)
    return _schema_tokens() + _answer_tokens(group) + tokens_in(json.dumps(messages))


def _answer_tokens(group: Sequence[Failing]) -> int:
    return sum(_fix_tokens(entry) for entry in group)


def _fix_tokens(entry: Failing) -> int:
    """A field said anew takes about as much as it did before."""
    texts: Iterator[str] = (
        str(getattr(entry.checked.item, fault.field) or "") for fault in entry.faults
    )
    return sum(TOKENS_OF_A_FIX + tokens_in(text) for text in texts)


@lru_cache(maxsize=1)
def _schema_tokens() -> int:
    return tokens_in(json.dumps(Fixes.model_json_schema()))
