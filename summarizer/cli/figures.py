"""`summarizer figures`: every figure of a text."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Annotated

import typer

from summarizer.cli.app import JsonOption, app, print_line
from summarizer.cli.reading import text_from
from summarizer.figures import find_figures
from summarizer.figures.figure import Kind
from summarizer.source.plain_line import one_line


@app.command()
def figures(
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.")],
    as_json: JsonOption = False,
) -> None:
    """List every figure of a text: value, unit, kind, bound and trend.

    Examples:

        summarizer figures report.txt

        echo "Sales rose to over $4.2bn in 2023." | summarizer figures - --json
    """
    text = text_from(file)
    for figure in find_figures(text):
        values = [str(value) for value in figure.values]
        shown = [value_shown(value, figure.kind) for value in figure.values]
        if as_json:
            print_line(json.dumps({
                "start": figure.start, "end": figure.end, "text": text[figure.start:figure.end],
                "values": values, "shown": shown, "kind": figure.kind, "unit": figure.unit,
                "bound": figure.bound, "trend": figure.trend,
            }, ensure_ascii=False))  # fmt: skip
        else:
            words = one_line(text[figure.start : figure.end])
            told = f"{words}\t{'–'.join(shown)}\t{figure.unit}\t{figure.kind}\t{figure.bound}"
            print_line(f"{told}\t{figure.trend or ''}")


def value_shown(value: Decimal, kind: Kind) -> str:
    """A value for a person: "04-04" for April 4, which is 404 to a machine.

    The parts of a date that the text leaves open are left out: "2024-04", "04".
    """
    whole = int(value)
    if kind in ("date", "month"):
        year, month, day = whole // 10_000, whole // 100 % 100, whole % 100
        parts = [f"{year:04d}" if year else "", *(f"{n:02d}" if n else "" for n in (month, day))]
        return "-".join(part for part in parts if part)
    if kind == "quarter":
        year, quarter = divmod(whole, 10)
        return f"{year}-Q{quarter}" if year else f"Q{quarter}"
    if kind == "time":
        seconds = f":{value % 1 * 100:02.0f}" if value % 1 else ""
        return f"{whole // 100:02d}:{whole % 100:02d}{seconds}"
    return str(value)
