"""What a figure is, and what a check of one says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "money", "percent", "percentage_points", "basis_points", "count", "measure", "rate",
    "duration", "age", "multiple", "fraction", "ratio", "score", "ordinal", "one",
    "year", "decade", "century", "quarter", "month", "date", "time",
]  # fmt: skip
Bound = Literal["exact", "about", "more", "less"]
Trend = Literal["up", "down"]
Severity = Literal["ok", "warning", "error"]
FigureVerdict = Literal[
    "supported", "equivalent", "rounded", "derived",
    "bound_changed", "misattributed", "direction_changed", "unit_changed",
    "contradicted", "unsupported", "unchecked",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text: `text[start:end]` is the figure as written.

    Attributes:
        start: Offset of the first character, in code points.
        end: Offset after the last character.
        values: One exact value, or two: a range (low and high), both sides of a score
            ("34-23"), both numbers of a ratio ("nine out of 10"), both ends of a span of
            years or days. "Dozens" is a range too, from one dozen to ten. A date is one number,
            YYYYMMDD with zeros for what is not said ("April 4" is 404, "December" 1200), a
            quarter YYYYQ, a time of day HHMM; see `summarizer.figures.finding.moments`.
        kind: What sort of figure it is; a date is never a count.
        unit: Normalised unit: an ISO 4217 code for money, a singular noun for counts,
            measures and durations, "USD/barrel" for a rate, or "" where there is none.
        bound: How the words limit the value: "about", "more" (than), "less" (than) or "exact".
        trend: Whether the words say that the value rose or fell.
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    kind: Kind
    unit: str = ""
    bound: Bound = "exact"
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """What checking one figure of a text against a source found.

    Attributes:
        figure: The figure of the text that was checked.
        severity: "ok", "warning" (a careful reader wants to see it) or "error".
        verdict: Why, as one word of a closed list.
        reason: Why, as a sentence for a person.
        source_figures: The figures of the source that the verdict rests on;
            a derived figure has several, an unsupported one none.
    """

    figure: Figure
    severity: Severity
    verdict: FigureVerdict
    reason: str
    source_figures: tuple[Figure, ...] = ()
