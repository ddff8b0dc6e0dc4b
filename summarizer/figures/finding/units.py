"""Units of measure and time as they are written after a number, and rates: "a barrel"."""

from __future__ import annotations

from summarizer.figures.finding.nouns import singular
from summarizer.figures.finding.tokens import Tokens
from summarizer.figures.finding.unit_tables import (
    DURATIONS,
    GLUED_ONLY,
    RATE_NOUNS,
    american,
    unit_names,
)

__all__ = ["DURATIONS", "per", "unit"]

_LEADS = frozenset(
    ["sq", "square", "cubic", "cu", "metric", "nautical", "fluid", "fl", "troy", "light"]
)
_LETTER_RATES = {"h": "hour", "hr": "hour", "hour": "hour", "s": "second", "sec": "second"}
_ADVERBS = {
    "annually": "year", "yearly": "year", "daily": "day", "weekly": "week", "monthly": "month",
    "hourly": "hour",
}  # fmt: skip

_WHEN = frozenset(["ago", "earlier", "later", "before", "after"])  # "$5 a year ago" is no rate


def unit(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read the unit at token `index`: its name and the token after, or None."""
    words = tokens.words
    word = words[index]
    if word in _LEADS:
        return _compound(tokens, index)
    name = unit_names().get(word)
    if name is None or (word in GLUED_ONLY and not tokens.glued(index)):
        return None
    if word == "st" and not tokens.glued(index):
        return None
    if word in ("g", "b") and tokens.upper(index):
        return None  # 5G
    if tokens.glued(index + 1) and words[index + 1][:1].isdecimal():
        return None  # 15 MI6 officers
    if name == "degree":
        return _degrees(tokens, index)
    return _per_letter(tokens, name, index + 1)


def _per_letter(tokens: Tokens, name: str, stop: int) -> tuple[str, int]:
    """Read on to "km/h", "m/s", "kWh", "lb-ft"."""
    words = tokens.words
    below = _LETTER_RATES.get(words[stop + 1])
    if words[stop] == "/" and below and tokens.glued(stop):
        return f"{name}/{below}", stop + 2
    if tokens.hyphen(stop) and words[stop + 1] == "ft" and name == "pound":
        return "pound-foot", stop + 2
    return name, stop


def _compound(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read "square feet", "sq m", "cubic metres", "metric tons", "nautical miles"."""
    words = tokens.words
    at = index + 1 + (words[index + 1] == ".")
    base = unit_names().get(words[at])
    if base is None or not words[at].isalpha():
        return None
    lead = {"sq": "square", "cu": "cubic", "fl": "fluid"}.get(words[index], words[index])
    if lead == "metric":
        return ("tonne" if base in ("ton", "tonne") else base), at + 1
    return f"{lead}-{base}", at + 1


def _degrees(tokens: Tokens, index: int) -> tuple[str, int]:
    """Read "degrees Celsius", "°C", "degrees"."""
    word = tokens.words[index + 1]
    if word in ("celsius", "centigrade", "c"):
        return "celsius", index + 2
    return ("fahrenheit", index + 2) if word in ("fahrenheit", "f") else ("degree", index + 1)


def per(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """Read "a barrel", "per day", "/month", "each year" at token `index`: its unit, the end."""
    words = tokens.words
    word, at = words[index], index + 1
    if word in ("a", "an", "each", "every"):
        at += tokens.hyphen(at)
        noun = american(singular(words[at]))
        rate = singular(words[at]) in RATE_NOUNS and words[at + 1] not in _WHEN
        return (noun, at + 1) if rate else None
    if word == "/" and words[at] in _LETTER_RATES:
        return _LETTER_RATES[words[at]], at + 1
    if word in ("per", "/") and words[at].isalpha() and words[at] != "cent":
        at += words[at] in ("diluted", "basic", "common") and words[at + 1].isalpha()
        return unit(tokens, at) or (american(singular(words[at])), at + 1)
    return (_ADVERBS[word], at) if word in _ADVERBS else None
