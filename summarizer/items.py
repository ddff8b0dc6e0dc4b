"""Walk the items of a summary, whatever its schema: an item is a model that has evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.summary import CHECKED, Check, Evidence, Span


def items_of(summary: BaseModel) -> Iterator[tuple[str, BaseModel]]:
    """The items of any summary: each model in it with evidence or a text, and its path.

    A text outside any item with evidence cannot be checked as the others are, but it is there
    to be read, so it counts as an item and is marked as one that rests on nothing.
    """
    if evidence_field(type(summary)) or any(texts_of(summary)):
        yield "", summary
    yield from _items_below(summary, "")


def _items_below(model: BaseModel, above: str) -> Iterator[tuple[str, BaseModel]]:
    for name in type(model).model_fields:
        path = f"{above}.{name}" if above else name
        value = getattr(model, name)
        entries = value if isinstance(value, (list, tuple)) else [value]
        for at, entry in enumerate(entries):
            if isinstance(entry, BaseModel) and not isinstance(entry, (Evidence, Check, Span)):
                here = path if entries is not value else f"{path}[{at}]"
                if evidence_field(type(entry)) or any(texts_of(entry)):
                    yield here, entry
                yield from _items_below(entry, here)


@lru_cache(maxsize=256)
def evidence_field(model: type[BaseModel]) -> str | None:
    """The name of the field that holds a model's evidence, if it has one."""
    for name, field in model.model_fields.items():
        if holds_evidence(field.annotation):
            return name
    return None


def holds_evidence(annotation: object) -> bool:
    """Whether a type is evidence, or a container of it."""
    return annotation is Evidence or any(holds_evidence(part) for part in get_args(annotation))


def evidence_of(item: BaseModel) -> list[Evidence]:
    """The evidence of an item of any schema."""
    name = evidence_field(type(item))
    value = getattr(item, name) if name else []
    if isinstance(value, Evidence):
        return [value]
    return list(value or [])


def cite_anew(item: BaseModel, evidence: Sequence[Evidence]) -> None:
    """Replace the evidence of an item of any schema, in the form that its field has."""
    name = evidence_field(type(item))
    if name is None:
        return
    before = getattr(item, name)
    several = type(before)(evidence) if isinstance(before, (list, tuple)) else None
    single = evidence[0] if evidence else None
    object.__setattr__(item, name, single if several is None else several)  # it may be frozen


def texts_of(item: BaseModel) -> Iterator[tuple[str, str]]:
    """The texts of an item that a model wrote freely, each with the name of its field."""
    for name in _free_fields(type(item)):
        value = getattr(item, name, None)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text.strip():
                yield name, text


@lru_cache(maxsize=256)
def _free_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that a model may write what it likes into: neither choices nor our own."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if field.json_schema_extra is not CHECKED and not _is_choice(field)
    )


def _is_choice(field: FieldInfo) -> bool:
    candidates = (field.annotation, *get_args(field.annotation))
    return any(get_origin(part) is Literal for part in candidates)
