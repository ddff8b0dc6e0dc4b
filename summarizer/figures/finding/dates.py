"""Dates: "April 4, 2019", "4 April", "Dec. 2", "2023-12-02", "02/12/2023", "in December"."""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.figures.finding import clock, years
from summarizer.figures.finding.moments import Moment, date
from summarizer.figures.finding.tokens import DASHES, Tokens, vocabulary
from summarizer.figures.finding.unit_tables import unit_names

_FULL = """january february march april may june july august september october november
december"""
MONTHS = {name: number for number, name in enumerate(_FULL.split(), 1)}
_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
MONTHS |= _SHORT
# Also verbs and other words: a month only where the words beside them say so.
_DOUBTFUL = vocabulary("may march mar sep dec jan jun")
_GIVEN_NAMES = vocabulary("april june august may")
_BEFORE_MONTH = vocabulary(
    """in since by of last until till this next early late mid from through during between for on
    before after every each previous following to into past"""
)
_SUFFIXES = frozenset(["st", "nd", "rd", "th"])
_SCALED = vocabulary("% percent per million billion thousand pc")
_DOTTED_WIDTHS = ([1, 1, 4], [1, 2, 4], [2, 1, 4], [2, 2, 4])
_AFTER_DAY = vocabulary(". , ; : ) in at on and when after to for") | {""}
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def moment(tokens: Tokens, index: int) -> Moment | None:
    """Read the date, year or time that starts at token `index`, or return None."""
    word = tokens.words[index]
    if word in MONTHS:
        return _from_month(tokens, index)
    if "-" in word:
        return _iso(tokens, index)
    if ":" in word:
        return clock.time(tokens, index)
    if "." in word:
        return _dotted(tokens, index) or clock.time(tokens, index)
    if len(word) > 4 or not word.isdecimal():
        return None
    return (
        _slashed(tokens, index)
        or _from_day(tokens, index)
        or clock.time(tokens, index)
        or years.quarter(tokens, index)
        or years.year(tokens, index)
    )


def _day(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read a day of the month: its number or 0, and the token after."""
    words = tokens.words
    word = words[index]
    if not (word.isdecimal() and len(word) < 3 and 0 < int(word) < 32):
        return 0, index
    stop = index + 1
    if words[stop] in _SUFFIXES and tokens.glued(stop):
        stop += 1
    return (0, index) if words[stop] in _SCALED else (int(word), stop)


def _days(tokens: Tokens, index: int) -> tuple[list[int], int]:
    """Read one day or "3-5": the days and the token after; no day at all is an empty list."""
    day, stop = _day(tokens, index)
    if not day:
        return [], index
    if tokens.words[stop] in DASHES:
        other, after = _day(tokens, stop + 1)
        if other > day:
            return [day, other], after
    return [day], stop


def _year_after(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read the year after a day or a month: ", 2019" or "2019"; 0 where there is none."""
    words = tokens.words
    at = index + 1 if words[index] in (",", "of", ".") else index
    word = words[at]
    if len(word) != 4 or not word.isdecimal() or not 1000 <= int(word) <= 2199:
        return 0, index
    counts = words[at + 1] in _SCALED or words[at + 1] == "people"
    return (0, index) if counts else (int(word), at + 1)


# -- a month first


def _from_month(tokens: Tokens, index: int) -> Moment | None:
    """Read "April 4, 2019", "Dec. 2", "April 2019" or a bare "December"."""
    words = tokens.words
    word = words[index]
    month, at = MONTHS[word], index + 1
    at += words[at] == "." and word in _SHORT
    days, stop = _days(tokens, at)
    year, stop = _year_after(tokens, stop)
    if days:
        sure = tokens.capital(index) or year or word not in _DOUBTFUL
        if not (sure or _said(tokens, index) or _is_lowered_day(tokens, word, stop)):
            return None
        return Moment("date", tuple(date(year, month, day) for day in days), index, stop)
    if year:
        return Moment("date", (date(year, month, 0),), index, stop)
    if not _is_month(tokens, index):
        return None
    return Moment("date", (date(0, month, 0),), index, index + 1)


def _is_lowered_day(tokens: Tokens, month: str, stop: int) -> bool:
    """Tell "their march 29 wedding" and "may 7 ." from verbs, in a text without capitals."""
    after = tokens.words[stop]
    return after in _AFTER_DAY or (month == "march" and after not in unit_names())


def _said(tokens: Tokens, index: int) -> bool:
    """Tell whether a preposition or the like leads to the month."""
    before = tokens.words[index - 1]
    return before in _BEFORE_MONTH or before in DASHES


def _is_month(tokens: Tokens, index: int) -> bool:
    """Tell a bare month from the verbs "may" and "march", and from people called April."""
    word = tokens.words[index]
    if not tokens.capital(index):
        return word not in _SHORT and word not in _DOUBTFUL and _said(tokens, index)
    if word in _DOUBTFUL:
        return _said(tokens, index)
    if word in _GIVEN_NAMES:
        return _said(tokens, index) or not tokens.capital(index + 1)
    return True


# -- a day first


def _from_day(tokens: Tokens, index: int) -> Moment | None:
    """Read "4 April 2019", "4th of April", "3-5 May"."""
    words = tokens.words
    days, at = _days(tokens, index)
    if not days:
        return None
    at += words[at] == "of"
    month = MONTHS.get(words[at])
    if month is None or not (tokens.capital(at) or words[at] not in _DOUBTFUL):
        return None
    stop = at + 1
    stop += words[stop] == "." and words[at] in _SHORT and words[stop + 1].isdecimal()
    year, stop = _year_after(tokens, stop) if words[stop] != "." else (0, stop)
    return Moment("date", tuple(date(year, month, day) for day in days), index, stop)


# -- digits only


def _iso(tokens: Tokens, index: int) -> Moment | None:
    """Read "2023-12-02", with or without a time of day."""
    found = _ISO.match(tokens.words[index])
    return _numbered(index, index + 1, *found.groups()) if found else None


def _dotted(tokens: Tokens, index: int) -> Moment | None:
    """Read "02.12.2023", the day first."""
    parts = tokens.words[index].split(".")
    if list(map(len, parts)) not in _DOTTED_WIDTHS or not all(map(str.isdecimal, parts)):
        return None
    day, month, year = parts
    return _numbered(index, index + 1, year, month, day)


def _slashed(tokens: Tokens, index: int) -> Moment | None:
    """Read "12/25/2019" (the month first, unless it cannot be) and "9/11"."""
    words = tokens.words
    if words[index + 1] != "/" or not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return None
    month, day, year = words[index], words[index + 2], words[index + 4]
    if words[index + 3] != "/":
        named = (month, day) == ("9", "11")
        return Moment("date", (Decimal(911),), index, index + 3) if named else None
    if not (day.isdecimal() and len(day) < 3 and year.isdecimal() and len(year) in (2, 4)):
        return None
    if int(month) > 12:
        month, day = day, month
    century = 0 if len(year) == 4 else 2000 if int(year) < 50 else 1900
    return _numbered(index, index + 5, century + int(year), month, day)


def _numbered(
    index: int, stop: int, year: str | int, month: str | int, day: str | int
) -> Moment | None:
    """Make a date of numbers, if they can be one."""
    year, month, day = int(year), int(month), int(day)
    if not (0 < month < 13 and 0 < day < 32):
        return None
    return Moment("date", (date(year, month, day),), index, stop)
