"""The fake server speaks the API as the real one does, and tells a test what it was asked."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import openai
import pytest

from tests.fake_replies import (
    CONTENT_FILTER,
    CONTEXT_TOO_LONG,
    EMPTY_ANSWER,
    NO_QUOTA,
    NOT_JSON,
    Answer,
    CutOff,
    Hangup,
    Reply,
    Slow,
    Status,
    WrongTypes,
    obedient,
    refusal,
)
from tests.fake_server import FakeOpenAI

CLAIMS = {"type": "object", "properties": {"claims": {"type": "array"}}, "required": ["claims"]}


def tool(name: str) -> dict[str, Any]:
    """Ask for a schema as a tool call, as instructor does by default."""
    return {"tools": [{"type": "function", "function": {"name": name, "parameters": CLAIMS}}]}


def response_format(name: str) -> dict[str, Any]:
    """Ask for a schema as the format of the response."""
    wanted = {"name": name, "schema": CLAIMS}
    return {"response_format": {"type": "json_schema", "json_schema": wanted}}


def ask(fake: FakeOpenAI, **asked: Any) -> Any:
    """Ask through the SDK, once, and give back the one choice."""
    with openai.OpenAI(base_url=fake.base_url, api_key="k", max_retries=0, timeout=2) as client:
        messages: Any = [{"role": "user", "content": "Report"}]
        return client.chat.completions.create(model="m", messages=messages, **asked).choices[0]


def ask_once(reply: Reply, **asked: Any) -> Any:
    """Ask a server that has one reply to give."""
    with FakeOpenAI([reply]) as fake:
        return ask(fake, **asked)


def test_an_object_asked_for_as_a_tool_comes_as_a_tool_call() -> None:
    """A request with tools is answered by a call of the tool that it names."""
    call = ask_once(Answer({"claims": ["ü"]}), **tool("Claims")).message.tool_calls[0]
    assert (call.function.name, json.loads(call.function.arguments)) == (
        "Claims",
        {"claims": ["ü"]},
    )


def test_an_object_asked_for_as_a_format_comes_as_content() -> None:
    """A request with a response format is answered by a message whose content is the object."""
    message = ask_once(Answer({"claims": []}), **response_format("Claims")).message
    assert (json.loads(message.content), message.tool_calls) == ({"claims": []}, None)


def test_replies_come_in_the_order_of_the_script_and_requests_are_kept() -> None:
    """A list of replies is played in order; bodies and headers can be looked at afterwards."""
    with FakeOpenAI([Answer("one"), Answer("two")]) as fake:
        assert [ask(fake, seed=n).message.content for n in (1, 2)] == ["one", "two"]
    assert [body["seed"] for body in fake.requests] == [1, 2]
    assert fake.headers[0]["authorization"] == "Bearer k"


def test_usage_is_what_the_answer_says() -> None:
    """Token counts come from the script, so that sums over several calls can be checked."""
    with FakeOpenAI([Answer("", usage=(7, 5))]) as fake:
        asked = httpx2.post(f"{fake.base_url}/chat/completions", json={"model": "m"})
    used = asked.json()["usage"]
    assert used == {"prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12}


@pytest.mark.parametrize(
    ("reply", "raised", "code"),
    [
        (Status(429), openai.RateLimitError, "rate_limit_exceeded"),
        (NO_QUOTA, openai.RateLimitError, "insufficient_quota"),
        (Status(500), openai.InternalServerError, "server_error"),
        (Status(401), openai.AuthenticationError, "invalid_api_key"),
        (Status(404), openai.NotFoundError, "model_not_found"),
        (CONTEXT_TOO_LONG, openai.BadRequestError, "context_length_exceeded"),
    ],
)
def test_an_error_is_the_one_that_the_sdk_knows(
    reply: Status, raised: type[openai.APIStatusError], code: str
) -> None:
    """Each status reaches the SDK as its own exception, with OpenAI's code."""
    with pytest.raises(raised) as caught:
        ask_once(reply)
    assert caught.value.code == code


def test_an_error_carries_its_headers() -> None:
    """A rate limit can say when to come back."""
    with pytest.raises(openai.RateLimitError) as caught:
        ask_once(Status(429, headers={"retry-after-ms": "10"}))
    assert caught.value.response.headers["retry-after-ms"] == "10"


def test_a_connection_can_drop() -> None:
    """A hang-up is a connection error, not an answer."""
    with pytest.raises(openai.APIConnectionError):
        ask_once(Hangup())


