"""The files of a batch: a question a line on the way there, an answer or an error on the way back.

The lines of an answer file come in any order; `custom_id` says which question each is about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, NamedTuple

from summarizer.drafting.wire import Tokens, read_answer, tokens_of
from summarizer.errors import InputError

MOST_LINES = 50_000
MOST_BYTES = 200_000_000
OVERHEAD = 200
"""Bytes of a line beside its question: the key, the method, the address."""

Endpoint = Literal["/v1/chat/completions", "/v1/responses"]

_MAY_PASS = frozenset({408, 409, 425, 429})


class Answered(NamedTuple):
    """An answer to a question."""

    key: str
    body: bytes
    tokens: Tokens


class Refused(NamedTuple):
    """A question that the provider will not answer, however often it is asked."""

    key: str
    status: int
    body: bytes


class Unanswered(NamedTuple):
    """A question that may be asked again: it expired, or the provider failed."""

    key: str
    reason: str


Outcome = Answered | Refused | Unanswered


def endpoint(path: str) -> Endpoint:
    """The address of a question as a batch names it, whatever the server's own begins with."""
    return "/v1/responses" if path.endswith("/responses") else "/v1/chat/completions"


def write_lines(file: Path, path: str, questions: Iterable[tuple[str, bytes]]) -> None:
    """Write the file of a batch.

    Raises:
        InputError: It cannot be written.
    """
    url = endpoint(path)
    try:
        with file.open("wb") as stream:
            for key, body in questions:
                about = json.dumps({"custom_id": key, "method": "POST", "url": url})
                stream.write(about[:-1].encode() + b', "body": ' + _one_line(body) + b"}\n")
    except OSError as error:
        raise InputError(f"cannot write {file}: {error.strerror or error}") from error


def read_line(line: bytes) -> Outcome | None:
    """What a line of an output or an error file says; None when it says nothing."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    key = row.get("custom_id") if isinstance(row, dict) else None
    return _outcome(key, row) if isinstance(key, str) else None


def refusal(message: str, code: str | None = None) -> bytes:
    """An error in the provider's form."""
    return json.dumps({"error": {"message": message, "code": code}}).encode()


def _outcome(key: str, row: dict[str, Any]) -> Outcome:
    response = row.get("response")
    status = response.get("status_code") if isinstance(response, dict) else None
    if not isinstance(response, dict) or not isinstance(status, int):
        return Unanswered(key, _said(row.get("error")))
    content = json.dumps(response.get("body"), ensure_ascii=False).encode("utf-8", "replace")
    if status == 200:
        answer = read_answer(content)
        return (
            Answered(key, content, tokens_of(answer))
            if answer
            else Unanswered(key, "it holds no answer")
        )
    if status < 400 or status >= 500 or status in _MAY_PASS:
        return Unanswered(key, f"status {status}")
    return Refused(key, status, content)


def _said(error: object) -> str:
    return (
        str(error.get("code") or error.get("message")) if isinstance(error, dict) else "no answer"
    )


def _one_line(body: bytes) -> bytes:
    """JSON without line ends: most clients write it so, and it is not theirs to promise."""
    return body if b"\n" not in body else json.dumps(json.loads(body)).encode()
