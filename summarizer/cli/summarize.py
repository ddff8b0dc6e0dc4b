"""`summarizer summarize`: one report."""

from __future__ import annotations

from typing import Annotated

import typer

from summarizer.cli.app import (
    BaseUrlOption,
    CompleteOption,
    CorrectOption,
    JsonOption,
    ModelOption,
    QuietOption,
    app,
    print_line,
)
from summarizer.cli.asking import summarizer_for
from summarizer.cli.reading import report_from
from summarizer.reporting.markdown import markdown
from summarizer.reporting.rows import row


@app.command()
def summarize(
    file: Annotated[
        str,
        typer.Argument(help="A text, a web page, a PDF or a Word file, or - for standard input."),
    ],
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    as_json: JsonOption = False,
    correct: CorrectOption = None,
    complete: CompleteOption = None,
    quiet: QuietOption = False,
) -> None:
    """Summarize one report and print it as Markdown (or as one row of JSON).

    Examples:

        summarizer summarize seeds/china-equipment-sales/source.txt

        summarizer summarize --json - < report.txt
    """
    report = report_from(file)
    given = {"correct": correct, "complete": complete}
    with summarizer_for(model, base_url, quiet=quiet, **given) as summarizer:
        result = summarizer.summarize(report)
    print_line(row(result) if as_json else markdown(result))
