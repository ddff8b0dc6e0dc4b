"""The question that asks for failing entries again, bounded in what it may cost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field, field_validator

from summarizer.correcting.faults import Failing
from summarizer.drafting.model import Request
from summarizer.drafting.prompting import correction_messages
from summarizer.summary import AtMost, Evidence, null_if_spelled_out

SHARE = 0.22
"""What asking again may take of the tokens of the first questions, by an estimate that may be a
third too low for a single report: so that it does not come to three tenths."""

TOKENS_OF_A_FIX = 30
"""About what one fix takes in an answer, its value apart."""

LEAST_ROOM = 120
"""Tokens that an answer may take beyond twice what it should."""

BYTES_PER_TOKEN = 4.0
"""What current models take of English: the bound is on what is really spent, so no caution here."""


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


_SCHEMA = json.dumps(Fixes.model_json_schema())


def affordable(failing: Sequence[Failing], budget: float, at_once: int | None) -> list[Failing]:
    """Those of the failing entries that may be asked for within the budget, in their order.

    One that takes too much is passed over for those after it.
    """
    chosen: list[Failing] = []
    for entry in failing:
        groups = _groups([*chosen, entry], at_once)
        if sum(_cost(group) for group in groups) <= budget:
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
        answer_tokens=LEAST_ROOM + 2 * _answer_tokens(group),
        purpose="correction",
    )


def _shown(group: Sequence[Failing]) -> list[Evidence]:
    """The sentences at issue, each once and in the order of the report."""
    wanted = {sentence.sentence: sentence for entry in group for sentence in entry.sentences}
    return [wanted[number] for number in sorted(wanted)]


def _cost(group: Sequence[Failing]) -> int:
    messages = correction_messages(_shown(group), group)
    return _tokens(_SCHEMA) + _answer_tokens(group) + _tokens(json.dumps(messages))


def _answer_tokens(group: Sequence[Failing]) -> int:
    return sum(_fix_tokens(entry) for entry in group)


def _fix_tokens(entry: Failing) -> int:
    """A field said anew takes about as much as it did before."""
    texts: Iterator[str] = (
        str(getattr(entry.checked.item, fault.field) or "") for fault in entry.faults
    )
    return sum(TOKENS_OF_A_FIX + _tokens(text) for text in texts)


def _tokens(text: str) -> int:
    return int(len(text.encode()) / BYTES_PER_TOKEN)
