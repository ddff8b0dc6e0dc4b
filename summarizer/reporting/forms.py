"""Every form of a job's results, written in one pass over them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal

from summarizer.reporting.atomic import replacing
from summarizer.reporting.columnar import parquet
from summarizer.reporting.manifest import Tally
from summarizer.reporting.markdown import markdown
from summarizer.reporting.spreadsheet import items_csv
from summarizer.result import Result

Form = Literal["csv", "parquet", "markdown"]
Adder = Callable[[Result[Any]], None]

FILES: dict[Form, tuple[str, ...]] = {
    "csv": ("items.csv",),
    "parquet": ("items.parquet", "reports.parquet"),
    "markdown": ("results.md",),
}
"""What each form leaves in the job's folder."""


def write_forms(results: Iterable[Result[Any]], folder: Path, forms: Collection[Form]) -> Tally:
    """Write results in these forms, drawing them one at a time, and add them up.

    A form is there whole or not at all: what was there before stays until all have been written.

    Raises:
        InputError: A file cannot be written.
        UsageError: A form needs an extra that is not installed.
    """
    tally = Tally()
    with ExitStack() as open_forms:
        adders = [open_forms.enter_context(_opened(form, folder)) for form in forms]
        for result in results:
            tally.add(result)
            for add in adders:
                add(result)
    return tally


def _opened(form: Form, folder: Path) -> AbstractContextManager[Adder]:
    match form:
        case "csv":
            return items_csv(folder / "items.csv")
        case "parquet":
            return parquet(folder)
        case "markdown":
            return readable(folder / "results.md")


@contextmanager
def readable(path: Path) -> Iterator[Adder]:
    """A function that adds a result to a Markdown file, for a person to read.

    Raises:
        InputError: The file cannot be written.
    """
    with replacing(path) as part, part.open("w", encoding="utf-8") as file:

        def add(result: Result[Any]) -> None:
            file.write(("\n\n" if file.tell() else "") + markdown(result))

        yield add
