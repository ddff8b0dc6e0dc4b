"""Keep what can be read of an answer that was cut off, or that does not fit the schema."""

from __future__ import annotations

import re
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json

_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")


def salvage(text: str, answer: type[BaseModel]) -> tuple[dict[str, Any], int]:
    """What of a faulty answer is sound: values by field, and how many items were lost.

    A list keeps each entry that fits its type by itself; an entry that was cut off in the
    middle of a string is not finished by anybody, and is lost. Needs `citing` around it.
    """
    raw = _parsed(text)
    kept: dict[str, Any] = {}
    lost = 0
    for name, field in answer.model_fields.items():
        if name not in raw:
            continue
        annotation = _with_constraints(field.annotation, field.metadata)
        inner = get_args(field.annotation)
        if get_origin(field.annotation) is list and isinstance(raw[name], list):
            entries = [_fitting(inner[0], entry) for entry in raw[name]]
            kept[name] = [entry for entry in entries if entry is not None]
            lost += entries.count(None)
        elif (value := _fitting(annotation, raw[name])) is not None:
            kept[name] = value
        else:
            lost += raw[name] is not None
    return kept, lost


def _parsed(text: str) -> dict[str, Any]:
    try:
        raw = from_json(_FENCE.sub("", text), allow_partial=True)
    except ValueError:
        return {}
    return raw if isinstance(raw, dict) else {}


def _with_constraints(annotation: Any, metadata: list[Any]) -> Any:
    return Annotated[annotation, *metadata] if metadata else annotation


def _fitting(annotation: Any, value: Any) -> Any:
    try:
        return TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return None
