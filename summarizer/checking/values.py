"""Check what a model gave as a number or as another value that is no text.

A number in a field of its own has no words around it that tell of what it is. So it must be
among the figures of the cited sentences, and where these have others beside it, the name of the
field must stand nearer to it than to those: else a reader is told that nothing says which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from pydantic import BaseModel

from summarizer.checking.evidence import content_stems
from summarizer.figures import Figure
from summarizer.figures.finding.find import figures_in
from summarizer.items import values_of
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence, Severity, Span

NEAR = 40
"""Letters on either side of a figure in which the name of a field tells what it is."""

HARDLY_FIGURES = (0, 1)
"""Numbers that a report seldom writes: "a drone" is one, and no drone at all is none."""

_TELLS_TIME = frozenset({"year", "decade", "century", "quarter", "month", "date", "time"})
_WORD = re.compile(r"\w+")
_WORDS_OF_A_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


def value_checks(item: BaseModel, cited: Sequence[Evidence], source: Source) -> Iterator[Check]:
    """A check for each number, date or other value of an item."""
    figures = None
    for field, value in values_of(item):
        if figures is None:
            figures = [f for f in figures_in(source.text) if _is_within(f, cited)]
        if isinstance(value, date):
            yield _date_check(field, value, figures)
        elif isinstance(value, (int, float, Decimal)):
            yield _number_check(field, value, figures, source)
        else:
            reason = f"a value of the type {type(value).__name__} is not checked"
            unread = _check(field, "unchecked", "warning", reason)
            yield unread.model_copy(update={"kind": "evidence"})


def _is_within(figure: Figure, cited: Sequence[Evidence]) -> bool:
    return any(sentence.start <= figure.start < sentence.end for sentence in cited)


def _number_check(
    field: str, value: float | Decimal, figures: Sequence[Figure], source: Source
) -> Check:
    number = Decimal(str(value))
    found = [figure for figure in figures if _is_of(figure, number)]
    if not found:
        return _not_there(field, number, source)
    counts = [f for f in figures if f in found or f.kind not in _TELLS_TIME]
    told = [figure for figure in _named(field, counts, source.text) if figure in found]
    if len(counts) > len(found) and not told:
        reason = f"{number} stands there, but so do other figures, and nothing tells which is meant"
        return _check(field, "unchecked", "warning", reason, found)
    return _check(field, "supported", "ok", "the cited sentences have it", told or found)


def _not_there(field: str, number: Decimal, source: Source) -> Check:
    if number in HARDLY_FIGURES:
        reason = f"{number} is not written there as a figure, so it is not checked"
        return _check(field, "unchecked", "warning", reason)
    elsewhere = [figure for figure in figures_in(source.text) if _is_of(figure, number)]
    if elsewhere:
        reason = f"{number} stands in the report, but not in the cited sentences"
        return _check(field, "misattributed", "error", reason, elsewhere[:1])
    return _check(field, "unsupported", "error", f"{number} is nowhere in the report")


def _is_of(figure: Figure, number: Decimal) -> bool:
    """Whether a figure has this value; a share may be given of one as well as of a hundred."""
    forms = [number]
    if figure.kind == "percent" and number.is_finite() and abs(number) < 1:
        forms.append(number * 100)
    if figure.trend == "down" and number < 0:
        forms.append(-number)
    return any(form in figure.values for form in forms)


def _named(field: str, figures: Sequence[Figure], text: str) -> Iterator[Figure]:
    """The figures that a word of a field's name stands nearest to, or is the unit of."""
    name = content_stems(" ".join(_WORDS_OF_A_NAME.findall(field)))
    yield from (figure for figure in figures if name & content_stems(figure.unit))
    for figure in figures:
        start = max(0, figure.start - NEAR)
        for word in _WORD.finditer(text, start, figure.end + NEAR):
            nearest = min(figures, key=lambda other: _apart(other, word.start(), word.end()))
            if nearest is figure and name & content_stems(word.group()):
                yield figure


def _apart(figure: Figure, start: int, end: int) -> int:
    return max(figure.start - end, start - figure.end, 0)


def _date_check(field: str, day: date, figures: Sequence[Figure]) -> Check:
    number = day.year * 10_000 + day.month * 100 + day.day
    found = [figure for figure in figures if Decimal(number) in figure.values]
    if found and not isinstance(day, datetime):
        return _check(field, "supported", "ok", "the cited sentences have it", found)
    reason = f"{day.isoformat()} is not written so there, so it is not checked"
    return _check(field, "unchecked", "warning", reason)


def _check(
    field: str,
    verdict: str,
    severity: Severity,
    reason: str,
    figures: Sequence[Figure] = (),
) -> Check:
    return Check(
        kind="figure",
        field=field,
        verdict=verdict,
        severity=severity,
        reason=reason,
        source_spans=[Span(start=f.start, end=f.end) for f in figures],
    )
