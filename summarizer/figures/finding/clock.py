"""Times of day: "10:27 PM", "5am", "10.45pm", "0401 GMT", "2 o'clock"."""

from __future__ import annotations

from decimal import Decimal

from summarizer.figures.finding.moments import Moment
from summarizer.figures.finding.tokens import Tokens, vocabulary

_ZONES = vocabulary("gmt bst utc edt est et pdt pst pt cet cest ist cdt cst mst mdt jst aest")
_MORNING = frozenset(["am", "a.m.", "a.m"])
_EVENING = frozenset(["pm", "p.m.", "p.m"])
_HALVES = _MORNING | _EVENING
_OCLOCK = frozenset(["o'clock", "o’clock"])


def time(tokens: Tokens, index: int) -> Moment | None:
    """Read the time of day at token `index`, or return None."""
    word = tokens.words[index]
    if ":" in word:
        hour, minute, *second = word.replace(".", ":").split(":", 2)
        found = _clock(tokens, index, index + 1, int(hour), int(minute))
        return _with_seconds(found, second[0]) if found and second else found
    if "." in word:
        return _dotted(tokens, index)
    if len(word) <= 2:
        return _hour(tokens, index)
    return _military(tokens, index)


def _with_seconds(found: Moment, second: str) -> Moment:
    """Add seconds, or the fraction of a lap time, after the decimal point."""
    return found._replace(values=(found.values[0] + Decimal(f"0.{second.replace(':', '')}"),))


def _clock(tokens: Tokens, first: int, stop: int, hour: int, minute: int) -> Moment | None:
    """Finish a time of day: what follows says morning or evening."""
    word = tokens.words[stop]
    if hour > 24 or minute > 59:
        return None
    if word in _HALVES and hour <= 12:
        hour = hour % 12 + (12 if word in _EVENING else 0)
    if word in _HALVES or word in _OCLOCK:
        stop += 1
    return Moment("time", (Decimal(100 * hour + minute),), first, stop)


def _hour(tokens: Tokens, index: int) -> Moment | None:
    """Read "5am", "11 a.m.", "2 o'clock", and "11 : 15" as tokenisers write it."""
    words = tokens.words
    follows = words[index + 1]
    hour = int(words[index])
    if follows in _HALVES or follows in _OCLOCK:
        if follows == "am" and not tokens.glued(index + 1) and words[index - 1] == "i":
            return None
        return _clock(tokens, index, index + 1, hour, 0)
    minute = words[index + 2]
    spaced = follows == ":" and len(minute) == 2 and minute.isdecimal()
    if spaced and not tokens.glued(index + 1) and not tokens.glued(index + 2):
        return _clock(tokens, index, index + 3, hour, int(minute))
    return None


def _military(tokens: Tokens, index: int) -> Moment | None:
    """Read "0401 GMT", "0930 hours"."""
    word, follows = tokens.words[index], tokens.words[index + 1]
    zoned = follows in _ZONES and tokens.upper(index + 1)
    if len(word) == 4 and (zoned or (follows == "hours" and word[0] == "0")):
        return _clock(tokens, index, index + 1, int(word[:2]), int(word[2:]))
    return None


def _dotted(tokens: Tokens, index: int) -> Moment | None:
    """Read "10.45pm"."""
    hour, _, minute = tokens.words[index].partition(".")
    minute = minute.strip()
    if tokens.words[index + 1] not in _HALVES or len(hour) > 2 or len(minute) != 2:
        return None
    return _clock(tokens, index, index + 1, int(hour), int(minute)) if minute.isdecimal() else None
