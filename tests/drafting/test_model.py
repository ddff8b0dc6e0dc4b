"""One question to a model: every way in which it can go wrong, and what is left then."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from typing import Any

import pytest

from summarizer import NewsSummary, Settings
from summarizer.drafting.connecting import connect
from summarizer.drafting.model import Answer as Given
from summarizer.drafting.model import Request
from summarizer.drafting.prompting import messages_for
from summarizer.drafting.sections import sections_of, whole
from summarizer.errors import (
    AnswerCutOff,
    AnswerInvalid,
    AnswerRefused,
    ProviderError,
    ProviderRefused,
    ProviderUnreachable,
    SummarizerError,
)
from summarizer.source.sentences import Source
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
    refusal,
)
from tests.fake_server import FakeOpenAI
from tests.sample_report import CLAIM, TEXT, WHOLE, prompt_of, settings_for

GOOD = Answer(WHOLE)
AT_ONCE = {"retry-after-ms": "1"}
KEY = "gsk_live0123456789abcdef"
HALF_FIT = Answer(WHOLE | {"claims": [CLAIM, CLAIM | {"certainty": "sure"}]})


def put(fake: FakeOpenAI, text: str = TEXT, **given: Any) -> Given:
    """Put the question for a whole summary."""
    return asyncio.run(_put(settings_for(fake, **given), text))


async def _put(settings: Settings, text: str) -> Given:
    model = connect(settings)
    section, sentences = whole(NewsSummary), Source(text).sentences
    request = Request(
        section=section.name,
        part=1,
        messages=messages_for(NewsSummary, section, sentences),
        answer=section.answer,
        sentences=sentences,
        answer_tokens=model.answer_tokens,
    )
    try:
        return await model.ask(request)
    finally:
        await model.aclose()


def test_a_good_answer_is_typed_and_costs_what_the_server_says() -> None:
    """The values are of the schema's types and the call tells tokens, attempts and outcome."""
    with FakeOpenAI([Answer(WHOLE, usage=(700, 90))]) as fake:
        given = put(fake)
    assert given.values["claims"][0].evidence[0].text.startswith("Northland shelled")
    assert (given.problem, given.error) == (None, None)
    assert (given.call.prompt_tokens, given.call.completion_tokens) == (700, 90)
    assert (given.call.attempts, given.call.outcome, given.call.section) == (
        1, "answered", "together",
    )  # fmt: skip


@pytest.mark.parametrize("failure", [Status(429, headers=AT_ONCE), Status(503, headers=AT_ONCE)])
def test_a_failure_that_passes_is_tried_again(failure: Status) -> None:
    """A rate limit, then an answer: the answer counts, and the prompt was the same."""
    with FakeOpenAI([failure, GOOD]) as fake:
        given = put(fake, retries=1)
    assert given.error is None
    assert fake.requests[0] == fake.requests[1]


def test_a_failure_that_stays_uses_up_the_retries() -> None:
    """A server that keeps failing is asked once and as often again as the settings say."""
    with FakeOpenAI([Status(500, headers=AT_ONCE)] * 3) as fake:
        given = put(fake, retries=2)
    assert isinstance(given.error, ProviderError)
    assert "status 500" in str(given.error)
    assert len(fake.requests) == 3


def test_a_dropped_connection_is_tried_again_then_told() -> None:
    """A hang-up counts as a failure of the network."""
    with FakeOpenAI([Hangup()]) as fake:
        assert isinstance(put(fake).error, ProviderUnreachable)


def test_a_server_that_does_not_answer_in_time_is_given_up() -> None:
    """The time that the settings give is all that is waited."""
    with FakeOpenAI([Slow(30, then=GOOD)]) as fake:
        error = put(fake, timeout=0.1).error
    assert isinstance(error, ProviderUnreachable)
    assert "SUMMARIZER_TIMEOUT" in str(error)


