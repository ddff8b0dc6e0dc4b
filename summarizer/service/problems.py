"""Errors as problem+json (RFC 9457): what was wrong, where, and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Problem(Exception):  # noqa: N818 - what RFC 9457 calls it
    """What ends a request: a status, a sentence, and perhaps more.

    Attributes:
        status: The HTTP status.
        detail: What was wrong and what to do, as a sentence.
        headers: Headers to send with it.
        more: Further members of the document.
    """

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.headers, self.more = dict(headers or {}), more

    def response(self, request_id: str) -> Response:
        """The problem as it is sent."""
        told = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "request_id": request_id,
            **self.more,
        }
        # ASCII only: what a client sent may hold half a character.
        return Response(
            json.dumps(told),
            self.status,
            media_type=MEDIA_TYPE,
            headers={**SAFE_HEADERS, **self.headers},
        )


class At(BaseModel):
    """One thing that is wrong with a request: where in it, and what."""

    at: str = Field(examples=["body.reports.0.text"])
    problem: str = Field(examples=["it is not there, and is needed"])


class ProblemDocument(BaseModel):
    """An error, as RFC 9457 has it."""

    type: str = "about:blank"
    title: str = Field(examples=["Unprocessable Content"])
    status: int = Field(examples=[422])
    detail: str = Field(
        examples=["the request does not fit: body.text: it is not there, and is needed"]
    )
    request_id: str = Field(examples=["0c8f3a52e1f74a0b"])
    errors: list[At] = []


def unfit(errors: list[Any]) -> Problem:
    """What validation found wrong, without repeating what was sent."""
    found = [At(at=_place(error["loc"]), problem=_message(error)) for error in errors[:20]]
    first = f"{found[0].at}: {found[0].problem}" if found else "it cannot be read"
    return Problem(
        422, f"the request does not fit: {first}", errors=[one.model_dump() for one in found]
    )


def _place(parts: tuple[Any, ...]) -> str:
    """Where in the request; names that the client made up are cut short."""
    return ".".join(str(part)[:60] for part in parts)


_WORDS = {
    "missing": "it is not there, and is needed",
    "extra_forbidden": "there is no such field: leave it out",
    "string_too_short": "it is empty: put something there",
    "too_short": "it is empty: put something there",
    "string_too_long": "it is too long: {max_length} signs are taken",
    "too_long": "it is too long: {max_length} are taken",
    "json_invalid": "the body is no JSON: {error}",
    "model_attributes_type": "give a JSON object",
    "dict_type": "give a JSON object",
}
"""What is to be done, where the words of the validation do not say so."""


def _message(error: dict[str, Any]) -> str:
    known: str = error["msg"].removeprefix("Value error, ")
    try:
        return _WORDS[error["type"]].format_map(error.get("ctx") or {})[:300]
    except KeyError:
        return known[:300]
