"""Which of two results of one report is kept: a later attempt never costs what is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from summarizer.batch.ledger import Known
from summarizer.result import Result

_RANK = {"failed": 0, "partial": 1, "done": 2}


def is_worse(new: Result[Any], known: Known | None, row: Callable[[], str | None]) -> bool:
    """Whether a result is worse than the one that its report has.

    Done is better than partial, and partial than failed. Of two partial ones the later is worse
    when it has fewer items, or answers to fewer questions. What is known of another text is no
    result of this one, however good it is.

    Args:
        new: The later result.
        known: What the ledger knows of its report.
        row: Gives the row of that; read only where the statuses do not tell.
    """
    if known is None or known.sha256 != new.report.sha256:
        return False
    if new.status != known.status or new.status != "partial":
        return _RANK[new.status] < _RANK[known.status]
    before = json.loads(row() or "{}")
    answered = {(c.section, c.part) for c in new.usage.calls if c.outcome != "failed"}
    return _items(new.counts.model_dump()) < _items(before.get("counts")) or len(answered) < len(
        _answered(before)
    )


def _items(counts: Any) -> int:
    return sum((counts or {}).get("items", {}).values())


def _answered(row: dict[str, Any]) -> set[tuple[str, int]]:
    calls = row.get("usage", {}).get("calls", [])
    return {(c["section"], c.get("part", 1)) for c in calls if c.get("outcome") != "failed"}
