"""The scores as tables for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from summarizer.evaluating.expected import SECTIONS, Section
from summarizer.evaluating.sections import FIELDS
from summarizer.evaluating.tally import Cost, Evaluation, Missed, ScoredItem, Scores, Tally

ALL, KEPT = "all", "kept"
STYLES = {"ok": "green", "look": "yellow", "wrong": "bold red"}


def found_table(scores: Scores) -> Table:
    """What was found: a row for all items of a section, and one for those kept by the checks."""
    table = _table("", "items", title="what was found")
    _add_numbers(table, "expected", "found", "matched", "prec.", "recall")
    table.add_column("of them right", no_wrap=True)
    for section in SECTIONS:
        rows = ((ALL, scores.all[section]), (KEPT, scores.kept[section]))
        for which, tally in rows:
            table.add_row(
                _heading(section) if which == ALL else "",
                which,
                *map(str, (tally.expected, tally.found, tally.matched)),
                _percent(tally.precision),
                _percent(tally.recall),
                "\n".join(f"{name} {tally.fields.get(name, 0)}" for name in FIELDS[section]),
            )
    return table


def verdict_table(scores: Scores) -> Table:
    """What the checks say of the items that are right, and of those that are wrong."""
    table = _table("", title="what the checks say of it")
    _add_numbers(table, "right", "marked\nlook", "marked\nwrong", "wrong", "marked\nlook")
    _add_numbers(table, "marked\nwrong", "wrong and\nunmarked", "of these\nnot\nexpected")
    for section in SECTIONS:
        tally = scores.all[section]
        table.add_row(_heading(section), *map(str, _verdicts(tally)))
    return table


def cost_table(evaluation: Evaluation) -> Table:
    """What each summary took, and all together."""
    table = _table("seed", "status", title="what it took, in tokens")
    _add_numbers(table, "calls", "read", "written", "of it\nagain", "seconds")
    for seed in evaluation.seeds:
        table.add_row(escape(seed.name), seed.status, *_cost(seed.cost))
    if len(evaluation.seeds) > 1:
        table.add_section()
        table.add_row("together", "", *_cost(evaluation.cost))
    return table


def items_table(items: Iterable[ScoredItem], missed: Mapping[Section, Sequence[Missed]]) -> Table:
    """A row for each item, with what became of it, and for each that was missed."""
    table = _table("section", "outcome", "checks")
    table.add_column("item", overflow="fold")
    for item in items:
        of = [f"expected: {item.expected}"] if item.expected and item.is_wrong else []
        by = f" — {item.by}" if item.by else ""
        lines = [f"{item.text}{by}", *of, *item.differences]
        table.add_row(
            _heading(item.section),
            item.outcome,
            f"[{STYLES[item.verdict]}]{item.verdict}[/]",
            escape("\n".join(lines)),
        )
    for section, texts in missed.items():
        for one in texts:
            outcome = "with another" if one.with_another else "missed"
            table.add_row(_heading(section), outcome, "", escape(one.text))
    return table


def _verdicts(tally: Tally) -> tuple[int, ...]:
    right, wrong = tally.right, tally.wrong
    return (
        right.total, right.look, right.wrong, wrong.total, wrong.look, wrong.wrong,
        tally.wrong_and_unmarked, tally.unexpected.ok,
    )  # fmt: skip


def _table(*headings: str, title: str | None = None) -> Table:
    table = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
        title=title,
        title_justify="left",
    )
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _add_numbers(table: Table, *headings: str) -> None:
    for heading in headings:
        table.add_column(heading, justify="right")


def _heading(section: Section) -> str:
    return section.replace("sanctions_", "")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _cost(cost: Cost) -> tuple[str, ...]:
    tokens = (cost.prompt_tokens, cost.completion_tokens, cost.again_tokens)
    spent = (cost.calls, *tokens, cost.seconds)
    return tuple(f"{number:,.0f}" for number in spent)
