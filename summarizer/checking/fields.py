"""Which texts of an item are checked, and as what: by the names and types of its fields."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.items import texts_of

NAME_FIELDS = frozenset({"name", "speaker", "actor", "issuer", "target", "via", "aliases"})
"""Fields that hold names: each name must stand in the source."""

QUOTE_FIELDS = frozenset({"quote"})
"""Fields that hold the source's own words."""


def statement_of(item: BaseModel) -> str:
    """All that an item says: what its evidence must bear out.

    That is its running text; for a measure also whom it is aimed at, which belongs to it (who
    issues it may be named a sentence before); and for an entry that names somebody the name.
    """
    texts = [(name, text) for name, text in texts_of(item) if name not in QUOTE_FIELDS]
    if "name" in type(item).model_fields:
        return " ".join(text for name, text in texts if name == "name")
    told = [text for name, text in texts if name not in NAME_FIELDS or name == "target"]
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
