"""Read the summary of a row whose schema is not at hand, from what the row itself tells.

A row holds its items whole: their texts, their evidence, and by which path which checks are of
them. That is enough to show, list, review and compare them. What only the schema knows is lost:
a choice is read as a text, a date as its words. To check the items anew the schema is needed.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from summarizer.summary import Actor, Claim, Denial, Evidence, Item, Passage, SanctionsThreat

_OF_OURS: tuple[type[BaseModel], ...] = (Claim, Denial, SanctionsThreat, Actor, Passage, Item)
"""Kinds that somebody's own may be made from: what has all their fields is taken for one."""

_EVIDENCE = frozenset(Evidence.model_fields)
_MANY = list[Evidence]
MOST_SHAPES = 1_000
"""Kinds of items that are kept, told apart by their fields: one schema has a few."""


class _AsTold(BaseModel):
    """A model of somebody else's, whatever its fields are called."""

    model_config = ConfigDict(protected_namespaces=())


def summary_as_told(summary: Mapping[str, Any], name: str, checked: Collection[str]) -> BaseModel:
    """A summary as models made from what stands in it.

    Args:
        summary: The summary as JSON gives it.
        name: What its schema is called.
        checked: The paths of the items that have checks beside the summary.

    Raises:
        ValidationError: What looks like evidence, or like an item of ours, is none.
    """
    return _model(summary, name, "", checked)


def _told(value: Any, path: str, checked: Collection[str]) -> Any:
    """A value with models for what was one: whatever has evidence in it, or checks of its own."""
    if isinstance(value, list):
        return [_told(entry, f"{path}[{at}]", checked) for at, entry in enumerate(value)]
    if isinstance(value, Mapping) and not _is_evidence(value):
        if path in checked or "checks" in value or _has_evidence(value.values()):
            return _model(value, path.rpartition(".")[2].partition("[")[0], path, checked)
        entries = enumerate(value.items())
        return {key: _told(entry, f"{path}[{at}]", checked) for at, (key, entry) in entries}
    return value


def _model(told: Mapping[str, Any], name: str, path: str, checked: Collection[str]) -> BaseModel:
    values = {
        _named(key): _told(value, f"{path}.{key}".lstrip("."), checked)
        for key, value in told.items()
    }
    return _kind(name, tuple((key, _type_of(value)) for key, value in values.items()))(**values)


@lru_cache(maxsize=MOST_SHAPES)
def _kind(name: str, shape: tuple[tuple[str, Any], ...]) -> type[BaseModel]:
    """The model with these fields; one of ours with more, where it has all of its fields."""
    names = {key for key, _ in shape}
    base = next((kind for kind in _OF_OURS if names >= set(kind.model_fields)), _AsTold)
    fields: dict[str, Any] = {
        key: (kind, ...) for key, kind in shape if key not in base.model_fields
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a field may be called as a method is
        return create_model(name if name.isidentifier() else "Item", __base__=base, **fields)


def _named(key: str) -> str:
    """The name of a field; pydantic keeps some for itself, so these are put in quotation marks."""
    is_kept = key.startswith("_") or (key.startswith("model_") and hasattr(BaseModel, key))
    return f"“{key}”" if is_kept else key


def _type_of(value: Any) -> Any:
    if _is_evidence(value):
        return Evidence
    is_many = isinstance(value, list) and value and all(map(_is_evidence, value))
    return _MANY if is_many else Any


def _is_evidence(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() == _EVIDENCE


def _has_evidence(values: Iterable[Any]) -> bool:
    return any(
        _is_evidence(value)
        or (isinstance(value, list) and _has_evidence(value))
        or (isinstance(value, Mapping) and _has_evidence(value.values()))
        for value in values
    )
