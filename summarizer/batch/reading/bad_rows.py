"""Rows of which no report can be made: told by file and line, and fatal or passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from summarizer.errors import InputError
from summarizer.events import Listener, RowSkipped, ignore

SHOWN = 1_000
"""Rows of which a place and a reason are kept; of more, only the number."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row, or a whole file, of which no report could be made.

    Attributes:
        where: The file and, for a row, its line ("reports.csv, line 7").
        reason: What is wrong with it.
    """

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


OnBadRow = Callable[[BadRow], None]


def stop(row: BadRow) -> None:
    """Let the first bad row end the reading.

    Raises:
        InputError: Always.
    """
    raise InputError(str(row))


@dataclass
class Skipped:
    """Passes bad rows over, and remembers them for the end.

    Attributes:
        count: How many there were.
        shown: The first of them.
        notify: Told of each as it is passed over.
    """

    notify: Listener = ignore
    count: int = 0
    shown: list[BadRow] = field(default_factory=list)

    def __call__(self, row: BadRow) -> None:
        """Pass one row over."""
        self.count += 1
        if len(self.shown) < SHOWN:
            self.shown.append(row)
        self.notify(RowSkipped(row.where, row.reason))
