"""Keep what can be read of an answer that was cut off, or that does not fit the schema."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json

from summarizer.drafting.validators import validators_of
from summarizer.summary import AtMost

_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{},]', re.DOTALL)
_HALF_A_CHARACTER = re.compile(
    r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
"""Half of a pair that makes one character; a whole pair, and an escaped backslash, are passed."""
_BETWEEN_ENTRIES = ("", "{", "{[")


def salvage(text: str, answer: type[BaseModel]) -> tuple[dict[str, Any], int]:
    """What of a faulty answer is sound: values by field, and how many items were lost.

    A list keeps each entry that fits its type by itself, the first of them where there are more
    than an answer may hold: a thousand entries on a few sentences would bury the others. An entry
    that was cut off is lost, even if what is there of it would fit: its last number may lack
    digits, and a field that was still to come would pass for one that the model left empty. Needs
    `citing` around it.

    Raises:
        UsageError: A validator of somebody's own schema broke.
    """
    finished, unfinished = _parted(text)
    raw = _parsed(finished)
    kept: dict[str, Any] = {}
    lost = int("{" in unfinished)
    for name, field in answer.model_fields.items():
        if name not in raw:
            continue
        annotation = _with_constraints(field.annotation, field.metadata)
        inner = get_args(field.annotation)
        several = get_origin(field.annotation) is list or inner[1:] == (Ellipsis,)
        if several and isinstance(raw[name], list):
            kept[name] = _first_fitting(inner[0], raw[name], _most(field.metadata))
            lost += len(raw[name]) - len(kept[name])
        elif (value := _fitting(annotation, raw[name])) is not None:
            kept[name] = value
        else:
            lost += raw[name] is not None
    return kept, lost


def _most(metadata: Iterable[Any]) -> int | None:
    """How many entries a field may hold, by what stands beside its type; None for any number."""
    return next((mark.entries for mark in metadata if isinstance(mark, AtMost)), None)


def _first_fitting(annotation: Any, entries: Iterable[Any], most: int | None) -> list[Any]:
    """The first entries that fit; those beyond are not even read."""
    fitting = (_fitting(annotation, entry) for entry in entries)
    return list(islice((entry for entry in fitting if entry is not None), most))


def _parted(text: str) -> tuple[str, str]:
    """An object up to the end of its last whole entry, and what of it was begun after that."""
    text = text[max(0, text.find("{")) :]
    within, end = "", int(text.startswith("{"))
    for token in _STRUCTURE.finditer(text):
        mark = token.group()
        if mark in ("[", "{"):
            within += mark
        elif mark in ("]", "}"):
            within = within[:-1]
        if mark in ("]", "}", ",") and within in _BETWEEN_ENTRIES:
            end = token.start() if mark == "," else token.end()
            if not within:
                break
    return text[:end], text[end:] if within else ""


def _parsed(text: str) -> dict[str, Any]:
    for readable in (text, _HALF_A_CHARACTER.sub(_whole, text)):
        try:
            raw = from_json(readable, allow_partial=True)
        except ValueError:
            continue
        return raw if isinstance(raw, dict) else {}
    return {}


def _whole(match: re.Match[str]) -> str:
    """Show half a character, which no text can hold, as the sign for one that is lost."""
    return "\\ufffd" if match["half"] else match.group()


def _with_constraints(annotation: Any, metadata: list[Any]) -> Any:
    return Annotated[annotation, *metadata] if metadata else annotation


def _fitting(annotation: Any, value: Any) -> Any:
    try:
        with validators_of(getattr(annotation, "__name__", str(annotation))):
            return TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return None
