"""Resolve a time as a report words it ("Friday", "April 4", "last year") to a date.

The result is as exact as the words are: "2024-04-05", "2023-10" or "2023". Relative words need
the date of the report, and the sentence that has them: "Friday" is the last one of what was done
then and the next one of what is planned. What cannot be resolved without a guess stays unresolved.
"""

from __future__ import annotations

import re
from calendar import day_name, monthrange
from datetime import date, timedelta

from summarizer.checking.past_or_coming import Tense, tense_at
from summarizer.figures import Figure
from summarizer.figures.finding.find import figures_in

_DAYS = {"the day before yesterday": -2, "the day after tomorrow": 2,
         "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}  # fmt: skip
_WEEKDAYS = {name.lower(): number for number, name in enumerate(day_name)}
_DAY = re.compile(rf"\b(?:{'|'.join([*_DAYS, *_WEEKDAYS])})\b")
_RELATIVE = re.compile(r"\b(this|last|next)\s(month|year)\b")
_SHIFT = {"last": -1, "this": 0, "next": 1}
_OF_ANOTHER = (
    r"\b(?:before|after|until|till|since|by|between|from|through|over|than|every|each|as\sof|to"
    r"|following|ahead\sof|prior\sto|leading|starting|beginning|effective|ended|ending|within)\b"
)
"""Words that make of a time the bound of a stretch, or one that something else is told by."""
_NO_DATE = re.compile(
    rf"{_OF_ANOTHER}|\b(?:hours|days|weeks?|weekends?|months|years|an?\s(?:day|month|year)"
    r"|(?:one|the|past)\s(?:last\s|past\s)?(?:month|year)"
    r"|(?:good|black|super|ash|easter|palm|cyber)\s(?:mon|tues|wednes|fri|sun)day)\b"
)
_LED_BY = re.compile(rf"(?:{_OF_ANOTHER}|\b(?:last|next))\s(?:(?:the|on|late|early)\s)?\Z")
_LAST_OR_NEXT = re.compile(r"\b(last|next)\s(?!month\b|year\b)")
_NEAR = 150
"""Days within which the nearest year is the one that is meant: well below half a year."""


def resolved(when: str, published: date | None, sentence: str) -> str | None:
    """The date that a time in words means, or None where the words leave it open.

    Args:
        when: The time as an item words it.
        published: The date of the report.
        sentence: The sentence that tells it, whose verb tells whether it is past or to come.
    """
    words = " ".join(when.lower().split())
    days = _DAY.findall(words)
    if days and days[0] in _DAYS:
        plain = len(days) == 1 and not _NO_DATE.search(words.replace(days[0], ""))
        return _in_days(published, _DAYS[days[0]]) if published and plain else None
    dated = [f for f in figures_in(when) if f.kind in {"date", "month", "year"}]
    named = when[dated[0].start : dated[0].end] if dated else "".join(days[:1])
    words, tense = _as_told(words, named, sentence)
    if len(dated) > 1 or len(days) > 1 or _NO_DATE.search(words):
        return None
    if dated:
        is_open = _LAST_OR_NEXT.search(words)
        return None if is_open else _dated(dated[0], published, words, tense)
    return _relative(words, published, tense) if published else None


def _as_told(words: str, named: str, sentence: str) -> tuple[str, Tense]:
    """A time with the word that its sentence has before it ("by"), and what its verb tells."""
    found = re.search(rf"\b{re.escape(named)}\b", sentence, re.IGNORECASE) if named else None
    if found is None:
        return words, "open"
    led = _LED_BY.search(" ".join(sentence[: found.start()].lower().split()[-4:]) + " ")
    return (led.group() if led else "") + words, tense_at(sentence, *found.span())


def _relative(words: str, published: date, tense: Tense) -> str | None:
    """The date of "last year" or of a day of the week."""
    if relative := _RELATIVE.search(words):
        return _shifted(published, _SHIFT[relative[1]], relative[2])
    day = _DAY.search(words)
    by = _LAST_OR_NEXT.search(words)
    if day is None or (by and by[1] == "next"):
        return None  # "next Friday" is this week's for some
    since = (published.weekday() - _WEEKDAYS[day.group()]) % 7
    if by:
        in_week_before = not since or since > published.weekday()
        return _in_days(published, -(since or 7)) if in_week_before else None
    if tense == "open":
        return None
    return _in_days(published, -since if tense == "past" else -since % 7)


def _in_days(published: date, days: int) -> str:
    return (published + timedelta(days=days)).isoformat()


def _dated(figure: Figure, published: date | None, words: str, tense: Tense) -> str | None:
    """A date whose parts are in one number, YYYYMMDD, with 0 for those that are not told."""
    if len(figure.values) != 1:
        return None
    number = int(figure.values[0])
    if figure.kind == "year":
        return f"{number:04d}" if 1 <= number <= 9999 else None
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    if not year and published and 1 <= month <= 12:
        year = _year_told(words, published) or _year_of(month, day, published, tense)
    return _iso(year, month, day)


def _year_told(words: str, published: date) -> int:
    """The year of "in April last year"; 0 where there is no such word."""
    relative = _RELATIVE.search(words)
    told = relative is not None and relative[2] == "year"
    return published.year + _SHIFT[relative[1]] if relative and told else 0


def _iso(year: int, month: int, day: int) -> str | None:
    if not year or not 0 <= month <= 12 or (day and not month):
        return None
    if month and day > monthrange(year, month)[1]:
        return None
    parts = [f"{year:04d}", *([f"{month:02d}"] if month else []), *([f"{day:02d}"] if day else [])]
    return "-".join(parts)


def _year_of(month: int, day: int, published: date, tense: Tense) -> int:
    """The year of a day and month: the last one of what was, the next one of what is to come."""
    years = (published.year - 1, published.year, published.year + 1)
    possible = [year for year in years if (day or 1) <= monthrange(year, month)[1]]
    if tense == "past":
        return max((y for y in possible if date(y, month, day or 1) <= published), default=0)
    if tense == "coming":
        at_last = [(y, date(y, month, day or monthrange(y, month)[1])) for y in possible]
        return min((y for y, last in at_last if last >= published), default=0)
    away = [(abs((date(y, month, day or 15) - published).days), y) for y in possible]
    return min((y for days, y in away if days <= _NEAR), default=0)


def _shifted(published: date, by: int, unit: str) -> str:
    if unit == "year":
        return f"{published.year + by:04d}"
    months = published.year * 12 + published.month - 1 + by
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
