"""The command line: a thin face over the library.

Exit codes: 0 all went well; 1 `verify` found something wrong; 2 a mistake in the call;
3 the provider, or the way to it, failed; 4 the model gave nothing that could be used;
5 a batch ended with reports that are partial or failed; 130 interrupted.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from summarizer.batch.inputs import reports_in
from summarizer.batch.job import ROWS, Job
from summarizer.drafting.destination import destination
from summarizer.errors import ModelError, ProviderError, SummarizerError, UsageError
from summarizer.figures import find_figures
from summarizer.pipeline import Summarizer
from summarizer.reporting.markdown import markdown
from summarizer.reporting.rows import read_rows, row
from summarizer.result import Result
from summarizer.settings import Settings
from summarizer.source.report import Report, decode, read_report, read_text
from summarizer.summary import Check
from summarizer.terminal import Progress, checks_table, results_table
from summarizer.verifying import Verification, verify

app = typer.Typer(
    name="summarizer",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Typed summaries of news reports in which every figure, quote and speaker is checked.",
)
out = Console(soft_wrap=False)
err = Console(stderr=True, soft_wrap=True)

ModelOption = Annotated[
    str | None,
    typer.Option("--model", "-m", help="Which model answers: the server's name for it, "
                 "provider/model, or local. Also SUMMARIZER_MODEL."),
]  # fmt: skip
BaseUrlOption = Annotated[
    str | None,
    typer.Option("--base-url", help="An OpenAI-compatible server. Also SUMMARIZER_BASE_URL."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


@app.command()
def summarize(
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.")],
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Summarize one report and print it as Markdown (or as one row of JSON).

    Examples:

        summarizer summarize seeds/china-equipment-sales/source.txt

        summarizer summarize --json - < report.txt
    """
    report = _report(file)
    with _summarizer(model, base_url, quiet=quiet) as summarizer:
        result = summarizer.summarize(report)
    _print(row(result) if as_json else markdown(result))


