"""Walk the items of a summary, whatever its schema: an item is a model that has evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from summarizer.summary import CHECKED, Check, Evidence, Span

_OURS = (Evidence, Check, Span)
_ITEMLESS = (*_OURS, str, int, float, bool)
"""Types of fields that hold no items."""
_CONTAINERS = (list, tuple, set, frozenset)


def items_of(summary: BaseModel) -> Iterator[tuple[str, BaseModel]]:
    """The items of any summary: each model in it with evidence or something told, and its path.

    What stands outside any item with evidence cannot be checked as the others are, but it is
    there to be read, so it counts as an item and is marked as one that rests on nothing.
    """
    if _is_item(summary):
        yield "", summary
    yield from _items_below(summary, "")


def _items_below(model: BaseModel, above: str) -> Iterator[tuple[str, BaseModel]]:
    for name in _and_extras(_fields_of_models(type(model)), model):
        value = getattr(model, name, None)
        if value is None or isinstance(value, str):
            continue
        for here, entry in _models_in(value, f"{above}.{name}".lstrip(".")):
            if _is_item(entry):
                yield here, entry
            yield from _items_below(entry, here)


def _models_in(value: Any, path: str) -> Iterator[tuple[str, BaseModel]]:
    """The models in a value, in containers within containers too; of a mapping by their order."""
    if isinstance(value, BaseModel):
        if not isinstance(value, _OURS):
            yield path, value
    elif isinstance(value, (*_CONTAINERS, Mapping)):
        entries = value.values() if isinstance(value, Mapping) else value
        for at, entry in enumerate(entries):
            yield from _models_in(entry, f"{path}[{at}]")


def _is_item(model: BaseModel) -> bool:
    return evidence_field(type(model)) is not None or any(told_of(model))


def _and_extras(fields: tuple[str, ...], model: BaseModel) -> tuple[str, ...]:
    """Some fields of a model, with those that it took beyond its own."""
    extras = model.model_extra
    return (*fields, *extras) if extras else fields


@lru_cache(maxsize=256)
def _fields_of_models(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields in which items may stand: most hold texts, choices, or evidence."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if not _is_of(_ITEMLESS, field.annotation) and not _is_closed(field.annotation)
    )


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
    return [cited for cited in value or () if isinstance(cited, Evidence)]


def cite_anew(item: BaseModel, evidence: Sequence[Evidence]) -> None:
    """Replace the evidence of an item of any schema, in the form that its field has."""
    name = evidence_field(type(item))
    if name is not None:
        object.__setattr__(item, name, as_held(type(item), evidence))  # it may be frozen


def as_held(model: type[BaseModel], evidence: Sequence[Evidence]) -> Any:
    """Evidence in the form that a model's field for it has: a list, a tuple, or a single one."""
    annotation = model.model_fields[evidence_field(model) or ""].annotation
    if _holds(annotation, tuple):
        return tuple(evidence)
    return list(evidence) if _holds(annotation, list) else next(iter(evidence), None)


def _holds(annotation: Any, container: type) -> bool:
    """Whether a type is a container of one kind, or may be."""
    origin = get_origin(annotation) or annotation
    return origin is container or any(_holds(part, container) for part in get_args(annotation))


def texts_of(item: BaseModel) -> Iterator[tuple[str, str]]:
    """The texts of an item that a model wrote freely, each with the name of its field."""
    for name, value in told_of(item):
        plain = type(value) is str or (isinstance(value, str) and not isinstance(value, Enum))
        if plain and value.strip():
            yield name, value


def values_of(item: BaseModel) -> Iterator[tuple[str, Any]]:
    """What a model wrote freely that is no text: numbers, dates, and whatever else."""
    for name, value in told_of(item):
        if not isinstance(value, (str, bool, Enum)):
            yield name, value


def told_of(item: BaseModel) -> Iterator[tuple[str, Any]]:
    """All that a model wrote freely, piece by piece, each with the name of its field.

    Neither choices nor what the checks fill in; nor models within, which are items of their own.
    """
    for name in _and_extras(_free_fields(type(item)), item):
        value = getattr(item, name, None)
        if isinstance(value, str):  # most are
            yield name, value
        elif value is not None:
            yield from ((name, leaf) for leaf in _leaves(value))


def shown_of(item: BaseModel) -> Iterator[tuple[str, str]]:
    """All that an item tells, choices too, as texts to be shown with the names of the fields."""
    for name in _and_extras(tuple(type(item).model_fields), item):
        own = type(item).model_fields.get(name)
        if own is None or own.json_schema_extra is not CHECKED:
            for leaf in _leaves(getattr(item, name, None)):
                if text := str(leaf.value if isinstance(leaf, Enum) else leaf).strip():
                    yield name, text


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, _CONTAINERS):
        for entry in value:
            yield from _leaves(entry)
    elif isinstance(value, Mapping):
        yield from _leaves([part for pair in value.items() for part in pair])
    elif value is not None and not isinstance(value, BaseModel):
        yield value


@lru_cache(maxsize=256)
def _free_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that a model may write what it likes into: neither choices nor our own."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if field.json_schema_extra is not CHECKED
        and not _is_closed(field.annotation)
        and not _is_of(_OURS, field.annotation)
    )


def _is_of(types: tuple[type, ...], annotation: Any) -> bool:
    """Whether a type is one of these, nothing, or a list or choice of such."""
    if get_origin(annotation) is Annotated:
        return _is_of(types, get_args(annotation)[0])
    if get_origin(annotation) in (list, tuple, Union, UnionType):
        return all(_is_of(types, part) for part in get_args(annotation) if part is not Ellipsis)
    return annotation is type(None) or annotation in types


def _is_closed(annotation: Any) -> bool:
    """Whether a type is a closed list of choices, or a container of such, and nothing besides."""
    if get_origin(annotation) is Annotated:
        return _is_closed(get_args(annotation)[0])
    if get_origin(annotation) is Literal or annotation in (bool, type(None)):
        return True
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return True
    parts = [part for part in get_args(annotation) if part is not Ellipsis]
    return bool(parts) and all(map(_is_closed, parts))
