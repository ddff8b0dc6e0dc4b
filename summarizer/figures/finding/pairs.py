"""Two numbers that make one figure: ranges, scores, and shares like "nine out of 10"."""

from __future__ import annotations

from summarizer.figures.finding.currency_tables import currencies
from summarizer.figures.finding.digits import times
from summarizer.figures.finding.number_words import SCALES, SMALL
from summarizer.figures.finding.numerals import Numeral, numeral
from summarizer.figures.finding.quantity import Quantity, quantity
from summarizer.figures.finding.tokens import DASHES, Tokens, vocabulary
from summarizer.figures.finding.trends import trend

_WIDEST_MOVE = 5


def pair(tokens: Tokens, low: Quantity) -> tuple[Quantity, ...]:
    """Read the second number that belongs to `low`; nothing where there is none.

    A range, score or ratio is one quantity. "From A to B" stays two, for it says where something
    was and where it went; they share the unit and the scale that only the last one names.
    """
    if len(low.values) != 1:
        return ()
    words, at = tokens.words, low.stop
    if tokens.hyphen(at) and words[at + 1] == "to" and tokens.hyphen(at + 2):
        at += 1  # "0-to-60 mph"
    joint = words[at]
    if joint in ("in", "out"):
        return _ratio(tokens, low)
    if joint not in DASHES and joint != "to" and not _is_between(words, low, joint):
        return ()
    high = _high(tokens, at + 1 + (at > low.stop))
    if high is None or len(high.values) != 1:
        return ()
    if joint in DASHES and high.number.first != at + 1 and not tokens.glued(at):
        return ()
    return _joined(tokens, low, high, "-" if joint in DASHES else joint)


def _is_between(words: list[str], low: Quantity, joint: str) -> bool:
    if joint != "and":
        return False
    before = words[low.first - 1]
    return before == "between" or (words[low.first - 2] == "between" and before.isalpha())


def _high(tokens: Tokens, index: int) -> Quantity | None:
    """Read the quantity that starts at token `index`, a currency sign and bound before it."""
    words = tokens.words
    index += words[index] in ("about", "around", "nearly", "almost", "as", "perhaps", "over")
    for _ in range(2):
        if words[index] in currencies().signs or words[index] in ("us", "a", "c", "y", "="):
            index += 1
    word = words[index]
    if not (word[:1].isdecimal() or word in SMALL or (word in SCALES and words[index - 1] == "a")):
        return None
    number = numeral(tokens, index)
    return None if number is None or number.part else quantity(tokens, number)


def _joined(tokens: Tokens, low: Quantity, high: Quantity, joint: str) -> tuple[Quantity, ...]:
    """Make a range or a score of two ends, if they are of one kind."""
    score = joint == "-" and _score(tokens, low, high)
    if score:
        return (score,)
    high = _through(tokens, high)
    low = _like(low, high)
    one, two = low.values[0], high.values[-1]
    if (low.kind, low.unit) != (high.kind, high.unit) and not _same_sort(low, high):
        return ()
    if joint == "to" and (
        tokens.words[low.first - 1] in ("from", "by") or _moved(tokens, low, high)
    ):
        return (low, high)
    if one >= two:
        return ()
    unit = low.unit if low.kind == "money" and high.kind != "money" else high.unit or low.unit
    kind = low.kind if high.kind in ("count", "one") else high.kind
    return (high._replace(values=(one, two), first=low.first, kind=kind, unit=unit),)


def _moved(tokens: Tokens, low: Quantity, high: Quantity) -> bool:
    """Tell "fell 88.81 to 7,182.08", a move and a level, from a range."""
    unlike = high.values[-1] > _WIDEST_MOVE * low.values[0]
    return unlike and trend(tokens, low.first, low.after) is not None


def _through(tokens: Tokens, high: Quantity) -> Quantity:
    """Read on where the upper end is itself a range: "from 24.2 to 33-35 billion euros"."""
    if tokens.words[high.stop] not in DASHES or high.kind != "count":
        return high
    top = _high(tokens, high.stop + 1)
    if top is None or len(top.values) != 1:
        return high
    like = _like(high, top)
    if like.values[0] >= top.values[0]:
        return high
    return top._replace(values=(*like.values, *top.values), first=high.first)


def _like(low: Quantity, high: Quantity) -> Quantity:
    """Give the lower end the scale and the unit that only the upper one names."""
    one, scale = low.values[0], high.number.scale
    if scale > 1 and low.number.scale == 1 and times(one, scale) <= high.values[-1]:
        low = low._replace(values=(times(one, scale),), number=low.number._replace(scale=scale))
    if low.kind in ("count", "one") and not low.unit:
        low = low._replace(kind=high.kind, unit=high.unit)
    return low


def _same_sort(low: Quantity, high: Quantity) -> bool:
    """Tell whether two ends of different units may still be one range."""
    if low.kind in ("money", "age", "percent") and high.kind == "count":
        return low.kind != "percent"
    return low.kind == high.kind and low.unit.partition("/")[0] == high.unit.partition("/")[0]


_SCORED = vocabulary(
    """win won wins winning beat beats beaten lead leads led leading score scored scoreline loss
    lost lose losing defeat defeated draw drew drawn victory trail trailed trailing triumph
    thrashing up down ahead upset rout"""
)


def _score(tokens: Tokens, low: Quantity, high: Quantity) -> Quantity | None:
    """Read a score, "34-23", but not a range: "14-18 mpg", "2-3 weeks"."""
    if low.kind != "count" or low.unit or high.kind not in ("count", "one"):
        return None
    if not (low.number.digits and high.number.digits) or low.first != low.number.first:
        return None
    one, two = low.values[0], high.values[0]
    if max(one, two) >= 300 or min(one, two) < 0 or low.number.scale > 1 or high.number.scale > 1:
        return None
    if one != int(one) or two != int(two):
        return None
    words = tokens.words
    said = words[low.first - 1] in _SCORED or words[low.first - 2] in _SCORED
    if one < two and not said and high.unit and high.unit not in _SCORED:
        return None
    return high._replace(kind="score", unit="", values=(one, two), first=low.first, after=high.stop)


# -- ratios


def _ratio(tokens: Tokens, low: Quantity) -> tuple[Quantity, ...]:
    """Read "nine out of 10", "one in five", "9 in every 10"."""
    words = tokens.words
    at = low.stop + 1
    if words[low.stop] == "out":
        if words[at] != "of":
            return ()
        at += 1
    at += words[at] == "every"
    at += words[at] == "a" and words[at + 1] in SCALES
    starts = words[at][:1].isdecimal() or words[at] in SMALL or words[at - 1] == "a"
    if not starts or low.first != low.number.first:
        return ()
    number = numeral(tokens, at)
    if number is None or not _is_ratio(tokens, low, number, words[low.stop] == "out"):
        return ()
    high = quantity(tokens, number)
    if high.kind not in ("count", "one") or tokens.glued(low.stop):
        return ()
    values = (low.values[0], number.values[0])
    return (high._replace(kind="ratio", values=values, first=low.first, stop=number.stop),)


def _is_ratio(tokens: Tokens, low: Quantity, number: Numeral, out: bool) -> bool:
    """Tell "one in five" from "won five in 2019"."""
    one, of = low.values[0], number.values[0]
    if not 0 < one < of or low.kind not in ("count", "one") or one != int(one):
        return False
    if out:
        return True
    year = number.scale == 1 and 1900 <= of <= 2100
    return not year and (one <= 3 or of in (10, 20, 100, 1000) or number.scale > 1 or of - one < 3)
