"""Which entries of a summary are wrong, in which fields, and which sentences are at issue."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from summarizer.checking.check import Checked
from summarizer.checking.evidence import beside, content_stems, support_in
from summarizer.checking.fields import statement_of
from summarizer.items import evidence_field, evidence_of, texts_of
from summarizer.source.sentences import Source
from summarizer.summary import CHECKED, Check, Evidence

SENTENCES_OF_AN_ENTRY = 6
"""Sentences shown for one entry: its own and those beside them, and those that its checks name."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One field of an entry that is wrong.

    Attributes:
        field: Its name.
        reason: What the checks found, as a sentence.
        choices: What the field may hold, where that is a closed list.
    """

    field: str
    reason: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failing:
    """An entry with errors.

    Attributes:
        checked: The entry, its path and its checks.
        faults: What is wrong with it, a field each.
        sentences: The sentences at issue.
    """

    checked: Checked
    faults: tuple[Fault, ...]
    sentences: tuple[Evidence, ...]

    @property
    def kind(self) -> str:
        """What the entry is, as the schema calls it."""
        return self.checked.path.partition("[")[0] or type(self.checked.item).__name__

    @property
    def told(self) -> str:
        """What the entry says, as a line of JSON."""
        item = self.checked.item
        fields = {name: getattr(item, name) for name in _told_fields(item)}
        numbers = [cited.sentence for cited in evidence_of(item)]
        return json.dumps(fields | {"evidence": numbers}, ensure_ascii=False, default=_as_text)


def failing(checked: Iterable[Checked], source: Source) -> Iterator[Failing]:
    """The entries that have errors which another answer could mend, in their order."""
    for one in checked:
        if evidence_field(type(one.item)) is None:
            continue
        if faults := tuple(_faults(one)):
            yield Failing(one, faults, tuple(_at_issue(one, source)))


def errors_of(checks: Iterable[Check]) -> list[Check]:
    """The checks that found something wrong."""
    return [check for check in checks if check.severity == "error"]


def _faults(checked: Checked) -> Iterator[Fault]:
    reasons: dict[str, list[str]] = {}
    for check in errors_of(checked.checks):
        field = check.field if check.field != "evidence" else main_text(checked.item)
        if field is not None and isinstance(getattr(checked.item, field), (str, type(None))):
            reasons.setdefault(field, []).append(check.reason.rstrip("."))
    for field, found in reasons.items():
        yield Fault(field, "; ".join(dict.fromkeys(found)), _choices(checked.item, field))


def _as_text(value: object) -> object:
    """What a schema of somebody's own may hold that JSON does not know."""
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)


def main_text(item: BaseModel) -> str | None:
    """The field that says most: the one to be said anew when the evidence does not bear it out."""
    texts = sorted(texts_of(item), key=lambda text: len(text[1]), reverse=True)
    return texts[0][0] if texts else None


def _told_fields(item: BaseModel) -> list[str]:
    own = evidence_field(type(item))
    fields = type(item).model_fields.items()
    names = [name for name, field in fields if field.json_schema_extra is not CHECKED]
    names += item.model_extra or {}
    return [name for name in names if name != own and getattr(item, name)]


def _choices(item: BaseModel, field: str) -> tuple[str, ...]:
    own = type(item).model_fields.get(field)
    annotation = own.annotation if own else None
    candidates = (annotation, *get_args(annotation))
    literal = next((part for part in candidates if get_origin(part) is Literal), None)
    return tuple(str(choice) for choice in get_args(literal)) if literal is not None else ()


def _at_issue(checked: Checked, source: Source) -> Sequence[Evidence]:
    """The sentences that decide: named by the checks, cited, nearest in content, and beside."""
    cited = evidence_of(checked.item)
    named = [
        sentence
        for check in errors_of(checked.checks)
        for span in check.source_spans
        if (sentence := source.sentence_at(span.start)) is not None
    ]
    best = support_in(source).best(content_stems(statement_of(checked.item)))
    nearest = [best[0]] if best else []
    wanted = {s.sentence: s for s in (*cited, *named[:2], *nearest, *beside(cited, source))}
    return sorted(list(wanted.values())[:SENTENCES_OF_AN_ENTRY], key=lambda s: s.sentence)
