"""The one place that calls a provider: openai carries, instructor types, tenacity bounds.

Two budgets are kept apart: the SDK tries the network again, and instructor asks again for an
answer that does not fit the schema. Nothing of a provider's error ever reaches a prompt.
"""

from __future__ import annotations

import copy
import hashlib
import json
import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest
from typing import Any, Literal

import openai
from instructor import AsyncInstructor
from instructor.v2.core.errors import (
    IncompleteOutputException,
    InstructorRetryException,
    ResponseParsingError,
)
from instructor.v2.core.hooks import HookName, Hooks
from pydantic import BaseModel, ValidationError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt

from summarizer.drafting.prompting import Message
from summarizer.drafting.provider_errors import provider_error
from summarizer.drafting.salvage import salvage
from summarizer.drafting.stand_in import stand_in
from summarizer.drafting.wire import Exchanges, Withheld, watched
from summarizer.errors import (
    AnswerCutOff,
    AnswerInvalid,
    AnswerRefused,
    SummarizerError,
    UsageError,
)
from summarizer.result import Call, Purpose
from summarizer.summary import Evidence, citing

_DOES_NOT_FIT = (ValidationError, json.JSONDecodeError, ResponseParsingError)

# On failure instructor logs excerpts of the answer, which may quote the report, and tracebacks
# of what is told to the user as one sentence.
for _name in ("instructor", "instructor.v2.retry", "instructor.auto_client"):
    logging.getLogger(_name).addFilter(lambda record: record.levelno < logging.ERROR)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model answered to one call.

    Attributes:
        values: The fields that could be read, each of its type.
        call: What it cost.
        problem: Why it is not whole, as a sentence; None when it is.
        error: What left nothing to read. It is told here and not raised, because an answer
            that is of no use has its price too.
    """

    values: dict[str, Any]
    call: Call
    problem: str | None = None
    error: SummarizerError | None = None


@dataclass(frozen=True)
class Request:
    """One question: what is asked, of which sentences, and what the answer must fit."""

    section: str
    part: int
    messages: Sequence[Message]
    answer: type[BaseModel]
    sentences: Sequence[Evidence]
    answer_tokens: int
    purpose: Purpose = "first"


@dataclass(frozen=True)
class ModelClient:
    """A model that answers, wherever it runs.

    Attributes:
        client: The instructor client, patched over the provider's.
        model: The name that the provider knows it by.
        where: Where it runs, in words ("on this machine", "at api.openai.com").
        is_local: Whether it is the embedded model, so that no report leaves the machine.
        at_once: How many sentences it is pointed at in one question; None for all.
        window: How many tokens fit it, prompt and answer together.
        parameters: What else every request says (temperature, the name of the limit).
        limit_parameter: What the provider calls the limit of an answer's length.
        reasks: How often an answer that does not fit is asked for again.
    """

    client: AsyncInstructor
    model: str
    where: str
    window: int
    answer_tokens: int
    parameters: dict[str, Any] = field(default_factory=dict)
    limit_parameter: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    reasks: int = 1
    is_local: bool = False
    at_once: int | None = None

    async def ask(self, request: Request) -> Answer:
        """Put one question; a provider's or a model's failure comes back as the answer's error."""
        return await _Asking(self, request).answer()

    async def aclose(self) -> None:
        """Close the connections to the provider."""
        close = getattr(self.client.client, "close", None)
        if close is not None:
            await close()

    def arguments(self, request: Request) -> dict[str, Any]:
        """The request as the provider gets it, the schema apart."""
        return {
            "model": self.model,
            "messages": list(request.messages),
            self.limit_parameter: request.answer_tokens,
            **self.parameters,
        }


