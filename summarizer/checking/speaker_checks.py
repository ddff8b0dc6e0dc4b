"""Check the names of an item: each must stand in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence


def name_checks(
    field: str, text: str, cited: Sequence[Evidence], source: Source
) -> Iterator[Check]:
    """A check of a field that names somebody."""
    at = source.text.casefold().find(text.casefold())
    if at < 0:
        yield Check(
            kind="speaker", field=field, verdict="unsupported", severity="error",
            reason=f"“{text}” does not stand in the report",
        )  # fmt: skip
