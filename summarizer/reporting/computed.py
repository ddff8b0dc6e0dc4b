"""What a schema computes from its own fields, which a row need not hold."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


def computed_in(value: Any) -> dict[Any, Any]:
    """Where a value has computed fields, as pydantic takes it for `exclude`; empty if nowhere.

    A schema that forbids fields beyond its own could not read them again.
    """
    if isinstance(value, BaseModel):
        own = dict.fromkeys(type(value).model_computed_fields, True)
        names = (*type(value).model_fields, *(value.model_extra or ()))
        return own | _below((name, getattr(value, name, None)) for name in names)
    if isinstance(value, list | tuple):
        return _below(enumerate(value))
    return _below(value.items()) if isinstance(value, dict) else {}


def _below(entries: Any) -> dict[Any, Any]:
    found = ((key, computed_in(entry)) for key, entry in entries)
    return {key: computed for key, computed in found if computed}
