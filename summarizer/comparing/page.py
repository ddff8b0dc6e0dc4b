"""A comparison as one HTML page: the facts on one side, every report beside the other.

It is drawn with the viewer of results: choosing a fact shows its sentence in each report, and
choosing a sentence shows the facts that rest on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from summarizer.comparing.story import Conflict, Fact, StoryComparison, Telling
from summarizer.reporting.page import document
from summarizer.reporting.page.assets import templates
from summarizer.reporting.page.item_view import ItemView
from summarizer.reporting.page.places import Places
from summarizer.reporting.page.report_text import ReportText
from summarizer.result import Result

COLUMNS = 6
"""Reports whose texts stand side by side; the others are told by their facts alone."""

FACTS = "f-"
COPIED = "In copies of one text only"
_IN = re.compile(r'(?<= data-in=")[\d ]+(?=")')


@dataclass(slots=True)
class FactView:
    """A fact as the page shows it: its number, what is at odds, and where it leads."""

    number: int
    fact: Fact
    conflicts: list[Conflict]
    section: str
    at: list[int] = field(default_factory=list)

    @property
    def severity(self) -> str:
        """How much a reader should look at it."""
        return "error" if self.conflicts else self.fact.severity

    @property
    def sign(self) -> str:
        """What is to be said of it in a word."""
        if self.conflicts:
            return "conflict"
        if self.fact.severity != "ok":
            return {"error": "wrong", "warning": "check"}[self.fact.severity]
        if self.section == COPIED:
            return "copies"
        return "agree" if len(self.fact.reports) > 1 else "one report"


@dataclass(frozen=True, slots=True)
class Column:
    """One report as the page shows it."""

    number: int
    label: str
    title: str
    prefix: str
    html: str


def comparison_page(story: StoryComparison, results: Iterable[Result[Any]]) -> str:
    """A self-contained HTML page of a comparison.

    Args:
        story: The comparison.
        results: The results that were compared; more do no harm.
    """
    views = _fact_views(story)
    columns = _columns(story, {_key(result): result for result in results}, views)
    template = templates().from_string(_text("story.html.j2"))
    sections = [
        (name, [view for view in views if view.section == name])
        for name in dict.fromkeys(view.section for view in views)
    ]
    numbers = {report.label: number for number, report in enumerate(story.reports, 1)}
    body = template.render(
        story=story, sections=sections, columns=columns, numbers=numbers, prefix=FACTS,
        said=_said, left_out=len(story.reports) - len(columns),
    )  # fmt: skip
    first = story.reports[0]
    title = f"{first.title or first.label}: {len(story.reports)} reports compared"
    return document(title, body, styles=[_text("story.css")], scripts=[_text("story.js")])


def _fact_views(story: StoryComparison) -> list[FactView]:
    """The facts in the order of their worth to a reader: at odds, shared, alone."""
    at_odds: dict[str, list[Conflict]] = {}
    for conflict in story.conflicts:
        at_odds.setdefault(conflict.fact, []).append(conflict)
    copied = [fact for fact in story.copied if fact.id not in at_odds]
    ordered = [
        ("Conflicts", [fact for fact in story.shared if fact.id in at_odds]),
        ("Shared", [fact for fact in story.agreed if fact not in copied]),
        ("Told wrongly by every report", [fact for fact in story.refuted if fact not in copied]),
        (COPIED, copied),
        *((f"Only in {number}", story.only(report.label))
          for number, report in enumerate(story.reports, 1)),
    ]  # fmt: skip
    views: list[FactView] = []
    for section, facts in ordered:
        for fact in facts:
            views.append(FactView(len(views), fact, at_odds.get(fact.id, []), section))
    return views


def _columns(
    story: StoryComparison, results: dict[tuple[str, str], Result[Any]], views: Sequence[FactView]
) -> list[Column]:
    """The texts of the reports, with the places that facts lead to.

    Places are numbered on from column to column, since the script looks for them in all.
    """
    columns, first = [], 0
    items = [_item(view) for view in views]
    for number, report in enumerate(story.reports[:COLUMNS], 1):
        result = results.get((report.id, report.sha256))
        if result is None:
            continue
        places = Places(result)
        for view in views:
            for telling in view.fact.tellings:
                if telling.report == report.label:
                    view.at += [first + at for at in _added(places, telling, view)]
            _add_conflicts(places, view, report.label)
        prefix = f"c{number}-"
        html = _renumbered(ReportText(prefix, places, items).html(), prefix, first)
        columns.append(Column(number, report.label, report.title or report.label, prefix, html))
        first += len(places.all)
    return columns


def _added(places: Places, telling: Telling, view: FactView) -> list[int]:
    return places.add_all(telling.evidence, "evidence", view.number, view.severity)


def _add_conflicts(places: Places, view: FactView, label: str) -> None:
    for conflict in view.conflicts:
        for side in conflict.sides:
            for place in side.places:
                if place.report == label and place.span is not None:
                    places.add(place.span, "figure", view.number, "error")


def _item(view: FactView) -> ItemView:
    """What the report's text needs to know of a fact: its number and how it fared."""
    return ItemView(
        number=view.number, path=view.fact.id, kind=view.section, severity=view.severity,
        texts=[], tags=[], cites=[], checks=[], fingerprint="",
    )  # fmt: skip


def _renumbered(html: str, prefix: str, first: int) -> str:
    """The places of a column numbered from `first`, its links leading to the facts.

    Only attributes are touched: in the text itself every quotation mark is escaped.
    """
    html = _IN.sub(lambda m: " ".join(str(int(n) + first) for n in m.group().split()), html)
    return html.replace(f'href="#{prefix}i', f'href="#{FACTS}i')


def _said(telling: Telling) -> str:
    who = telling.speaker or "the report"
    verb = {"denial": " denies", "sanction": " (measure)"}.get(telling.kind, "")
    return f"{who}{verb}"


def _key(result: Result[Any]) -> tuple[str, str]:
    return result.id, result.report.sha256


@lru_cache(maxsize=4)
def _text(name: str) -> str:
    return files("summarizer.comparing").joinpath(name).read_text("utf-8")