class _Asking:
    """One question under way: it sums up what all its attempts cost."""

    def __init__(self, model: ModelClient, request: Request) -> None:
        self._model, self._request = model, request
        self._responses: list[Any] = []
        self._usages: list[Any] = []
        self._exchanges = Exchanges()
        self._begun = time.monotonic()

    async def answer(self) -> Answer:
        with citing(self._request.sentences), watched() as self._exchanges:
            try:
                parsed = await self._put()
            except IncompleteOutputException:
                return self._rest("the answer was cut off at its length limit", "cut off")
            except InstructorRetryException as error:
                return self._after_failure(error)
            except openai.OpenAIError as error:
                return self._nothing(self._provider_error(error))
        values = {name: getattr(parsed, name) for name in type(parsed).model_fields}
        return Answer(values, self._call("answered"))

    async def _put(self) -> BaseModel:
        hooks = Hooks()
        hooks.on(HookName.COMPLETION_RESPONSE, self._note)
        retrying = AsyncRetrying(
            stop=stop_after_attempt(1 + self._reasks),
            retry=retry_if_exception_type(_DOES_NOT_FIT),
            reraise=True,
        )
        # No context= here: instructor would render every message, and so the report, with Jinja.
        return await self._model.client.create(
            response_model=stand_in(self._request.answer),
            max_retries=retrying,
            hooks=hooks,
            strict=False,
            **self._model.arguments(self._request),
        )

    @property
    def _reasks(self) -> int:
        """A question put again for errors is bounded in cost, so its answer is taken as it is."""
        return 0 if self._request.purpose == "correction" else self._model.reasks

    def _note(self, response: Any) -> None:
        self._responses.append(response)
        # instructor goes on to write the sum of all attempts into each response.
        self._usages.append(copy.deepcopy(getattr(response, "usage", None)))

    def _after_failure(self, error: InstructorRetryException) -> Answer:
        cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
        if isinstance(cause, IncompleteOutputException):
            return self._rest("the answer was cut off at its length limit", "cut off")
        if isinstance(cause, _DOES_NOT_FIT):
            return self._rest("the answer did not fit the schema", "failed")
        if not isinstance(cause, openai.OpenAIError):
            if _said(self._responses)[1]:
                return self._rest("the model declined", "failed")
            if (broken := self._broken_validator()) is not None:
                return self._nothing(broken)
        return self._nothing(self._provider_error(cause))

    def _broken_validator(self) -> UsageError | None:
        """What is wrong with the schema itself, if that is why an answer could not be read."""
        try:
            salvage(_said(self._responses)[0], self._request.answer)
        except UsageError as error:
            return error
        return None

    def _provider_error(self, error: Exception) -> SummarizerError:
        if isinstance(error, Withheld):
            return error.reason
        key = getattr(self._model.client.client, "api_key", None)
        return provider_error(error, self._model.model, self._model.where, str(key or ""))

    def _nothing(self, error: SummarizerError) -> Answer:
        return Answer({}, self._call("failed"), str(error), error)

    def _rest(self, problem: str, outcome: Literal["cut off", "failed"]) -> Answer:
        """What can be read of the last attempt."""
        text, refusal = _said(self._responses)
        if refusal:
            return self._nothing(
                AnswerRefused(f"{self._model.model} declined to answer: {refusal}")
            )
        try:
            values, lost = salvage(text, self._request.answer)
        except UsageError as broken:
            return self._nothing(broken)
        call = self._call(outcome)
        if any(values.values()):
            why = "unfinished or unfit entries, or more than an answer may hold, were left out"
            return Answer(values, call, f"{problem}; {lost} {why}" if lost else problem)
        error = self._cut_off() if outcome == "cut off" else self._invalid(call.attempts)
        return Answer({}, call, str(error), error)

    def _cut_off(self) -> AnswerCutOff:
        return AnswerCutOff(
            f"{self._model.model} was cut off before it had finished anything: "
            f"set SUMMARIZER_ANSWER_TOKENS above {self._request.answer_tokens}"
        )

    def _invalid(self, attempts: int) -> AnswerInvalid:
        tries = "1 attempt" if attempts == 1 else f"{attempts} attempts"
        return AnswerInvalid(
            f"{self._model.model} gave no answer that fits the schema in {tries}: "
            f"try a larger model, or SUMMARIZER_ANSWERS=tools"
        )

    def _call(self, outcome: Literal["answered", "cut off", "failed"]) -> Call:
        if outcome != "answered" and self._exchanges.withheld is None:
            self._exchanges.reject()
        stored = [taken.stored for taken in self._exchanges.taken]
        batched = [
            usage
            for usage, taken in zip(self._usages, self._exchanges.taken, strict=False)
            if taken.batched
        ]
        was_stored = list(zip_longest(self._usages, stored[: len(self._usages)], fillvalue=False))
        usages = [usage for usage, stored in was_stored if not stored]
        return Call(
            section=self._request.section,
            purpose=self._request.purpose,
            part=self._request.part,
            attempts=max(1, len(self._responses)),
            prompt_tokens=_prompt(usages),
            cached_tokens=sum(map(_cached, usages)),
            completion_tokens=_completion(usages),
            stored=sum(stored),
            stored_tokens=sum(
                _tokens(usage, "total_tokens") for usage, stored in was_stored if stored
            ),
            batched=len(batched),
            batched_tokens=(_prompt(batched), sum(map(_cached, batched)), _completion(batched)),
            seconds=round(time.monotonic() - self._begun, 3),
            request_sha256=request_hash(self._model, self._request),
            outcome=outcome,
        )


def request_hash(model: ModelClient, request: Request) -> str:
    """The hash of everything that decides an answer: the rendered request and its schema."""
    canonical = json.dumps(model.arguments(request), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256((canonical + _schema_shown(request.answer)).encode()).hexdigest()


@lru_cache(maxsize=256)
def _schema_shown(answer: type[BaseModel]) -> str:
    return json.dumps(answer.model_json_schema(), sort_keys=True)


def _said(responses: Sequence[Any]) -> tuple[str, str | None]:
    """The text of the last response, and why it declined, if it did."""
    choices = getattr(responses[-1], "choices", None) if responses else None
    if not choices:
        return "", None
    message = choices[0].message
    if getattr(message, "refusal", None):
        return "", " ".join(str(message.refusal).split())[:200]
    if choices[0].finish_reason == "content_filter":
        return "", "a content filter stopped it"
    calls = getattr(message, "tool_calls", None)
    return (calls[0].function.arguments if calls else message.content) or "", None


def _tokens(usage: Any, *names: str) -> int:
    return next((int(getattr(usage, name)) for name in names if getattr(usage, name, None)), 0)


def _prompt(usages: Iterable[Any]) -> int:
    return sum(_tokens(usage, "prompt_tokens", "input_tokens") for usage in usages)


def _completion(usages: Iterable[Any]) -> int:
    return sum(_tokens(usage, "completion_tokens", "output_tokens") for usage in usages)


def _cached(usage: Any) -> int:
    return _tokens(getattr(usage, "prompt_tokens_details", None), "cached_tokens")