def test_no_server_at_all_is_told_with_its_address() -> None:
    """The message names the address at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        settings = Settings(base_url=f"http://{address}/v1", model="m", retries=0)
        error = asyncio.run(_put(settings, TEXT)).error
    assert isinstance(error, ProviderUnreachable)
    assert f"the server at {address}" in str(error)


def test_an_address_without_its_path_is_no_unknown_model() -> None:
    """A 404 of the address says where it was looked, and how addresses usually end."""
    with FakeOpenAI([]) as fake:
        settings = Settings(base_url=fake.base_url.removesuffix("/v1"), model="m", retries=0)
        error = asyncio.run(_put(settings, TEXT)).error
    assert isinstance(error, ProviderRefused)
    assert "has nothing at /chat/completions" in str(error)
    assert "ends in /v1" in str(error)
    assert "knows no model" not in str(error)


@pytest.mark.parametrize(
    ("reply", "kind", "advice"),
    [
        (Status(401), ProviderRefused, "OPENAI_API_KEY"),
        (Status(403), ProviderRefused, "OPENAI_API_KEY"),
        (Status(404), ProviderRefused, "knows no model 'fake-model'"),
        (Status(404, "Not Found", "x"), ProviderRefused, "has nothing at /v1/chat/completions"),
        (Status(429), ProviderRefused, "SUMMARIZER_CONCURRENCY"),
        (NO_QUOTA, ProviderRefused, "quota"),
        (CONTEXT_TOO_LONG, ProviderRefused, "SUMMARIZER_WINDOW"),
        (Status(400, "Unsupported: 'temperature'", "x"), ProviderRefused, "TEMPERATURE=none"),
        (Status(400, "response_format is unknown", "x"), ProviderRefused, "ANSWERS=tools"),
        (Status(400, "No.", "x"), ProviderRefused, "refused the request"),
        (Status(418, "I am a teapot", "x"), ProviderError, "status 418"),
    ],
)
def test_each_failure_of_a_provider_is_told_with_what_to_do(
    reply: Reply, kind: type[SummarizerError], advice: str
) -> None:
    """What went wrong shows in the error's type, and its message says what to do."""
    with FakeOpenAI([reply]) as fake:
        given = put(fake)
    assert type(given.error) is kind
    assert advice in str(given.error)
    assert (given.values, given.call.outcome) == ({}, "failed")


@pytest.mark.parametrize(
    ("reply", "kind", "advice"),
    [
        (refusal("I cannot help."), AnswerRefused, "I cannot help."),
        (CONTENT_FILTER, AnswerRefused, "content filter"),
        (EMPTY_ANSWER, AnswerInvalid, "1 attempt:"),
        (NOT_JSON, AnswerInvalid, "larger model"),
        (WrongTypes(), AnswerInvalid, "larger model"),
        (Answer('{"claims": [{"st', "length"), AnswerCutOff, "SUMMARIZER_ANSWER_TOKENS"),
    ],
)
@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_each_failure_of_a_model_is_told_in_every_mode(
    reply: Reply, kind: type[SummarizerError], advice: str, mode: str
) -> None:
    """A refusal, a filter, silence, chatter, wrong types: each is told from the others."""
    with FakeOpenAI([reply]) as fake:
        given = put(fake, answers=mode)
    assert type(given.error) is kind
    assert advice in str(given.error)
    assert (given.values, given.call.outcome in ("failed", "cut off")) == ({}, True)


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_an_answer_that_does_not_fit_is_asked_for_again(mode: str) -> None:
    """The second answer counts, and the cost is that of both, each counted once."""
    replies: list[Reply] = [NOT_JSON, Answer(WHOLE, usage=(300, 7))]
    with FakeOpenAI(replies) as fake:
        given = put(fake, reasks=1, answers=mode)
    assert (given.error, len(given.values["claims"])) == (None, 2)
    assert (given.call.attempts, given.call.prompt_tokens) == (2, 400)
    assert given.call.completion_tokens == 27


def test_the_model_is_told_what_did_not_fit() -> None:
    """A re-ask says which sentence numbers there are."""
    beyond = Answer(WHOLE | {"claims": [CLAIM | {"evidence": [99]}]})
    with FakeOpenAI([beyond, GOOD]) as fake:
        assert put(fake, reasks=1).problem is None
    assert "there is no sentence 99: the report has sentences 1 to 5" in prompt_of(fake.requests[1])


def test_a_span_instead_of_a_number_is_refused_and_asked_for_again() -> None:
    """A model cannot offer a place of its own, not even a true one."""
    span = Source(TEXT).sentences[1].model_dump()
    with FakeOpenAI([Answer(WHOLE | {"claims": [CLAIM | {"evidence": [span]}]}), GOOD]) as fake:
        given = put(fake, reasks=1)
    assert "must be the number of a sentence" in prompt_of(fake.requests[1])
    assert given.call.attempts == 2


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
def test_what_can_be_read_is_kept_when_the_reasks_are_used_up(mode: str) -> None:
    """An answer that never fits costs only the entries that do not fit."""
    with FakeOpenAI([HALF_FIT, HALF_FIT]) as fake:
        given = put(fake, reasks=1, answers=mode)
    assert [claim.statement for claim in given.values["claims"]] == [CLAIM["statement"]]
    assert (given.error, given.call.outcome) == (None, "failed")
    assert given.problem is not None
    assert "1 unfinished or unfit" in given.problem


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_a_cut_off_answer_is_kept_as_far_as_it_goes_and_not_asked_for_again(mode: str) -> None:
    """Asking again would be cut off at the same place."""
    with FakeOpenAI([CutOff(WHOLE)]) as fake:
        given = put(fake, reasks=2, answers=mode)
    assert given.values["headline"].text == WHOLE["headline"]["text"]
    assert "sanctions_threats" not in given.values
    assert given.problem is not None
    assert "cut off" in given.problem
    assert given.call.outcome == "cut off"


