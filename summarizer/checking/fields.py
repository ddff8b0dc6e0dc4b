"""Which texts of an item are checked, and as what: by its marks, else by the fields' names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from summarizer.items import texts_of
from summarizer.summary import CheckedAs, Role

_ROLES: dict[str, Role] = {
    "speaker": "speaker",
    "actor": "speaker",
    "name": "name",
    "issuer": "name",
    "target": "name",
    "via": "name",
    "aliases": "name",
    "quote": "quote",
}
"""As what a field is checked that has no mark of its own."""


def role_of(item: BaseModel, field: str) -> Role:
    """As what a field of an item is checked: a speaker, a name, a quotation, or plain text."""
    return _role(type(item), field)


@lru_cache(maxsize=1024)
def _role(model: type[BaseModel], field: str) -> Role:
    own = model.model_fields.get(field)  # None for what a model took beyond its fields
    mark = next((m for m in own.metadata if isinstance(m, CheckedAs)), None) if own else None
    return mark.role if mark else _ROLES.get(field, "text")


def is_named(item: BaseModel) -> bool:
    """Whether an item is an entry of somebody, known by a name."""
    name = getattr(item, "name", None)
    return isinstance(name, str) and bool(name.strip())


def statement_of(item: BaseModel) -> str:
    """All that an item says: what its evidence must bear out.

    That is its running text; for a measure also whom it is aimed at, which belongs to it (who
    issues it may be named a sentence before); for an entry that names somebody the name; and where
    there is nothing but names and quotations all of them.
    """
    if is_named(item):
        return " ".join(text for name, text in texts_of(item) if name == "name")
    texts = [(role_of(item, name), name, text) for name, text in texts_of(item)]
    told = [text for role, name, text in texts if role == "text" or name == "target"]
    return " ".join(told or [text for _, _, text in texts])


def details_of(item: BaseModel) -> Iterator[tuple[str, str]]:
    """The fields beside an item's main text that say something more: a role, a condition.

    A short invention would hide behind a long and true statement, so each is looked at alone.
    """
    fields = [(name, text) for name, text in texts_of(item) if role_of(item, name) == "text"]
    return (field for field in fields if len(fields) > 1 or is_named(item))
