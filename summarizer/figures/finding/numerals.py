"""Read the number that starts at a token, in digits or words, with its scale."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from summarizer.figures.finding.digits import (
    SLASHES,
    decimal,
    exponent,
    over,
    raised,
    share,
    times,
    vulgar,
)
from summarizer.figures.finding.number_words import (
    ORDINALS,
    PARTS,
    PLURAL_PARTS,
    PLURALS,
    SCALES,
    SHORT_SCALES,
    SMALL,
    cardinal,
)
from summarizer.figures.finding.tokens import DASHES, Tokens, vocabulary


class Numeral(NamedTuple):
    """A number as written, from token `first` up to and without token `stop`.

    Attributes:
        first: The first token of the number.
        stop: The token after the number.
        values: One value, or two for words that name a range ("dozens").
        scale: The value of the scale word, 1 where there is none.
        digits: Whether it starts with digits.
        part: Whether it is a share of something ("half of", "two-thirds", "1/16").
    """

    first: int
    stop: int
    values: tuple[Decimal, ...]
    scale: int = 1
    digits: bool = False
    part: bool = False


def numeral(tokens: Tokens, index: int) -> Numeral | None:
    """Read the number that starts at token `index`, or return None."""
    word = tokens.words[index]
    if word[:1].isdecimal():
        return _from_digits(tokens, index)
    if word in SMALL:
        return _from_words(tokens, index)
    if word in PLURALS:
        return _from_plural(tokens, index)
    if word in SCALES:
        return _from_scale(tokens, index)
    if word in PARTS:
        return _from_part(tokens, index)
    value = vulgar(word)
    return (
        None if value is None else _scaled(tokens, Numeral(index, index + 1, (value,), part=True))
    )


# -- digits


def _from_digits(tokens: Tokens, index: int) -> Numeral | None:
    """Read digits with what belongs to them: "3 1/2", "5½", "4 hundred", "1/16", ".5"."""
    words = tokens.words
    value = decimal(words[index])
    if value is None:
        return None
    part = over(tokens, index) if words[index + 1] in SLASHES else None
    if part is not None:
        return Numeral(index, index + 3, (part,), digits=True, part=True)
    first, stop = index, index + 1
    if words[index - 1] == "." and tokens.glued(index) and not tokens.glued(index - 1):
        value, first = raised(value, -len(words[index])), index - 1
    elif words[stop] == "," and _spaced_thousands(tokens, index):
        value, stop = _join_thousands(tokens, index)
    else:
        value, stop = _mixed(tokens, stop, value)
    power = exponent(tokens, stop)
    if power:
        return Numeral(first, power[1], (raised(value, power[0]),), digits=True)
    return _scaled(tokens, Numeral(first, stop, (value,), digits=True))


def _mixed(tokens: Tokens, stop: int, value: Decimal) -> tuple[Decimal, int]:
    """Add the fraction of "5½" and "3 1/2"."""
    word = tokens.words[stop]
    if word[:1].isdecimal():
        part, width = over(tokens, stop), 3
    else:
        part, width = vulgar(word) if word and not word.isascii() else None, 1
    return (value, stop) if part is None else (value + part, stop + width)


def _join_thousands(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """Read "53, 193, 914" as one number."""
    words, at, joined = tokens.words, index + 2, tokens.words[index]
    while at < index + 8 and len(words[at]) == 3 and words[at].isdecimal():
        joined, at = joined + words[at], at + 1
        if words[at] != "," or not (len(words[at + 1]) == 3 and words[at + 1].isdecimal()):
            break
        at += 1
    return Decimal(joined), at


def _spaced_thousands(tokens: Tokens, index: int) -> bool:
    """Tell "40, 000 years" (pulled apart by a tokeniser) from a list of numbers."""
    words = tokens.words
    high, low = words[index], words[index + 2]
    if not (high.isdecimal() and len(high) < 4 and len(low) == 3 and low.isdecimal()):
        return False
    if not tokens.glued(index + 1) or tokens.glued(index + 2) or high[0] == "0":
        return False
    if low == "000":
        return True
    if words[index + 3] == "," and words[index + 4].isdecimal() and len(words[index + 4]) == 3:
        return words[index - 1] != ","
    listed = words[index - 1] == "," or words[index + 3] in (",", "and", "or")
    return not listed and not tokens.capital(index + 3)


# -- words


def _from_words(tokens: Tokens, index: int) -> Numeral:
    """Read number words, and the fraction that they may begin ("two-thirds")."""
    value, stop, scale = cardinal(tokens, index)
    at = stop + 1 if tokens.hyphen(stop) else stop
    word = tokens.words[at]
    below = PLURAL_PARTS.get(word) or (PARTS.get(word) if value == 1 else None)
    if below and scale == 1 and 0 < value < below and _divides(tokens, at, at > stop, value):
        return _of_scale(tokens, index, at + 1, share(value, below))
    return _scaled(tokens, Numeral(index, stop, (Decimal(value),), scale))


def _divides(tokens: Tokens, at: int, hyphen: bool, value: int) -> bool:
    """Tell "three quarters of" and "two-thirds" from "two quarters in a row"."""
    words = tokens.words
    if words[at] in ("quarter", "quarters"):
        return hyphen or value == 3 or words[at + 1] == "of"
    return value > 1 or hyphen or words[at + 1] in _AFTER_PART or words[at] == "half"


def _from_plural(tokens: Tokens, index: int) -> Numeral | None:
    """Read "dozens", "hundreds of thousands": from one of them to ten."""
    words = tokens.words
    if words[index] in ("scores", "tens") and words[index + 1] != "of":
        return None
    scale, stop = PLURALS[words[index]], index + 1
    while words[stop] == "of" and words[stop + 1] in PLURALS and scale < 10**12:
        scale, stop = scale * PLURALS[words[stop + 1]], stop + 2
    return Numeral(index, stop, (Decimal(scale), Decimal(10 * scale)), scale)


def _from_scale(tokens: Tokens, index: int) -> Numeral | None:
    """Read "a hundred", "several thousand", "a couple of million"."""
    words = tokens.words
    stop, scale = index, 1
    while words[stop] in SCALES and scale < 10**12:
        scale, stop = scale * SCALES[words[stop]], stop + 1
    before = words[index - 1]
    if before in ("few", "several", "many"):
        return Numeral(index, stop, (Decimal(scale), Decimal(10 * scale)), scale)
    if before in ("a", "an"):
        value, stop = _and_rest(tokens, stop, scale)
        return _scaled(tokens, Numeral(index - 1, stop, (Decimal(value),), scale))
    if before == "couple" or (before == "of" and words[index - 2] == "couple"):
        return Numeral(index, stop, (Decimal(2 * scale),), scale)
    if before.endswith(("'s", "’s")) and words[index] == "dozen":
        return Numeral(index, stop, (Decimal(13),), scale)
    return Numeral(index, stop, (Decimal(scale),), scale)


def _and_rest(tokens: Tokens, stop: int, scale: int) -> tuple[int, int]:
    """Read what follows "a hundred": "and five"."""
    words = tokens.words
    if words[stop] == "and" and words[stop + 1] in SMALL and scale in (100, 1000):
        value, after, _ = cardinal(tokens, stop + 1)
        if value < 100:
            return scale + value, after
    return scale, stop


# -- parts

_AFTER_PART = vocabulary("of , . ; ) less more fewer higher lower larger bigger") | {""}
_AFTER_HALF = vocabulary(
    """of the a an its his her their our my all that those these this as what are were is was have
    had said million billion dozen hundred thousand trillion"""
)
_BEFORE_HALF = vocabulary(
    """about almost nearly than over roughly around by in to only just approximately least one
    under more less and cut some"""
)


def _from_part(tokens: Tokens, index: int) -> Numeral | None:
    """Read "half a million", "a third of", "a quarter-century"; None for an ordinal."""
    words = tokens.words
    word, before = words[index], words[index - 1]
    first = index - 1 if before in ("a", "an", "one") else index
    part = share(1, PARTS[word])
    if word == "half":
        return _of_scale(tokens, first, index + 1, part) if _is_half(tokens, index) else None
    joined = word == "quarter" and _joins_part(tokens, index + 1)
    if joined or (first < index and words[index + 1] in _AFTER_PART):
        return _of_scale(tokens, first, index + 1, part)
    return None


def _is_half(tokens: Tokens, index: int) -> bool:
    """Tell "half of" and "half an hour" from "the second half" and "half-time"."""
    words = tokens.words
    before, after = words[index - 1], words[index + 1]
    if before in ORDINALS or before in ("opening", "latter", "other", "each"):
        return False
    if tokens.hyphen(index + 1):
        return _joins_part(tokens, index + 1)
    return after in _AFTER_HALF or before in _BEFORE_HALF


_JOINED = vocabulary("century decade mile hour inch dozen million billion hundred thousand a pound")


def _joins_part(tokens: Tokens, at: int) -> bool:
    """Tell whether a unit or scale follows: "quarter-century", "half-million"."""
    if tokens.hyphen(at):
        at += 1
    return tokens.words[at] in _JOINED


def _of_scale(tokens: Tokens, first: int, stop: int, part: Decimal) -> Numeral:
    """Take a scale into a share: "half a million", "a quarter of a million", "half-dozen"."""
    words = tokens.words
    at = stop
    if tokens.hyphen(at):
        at += 1
    at += words[at] == "of"
    at += words[at] in ("a", "an")
    at += tokens.hyphen(at)
    scale, end = 1, at
    while words[end] in SCALES and scale < 10**12:
        scale, end = scale * SCALES[words[end]], end + 1
    if end == at:
        return Numeral(first, stop, (part,), part=True)
    return Numeral(first, end, (times(part, scale),), scale)


# -- scales

_GOES_ON = DASHES | SHORT_SCALES.keys() | {"and"}


def _scaled(tokens: Tokens, number: Numeral) -> Numeral:
    """Take in "and a half" and the scale words that follow a number."""
    value, stop = number.values[0], number.stop
    if tokens.words[stop] not in _GOES_ON:
        return number
    half, at = _and_a_half(tokens, stop)
    grown, after = _scale_words(tokens, at, number.digits or bool(half), number.scale)
    if grown == 1:
        if not half:
            return number
        # "A million and a half" halves the million; "eight and a half" the one.
        value = times(value + half * number.scale, 1)
        return number._replace(stop=at, values=(value,), part=False)
    if not half:
        half, after = _and_a_half(tokens, after)
    scale = number.scale * grown
    return number._replace(
        stop=after, values=(times(value + half, grown),), scale=scale, part=False
    )


def _scale_words(tokens: Tokens, at: int, short: bool, before: int) -> tuple[int, int]:
    """Read "million", "-million", "hundred thousand", "bn": their product and the token after."""
    names = SHORT_SCALES if short else SCALES
    words, grown = tokens.words, 1
    while grown < 10**12 and before < 10**12:
        step = at + 1 if tokens.hyphen(at) else at
        if words[step] not in names:
            break
        grown, at = grown * names[words[step]], step + 1
    return grown, at


def _and_a_half(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """Read "and a half" or "-and-a-half": the half or quarter, and the token after."""
    words = tokens.words
    at = index + 1 if tokens.hyphen(index) else index
    if words[at] != "and":
        return Decimal(0), index
    at += 2 if tokens.hyphen(at + 1) else 1
    if words[at] in ("a", "one"):
        at += 2 if tokens.hyphen(at + 1) else 1
    else:
        return Decimal(0), index
    if words[at] not in ("half", "quarter"):
        return Decimal(0), index
    return share(1, PARTS[words[at]]), at + 1
