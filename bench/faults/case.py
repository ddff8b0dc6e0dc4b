"""One item of the bench of attributions, and what its check says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.checking.finding import Finding


@dataclass(frozen=True)
class Case:
    """One item: a true one, or one with a fault planted; and what the check says of it."""

    kind: str
    planted: bool
    told: str
    finding: Callable[[], Finding]
