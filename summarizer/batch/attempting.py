"""One report of many: whatever it is, a result comes of it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from summarizer.errors import InputError, SummarizerError
from summarizer.pipeline import Summarizer
from summarizer.result import Result
from summarizer.source.report import Report


class Attempt:
    """Summarizes one report after another; one that trips the program costs only itself.

    Attributes:
        summarizer: Who summarizes.
        schema: What is wanted.
    """

    def __init__(self, summarizer: Summarizer, schema: type[BaseModel]) -> None:
        self.summarizer, self.schema = summarizer, schema

    async def result_of(self, given: Report | str) -> tuple[Result[Any], SummarizerError | None]:
        """The result of a report, and the error that it failed with, if any.

        Raises:
            UsageError: A setting or the schema makes no sense, whatever the report.
        """
        try:
            report = Report.of(given)
        except InputError as error:
            return await self.failed(legible(given), error)
        try:
            return await self.summarizer.attempt(report, self.schema)
        except SummarizerError:
            raise
        except Exception as error:  # noqa: BLE001 - one report that trips the program is not the job
            fault = SummarizerError(f"the program failed on it: {type(error).__name__}: {error}")
            return await self.failed(report, fault)

    async def failed(
        self, report: Report, error: SummarizerError
    ) -> tuple[Result[Any], SummarizerError]:
        """The result of a report that could not be tried."""
        return await self.summarizer.failure(report, error, self.schema), error


def at_once(summarizer: Summarizer) -> int:
    """How many reports to keep under way: as many as there are calls, and one to be ready."""
    return 2 if summarizer.settings.is_local else summarizer.settings.concurrency + 1


def legible(given: Report | str) -> Report:
    """What can be shown of a report that cannot be used."""
    if isinstance(given, Report):
        return given
    return Report(text=str(given).encode("utf-8", "replace").decode())