def test_a_slow_reply_arrives_late_but_does_not_hold_up_the_end() -> None:
    """A reply waits its time; one that nobody waits for any more ends with the server."""
    started = time.monotonic()
    assert ask_once(Slow(0.2, then=Answer("late"))).message.content == "late"
    assert time.monotonic() - started >= 0.2
    with pytest.raises(openai.APITimeoutError), FakeOpenAI([Slow(60, then=Answer(""))]) as fake:
        client = openai.OpenAI(base_url=fake.base_url, api_key="k", max_retries=0, timeout=0.05)
        with client:
            client.chat.completions.create(model="m", messages=[])
    assert time.monotonic() - started < 30


def test_a_cut_off_answer_is_half_an_object_and_says_so() -> None:
    """A cut-off answer cannot be read as JSON and its finish reason is length."""
    choice = ask_once(CutOff({"claims": ["a", "b"]}), **tool("Claims"))
    with pytest.raises(json.JSONDecodeError):
        json.loads(choice.message.tool_calls[0].function.arguments)
    assert choice.finish_reason == "length"


def test_wrong_types_fill_every_property_that_was_asked_for() -> None:
    """The answer has the right names and not one right value."""
    message = ask_once(WrongTypes(), **response_format("Claims")).message
    assert json.loads(message.content) == {"claims": [[3.5]]}


@pytest.mark.parametrize(
    ("reply", "content", "finish", "refused"),
    [
        (EMPTY_ANSWER, None, "stop", None),
        (CONTENT_FILTER, None, "content_filter", None),
        (refusal("I cannot help."), None, "stop", "I cannot help."),
    ],
)
def test_an_answer_can_lack_what_was_asked_for(
    reply: Answer, content: str | None, finish: str, refused: str | None
) -> None:
    """An empty, a filtered and a refused answer hold neither content nor a tool call."""
    choice = ask_once(reply, **tool("Claims"))
    assert (choice.message.content, choice.message.tool_calls) == (content, None)
    assert (choice.finish_reason, choice.message.refusal) == (finish, refused)


def test_an_answer_can_be_anything_but_json() -> None:
    """Chatter instead of an object is sent as it is."""
    arguments = ask_once(NOT_JSON, **tool("Claims")).message.tool_calls[0].function.arguments
    assert arguments.startswith("Sure!")


def test_an_obedient_server_answers_by_the_schema_asked_for() -> None:
    """Sections can be asked for in any order and each gets its own answer."""
    answers: dict[str, dict[str, Any]] = {"Claims": {"claims": [1]}, "Denials": {"denials": []}}
    with FakeOpenAI(obedient(answers)) as fake:
        for name in ("Denials", "Claims", "Denials"):
            content = ask(fake, **response_format(name)).message.content
            assert json.loads(content) == answers[name]


def test_a_call_too_many_fails_the_test() -> None:
    """A list of replies that has run out is an error at the end of the block."""
    fake = FakeOpenAI([])
    with pytest.raises(AssertionError, match="one call more"), fake:
        asked = httpx2.post(f"{fake.base_url}/chat/completions", json={})
        assert asked.status_code == 400


def test_an_assertion_in_a_script_fails_the_test() -> None:
    """What a script finds wrong with a request is not lost in the server's thread."""

    def script(body: dict[str, Any]) -> Reply:
        assert body["model"] == "another", "wrong model"
        return Answer("")

    fake = FakeOpenAI(script)
    with pytest.raises(AssertionError, match="wrong model"), fake:
        httpx2.post(f"{fake.base_url}/chat/completions", json={"model": "m"})


@pytest.fixture
def idle() -> Iterator[FakeOpenAI]:
    """A server that expects no completion."""
    with FakeOpenAI([], models=("small", "large")) as fake:
        yield fake


def test_models_are_listed(idle: FakeOpenAI) -> None:
    """A client can ask which models there are."""
    with openai.OpenAI(base_url=idle.base_url, api_key="k") as client:
        assert [model.id for model in client.models.list()] == ["small", "large"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_path_is_not_found(idle: FakeOpenAI, method: str) -> None:
    """A wrong address is told as such and is not counted as a request."""
    assert httpx2.request(method, f"{idle.base_url}/nothing", json={}).status_code == 404
    assert idle.requests == []


def test_nothing_listens_after_the_block() -> None:
    """The port is free again when the block ends."""
    with FakeOpenAI([]) as fake:
        pass
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"{fake.base_url}/models")
