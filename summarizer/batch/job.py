"""A job in a folder: `results.jsonl` grows by a row for each report; what is there is kept."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from summarizer.batch.running import asummarize_batch
from summarizer.errors import InputError
from summarizer.pipeline import Summarizer
from summarizer.reporting.markdown import markdown
from summarizer.reporting.rows import read_rows, row
from summarizer.result import Result
from summarizer.source.report import Report

ROWS = "results.jsonl"
READABLE = "results.md"


class Job:
    """Summarizes reports into a folder, skipping those that it already holds.

    A row is written as soon as its report is through, so a job that is stopped loses nothing
    but what was under way.

    Attributes:
        folder: Where the rows go.
        finished: The results that the folder holds, by report id.
    """

    def __init__(self, folder: Path, summarizer: Summarizer, *, text: bool = True) -> None:
        """Open the folder.

        Raises:
            InputError: It cannot be written, or its rows cannot be read.
        """
        self.folder, self._summarizer, self._text = folder, summarizer, text
        self._rows = _opened(folder)
        try:
            self.finished = dict(_finished(folder / ROWS))
        except InputError:
            self._rows.close()
            raise

    async def run(self, reports: Iterable[Report]) -> AsyncGenerator[Result[Any], None]:
        """Summarize what is not there yet, giving each new result once its row is written.

        Raises:
            InputError: The folder's rows come from another model, other prompts or another
                schema: mixing them would give rows that cannot be compared.
        """
        wanted = [report for report in reports if not self._has(report)]
        if wanted:
            await self._refuse_another_origin()
        async for result in asummarize_batch(wanted, summarizer=self._summarizer):
            self._rows.write(row(result, text=self._text) + "\n")
            self._rows.flush()
            self.finished[result.id] = result
            yield result

    def write_readable(self, order: Iterable[str]) -> Path:
        """Write all results as Markdown, in the order of these ids.

        Raises:
            InputError: The file cannot be written.
        """
        path = self.folder / READABLE
        texts = [markdown(self.finished[name]) for name in order if name in self.finished]
        try:
            path.write_text("\n\n".join(texts), encoding="utf-8")
        except OSError as error:
            raise InputError(f"cannot write {path}: {error.strerror or error}") from error
        return path

    def close(self) -> None:
        """Close the file of rows."""
        self._rows.close()

    def _has(self, report: Report) -> bool:
        known = self.finished.get(report.id)
        return known is not None and known.report.sha256 == report.sha256

    async def _refuse_another_origin(self) -> None:
        if not self.finished:
            return
        before = next(iter(self.finished.values())).provenance
        now = await self._summarizer.provenance()
        for what in ("model", "where", "prompts", "schema_fingerprint"):
            if getattr(before, what) != getattr(now, what):
                raise InputError(
                    f"{self.folder} holds results of another {what.replace('_', ' ')} "
                    f"({getattr(before, what)}, now {getattr(now, what)}): "
                    "give another --out folder, or remove this one"
                )


def _finished(path: Path) -> Iterator[tuple[str, Result[Any]]]:
    """The rows of reports that have a summary; the others are tried again."""
    _drop_unfinished_line(path)
    for result in read_rows(path):
        if result.status == "done":
            yield result.id, result


def _drop_unfinished_line(path: Path) -> None:
    """A job that was killed may leave half a row: it is of no use, and hides the next one."""
    raw = path.read_bytes()
    if raw and not raw.endswith(b"\n"):
        os.truncate(path, raw.rfind(b"\n") + 1)


def _opened(folder: Path) -> TextIO:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / ROWS).open("a", encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error.strerror or error}") from error
