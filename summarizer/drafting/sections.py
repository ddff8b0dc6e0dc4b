"""Cut a schema into sections: what is asked of the model in one call each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    PydanticUndefinedAnnotation,
    PydanticUserError,
    RootModel,
    create_model,
)
from pydantic.fields import FieldInfo

from summarizer.errors import UsageError
from summarizer.items import evidence_field, holds_evidence
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


def sections_of(schema: type[BaseModel]) -> tuple[Section, ...]:
    """The sections of a schema: one for each list of items, one for all the rest.

    Raises:
        UsageError: It is no schema that could be asked for, or no item of it has evidence, so
            that nothing could be checked.
    """
    if not (isinstance(schema, type) and issubclass(schema, BaseModel)):
        raise UsageError(f"a schema must be a pydantic model, a class, and not {schema!r:.80}")
    return _sections_of(schema)


@lru_cache(maxsize=64)
def _sections_of(schema: type[BaseModel]) -> tuple[Section, ...]:
    _refuse_unfit(schema)
    if not holds_evidence_somewhere(schema):
        raise UsageError(
            f"{schema.__name__} has no item with a field of type Evidence or list[Evidence]: "
            "add one, so that what the model says can be checked"
        )
    lists = {name: field for name, field in _fields(schema).items() if _is_item_list(field)}
    rest = {name: field for name, field in _fields(schema).items() if name not in lists}
    found = [_section(schema, OVERVIEW, rest)] if rest else []
    return (*found, *(_section(schema, name, {name: lists[name]}) for name in lists))


def _refuse_unfit(schema: type[BaseModel]) -> None:
    """Refuse what is not finished, or keeps its items where they are not found.

    Raises:
        UsageError: With the reason.
    """
    if issubclass(schema, RootModel):
        raise UsageError(
            f"{schema.__name__} is a RootModel: put what it holds into a field of a model"
        )
    try:
        schema.model_rebuild()
        schema.model_json_schema()
    except (PydanticUserError, PydanticUndefinedAnnotation) as error:
        reason = str(error).splitlines()[0]
        raise UsageError(f"{schema.__name__} cannot be asked for: {reason}") from error
    for model in _models_within(schema, set()):
        for name, field in model.model_fields.items():
            if not _is_found(field.annotation):
                raise UsageError(
                    f"{model.__name__}.{name} keeps evidence, or items that have some, in a "
                    "mapping or a set, where they would not be checked one by one: use a list"
                )


def _models_within(annotation: Any, seen: set[Any]) -> Iterator[type[BaseModel]]:
    """The models in a type, each once: one may hold another of its own kind."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in seen or annotation is Evidence:
            return
        seen.add(annotation)
        yield annotation
        parts: Iterable[Any] = (field.annotation for field in annotation.model_fields.values())
    else:
        parts = get_args(annotation)
    for part in parts:
        yield from _models_within(part, seen)


def _is_found(annotation: Any) -> bool:
    """Whether evidence, and items with evidence, stand in lists and tuples alone, if anywhere."""
    if not (holds_evidence(annotation) or holds_evidence_somewhere(annotation)):
        return True
    origin = get_origin(annotation)
    if origin in (list, tuple, Annotated, Union, UnionType, None):
        return all(map(_is_found, get_args(annotation)))
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


@lru_cache(maxsize=64)
def whole(schema: type[BaseModel]) -> Section:
    """The schema as a single section, for models that can fill it in one call."""
    return _section(schema, "together", _fields(schema))


def holds_evidence_somewhere(annotation: Any) -> bool:
    """Whether a type is, or holds, a model with evidence."""
    models = _models_within(annotation, set())
    return any(evidence_field(model) is not None for model in models)


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
    fields: Mapping[str, FieldInfo],
    indent: str,
    *,
    unwrap: bool = False,
    above: tuple[type[BaseModel], ...] = (),
) -> Iterator[FieldLine]:
    for name, field in fields.items():
        inner = _model_in(field.annotation)
        if not unwrap:
            yield FieldLine(
                name=field.alias or name,
                description=field.description or _plain(name),
                choices=_choices(field),
                indent=indent,
            )
        if inner is not None and inner not in above:  # it may hold others of its own kind
            deeper = indent if unwrap else indent + "  "
            yield from _lines(_fields(inner), deeper, above=(*above, inner))


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
