"""`summarizer figures`: every figure of a text."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from summarizer.cli.app import JsonOption, app, print_line
from summarizer.cli.reading import text_from
from summarizer.figures import find_figures


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
        if as_json:
            print_line(json.dumps({
                "start": figure.start, "end": figure.end, "text": text[figure.start:figure.end],
                "values": values, "kind": figure.kind, "unit": figure.unit,
                "bound": figure.bound, "trend": figure.trend,
            }, ensure_ascii=False))  # fmt: skip
        else:
            words = " ".join(text[figure.start : figure.end].split())
            told = f"{words}\t{'–'.join(values)}\t{figure.unit}\t{figure.kind}\t{figure.bound}"
            print_line(f"{told}\t{figure.trend or ''}")
