"""Ask a model for every section of every part of a report, and merge what it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from pydantic import BaseModel

from summarizer.drafting.merging import merged
from summarizer.drafting.model import Answer, ModelClient, Request
from summarizer.drafting.prompting import (
    fingerprint,
    messages_for,
    pointed_groups,
    schema_fingerprint,
)
from summarizer.drafting.sections import Section
from summarizer.errors import ModelError, ProviderError, SettingsError, SummarizerError
from summarizer.events import Listener, ReportStarted, SectionAnswered, SectionFailed
from summarizer.result import Call
from summarizer.source.cues import CUES
from summarizer.source.parts import parts, tokens_in
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

ROOM_FOR_CHAT_MARKS = 64
"""Tokens that the chat template and its marks take."""

HOPELESS = 3
"""Calls that fail at the provider, before any is answered, after which the rest are not made."""

SMALLEST_ROOM = 400
"""Tokens below which a part would hold hardly a sentence or two."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A typed summary as the model gave it, unchecked.

    Attributes:
        summary: None when no section was answered.
        calls: What each call cost.
        problems: Why it is not whole, a sentence each; empty when it is.
        failure: The error that left no summary at all.
    """

    summary: BaseModel | None
    calls: tuple[Call, ...]
    problems: tuple[str, ...] = ()
    failure: SummarizerError | None = None


class _Tally:
    """What came of the calls for one report so far."""

    def __init__(self) -> None:
        self._answered, self._failures = 0, list[SummarizerError]()

    def note(self, answer: Answer) -> None:
        """Count one more call."""
        if isinstance(answer.error, ProviderError):
            self._failures.append(answer.error)
        else:
            self._answered += 1

    @property
    def hopeless(self) -> SummarizerError | None:
        """Why nobody need ask any more: a wrong key is as wrong for the next thousand parts."""
        given_up = not self._answered and len(self._failures) >= HOPELESS
        return self._failures[0] if given_up else None


@dataclass(frozen=True)
class Drafter:
    """Asks one model for one schema.

    Attributes:
        model: Who answers.
        schema: What is wanted.
        sections: Its sections, or the whole of it as one.
        slots: Calls in flight at once, over all reports. With a single slot the sections of a
            report are asked one after another, so that what has been read is reused.
        notify: Told of every answer.
        rounds: Which further rounds of questions follow: part of the fingerprint.
    """

    model: ModelClient
    schema: type[BaseModel]
    sections: Sequence[Section]
    slots: asyncio.Semaphore
    notify: Listener
    rounds: Mapping[str, bool] = field(default_factory=dict)

    async def draft(self, report_id: str, source: Source) -> Draft:
        """Ask for every section; one that fails costs that section, not the report."""
        requests = self.plan(source.sentences)
        self.notify(ReportStarted(report_id, len(requests)))
        return _drafted(self.schema, requests, await self.ask(report_id, requests))

    async def ask(self, report_id: str, requests: Sequence[Request]) -> list[Answer]:
        """Put some questions about one report, bounded over all reports; answers in order."""
        tally = _Tally()
        asked = [self._answered(report_id, request, tally) for request in requests]
        return list(await asyncio.gather(*asked))

    def plan(self, sentences: Sequence[Evidence]) -> list[Request]:
        """The calls that a report takes: every section of every part that fits the window."""
        return [
            Request(
                section=section.name,
                part=number,
                messages=messages_for(self.schema, section, part, look_at),
                answer=section.answer,
                sentences=sentences,
                answer_tokens=self.model.answer_tokens,
            )
            for number, part in enumerate(parts(sentences, self._room()), 1)
            for section in self.sections
            for look_at in pointed_groups(section, part, self.model.at_once)
        ]

    @cached_property
    def fingerprint(self) -> str:
        """Of the instructions that the model is given."""
        return fingerprint(self.schema, self.sections, self.model.at_once, self.rounds)

    @cached_property
    def schema_fingerprint(self) -> str:
        """Of the schema that its answers must fit."""
        return schema_fingerprint(self.schema)

    def _room(self) -> int:
        """Tokens that the sentences of one part may take.

        Raises:
            SettingsError: The instructions and the answer alone fill the window.
        """
        instructions = max(_instructions(self.schema, section) for section in self.sections)
        taken = self.model.answer_tokens + instructions + ROOM_FOR_CHAT_MARKS
        if (room := self.model.window - taken) < SMALLEST_ROOM:
            raise SettingsError(
                f"a window of {self.model.window} tokens is too small: the instructions and the "
                f"answer take {taken}; set SUMMARIZER_WINDOW higher or SUMMARIZER_ANSWER_TOKENS "
                "lower"
            )
        # A section with cues is shown the sentences that have them a second time: all, at worst.
        shown_twice = any(section.name in CUES for section in self.sections)
        return room // 2 if shown_twice and self.model.at_once is None else room

    async def _answered(self, report_id: str, request: Request, tally: _Tally) -> Answer:
        async with self.slots:
            if (error := tally.hopeless) is not None:
                return _not_asked(request, error)
            answer = await self.model.ask(request)
        tally.note(answer)
        if answer.error is not None:
            self.notify(_failed(report_id, answer.call, answer.error))
            return answer
        self.notify(
            SectionAnswered(
                report_id=report_id,
                section=request.section,
                items=_items_in(answer),
                prompt_tokens=answer.call.prompt_tokens,
                completion_tokens=answer.call.completion_tokens,
                seconds=answer.call.seconds,
                part=answer.call.part,
                attempts=answer.call.attempts,
                cached_tokens=answer.call.cached_tokens,
                stored=answer.call.stored,
            )
        )
        return answer


@lru_cache(maxsize=256)
def _instructions(schema: type[BaseModel], section: Section) -> int:
    """Tokens that the instructions for a section take: the same for every report."""
    return sum(tokens_in(message["content"]) for message in messages_for(schema, section, []))


def _not_asked(request: Request, error: SummarizerError) -> Answer:
    call = Call(section=request.section, part=request.part, attempts=0, outcome="failed")
    return Answer({}, call, str(error), error)


def _failed(report_id: str, call: Call, error: SummarizerError) -> SectionFailed:
    return SectionFailed(
        report_id=report_id,
        section=call.section,
        reason=str(error),
        kind=type(error).__name__,
        prompt_tokens=call.prompt_tokens,
        completion_tokens=call.completion_tokens,
        seconds=call.seconds,
        part=call.part,
        attempts=call.attempts,
    )


def _items_in(answer: Answer) -> int:
    values = answer.values.values()
    return sum(len(value) if isinstance(value, list) else value is not None for value in values)


def _drafted(
    schema: type[BaseModel],
    requests: Sequence[Request],
    answers: Sequence[Answer],
) -> Draft:
    problems = dict.fromkeys(
        f"{request.section}: {answer.problem}"
        for request, answer in zip(requests, answers, strict=True)
        if answer.problem
    )
    calls = tuple(answer.call for answer in answers if answer.call.attempts)
    if not any(answer.values for answer in answers):
        errors = (answer.error for answer in answers if answer.error is not None)
        failure = next(errors, ModelError("the model answered with nothing"))
        return Draft(None, calls, tuple(problems), failure)
    return Draft(merged(schema, (answer.values for answer in answers)), calls, tuple(problems))
