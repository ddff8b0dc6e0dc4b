"""The problems that every route may answer with, for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from summarizer.service.problems import MEDIA_TYPE, ProblemDocument

_TOLD = {
    400: "It cannot be read, or the client has gone",
    401: "No valid key",
    403: "A page of another site asks",
    404: "There is no such thing, or it is somebody else’s",
    408: "The body was not there in time",
    413: "The body is too large",
    415: "The body is not JSON, does not say so, or is packed",
    421: "The service does not go by that name",
    422: "It does not fit; `errors` says where",
    429: "Too often, or too many at once; see Retry-After",
    502: "The model, or the way to it, failed",
    503: "The service is starting or ending, cannot write to its disk, or has too much to do; "
    "see Retry-After",
}
_SCHEMA = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": told,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}},
    }
    for status, told in _TOLD.items()
}


def add_problems(document: dict[str, Any]) -> None:
    """Put the form of a problem into an OpenAPI document."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    own = dict(_SCHEMA)
    schemas |= own.pop("$defs", {})
    schemas["ProblemDocument"] = own
