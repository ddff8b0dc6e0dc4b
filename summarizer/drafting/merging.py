"""Put the answers for the sections and parts of one report together: each item once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.items import evidence_field, evidence_of
from summarizer.summary import CHECKED, JOINED, Actor, Evidence, Passage

MOST_EVIDENCE_OF_JOINED = 12
_NOT_A_WORD = re.compile(r"\W+")


def merged(schema: type[BaseModel], answers: Iterable[Mapping[str, Any]]) -> BaseModel:
    """One summary from the answers in the order of the report's parts.

    A field that no answer has stays at its default, or is None where it has none: such a
    summary is incomplete, and the result says so.
    """
    values: dict[str, list[Any]] = {}
    for answer in answers:
        for name, value in answer.items():
            values.setdefault(name, []).append(value)
    whole = {
        name: _merged_field(field, values.get(name, []))
        for name, field in schema.model_fields.items()
        if name in values or field.is_required()
    }
    return schema.model_construct(**whole)


def _merged_field(field: FieldInfo, found: Sequence[Any]) -> Any:
    if any(isinstance(value, list) for value in found):
        return _each_once([entry for value in found for entry in value or []])
    present = [value for value in found if value is not None]
    if field.json_schema_extra is JOINED and all(isinstance(p, Passage) for p in present):
        return _joined(present)
    return present[0] if present else None


def _joined(passages: Sequence[Passage]) -> Passage | None:
    if len(passages) < 2:
        return passages[0] if passages else None
    evidence = _evidence_once(passages)[:MOST_EVIDENCE_OF_JOINED]
    return Passage.model_construct(
        text=" ".join(passage.text for passage in passages), evidence=evidence, checks=[]
    )


def _each_once(entries: Sequence[Any]) -> list[Any]:
    """The entries in order, those that say the same put together with all their evidence."""
    kept: dict[Any, Any] = {}
    for entry in entries:
        key = _sameness(entry)
        kept[key] = _with_evidence_of(kept[key], entry) if key in kept else entry
    return list(kept.values())


def _sameness(entry: Any) -> Any:
    """What makes two entries the same: all their words, or, for an actor, the name alone."""
    if isinstance(entry, Actor):
        return _plain(entry.name)
    if not isinstance(entry, BaseModel):
        return repr(entry)
    own = evidence_field(type(entry))
    told = entry.model_dump(exclude={own} if own else None)
    return tuple(
        _plain(str(value))
        for name, value in told.items()
        if type(entry).model_fields[name].json_schema_extra is not CHECKED
    )


def _with_evidence_of(first: Any, second: Any) -> Any:
    name = evidence_field(type(first)) if isinstance(first, BaseModel) else None
    if name is None or not isinstance(getattr(first, name), list):
        return first
    return first.model_copy(update={name: _evidence_once([first, second])})


def _evidence_once(items: Iterable[BaseModel]) -> list[Evidence]:
    return list({cited.start: cited for item in items for cited in evidence_of(item)}.values())


def _plain(words: str) -> str:
    return _NOT_A_WORD.sub(" ", words).strip().casefold()
