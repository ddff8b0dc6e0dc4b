"""Which texts of an item are checked, and as what: by the names and types of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.summary import CHECKED

NAME_FIELDS = frozenset({"name", "speaker", "actor", "issuer", "target", "via", "aliases"})
"""Fields that hold names: each name must stand in the source."""

QUOTE_FIELDS = frozenset({"quote"})
"""Fields that hold the source's own words."""


def texts_of(item: BaseModel) -> Iterator[tuple[str, str]]:
    """The texts of an item that a model wrote freely, each with the name of its field."""
    for name, field in type(item).model_fields.items():
        if field.json_schema_extra is CHECKED or _is_choice(field):
            continue
        value = getattr(item, name, None)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text.strip():
                yield name, text


def statement_of(item: BaseModel) -> str:
    """All that an item says in running words: what its evidence must bear out."""
    told = [
        text
        for name, text in texts_of(item)
        if name not in NAME_FIELDS and name not in QUOTE_FIELDS and name != "when"
    ]
    names = [text for name, text in texts_of(item) if name in NAME_FIELDS]
    return " ".join(told if told and not _only_names(item) else [*names, *told])


def _only_names(item: BaseModel) -> bool:
    """Whether an item is about names rather than a statement: an actor, a sanction."""
    fields = type(item).model_fields
    return "name" in fields or "issuer" in fields


def _is_choice(field: FieldInfo) -> bool:
    candidates = (field.annotation, *get_args(field.annotation))
    return any(get_origin(part) is Literal for part in candidates)
