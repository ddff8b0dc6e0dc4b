"""Ages: "13-year-old", "30 years old", "aged 18", "Smith, 44,", "he was 70"."""

from __future__ import annotations

from summarizer.figures.finding.dates import MONTHS
from summarizer.figures.finding.numerals import Numeral
from summarizer.figures.finding.tokens import Tokens, vocabulary

_TIMES = {
    "year": "year", "years": "year", "yr": "year", "month": "month", "months": "month",
    "week": "week", "weeks": "week", "day": "day", "days": "day",
}  # fmt: skip
_OLD = vocabulary("old olds older")
_PEOPLE = vocabulary("he she who i he's she's i'm")
_BEING = vocabulary("was is am be turned turns turning")
_DYING = vocabulary("died dies dead dying passed")
_ENDS = frozenset([",", ".", ";", ")", ":", "", "-"])
_AFTER_BEING = _ENDS | vocabulary("and when at by but in on or")


def age(tokens: Tokens, number: Numeral, at: int) -> tuple[str, int] | None:
    """Read the age that the number at hand is: its unit and the token after, or None.

    Args:
        tokens: The text.
        number: The number.
        at: The token after the number and its hyphen.
    """
    words = tokens.words
    unit = _TIMES.get(words[at])
    if unit:
        old = at + 1 + tokens.hyphen(at + 1)
        if words[old] in _OLD and (words[old] != "older" or tokens.hyphen(old - 1) is False):
            return (unit, old + 1) if words[old] != "older" else None
        return (unit, at + 3) if words[at + 1 : at + 3] == ["of", "age"] else None
    if number.scale > 1 or not 0 <= number.values[0] < 130:
        return None
    if at != number.stop and not words[at][:1].isdecimal():
        return None
    return ("year", number.stop) if _is_age(tokens, number) else None


def _is_age(tokens: Tokens, number: Numeral) -> bool:
    """Tell a bare number that is an age by the words around it."""
    words, first, stop = tokens.words, number.first, number.stop
    before = words[first - 1]
    if before in ("aged", "age", "ages"):
        return True
    if before == "of" and words[first - 2] in ("age", "ages"):
        return True
    if before in _BEING and words[first] != "one":
        person = (
            words[first - 3] if words[first - 2] in ("will", "just", "would") else words[first - 2]
        )
        return person in _PEOPLE and words[stop] in _AFTER_BEING
    if before in _PEOPLE and before[-1:] in ("s", "m"):
        return words[stop] in _AFTER_BEING
    if before == "at" and words[first - 2] in _DYING:
        return words[stop] in _AFTER_BEING
    return before == "," and number.digits and _apposed(tokens, first, stop)


def _apposed(tokens: Tokens, first: int, stop: int) -> bool:
    """Tell "Smith, 44, said" from a list of numbers."""
    words = tokens.words
    name, after = words[first - 2], words[stop]
    if not name.isalpha() or name in MONTHS or stop != first + 1 or not words[first].isdecimal():
        return False
    if words[first + 2].isdecimal():
        return False
    return after == "," or (after in _ENDS | {"and", "of", "from"} and tokens.capital(first - 2))