def test_tokens_of_failed_attempts_are_counted() -> None:
    """An answer that is of no use has its price too."""
    with FakeOpenAI([WrongTypes(), WrongTypes()]) as fake:
        given = put(fake, reasks=1)
    assert isinstance(given.error, AnswerInvalid)
    assert (given.call.attempts, given.call.prompt_tokens) == (2, 200)


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_every_request_has_a_limit_on_the_answer(mode: str) -> None:
    """Without a limit a small model goes on until its window is full."""
    with FakeOpenAI([NOT_JSON, GOOD]) as fake:
        put(fake, reasks=1, answers=mode, answer_tokens=321)
    assert [body["max_tokens"] for body in fake.requests] == [321, 321]


def test_nothing_that_a_provider_says_reaches_a_prompt() -> None:
    """Neither a rate limit nor another error is ever shown to the model."""
    words = "please contact sales"
    replies: list[Reply] = [
        Status(429, words, headers=AT_ONCE), WrongTypes(), Status(500, words, headers=AT_ONCE),
        GOOD,
    ]  # fmt: skip
    with FakeOpenAI(replies) as fake:
        assert put(fake, retries=1, reasks=1).error is None
    assert len(fake.requests) == 4
    for body in fake.requests:
        assert words not in json.dumps(body)
        assert "Rate limit" not in json.dumps(body)
    assert fake.requests[2] == fake.requests[3]


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_a_report_that_holds_template_code_reaches_the_model_as_it_is(mode: str) -> None:
    """A report is material: what looks like Jinja in it is not run."""
    sentence = "He typed {{ source }} and {% for x in y %}{{ 7*7 }}{% endfor %} into the form."
    with FakeOpenAI([NOT_JSON, GOOD]) as fake:
        put(fake, TEXT + "\n" + sentence, reasks=1, answers=mode)
    assert all(f"[6] {sentence}" in prompt_of(body) for body in fake.requests)


@pytest.mark.parametrize("status", [400, 401, 404, 418, 429, 500])
def test_no_key_is_told_or_logged(status: int, caplog: pytest.LogCaptureFixture) -> None:
    """A provider that repeats the key does not get it into messages or logs."""
    caplog.set_level(logging.DEBUG)
    said = f"The key {KEY} and sk-proj-abcdefgh12345678 are no good"
    with FakeOpenAI([Status(status, said)]) as fake:
        settings = settings_for(fake, api_key=KEY)
        error = asyncio.run(_put(settings, TEXT)).error
    assert fake.headers[0]["authorization"] == f"Bearer {KEY}"
    for told in (str(error), repr(settings), str(settings), caplog.text):
        assert KEY not in told
        assert "abcdefgh12345678" not in told


def test_answers_are_not_logged_as_errors(caplog: pytest.LogCaptureFixture) -> None:
    """What a model wrote may quote the report, so it is not spread over a program's logs."""
    with FakeOpenAI([Answer("CONFIDENTIAL, not JSON")]) as fake:
        assert put(fake).error is not None
    assert "CONFIDENTIAL" not in caplog.text


def test_the_same_question_has_the_same_hash() -> None:
    """A call's hash tells whether two answers are to the same request."""
    with FakeOpenAI([GOOD] * 4) as fake:
        hashes = [
            put(fake, **given).call.request_sha256
            for given in ({}, {}, {"temperature": 1.0}, {"answer_tokens": 400})
        ]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


def test_many_questions_at_once_do_not_mix_up_their_sentences() -> None:
    """Evidence is read with the sentences of its own report, whatever else is under way."""
    texts = [f"Town {n} was shelled on Monday. Mayor {n} denied it." for n in range(20)]

    async def together() -> list[Given]:
        with FakeOpenAI(lambda _: Answer({"claims": [CLAIM]})) as fake:
            settings = settings_for(fake)
            return await asyncio.gather(*(_put_claims(settings, text) for text in texts))

    for n, given in enumerate(asyncio.run(together())):
        assert given.values["claims"][0].evidence[0].text == f"Mayor {n} denied it."


async def _put_claims(settings: Settings, text: str) -> Given:
    model = connect(settings)
    section = next(s for s in sections_of(NewsSummary) if s.name == "claims")
    sentences = Source(text).sentences
    messages = messages_for(NewsSummary, section, sentences)
    try:
        return await model.ask(Request("claims", 1, messages, section.answer, sentences, 100))
    finally:
        await model.aclose()