@app.command()
def batch(
    paths: Annotated[
        list[Path], typer.Argument(help="Files (.txt, .md, .jsonl) and folders of them.")
    ],
    out_dir: Annotated[
        Path, typer.Option("--out", "-o", help="The folder for results.jsonl and results.md.")
    ],
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the reports' texts out of the rows.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Summarize many reports into a folder; run it again to go on where it stopped.

    Examples:

        summarizer batch seeds --out out

        summarizer batch reports/ more.jsonl --out results --model org/model \\
            --base-url http://localhost:8000/v1
    """
    reports = list(reports_in(paths))
    with _summarizer(model, base_url, quiet=quiet) as summarizer:
        job = Job(out_dir, summarizer, text=not no_text)
        try:
            results = summarizer.loop_thread.call(_run, job, reports)
        finally:
            job.close()
    readable = job.write_readable([report.id for report in reports])
    out.print(results_table(results))
    err.print(f"rows in {out_dir / ROWS}, to read in {readable}", style="dim", markup=False)
    if any(result.status != "done" for result in results):
        raise typer.Exit(5)


async def _run(job: Job, reports: list[Report]) -> list[Result[Any]]:
    """Finish a job: its results in the order of the reports, those of earlier runs too."""
    new = {result.id: result async for result in job.run(reports)}
    return [new.get(report.id) or job.finished[report.id] for report in reports]


@app.command("verify")
def verify_command(
    result: Annotated[Path, typer.Argument(help="A row or rows of results, or a plain text.")],
    source: Annotated[Path, typer.Argument(help="The text of the report it should rest on.")],
    as_json: JsonOption = False,
) -> None:
    """Check a stored result, or anybody's summary, against a source: no model, no network.

    Exits with 1 when something is wrong, so that it can stand in a pipeline.

    Examples:

        summarizer verify out/results.jsonl seeds/china-equipment-sales/source.txt

        summarizer verify summary.txt report.txt
    """
    report = read_report(source)
    found = [verify(summary, report) for summary in _summaries(result, report)]
    if as_json:
        _print(json.dumps({
            "ok": all(one.ok for one in found),
            "checks": [check.model_dump(mode="json") for one in found for check in one.checks],
        }))  # fmt: skip
    else:
        out.print(checks_table(line for one in found for line in _lines(one)))
    if not all(one.ok for one in found):
        raise typer.Exit(1)


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
    text = _text(file)
    for figure in find_figures(text):
        values = [str(value) for value in figure.values]
        if as_json:
            _print(json.dumps({
                "start": figure.start, "end": figure.end, "text": text[figure.start:figure.end],
                "values": values, "kind": figure.kind, "unit": figure.unit,
                "bound": figure.bound, "trend": figure.trend,
            }, ensure_ascii=False))  # fmt: skip
        else:
            words = " ".join(text[figure.start : figure.end].split())
            told = f"{words}\t{'–'.join(values)}\t{figure.unit}\t{figure.kind}\t{figure.bound}"
            _print(f"{told}\t{figure.trend or ''}")


@app.command("model")
def model_command(
    model: ModelOption = None, base_url: BaseUrlOption = None, as_json: JsonOption = False
) -> None:
    """Say which model would answer, where it runs, and whether it is there. Fetches nothing.

    Examples:

        summarizer model

        summarizer model --base-url http://localhost:11434/v1 --model qwen3:8b
    """
    settings = _settings(model, base_url)
    told = _told_of_model(settings)
    if as_json:
        _print(json.dumps(told))
    else:
        for name, value in told.items():
            _print(f"{name}: {value}")


def _told_of_model(settings: Settings) -> dict[str, Any]:
    place = destination(settings)
    told: dict[str, Any] = {"model": place.model, "where": place.where}
    if place.kind != "embedded":
        return told | {"reports leave this machine": True}
    from summarizer.drafting.embedded.model_file import (  # noqa: PLC0415 - only this needs it
        find_model,
    )

    try:
        path = find_model(settings.model_file, settings.model_file_sha256, fetch=False)
    except ProviderError as error:
        return told | {"reports leave this machine": False, "there": False, "why": str(error)}
    return told | {"reports leave this machine": False, "there": True, "file": str(path)}


def _settings(model: str | None, base_url: str | None) -> Settings:
    return Settings.from_environment(os.environ, model=model, base_url=base_url)


@contextmanager
def _summarizer(model: str | None, base_url: str | None, *, quiet: bool) -> Iterator[Summarizer]:
    """A summarizer whose first line says which model answers, and where."""
    settings = _settings(model, base_url)
    place = destination(settings)
    stays = "reports stay here" if place.kind == "embedded" else "reports are sent there"
    err.print(escape(f"model: {place.model} {place.where}; {stays}"), highlight=False)
    notify: Callable[[Any], None] = (lambda _: None) if quiet else Progress(err)
    try:
        with Summarizer(settings, notify) as summarizer:
            yield summarizer
    except KeyboardInterrupt:
        err.print("interrupted; what is finished is kept: run the same command to go on")
        raise typer.Exit(130) from None


def _report(file: str) -> Report:
    if file == "-":
        return Report.of(Report(id="stdin", text=_text(file)))
    return read_report(Path(file))


def _text(file: str) -> str:
    return (
        decode(sys.stdin.buffer.read(), "standard input") if file == "-" else read_text(Path(file))
    )


def _summaries(path: Path, report: Report) -> list[Result[Any] | str]:
    """The results of this report in a file of rows, or the file as a text.

    A report that failed at first has two rows: the later one counts.
    """
    text = read_text(path)
    if not text.lstrip().startswith("{"):
        return [text]
    rows = {r.id: r for r in read_rows(path) if r.report.sha256 == report.sha256}
    if not rows:
        raise UsageError(f"{path} has no result of this source")
    return list(rows.values())


def _lines(found: Verification) -> Iterator[tuple[str, Check, str]]:
    for item in found.items:
        for check in item.checks:
            yield f"{item.path} {check.field}", check, _checked_words(item.item, check)


def _checked_words(item: Any, check: Check) -> str:
    text = getattr(item, check.field, "")
    if check.span and isinstance(text, str):
        return text[check.span.start : check.span.end]
    return text if isinstance(text, str) else ""


def _print(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")


def main() -> None:
    """Run the command line; a user's mistake gives a sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # it may not know every sign of a report
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except (SummarizerError, OSError) as error:
        err.print(f"[bold red]error:[/] {escape(str(error))}", highlight=False)
        sys.exit(_exit_code(error))


def _exit_code(error: Exception) -> int:
    match error:
        case ProviderError():
            return 3
        case ModelError():
            return 4
        case _:
            return 2
