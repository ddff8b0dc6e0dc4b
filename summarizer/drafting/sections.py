"""Cut a schema into sections: what is asked of the model in one call each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, create_model
from pydantic.fields import FieldInfo

from summarizer.errors import UsageError
from summarizer.items import evidence_field
from summarizer.summary import CHECKED, Evidence

OVERVIEW = "overview"
"""The section of all that is not a list: a headline, a gist, a verdict."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field as a prompt tells of it."""

    name: str
    description: str
    choices: tuple[str, ...]
    indent: str


@dataclass(frozen=True)
class Section:
    """A part of a schema that is asked for in one call.

    Attributes:
        name: The field it fills, or "overview".
        description: What goes into it.
        answer: The type that the model's answer must fit.
        lines: Its fields, for the prompt.
    """

    name: str
    description: str
    answer: type[BaseModel]
    lines: tuple[FieldLine, ...]


@lru_cache(maxsize=64)
def sections_of(schema: type[BaseModel]) -> tuple[Section, ...]:
    """The sections of a schema: one for each list of items, one for all the rest.

    Raises:
        UsageError: No item of the schema has evidence, so nothing could be checked.
    """
    if not any(holds_evidence_somewhere(field.annotation) for field in _fields(schema).values()):
        raise UsageError(
            f"{schema.__name__} has no item with a field of type Evidence or list[Evidence]: "
            "add one, so that what the model says can be checked"
        )
    lists = {name: field for name, field in _fields(schema).items() if _is_item_list(field)}
    rest = {name: field for name, field in _fields(schema).items() if name not in lists}
    found = [_section(schema, OVERVIEW, rest)] if rest else []
    return (*found, *(_section(schema, name, {name: lists[name]}) for name in lists))


@lru_cache(maxsize=64)
def whole(schema: type[BaseModel]) -> Section:
    """The schema as a single section, for models that can fill it in one call."""
    return _section(schema, "together", _fields(schema))


def holds_evidence_somewhere(annotation: Any) -> bool:
    """Whether a type is, or holds, a model with evidence."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return evidence_field(annotation) is not None or any(
            holds_evidence_somewhere(field.annotation) for field in annotation.model_fields.values()
        )
    return any(holds_evidence_somewhere(part) for part in get_args(annotation))


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {
        name: field
        for name, field in model.model_fields.items()
        if field.json_schema_extra is not CHECKED
    }


def _is_item_list(field: FieldInfo) -> bool:
    inner = get_args(field.annotation)
    return (
        get_origin(field.annotation) in (list, tuple)
        and bool(inner)
        and holds_evidence_somewhere(inner[0])
    )


class _Answer(BaseModel):
    """A type of answer; its JSON schema, of which every call tells the model, is made once."""

    @classmethod
    def model_json_schema(cls, *args: Any, **options: Any) -> dict[str, Any]:
        if args or options:
            return super().model_json_schema(*args, **options)
        return dict(json.loads(cls._json_schema()))

    @classmethod
    @lru_cache(maxsize=256)
    def _json_schema(cls) -> str:
        return json.dumps(super().model_json_schema())


def _section(schema: type[BaseModel], name: str, fields: Mapping[str, FieldInfo]) -> Section:
    kinds: dict[str, Any] = {key: (field.annotation, field) for key, field in fields.items()}
    answer = create_model(f"{schema.__name__}_{name}", __base__=_Answer, **kinds)
    one_list = len(fields) == 1 and _is_item_list(next(iter(fields.values())))
    described = next(iter(fields.values())).description if one_list else schema.__doc__
    lines = tuple(_lines(fields, "", unwrap=one_list))
    return Section(name, (described or name).strip().rstrip("."), answer, lines)


def _lines(
    fields: Mapping[str, FieldInfo], indent: str, *, unwrap: bool = False
) -> Iterator[FieldLine]:
    for name, field in fields.items():
        inner = _model_in(field.annotation)
        if not unwrap:
            yield FieldLine(
                name=name,
                description=field.description or _plain(name),
                choices=_choices(field),
                indent=indent,
            )
        if inner is not None:
            yield from _lines(_fields(inner), indent if unwrap else indent + "  ")


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model in `Model`, `list[Model]` or `Model | None`; evidence is a number to the model."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None if annotation is Evidence else annotation
    found = (_model_in(part) for part in get_args(annotation) if part is not NoneType)
    return next((model for model in found if model is not None), None)


def _choices(field: FieldInfo) -> tuple[str, ...]:
    candidates = (field.annotation, *get_args(field.annotation))
    literal = next((part for part in candidates if get_origin(part) is Literal), None)
    return tuple(str(choice) for choice in get_args(literal)) if literal is not None else ()


def _plain(name: str) -> str:
    return name.replace("_", " ")
