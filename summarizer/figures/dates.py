"""Dates, years, decades, quarters and times of day, each as one exact number.

A date is YYYYMMDD with zeros for what is not said: "April 4" is 404, "December" 1200,
"2 Dec 2023" 20231202, "May 2019" 20190500. A quarter is YYYYQ ("third quarter of 2022" is 20223,
"Q3" 3). A time of day is HHMM on the clock of 24 hours. Years, decades (their first year) and
centuries (their ordinal) are themselves.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.figure import Kind
from summarizer.figures.tokens import DASHES, Tokens

MONTHS = {
    name: number
    for number, name in enumerate(
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
        1,
    )
}
_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
MONTHS |= _SHORT
# Also a verb, a name or another word: a month only where the words say so.
_DOUBTFUL = frozenset(["may", "march", "mar", "sep", "dec", "jan", "jun"])
_NAMES = frozenset(["april", "june", "august", "may"])
_BEFORE_MONTH = frozenset(
    ["in", "since", "by", "of", "last", "until", "till", "this", "next", "early", "late", "mid", "from", "through", "during", "between", "for", "on", "before", "after", "and", "every", "each", "previous", "following", "to", "that"]
)
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_ZONES = frozenset(
    ["gmt", "bst", "utc", "edt", "est", "et", "pdt", "pst", "pt", "cet", "cest", "ist", "cdt", "cst", "mst", "mdt", "jst", "aest"]
)
_MORNING = frozenset(("am", "a.m.", "a.m"))
_EVENING = frozenset(("pm", "p.m.", "p.m"))
_BEFORE_YEAR = frozenset(
    ["in", "since", "by", "of", "from", "until", "till", "to", "through", "during", "before", "after", "circa", "between", "around", "late", "early", "and", "mid", "the", "(", "last", "summer", "winter", "spring", "autumn", "fall", "year", "early"]
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class Moment(NamedTuple):
    """A place in the calendar or on the clock, from token `first` to `stop`."""

    kind: Kind
    values: tuple[Decimal, ...]
    first: int
    stop: int


def moment(tokens: Tokens, index: int) -> Moment | None:
    """Read the date, year or time that starts at token `index`, or return None."""
    word = tokens.words[index]
    if word in MONTHS:
        return _from_month(tokens, index)
    if ":" in word or "-" in word:
        return _stamp(tokens, index)
    if not word[:1].isdecimal():
        return None
    if "." in word:
        return _dotted(tokens, index)
    if not word.isdecimal() or len(word) > 4:
        return None
    return (
        _slashed(tokens, index)
        or _from_day(tokens, index)
        or _time(tokens, index)
        or (year(tokens, index))
    )


def _date(year_: int, month: int, day: int) -> Decimal:
    return Decimal(year_ * 10000 + month * 100 + day)


def _day(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read a day of the month: its number or 0, and the token after."""
    words = tokens.words
    word = words[index]
    if not (word.isdecimal() and len(word) < 3 and 0 < int(word) < 32):
        return 0, index
    stop = index + 1
    if words[stop] in _SUFFIXES and tokens.glued(stop):
        stop += 1
    if words[stop] in ("%", "percent", "per", "million", "billion"):
        return 0, index
    return int(word), stop


