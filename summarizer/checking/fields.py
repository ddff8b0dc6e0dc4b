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
    """All that an item says: what its evidence must bear out.

    That is its running text; for a measure between two parties also who they are; and for
    an entry that names somebody (an actor) the name.
    """
    texts = [(name, text) for name, text in texts_of(item) if name not in QUOTE_FIELDS]
    if "name" in type(item).model_fields:
        return " ".join(text for name, text in texts if name == "name")
    parties = {"issuer", "target"} & set(type(item).model_fields)
    told = [t for name, t in texts if (name not in NAME_FIELDS or name in parties)]
    return " ".join(told)


def details_of(item: BaseModel) -> Iterator[tuple[str, str]]:
    """The fields beside an item's main text that say something more: a role, a condition.

    A short invention would hide behind a long and true statement, so each is looked at alone.
    """
    fields = [
        (name, text)
        for name, text in texts_of(item)
        if name not in NAME_FIELDS and name not in QUOTE_FIELDS
    ]
    return (field for field in fields if len(fields) > 1 or "name" in type(item).model_fields)


def _is_choice(field: FieldInfo) -> bool:
    candidates = (field.annotation, *get_args(field.annotation))
    return any(get_origin(part) is Literal for part in candidates)
