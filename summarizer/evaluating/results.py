"""Results to score that are there already: no model is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarizer.errors import InputError
from summarizer.evaluating.seeds import Seed
from summarizer.reporting.rows import read_rows
from summarizer.result import Result
from summarizer.summary import NewsSummary


def results_in(path: Path, seeds: Sequence[Seed]) -> list[Result[Any]]:
    """The results of the seeds, in their order, from a file of rows.

    A result belongs to the seed with the same text, whatever its id. Of several of one seed the
    last counts, as that of a report that was tried again.

    Raises:
        InputError: The file cannot be read, or a seed has no result in it.
    """
    rows = {result.report.sha256: result for result in read_rows(path, NewsSummary)}
    for seed in seeds:
        if seed.report.sha256 not in rows:
            raise InputError(f"{path} has no result of the seed {seed.name}{_namesake(seed, rows)}")
    return [rows[seed.report.sha256] for seed in seeds]


def _namesake(seed: Seed, rows: dict[str, Result[Any]]) -> str:
    named = any(result.id == seed.name for result in rows.values())
    return ": the one of that name is of another text" if named else ""
