"""How a result shows itself at the end of a notebook's cell, or printed in a terminal.

The HTML for notebooks holds no script and no link that leaves the page, names no element, and
can be read without its style: notebooks keep it beside the code, and some strip styles.
"""

from __future__ import annotations

from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any

from summarizer.reporting.markdown import markdown
from summarizer.reporting.page.item_view import ItemView
from summarizer.reporting.page.places import Places
from summarizer.reporting.page.result_view import ResultView, result_view
from summarizer.reporting.page.unseen import shown
from summarizer.reporting.page.wording import SIGNS, TALLIED, TERMINAL_SIGNS, WORDS, many, plain
from summarizer.result import Result
from summarizer.source.plain_line import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["html", "markdown", "table", "text"]  # by these names `Result` shows itself

WIDTH = 100
"""Columns of a result as plain text."""

STYLES = {"ok": "green", "warning": "yellow", "error": "bold red"}

STYLE = (
    ".checked-summary{font:14px/1.45 system-ui,sans-serif;max-width:60rem}"
    ".checked-summary table{border-collapse:collapse;width:100%}"
    ".checked-summary td{padding:.25em .8em .25em 0;text-align:start;vertical-align:top;"
    "border-top:1px solid rgb(128 128 128/.3);overflow-wrap:anywhere}"
    ".checked-summary td:first-child,.checked-summary td:nth-child(3){white-space:nowrap}"
    ".checked-summary .error{color:#b02318;font-weight:600}"
    ".checked-summary .warning{color:#8a5300;font-weight:600}.checked-summary .ok{color:#22694a}"
    ".checked-summary small{display:block;opacity:.8}"
    ".checked-summary .unseen::before{content:attr(data-code);font-size:.7em}"
    "@media(prefers-color-scheme:dark){.checked-summary .error{color:#ff9489}"
    ".checked-summary .warning{color:#e3b55d}.checked-summary .ok{color:#7fcaa0}}"
)


def html(result: Result[Any]) -> str:
    """A result as a compact table, for a notebook."""
    view = result_view(result, "")
    rows = "".join(
        f'<tr><td colspan="3"><strong>{shown(plain(kind).capitalize())}</strong></td></tr>'
        + "".join(_row(item, view) for item in items)
        for kind, items in view.sections
    )
    error = f"<p><strong>{escape(result.status)}:</strong> {_why(result)}</p>"
    return (
        f'<div class="checked-summary"><style>{STYLE}</style>'
        f"<p><strong><bdi>{shown(result.report.title or result.id)}</bdi></strong><br>"
        f"{escape(_tally(view))}</p>"
        f"{error if result.error or result.status != 'done' else ''}"
        f"<table><tbody>{rows}</tbody></table></div>"
    )


def table(result: Result[Any]) -> RenderableType:
    """A result as something that rich prints: a row for each item, with what is wrong with it."""
    from rich.console import Group  # noqa: PLC0415 - it takes a while, and few need it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    view = result_view(result, "")
    grid = Table(show_edge=False, pad_edge=False, show_header=False, box=None)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    for kind, items in view.sections:
        grid.add_row("", Text(plain(kind).capitalize(), style="bold"), "")
        for item in items:
            sign = Text(
                f"{TERMINAL_SIGNS[item.severity]} {WORDS[item.severity]}", STYLES[item.severity]
            )
            said = Text("\n").join([Text(_line(item)), *map(_reason, item.flagged)])
            grid.add_row(sign, said, _sentences(item, view.linker.places))
    head = [Text(one_line(result.report.title or result.id), style="bold"), Text(_tally(view))]
    if result.error:
        head.append(Text(f"{result.status}: {one_line(result.error.message)}", style="bold red"))
    return Group(*head, grid)


def text(result: Result[Any]) -> str:
    """A result as plain text, as `print` gives it."""
    from rich.console import Console  # noqa: PLC0415

    console = Console(file=StringIO(), width=WIDTH, color_system=None, highlight=False)
    with console.capture() as captured:
        console.print(table(result))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _row(item: ItemView, view: ResultView) -> str:
    reasons = "".join(
        f"<small>{SIGNS[found.check.severity]} {shown(plain(found.check.field))} "
        f"{shown(plain(found.check.verdict))}: <bdi>{shown(found.check.reason)}</bdi></small>"
        for found in item.flagged
    )
    return (
        f'<tr><td class="{item.severity}">{SIGNS[item.severity]} {WORDS[item.severity]}</td>'
        f'<td dir="auto"><bdi>{shown(_line(item))}</bdi>{reasons}</td>'
        f"<td>{_sentences(item, view.linker.places)}</td></tr>"
    )


def _line(item: ItemView) -> str:
    tags = ", ".join(value for _, value in item.tags)
    return one_line(item.told) + (f" ({one_line(tags)})" if tags else "")


def _reason(found: Any) -> Any:
    from rich.text import Text  # noqa: PLC0415

    check = found.check
    said = f"{TERMINAL_SIGNS[check.severity]} {plain(check.field)} {plain(check.verdict)}:"
    return Text(f"  {one_line(said)} {one_line(check.reason)}", style=STYLES[check.severity])


def _sentences(item: ItemView, places: Places) -> str:
    numbers = [places.sentence_of(number) for number in item.cites]
    told = ", ".join(str(number) for number in dict.fromkeys(numbers) if number is not None)
    return f"[{told}]" if told else "—"


def _tally(view: ResultView) -> str:
    counts = [f"{TERMINAL_SIGNS[s]} {n} {TALLIED[s]}" for s, n in view.tally.items() if n]
    figures = f"{many(view.result.counts.figures, 'figure')} checked"
    return "  ".join([*counts, f"{many(len(view.items), 'item')}, {figures}"])


def _why(result: Result[Any]) -> str:
    return f"<bdi>{shown(result.error.message)}</bdi>" if result.error else "no reason is known"
