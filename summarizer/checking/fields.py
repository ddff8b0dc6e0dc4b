"""Which texts of an item are checked, and as what: by its marks, else by the fields' names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Told:
    """What an item tells in texts, read once for all the checks.

    Attributes:
        texts: Each text with the role and the name of its field.
        name: What the field "name" of an item holds, if it has one that is a text.
    """

    texts: tuple[tuple[Role, str, str], ...]
    name: str | None

    @property
    def is_named(self) -> bool:
        """Whether the item is an entry of somebody, known by a name."""
        return self.name is not None and bool(self.name.strip())


def told_by(item: BaseModel) -> Told:
    """Read the texts of an item."""
    model = type(item)
    texts = tuple((_role(model, field), field, text) for field, text in texts_of(item))
    # to ask a model for what it lacks takes longer than all this
    name = getattr(item, "name", None) if _may_have_a_name(model) or item.model_extra else None
    return Told(texts, name if isinstance(name, str) else None)


@lru_cache(maxsize=256)
def _may_have_a_name(model: type[BaseModel]) -> bool:
    return "name" in model.model_fields or hasattr(model, "name")


def is_named(item: BaseModel) -> bool:
    """Whether an item is an entry of somebody, known by a name."""
    return told_by(item).is_named


def statement_of(item: BaseModel) -> str:
    """All that an item says, see `statement_in`."""
    return statement_in(told_by(item))


def statement_in(told: Told) -> str:
    """All that an item says: what its evidence must bear out.

    That is its running text; for a measure also whom it is aimed at, which belongs to it (who
    issues it may be named a sentence before); for an entry that names somebody the name; and where
    there is nothing but names and quotations all of them.
    """
    if told.is_named:
        return " ".join([text for _, name, text in told.texts if name == "name"])
    said = [text for role, name, text in told.texts if role == "text" or name == "target"]
    return " ".join(said or [text for _, _, text in told.texts])


def details_in(told: Told) -> Sequence[tuple[str, str]]:
    """The fields beside an item's main text that say something more: a role, a condition.

    A short invention would hide behind a long and true statement, so each is looked at alone.
    """
    fields = [(name, text) for role, name, text in told.texts if role == "text"]
    return fields if len(fields) > 1 or told.is_named else []
