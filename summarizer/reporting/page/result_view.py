"""A result, ready to be shown: its sections, its report, what is left out, and what it cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from summarizer.remarks import Contradiction, Correction, Review
from summarizer.reporting.page.item_view import ItemView, item_view
from summarizer.reporting.page.linking import Linker
from summarizer.reporting.page.places import Places
from summarizer.reporting.page.report_text import ReportText
from summarizer.reporting.page.wording import SEVERITIES
from summarizer.result import Covered, Result


class LeftOut(NamedTuple):
    """What of the report no item uses, of one sort ("figures"): places, and how many are used."""

    sort: str
    used: int
    total: int
    places: list[int]


class Clash(NamedTuple):
    """Two statements of the report that cannot both be so: how, why, the items, the places."""

    kind: str
    reason: str
    items: list[ItemView]
    places: list[int]


@dataclass(frozen=True, slots=True)
class ResultView:
    """A result as the page shows it.

    Attributes:
        result: The result itself.
        items: Its items, in the order of the schema.
        contradictions: Statements of the report that contradict each other.
        left_out: What no item uses.
        stale_reviews: Reviews of items that say something else by now.
        other_corrections: Corrections of items that are not there (any more).
        linker: Writes links to places.
        text: The report as HTML.
        untrue: What the stored row tells that is not so, a sentence each.
    """

    result: Result[Any]
    items: list[ItemView]
    contradictions: list[Clash]
    left_out: list[LeftOut]
    stale_reviews: list[Review]
    other_corrections: list[Correction]
    linker: Linker
    text: str
    untrue: Sequence[str] = ()

    @property
    def sections(self) -> list[tuple[str, list[ItemView]]]:
        """The items by their kinds, in the order of the schema."""
        found: dict[str, list[ItemView]] = {}
        for item in self.items:
            found.setdefault(item.kind, []).append(item)
        return list(found.items())

    @property
    def tally(self) -> dict[str, int]:
        """How many items are of each severity, the worst first."""
        found = [item.severity for item in self.items]
        return {severity: found.count(severity) for severity in SEVERITIES}

    @property
    def address(self) -> str | None:
        """Where the report was published, if that is an address that a browser may follow."""
        url = self.result.report.url
        try:
            return url if url and urlsplit(url).scheme in ("http", "https") else None
        except ValueError:
            return None

    @property
    def origin(self) -> list[tuple[str, str]]:
        """Where the summary came from and what it cost, as names and values."""
        origin, usage = self.result.provenance, self.result.usage
        return [
            ("model", f"{origin.model} {origin.where}"),
            ("made", origin.created),
            ("by", f"checked-summarizer {origin.library}, checks {origin.checks}"),
            ("prompts", origin.prompts),
            ("schema", f"{origin.schema_name} {origin.schema_fingerprint}"),
            ("tokens read", f"{usage.prompt_tokens:,}"),
            ("tokens written", f"{usage.completion_tokens:,}"),
            ("cost", "unknown" if usage.cost is None else f"${usage.cost:.4f}"),
            ("source (SHA-256)", self.result.report.sha256),
        ]


COMPLETED = "asked for again"
"""Beside an item that the first answer left out."""


def result_view(result: Result[Any], prefix: str, untrue: Sequence[str] = ()) -> ResultView:
    """Everything that the page shows of a result; `prefix` stands before every id."""
    places, schema = Places(result), type(result.summary).__name__
    items = [
        item_view(number, checked, schema, places) for number, checked in enumerate(result.items())
    ]
    by_path = {item.path: item for item in items}
    for path in by_path.keys() & set(result.completed):
        by_path[path].tags.append(("", COMPLETED))
    _link_denials(result, by_path)
    contradictions = [_clash(told, by_path, places) for told in result.contradictions]
    left_out = list(_left_out(result, places))
    return ResultView(
        result=result,
        items=items,
        contradictions=contradictions,
        left_out=left_out,
        stale_reviews=_give_reviews(result.reviews, by_path),
        other_corrections=_give_corrections(result.corrections, by_path),
        linker=Linker(prefix, places),
        text=ReportText(prefix, places, items).html(),
        untrue=untrue,
    )


def _link_denials(result: Result[Any], items: dict[str, ItemView]) -> None:
    """Tie each denial to the claim of the report that it answers, and back."""
    for checked in result.items():
        claim = items.get(getattr(checked.item, "denies", None) or "?")
        if claim is not None:
            denial = items[checked.path]
            denial.links.append(("answers the claim", claim))
            claim.links.append(("is denied:", denial))


def _left_out(result: Result[Any], places: Places) -> Iterator[LeftOut]:
    """Every sort of thing that coverage counts, whatever sorts there are."""
    for sort in type(result.coverage).model_fields:
        covered = getattr(result.coverage, sort)
        if isinstance(covered, Covered) and covered.total:
            found = [places.add(place, "unused") for place in covered.unused]
            numbers = [number for number in found if number is not None]
            yield LeftOut(sort, covered.used, covered.total, numbers)


def _give_reviews(reviews: list[Review], items: dict[str, ItemView]) -> list[Review]:
    """Put each review beside its item; those of other words are given back."""
    stale = []
    for review in reviews:
        item = items.get(review.path)
        if item is not None and item.fingerprint == review.item:
            item.reviews.append(review)
        else:
            stale.append(review)
    return stale


def _give_corrections(
    corrections: list[Correction], items: dict[str, ItemView]
) -> list[Correction]:
    other = list[Correction]()
    for correction in corrections:
        item = items.get(correction.path)
        (other if item is None else item.corrections).append(correction)
    return other


def _clash(told: Contradiction, items: dict[str, ItemView], places: Places) -> Clash:
    """A contradiction, with its places marked in the report and its items tied to each other."""
    spans = [*told.one_spans, *told.other_spans]
    numbers = [places.add(span, "contradiction") for span in spans]
    one, other = items.get(told.one), items.get(told.other)
    tied = one is not None and any(linked is other for _, linked in one.links)
    if one is not None and other is not None and not tied:
        one.links.append(("is at odds with", other))
        other.links.append(("is at odds with", one))
    sides = [item for item in (one, other) if item is not None]
    return Clash(told.kind, told.reason, sides, [n for n in numbers if n is not None])
