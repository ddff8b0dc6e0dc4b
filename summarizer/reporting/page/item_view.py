"""An item of any schema, ready to be shown: its texts with their places, its tags, its verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from summarizer.checking.fields import role_of
from summarizer.items import evidence_field, evidence_of, texts_of
from summarizer.remarks import Correction, Review
from summarizer.reporting.page.places import Places
from summarizer.reporting.page.wording import DETAILS, label
from summarizer.result import CheckedItem
from summarizer.summary import CHECKED, Check

SCALARS = (str, int, float, Decimal, date)


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check, and the places that it rests on."""

    check: Check
    words: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """One text of an item: what kind of field it stands in, and the checks that look at it."""

    field: str
    label: str
    role: str
    text: str
    checks: tuple[CheckView, ...]


@dataclass(slots=True)
class ItemView:
    """An item as the page shows it.

    Attributes:
        number: Names it in the page.
        path: Where it is in the summary.
        kind: The section that it belongs to: the first name of its path.
        severity: The worst of its checks.
        texts: What it says, field by field.
        tags: Its choices and plain values, each with the name of its field.
        cites: The places that it cites.
        checks: Every check of it.
        reviews: What analysts say of its verdict.
        corrections: What was asked of the model again.
        links: Other items that it belongs with, each after a few words that say how.
    """

    number: int
    path: str
    kind: str
    severity: str
    texts: list[TextView]
    tags: list[tuple[str, str]]
    cites: list[int]
    checks: list[CheckView]
    fingerprint: str
    reviews: list[Review] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    links: list[tuple[str, ItemView]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Who is named in it."""
        return [text.text for text in self.texts if text.role == "name"]

    @property
    def told(self) -> str:
        """What it says, in a line."""
        names = ", ".join(text.text for text in self.texts if text.role == "name")
        said = "; ".join(text.text for text in self.texts if text.role == "text")
        return ": ".join(part for part in (names, said) if part) or self.path

    @property
    def flagged(self) -> list[CheckView]:
        """The checks that found something, the worst first."""
        found = [view for view in self.checks if view.check.severity != "ok"]
        return sorted(found, key=lambda view: view.check.severity != "error")

    @property
    def held(self) -> list[CheckView]:
        """The checks that found nothing wrong."""
        return [view for view in self.checks if view.check.severity == "ok"]

    @property
    def leads_to(self) -> list[int]:
        """The places to show for the item as a whole: what it cites, else what it is checked by."""
        return self.cites or [place for view in self.checks for place in view.places]


def item_view(number: int, checked: CheckedItem, schema: str, places: Places) -> ItemView:
    """An item with its places entered in `places`; `schema` names the item that is the summary."""
    path, item, found = checked
    cites = places.add_all(evidence_of(item), "evidence", number)
    checks = [_check_view(number, item, check, places) for check in found]
    return ItemView(
        number=number,
        path=path,
        kind=path.partition("[")[0].partition(".")[0] or schema,
        severity=checked.severity,
        texts=list(_texts(item, checks)),
        tags=list(_tags(item)),
        cites=cites,
        checks=checks,
        fingerprint=checked.fingerprint,
    )


def _check_view(number: int, item: BaseModel, check: Check, places: Places) -> CheckView:
    at = places.add_all(check.source_spans, check.kind, number, check.severity)
    text = getattr(item, check.field, None)
    whole = text if isinstance(text, str) else ""
    span = check.span
    return CheckView(check, whole[span.start : span.end] if span else whole, tuple(at))


def _texts(item: BaseModel, checks: Sequence[CheckView]) -> Iterator[TextView]:
    told = list(texts_of(item))
    alone = len(told) == 1
    for name, text in told:
        mine = tuple(view for view in checks if view.check.field == name)
        several = sum(other == name for other, _ in told) > 1
        if several:  # which of the entries a span belongs to is not told
            mine = tuple(view for view in mine if view.check.span is None)
        yield TextView(name, "" if alone else label(name), _role(item, name), text, mine)


def _role(item: BaseModel, name: str) -> str:
    role = role_of(item, name)
    if role == "text":
        return "detail" if name in DETAILS else "text"
    return "quote" if role == "quote" else "name"


def _tags(item: BaseModel) -> Iterator[tuple[str, str]]:
    """The fields that are no free text: choices, numbers, dates, what the checks filled in."""
    free = {name for name, _ in texts_of(item)}
    for name in (*type(item).model_fields, *(item.model_extra or ())):
        told = type(item).model_fields.get(name)
        value = getattr(item, name, None)
        if name in free or name in ("denies", evidence_field(type(item))) or value is None:
            continue
        for one in value if isinstance(value, (list, tuple, set)) else [value]:
            if isinstance(one, SCALARS) and str(one).strip():
                is_ours = told is not None and told.json_schema_extra is CHECKED
                yield ("" if is_ours or isinstance(one, str) else name), str(one)
