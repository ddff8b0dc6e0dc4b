"""Years, spans of years, decades and quarters: "2019", "2012-13", "the 1990s", "Q3 2022"."""

from __future__ import annotations

from decimal import Decimal

from summarizer.figures.finding.moments import Moment
from summarizer.figures.finding.tokens import DASHES, Tokens, vocabulary

_BEFORE_YEAR = vocabulary(
    """in since by of from until till to through during before after circa between late early mid
    the ( last summer winter spring autumn fall year 's this next january february march april may
    june july august september october november december"""
)
_COUNTING = vocabulary(
    """than about some nearly almost over roughly approximately around another least most extra
    additional these those"""
)
_ERAS = vocabulary("ad bc bce ce a.d. b.c.")
_COUNTED = vocabulary(
    """people men women children mile miles metre metres meter meters km kg tonne tonnes ton tons
    feet foot yards yard hp million billion thousand dollars euros pounds yen sq square barrels
    barrel acres hectares mw calories horsepower percent words points votes seats workers troops
    soldiers employees students homes houses litres liters gallons residents tickets"""
)


def year(tokens: Tokens, index: int) -> Moment | None:
    """Read a year, a span of years or a decade at token `index`, or return None."""
    words = tokens.words
    word, at = words[index], index + 1
    if len(word) == 4 and words[at] in ("s", "'", "’") and tokens.glued(at):
        return _decade(tokens, index)
    if len(word) == 2:
        return _short_decade(tokens, index)
    if len(word) != 4 or not 1000 <= int(word) <= 2199:
        return None
    return _span(tokens, index) or (
        Moment("year", (Decimal(word),), index, at) if _is_year(tokens, index) else None
    )


def _span(tokens: Tokens, index: int) -> Moment | None:
    """Read "2012-13", "2014/15", "2010–2015", "2007 -- 08"."""
    words = tokens.words
    joint, last = words[index + 1], words[index + 2]
    if joint not in DASHES and not (joint == "/" and tokens.glued(index + 1)):
        return None
    if not last.isdecimal() or len(last) not in (2, 4) or words[index + 3] in ("%", "percent"):
        return None
    first = int(words[index])
    other = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < other < first + (12 if len(last) == 2 else 200):
        return None
    return Moment("year", (Decimal(first), Decimal(other)), index, index + 3)


def _decade(tokens: Tokens, index: int) -> Moment | None:
    """Read "1990s" and "1990's"."""
    words = tokens.words
    at = index + 1 + (words[index + 1] != "s")
    if words[at] != "s" or not tokens.glued(at) or int(words[index]) % 10:
        return None
    return Moment("decade", (Decimal(words[index]),), index, at + 1)


_BEFORE_SHORT = vocabulary(
    """in since of from by until till back class summer winter spring autumn fall and after before
    during january february march april may june july august september october november december"""
)


def _short_decade(tokens: Tokens, index: int) -> Moment | None:
    """Read "'90s", "the 60s"; "his 30s" is an age, "the mid-30s" a number."""
    words = tokens.words
    value, before = int(words[index]), words[index - 1]
    quoted = before in ("'", "’", "‘") and tokens.glued(index)
    if quoted and words[index - 2] in _BEFORE_SHORT and words[index + 1] != "s":
        return Moment("year", (_in_full(value),), index - 1, index + 1)  # "in '87"
    if words[index + 1] != "s" or not tokens.glued(index + 1) or value % 10:
        return None
    if quoted:
        first = index - 1
    elif before == "the" and value >= 50:
        first = index
    else:
        return None
    return Moment("decade", (_in_full(value),), first, index + 2)


def _in_full(value: int) -> Decimal:
    """Write a year of two digits with its century, as of these decades."""
    return Decimal(1900 + value + 100 * (value < 30))


def _is_year(tokens: Tokens, index: int) -> bool:
    """Tell a year from a count by the words around it."""
    words = tokens.words
    value, before, after = int(words[index]), words[index - 1], words[index + 1]
    if after in _ERAS or before in _ERAS:
        return True
    if before in _COUNTING:
        dated = before in ("about", "around") and value % 100 and not after.isalpha()
        return bool(dated) and 1500 < value < 2100
    if tokens.hyphen(index + 1):
        after = words[index + 2]
    if after in _COUNTED or (words[index + 2] in _COUNTED and after not in ("the", ",", "and")):
        return before in _BEFORE_YEAR and after not in _COUNTED
    if 1900 <= value <= 2060:
        return value % 50 != 0 or before in _BEFORE_YEAR or not _plural(after)
    if before in _BEFORE_YEAR:
        return not _plural(after) and 1000 <= value <= 2160
    return 1500 <= value <= 2160 and after in (",", ")", ".", "") and before in ("(", ",")


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isalpha()


def quarter(tokens: Tokens, index: int) -> Moment | None:
    """Read "Q3", "Q3 2022", "3Q", "4Q 2020", "3q20" at the token of their first digit."""
    words = tokens.words
    word = words[index]
    if word not in ("1", "2", "3", "4"):
        return None
    if words[index - 1] == "q" and tokens.glued(index):
        return quarter_of(tokens, index - 1, index + 1, int(word))
    if words[index + 1] == "q" and tokens.glued(index + 1):
        return quarter_of(tokens, index, index + 2, int(word))
    return None


def quarter_of(tokens: Tokens, first: int, stop: int, number: int) -> Moment:
    """Add the year to a quarter: "of 2022", ", 2022", "'22"."""
    words = tokens.words
    at = stop + (words[stop] in ("of", ",", "'", "’", "fy", "fiscal"))
    at += words[at] in ("fiscal", "fy", "year")
    word = words[at]
    value = number
    if len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2160:
        value, stop = 10 * int(word) + number, at + 1
    elif len(word) == 2 and word.isdecimal() and tokens.glued(at):
        value, stop = 10 * (2000 + int(word)) + number, at + 1
    return Moment("quarter", (Decimal(value),), first, stop)
