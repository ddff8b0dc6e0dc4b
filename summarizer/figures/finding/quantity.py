"""What a number counts or measures, read from the words that touch it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.figure import Kind
from summarizer.figures.finding import money, nouns, units
from summarizer.figures.finding.ages import age
from summarizer.figures.finding.digits import times
from summarizer.figures.finding.number_words import LETTER_SCALES
from summarizer.figures.finding.numerals import Numeral
from summarizer.figures.finding.tokens import Tokens, vocabulary


class Quantity(NamedTuple):
    """A number with what it is of.

    Attributes:
        number: The number itself.
        values: Its values, the sign taken in.
        kind: What sort of figure it is.
        unit: Its unit.
        first: The first token of the figure as written, the currency sign taken in.
        stop: The token after the figure as written.
        after: The token after the unit, the counted noun and the rate.
    """

    number: Numeral
    values: tuple[Decimal, ...]
    kind: Kind
    unit: str
    first: int
    stop: int
    after: int


def quantity(tokens: Tokens, number: Numeral) -> Quantity:
    """Read what the number is of."""
    sign = money.before(tokens, number.first)
    number = _letter_scale(tokens, number, sign is not None)
    if sign:
        code, stop = money.after_amount(tokens, number.stop, sign[0])
        priced = Quantity(number, number.values, "money", code, sign[1], stop, stop)
        return _per(tokens, _signed(tokens, priced))
    bare = Quantity(number, number.values, "count", "", number.first, number.stop, number.stop)
    return _measured(tokens, _signed(tokens, bare))


def _measured(tokens: Tokens, bare: Quantity) -> Quantity:
    """Read the unit or noun behind the number."""
    number = bare.number
    at = number.stop
    if tokens.hyphen(at):
        at += 1
    elif number.scale > 1 and tokens.words[at] == "of":
        at += 1  # "millions of dollars", "half a million of them"
    share = _percent(tokens.words, at)
    if share:
        return _per(tokens, bare._replace(kind=share[0], stop=share[1], after=share[1]))
    old = age(tokens, number, at)
    if old:
        return bare._replace(kind="age", unit=old[0], after=old[1])
    priced = money.after(tokens, at, number.scale, number.values[0])
    if priced:
        unit, stop = priced
        return _per(tokens, bare._replace(kind="money", unit=unit, stop=stop, after=stop))
    return _counted(tokens, bare, at)


def _counted(tokens: Tokens, bare: Quantity, at: int) -> Quantity:
    """Read a multiple, a share of something, a measure or a count."""
    words, number = tokens.words, bare.number
    if words[at] == "times" and _is_compared(words, at + 1):
        return bare._replace(kind="multiple", after=at + 1)
    if words[at] == "fold" or (words[at] == "x" and tokens.glued(at)):
        return bare._replace(kind="multiple", stop=at + 1, after=at + 1)
    if number.part and words[at] == "of" and words[at + 1] in ("a", "an"):
        at += 1  # "a quarter of a century", "half of a mile"
    elif number.part and not number.digits and words[at] in ("of", "the"):
        return bare._replace(kind="fraction", unit=nouns.counted(tokens, at)[0])
    unit = units.unit(tokens, at + (words[at] in ("a", "an") and number.part))
    if unit:
        kind: Kind = "duration" if unit[0] in units.DURATIONS else "measure"
        _, values, _, _, first, stop, _ = bare
        return _per(tokens, Quantity(number, values, kind, unit[0], first, stop, unit[1]))
    noun, after = nouns.counted(tokens, at)
    if number.part:
        return bare._replace(kind="fraction", unit=noun, after=after)
    _, values, kind, _, first, stop, _ = bare
    return _per(tokens, Quantity(number, values, kind, noun, first, stop, after))


_COMPARED = vocabulary(
    "as more the than its their his her faster higher larger greater bigger smaller less what"
)


def _is_compared(words: list[str], at: int) -> bool:
    """Tell "three times the size" from "three times on Monday"."""
    if words[at] == "that":
        return words[at + 1] == "of"
    return words[at] in _COMPARED


def _per(tokens: Tokens, found: Quantity) -> Quantity:
    """Take a rate into the unit: "a barrel", "per day"."""
    at = found.after
    rate = units.per(tokens, at + 1 if tokens.hyphen(at) else at) or _per_later(tokens, at)
    if not rate:
        return found
    kind: Kind = "rate" if found.kind in ("count", "measure") else found.kind
    return found._replace(kind=kind, unit=f"{found.unit}/{rate[0]}", after=rate[1])


def _per_later(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Read the rate behind what a sum or an amount is of: "$5 million of machine tools a month"."""
    words = tokens.words
    if words[at] != "of":
        return None
    stop = next((i for i in range(at + 1, at + 7) if not nouns.continues(words[i])), at + 1)
    if stop == at + 1:
        return None
    rate = units.per(tokens, stop)
    return rate if rate and rate[0] in units.DURATIONS else None


def _percent(words: list[str], at: int) -> tuple[Kind, int] | None:
    """Read "%", "per cent", "percentage points", "basis points"."""
    word = words[at]
    if word == "per" and words[at + 1] == "cent":
        at += 1
    elif word in ("basis", "percentage"):
        points = words[at + 1].startswith("point")
        return (
            ("basis_points" if word == "basis" else "percentage_points", at + 2) if points else None
        )
    elif word in ("bps", "bp"):
        return "basis_points", at + 1
    elif word in ("pp", "ppt", "ppts"):
        return "percentage_points", at + 1
    elif word not in ("%", "percent", "pc", "pct", "٪", "％", "﹪"):
        return None
    if words[at + 1] in ("point", "points"):
        return "percentage_points", at + 2
    return "percent", at + 1


def _letter_scale(tokens: Tokens, number: Numeral, priced: bool) -> Numeral:
    """Read the "m" of "£2m", the "k" of "50k", the "B" of "8 B people"."""
    at = number.stop
    word = tokens.words[at]
    scale = LETTER_SCALES.get(word)
    if scale is None or not number.digits or number.scale > 1:
        return number
    if not tokens.glued(at) and not tokens.upper(at) and word not in ("m", "b"):
        return number
    if not priced and not _scales_count(tokens, at):
        return number
    values = tuple(times(value, scale) for value in number.values)
    return number._replace(stop=at + 1, scale=scale, values=values)


def _scales_count(tokens: Tokens, at: int) -> bool:
    """Tell the million of "5m people" from the metre of "a 50m pool"."""
    word, after = tokens.words[at], tokens.words[at + 1]
    if word == "t":
        return False
    if tokens.upper(at) or (word in ("k", "b") and tokens.glued(at)):
        return True
    if after in _RACES:
        return False
    return after in ("people", "strong") or (len(after) > 3 and nouns.singular(after) != after)


_RACES = vocabulary("hurdles metres freestyle backstroke finals heats sprints races waves apart")


_MINUS = frozenset(["-", "−", "–"])


def _signed(tokens: Tokens, found: Quantity) -> Quantity:
    """Take in a minus sign, but not a dash: "-1.3%", "minus-5 yards", "-$4m"."""
    words, at = tokens.words, found.first - 1
    if words[at] in _MINUS and tokens.glued(found.first):
        if words[at - 1] == "minus" and tokens.glued(at):
            at -= 1
        elif tokens.glued(at) and words[at - 1] != "(":
            return found
    elif words[at] != "minus":
        return found
    return found._replace(first=at, values=tuple(-value for value in found.values))
