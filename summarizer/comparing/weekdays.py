"""Days that two tellings name by a word: "Friday" against "Thursday", or "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from summarizer.checking.times import resolved
from summarizer.comparing.difference import Difference
from summarizer.comparing.vocabulary import terms

if TYPE_CHECKING:
    from summarizer.comparing.passage import Passage

_DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow)\b")
_AROUND = 45  # characters on either side: some seven words
_SHARED = 2


def weekday_findings(
    one: Passage, other: Passage, dated: tuple[date | None, date | None]
) -> Iterator[Difference]:
    """The days that stand among the same words and are not the same day."""
    theirs = list(_DAY.finditer(other.text))
    for mine in _DAY.finditer(one.text):
        beside = [(_shared(one.text, mine, other.text, t), -n) for n, t in enumerate(theirs)]
        if not beside or max(beside)[0] < _SHARED:
            continue
        found = theirs[-max(beside)[1]]
        told = mine.group(), found.group()
        days = resolved(told[0], dated[0], one.text), resolved(told[1], dated[1], other.text)
        if any(t.group() == told[0] for t in theirs) or not _differ(told, days):
            continue
        reason = f"“{told[0]}” against “{told[1]}”: another day for the same thing"
        yield Difference("date", mine.span(), found.span(), reason)


def _shared(text: str, mine: re.Match[str], other: str, theirs: re.Match[str]) -> int:
    return len(_around(text, mine) & _around(other, theirs))


def _around(text: str, match: re.Match[str]) -> frozenset[str]:
    start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
    return terms(text[start : match.start()] + " " + text[match.end() : end])


def _differ(told: tuple[str, str], days: tuple[str | None, str | None]) -> bool:
    """Whether two words mean two days; of words relative to the report only dates can tell."""
    if all(days):
        return days[0] != days[1]
    return all(word[0].isupper() for word in told)
