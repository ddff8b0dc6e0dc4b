"""Give rows that were stored without their texts the texts that they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.result import Result
from summarizer.source.report import Report


def with_texts(results: Iterable[Result[Any]], reports: Iterable[Report]) -> list[Result[Any]]:
    """The results, each with its text: its own, or that of the report with the same hash.

    Raises:
        UsageError: A text is missing among the reports, or the result does not rest on it.
    """
    rows = list(results)
    wanted = {row.report.sha256 for row in rows if row.report.text is None}
    texts = {report.sha256: report.text for report in reports if report.sha256 in wanted}
    return [_with_text(row, texts) for row in rows]


def _with_text(result: Result[Any], texts: dict[str, str]) -> Result[Any]:
    if result.report.text is not None:
        return result
    if (text := texts.get(result.report.sha256)) is None:
        raise UsageError(
            f"the row of report {result.id} has no text, and no source that was given is its "
            f"text (SHA-256 {result.report.sha256[:12]}…): give it with --source FILE"
        )
    report = result.report.model_copy(update={"text": text})
    given = result.model_dump(mode="json") | {"report": report.model_dump(mode="json")}
    try:
        return type(result).model_validate(given)
    except ValidationError as error:
        fault = error.errors(include_input=False, include_url=False)[0]["msg"]
        raise UsageError(f"the row of report {result.id} was changed: {fault}") from None
