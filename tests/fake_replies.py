"""What a fake OpenAI-compatible server can answer: completions, errors, silence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Body = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """A completion; a mapping is sent as JSON, None as a message without content."""

    content: Mapping[str, Any] | str | None
    finish_reason: str | None = None
    usage: tuple[int, int] = (100, 20)
    refusal: str | None = None

    def text(self, asked: Schema) -> str | None:
        """Write the content as the model would; `asked` is there for answers that depend on it."""
        if isinstance(self.content, Mapping):
            return json.dumps(self.content, ensure_ascii=False)
        return self.content


class CutOff(Answer):
    """A completion that ran into the limit on output tokens: the text stops half-way."""

    def __init__(self, content: Mapping[str, Any] | str, finish_reason: str = "length") -> None:
        super().__init__(content, finish_reason)

    def text(self, asked: Schema) -> str | None:
        """Keep the first half."""
        whole = super().text(asked) or ""
        return whole[: len(whole) // 2]


class WrongTypes(Answer):
    """An object with every property that was asked for, each of a type that no schema wants."""

    def __init__(self) -> None:
        super().__init__({})

    def text(self, asked: Schema) -> str | None:
        """Put a list within a list everywhere."""
        return json.dumps({name: [[3.5]] for name in asked.schema.get("properties", {})})


@dataclass(frozen=True)
class Status:
    """An error of the API; the wording is OpenAI's unless another is given."""

    status: int
    message: str = ""
    code: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def error(self) -> Body:
        """Write the error as the API does."""
        code, message = WORDINGS.get(self.status, ("server_error", "The server had an error."))
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        wording = {"message": self.message or message, "code": self.code or code}
        return {"error": {**wording, "type": kind, "param": None}}


@dataclass(frozen=True)
class Hangup:
    """The connection drops before anything is answered."""


@dataclass(frozen=True)
class Slow:
    """A reply that takes its time."""

    seconds: float
    then: Answer | Status | Hangup


Reply = Answer | Status | Hangup | Slow
Script = Iterable[Reply] | Callable[[Body], Reply]

WORDINGS = {
    400: (
        "context_length_exceeded",
        "This model's maximum context length is 8192 tokens. However, your messages resulted in "
        "12000 tokens. Please reduce the length of the messages.",
    ),
    401: ("invalid_api_key", "Incorrect API key provided."),
    404: ("model_not_found", "The model does not exist or you do not have access to it."),
    429: ("rate_limit_exceeded", "Rate limit reached for requests."),
}


def refusal(words: str) -> Answer:
    """The model declines to answer."""
    return Answer(None, refusal=words)


EMPTY_ANSWER = Answer(None)
NOT_JSON = Answer("Sure! Here is the summary you asked for:")
CONTENT_FILTER = Answer(None, "content_filter")
CONTEXT_TOO_LONG = Status(400)
NO_QUOTA = Status(429, "You exceeded your current quota.", "insufficient_quota")


class Schema(NamedTuple):
    """What a request asks for: the schema, its name, and whether as a tool call."""

    name: str
    schema: Body
    tool: bool


def schema_asked(body: Body) -> Schema:
    """Find the schema in the tools or in the response format; a plain request asks for none."""
    if tools := body.get("tools"):
        function = tools[0]["function"]
        return Schema(function["name"], function["parameters"], tool=True)
    wanted = (body.get("response_format") or {}).get("json_schema", {})
    return Schema(wanted.get("name", ""), wanted.get("schema", {}), tool=False)


def obedient(answers: Mapping[str, Mapping[str, Any]]) -> Callable[[Body], Reply]:
    """Answer every request by the name of the schema that it asks for."""

    def reply(body: Body) -> Reply:
        return Answer(answers[schema_asked(body).name])

    return reply


def completion(answer: Answer, body: Body) -> Body:
    """Write an answer as the API does."""
    asked = schema_asked(body)
    text = answer.text(asked)
    message: Body = {"role": "assistant", "content": text, "refusal": answer.refusal}
    if asked.tool and text is not None:
        call = {"name": asked.name, "arguments": text}
        message |= {
            "content": None,
            "tool_calls": [{"id": "call_1", "type": "function", "function": call}],
        }
    sent, made = answer.usage
    choice = {"index": 0, "message": message, "finish_reason": answer.finish_reason or "stop"}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1767225600,
        "model": body.get("model", ""),
        "choices": [choice],
        "usage": {"prompt_tokens": sent, "completion_tokens": made, "total_tokens": sent + made},
    }


def played(script: Iterable[Reply]) -> Callable[[Body], Reply]:
    """Turn a list of replies into a function that gives them one after another."""
    replies = iter(script)

    def reply(body: Body) -> Reply:
        for found in replies:
            return found
        raise AssertionError(
            f"one call more than the script has replies: {schema_asked(body).name}"
        )

    return reply