def _year_after(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read the year after a day or a month: ", 2019" or "2019"; 0 where there is none."""
    words = tokens.words
    at = index + 1 if words[index] in (",", "of") else index
    word = words[at]
    if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2199 and words[at + 1] != "%":
        return int(word), at + 1
    return 0, index


def _from_month(tokens: Tokens, index: int) -> Moment | None:
    """Read "April 4, 2019", "Dec. 2", "April 2019" or a bare "December"."""
    words = tokens.words
    word = words[index]
    if not tokens.capital(index):
        return None
    month = MONTHS[word]
    at = index + 1
    if words[at] == "." and word in _SHORT:
        at += 1
    day, stop = _day(tokens, at)
    if day:
        return _day_or_days(tokens, index, month, day, stop)
    year_, stop = _year_after(tokens, at)
    if year_:
        return Moment("date", (_date(year_, month, 0),), index, stop)
    if not _is_month(tokens, index):
        return None
    return Moment("date", (_date(0, month, 0),), index, at if at > index + 1 else index + 1)


def _day_or_days(tokens: Tokens, first: int, month: int, day: int, stop: int) -> Moment:
    """Finish "April 4[-6][, 2019]"."""
    days = [day]
    if tokens.words[stop] in DASHES:
        other, after = _day(tokens, stop + 1)
        if other > day:
            days, stop = [day, other], after
    year_, stop = _year_after(tokens, stop)
    return Moment("date", tuple(_date(year_, month, d) for d in days), first, stop)


def _is_month(tokens: Tokens, index: int) -> bool:
    """Tell the month from the verb "may" and from people called April."""
    words = tokens.words
    word, before = words[index], words[index - 1]
    said = before in _BEFORE_MONTH or before in DASHES
    if word in _DOUBTFUL:
        return said
    if word in _NAMES:
        return said or not tokens.capital(index + 1)
    return True


def _from_day(tokens: Tokens, index: int) -> Moment | None:
    """Read "4 April 2019", "4th of April", "3-5 May"."""
    words = tokens.words
    day, at = _day(tokens, index)
    if not day:
        return None
    days = [day]
    if words[at] in DASHES:
        other, after = _day(tokens, at + 1)
        if other > day:
            days, at = [day, other], after
    if words[at] == "of":
        at += 1
    month = MONTHS.get(words[at])
    if month is None or not tokens.capital(at) or (words[at] == "may" and words[at - 1] == "."):
        return None
    at += 1
    if words[at] == "." and words[at - 1] in _SHORT:
        at += 1
    year_, at = _year_after(tokens, at) if words[at] != "," else (0, at)
    return Moment("date", tuple(_date(year_, month, d) for d in days), index, at)


def _stamp(tokens: Tokens, index: int) -> Moment | None:
    """Read "2023-12-02", "2023-12-02T10:00Z", "10:30", "10:27 PM EDT"."""
    word = tokens.words[index]
    found = _ISO.match(word)
    if found:
        year_, month, day = (int(part) for part in found.groups())
        if not (0 < month < 13 and 0 < day < 32):
            return None
        return Moment("date", (_date(year_, month, day),), index, index + 1)
    hour, _, minutes = word.partition(":")
    if not hour.isdecimal() or not minutes[:2].isdecimal():
        return None
    return _clock(tokens, index, int(hour), int(minutes[:2]))


def _clock(tokens: Tokens, index: int, hour: int, minute: int) -> Moment:
    """Finish a time of day: what follows says morning or evening, and the zone."""
    words = tokens.words
    stop = index + 1
    if words[stop] in _EVENING or words[stop] in _MORNING:
        evening = words[stop] in _EVENING
        hour = hour % 12 + (12 if evening else 0) if hour <= 12 else hour
        stop += 1
    elif words[stop] == "o'clock" or words[stop] == "o’clock":
        stop += 1
    return Moment("time", (Decimal(100 * hour + minute),), index, stop)


def _time(tokens: Tokens, index: int) -> Moment | None:
    """Read "5am", "11 a.m.", "0401 GMT", "2 o'clock"."""
    words = tokens.words
    word, follows = words[index], words[index + 1]
    if len(word) <= 2 and int(word) <= 24:
        if follows in _MORNING or follows in _EVENING or follows in ("o'clock", "o’clock"):
            if follows == "am" and not (tokens.glued(index + 1) or words[index + 2] != "i"):
                return None
            return _clock(tokens, index, int(word), 0)
        return None
    if len(word) == 4 and int(word) < 2400 and int(word) % 100 < 60:
        if follows in _ZONES and tokens.upper(index + 1):
            return Moment("time", (Decimal(int(word)),), index, index + 1)
        if follows == "hours" and word[0] == "0":
            return Moment("time", (Decimal(int(word)),), index, index + 2)
    return None


def _dotted(tokens: Tokens, index: int) -> Moment | None:
    """Read "10.45pm" and "02.12.2023"."""
    parts = tokens.words[index].split(".")
    if len(parts) == 3 and len(parts[2]) == 4 and len(parts[0]) < 3 and len(parts[1]) < 3:
        if not all(part.isdecimal() for part in parts):
            return None
        day, month, year_ = (int(part) for part in parts)
        if 0 < day < 32 and 0 < month < 13:
            return Moment("date", (_date(year_, month, day),), index, index + 1)
        return None
    after = tokens.words[index + 1]
    if len(parts) == 2 and (after in _MORNING or after in _EVENING) and len(parts[1]) == 2:
        if len(parts[0]) < 3 and "".join(parts).isdecimal():
            return _clock(tokens, index, int(parts[0]), int(parts[1]))
    return None


def _slashed(tokens: Tokens, index: int) -> Moment | None:
    """Read "12/25/2019" (month first, unless it cannot be) and "9/11"."""
    words = tokens.words
    if words[index + 1] != "/" or not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return None
    first, second = words[index], words[index + 2]
    if first == "9" and second == "11":
        return Moment("date", (Decimal(911),), index, index + 3)
    if words[index + 3] != "/" or not (second.isdecimal() and words[index + 4].isdecimal()):
        return None
    month, day, year_ = int(first), int(second[:4]), int(words[index + 4][:4])
    if month > 12:
        month, day = day, month
    if not (0 < month < 13 and 0 < day < 32):
        return None
    if year_ < 100:
        year_ += 2000 if year_ < 50 else 1900
    return Moment("date", (_date(year_, month, day),), index, index + 5)


def year(tokens: Tokens, index: int) -> Moment | None:
    """Read "2019", "1990s", "'90s", "2012-13", "2010–2015"."""
    words = tokens.words
    word = words[index]
    at = index + 1
    if len(word) in (2, 4) and words[at] in ("s", "'", "’") and tokens.glued(at):
        return _decade(tokens, index)
    if len(word) != 4 or not 1000 <= int(word) <= 2199 or not _is_year(tokens, index):
        return None
    first = int(word)
    if words[at] in DASHES or (words[at] == "/" and tokens.glued(at)):
        last = words[at + 1]
        if last.isdecimal() and len(last) in (2, 4):
            other = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
            if first < other < first + 200 and (len(last) == 4 or tokens.glued(at + 1)):
                return Moment("year", (Decimal(first), Decimal(other)), index, at + 2)
    return Moment("year", (Decimal(first),), index, at)


def _decade(tokens: Tokens, index: int) -> Moment | None:
    """Read "1990s", "1990's", "'90s"; a person's "30s" are an age, read elsewhere."""
    words = tokens.words
    word, at = words[index], index + 1
    if words[at] in ("'", "’"):
        at += 1
    if words[at] != "s" or not tokens.glued(at) or int(word) % 10:
        return None
    value = int(word)
    if len(word) == 2:
        value += 1900 if value >= 20 else 2000
    return Moment("decade", (Decimal(value),), index, at + 1)


def _is_year(tokens: Tokens, index: int) -> bool:
    """Tell a year from a count by the words around it."""
    words = tokens.words
    value, before, after = int(words[index]), words[index - 1], words[index + 1]
    if tokens.hyphen(index + 1) and words[index + 2].isalpha():
        return words[index + 2] not in _COUNTED_BY
    if before in ("than", "about", "some", "nearly", "almost", "over", "roughly", "approximately"):
        return False
    if after in _COUNTED or after in _COUNTED_BY:
        return before in ("in", "since", "by", "of", "until", "the") and after not in _COUNTED_BY
    if 1900 <= value <= 2060:
        return not (_plural(tokens, index + 1) and before not in _BEFORE_YEAR and before != "'s")
    if before in _BEFORE_YEAR or words[index - 2] in MONTHS or before in MONTHS:
        return not _plural(tokens, index + 1)
    return 1500 <= value <= 2100 and after in (",", ")", ".", "") and before in ("(", ",")


def _plural(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isalpha()


_COUNTED = frozenset(["people", "men", "women", "children"])
_COUNTED_BY = frozenset(
    ["mile", "miles", "metre", "metres", "meter", "meters", "km", "kg", "tonne", "tonnes", "ton", "tons", "feet", "foot", "yards", "yard", "hp", "gmt", "million", "billion", "thousand", "dollars", "euros", "pounds", "yen", "sq", "square", "barrels", "barrel", "acres", "hectares", "mw", "calories", "horsepower", "percent", "words", "points", "votes", "seats", "jobs", "workers", "troops", "soldiers", "deaths", "cases", "employees", "students", "votes", "flights", "homes", "houses", "litres", "liters", "gallons"]
)
