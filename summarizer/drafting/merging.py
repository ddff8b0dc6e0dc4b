"""Put the answers for the sections and parts of one report together: each item once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.items import evidence_field, evidence_of
from summarizer.summary import CHECKED, JOINED, Actor, Evidence, Passage

MOST_EVIDENCE_OF_JOINED = 12
_NOT_A_WORD = re.compile(r"(?:[\s;!?'\"“”‘’()\[\]]|[.,:](?!\d)|[-–—](?!\d))+")
"""What two tellings of one thing may differ in: marks, but no sign, currency or decimal point."""


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
    lists = [value for value in found if isinstance(value, (list, tuple))]
    if lists:
        return type(lists[0])(_each_once([entry for value in lists for entry in value]))
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
    """The entries in order, those that say the same put together with all that they have."""
    kept: list[Any] = []
    places: dict[Any, list[int]] = {}
    for entry in entries:
        alike = places.setdefault(_must_say(entry), [])
        at = next((n for n in alike if _at_ease(kept[n], entry)), None)
        if at is None:
            alike.append(len(kept))
            kept.append(entry)
        else:
            kept[at] = _together(kept[at], entry)
    return kept


def not_yet_there(entries: Sequence[Any], new: Iterable[Any]) -> list[Any]:
    """Those of the new entries that say what none of the others, old or new, says."""
    kept = list(entries)
    for entry in new:
        alike = (known for known in kept if _must_say(known) == _must_say(entry))
        if not any(_at_ease(known, entry) for known in alike):
            kept.append(entry)
    return kept[len(entries) :]


def _must_say(entry: Any) -> Any:
    """What an entry must say to be the same as another: what it cannot lack.

    An actor is known by the name alone.
    """
    if isinstance(entry, Actor):
        return _plain(entry.name)
    if not isinstance(entry, BaseModel):
        return repr(entry)
    required = _told_fields(type(entry))[0]
    return tuple([_plain(str(getattr(entry, field))) for field in required])


def _at_ease(one: Any, other: Any) -> bool:
    """Whether two entries are at odds in nothing that an entry may lack."""
    if isinstance(one, Actor) or not isinstance(one, BaseModel):
        return True
    both = ((getattr(one, f), getattr(other, f)) for f in _told_fields(type(one))[1])
    return all(
        not mine or not theirs or _plain(str(mine)) == _plain(str(theirs)) for mine, theirs in both
    )


@lru_cache(maxsize=256)
def _told_fields(kind: type[BaseModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a model tells in an entry, its evidence apart: what it must, and what it may."""
    own = evidence_field(kind)
    told = {
        name: field.is_required()
        for name, field in kind.model_fields.items()
        if name != own and field.json_schema_extra is not CHECKED
    }
    return tuple(f for f in told if told[f]), tuple(f for f in told if not told[f])


def _together(first: Any, second: Any) -> Any:
    """The first of two that are one, with the evidence of both and what only the second has."""
    if not isinstance(first, BaseModel):
        return first
    lacking = {
        name: getattr(second, name)
        for name in type(first).model_fields
        if not getattr(first, name) and getattr(second, name)
    }
    name = evidence_field(type(first))
    if name is not None and isinstance(getattr(first, name), list):
        lacking[name] = _evidence_once([first, second])
    return first.model_copy(update=lacking)


def _evidence_once(items: Iterable[BaseModel]) -> list[Evidence]:
    return list({cited.start: cited for item in items for cited in evidence_of(item)}.values())


def _plain(words: str) -> str:
    return _NOT_A_WORD.sub(" ", words).strip().casefold()
