"""Read the number that starts at a token: digits, number words, fractions, scales."""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from summarizer.figures.tokens import Tokens

ONES = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SMALL = ONES | TENS
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 10**5, "lakhs": 10**5,
    "million": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
# Written after digits only: "$4.2bn", "3 mln".
SHORT_SCALES = SCALES | {
    "bn": 10**9, "mn": 10**6, "mln": 10**6, "bln": 10**9, "tn": 10**12, "trn": 10**12,
    "mil": 10**6, "mio": 10**6, "millions": 10**6, "billions": 10**9, "trillions": 10**12,
    "hundreds": 100, "thousands": 1000,
}  # fmt: skip
# "Dozens" says from one dozen to ten of them, and so with the rest.
PLURALS = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
ORDINALS = {
    word: value
    for value, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"],
        1,
    )
} | {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
    "millionth": 10**6, "billionth": 10**9,
}  # fmt: skip
# What a fraction divides by: "two-thirds", "three-quarters", "a fifth".
PARTS = {word: value for word, value in ORDINALS.items() if value > 2} | {
    "half": 2, "quarter": 4,
}  # fmt: skip
PLURAL_PARTS = {f"{word}s": value for word, value in PARTS.items()} | {"halves": 2}

FRACTION_SLASHES = frozenset("/⁄∕")
# Longer strings of digits are identifiers: nobody counts that far in prose.
LONGEST = 40
_EXACT = Context(prec=3 * LONGEST)
_RATIO = Context(prec=28)


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
    return None if value is None else _scaled(tokens, index, index + 1, value, part=True)


@cache
def vulgar(character: str) -> Decimal | None:
    """Return the value of a character like "½", or None."""
    if len(character) != 1 or not character.isnumeric():
        return None
    above, slash, below = unicodedata.normalize("NFKD", character).partition("⁄")
    if not (slash and above.isdecimal() and below.isdecimal()):
        return None
    return _RATIO.divide(Decimal(above), Decimal(below))


def decimal(token: str) -> Decimal | None:
    """Return the exact value of a token of digits, or None for "1.2.3" and identifiers."""
    if token.isdecimal() and len(token) <= LONGEST:
        return Decimal(token)
    if len(token) > 2 * LONGEST:
        return None
    bare = "".join(c for c in token if c not in ",'’ \u00a0\u202f\u2009").replace("\u066b", ".")
    whole, _, rest = bare.partition(".")
    if not whole.isdecimal() or (rest and not rest.isdecimal()):
        return None
    return Decimal(bare)


def times(value: Decimal, scale: int) -> Decimal:
    """Multiply exactly, and write 4.20E+9 as 4200000000."""
    product = _EXACT.multiply(value, Decimal(scale))
    whole = product.to_integral_value()
    return Decimal(int(whole)) if product == whole else product.normalize(_EXACT)


def _from_digits(tokens: Tokens, index: int) -> Numeral | None:
    """Read digits with what belongs to them: "3 1/2", "5½", "4 hundred", "1/16"."""
    words = tokens.words
    value = decimal(words[index])
    if value is None:
        return None
    over = _over(tokens, index)
    if over is not None:
        return Numeral(index, index + 3, (over,), digits=True, part=True)
    stop = index + 1
    mixed = vulgar(words[stop]) if not words[stop].isascii() else None
    if mixed is not None:
        value, stop = value + mixed, stop + 1
    elif words[stop][:1].isdecimal() and (over := _over(tokens, stop)) is not None:
        value, stop = value + over, stop + 3
    return _scaled(tokens, index, stop, value, digits=True)


def _over(tokens: Tokens, index: int) -> Decimal | None:
    """Return the value of "1/16" at `index`, or None."""
    words = tokens.words
    slash, below = words[index + 1], words[index + 2]
    if slash not in FRACTION_SLASHES or not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return None
    above = words[index]
    if not (above.isdecimal() and below.isdecimal() and len(above) < 4 and len(below) < 5):
        return None
    if int(below) < 2 or int(above) >= int(below):
        return None
    return _RATIO.divide(Decimal(above), Decimal(below))


def _from_words(tokens: Tokens, index: int) -> Numeral | None:
    """Read number words, and the fraction that they may begin ("two-thirds")."""
    value, stop, scale = cardinal(tokens, index)
    at = stop + 1 if tokens.hyphen(stop) else stop
    word = tokens.words[at]
    below = PLURAL_PARTS.get(word) or (PARTS.get(word) if value == 1 else None)
    if below and scale == 1 and _is_part(tokens, at, at > stop, value, below):
        share = _RATIO.divide(Decimal(value), Decimal(below))
        return _of_scale(tokens, index, at + 1, share)
    return _scaled(tokens, index, stop, Decimal(value), scale)


def _is_part(tokens: Tokens, at: int, hyphen: bool, value: int, below: int) -> bool:
    """Tell "three quarters of" and "two-thirds" from "two quarters in a row"."""
    if below != 4 or hyphen or value == 3:
        return True
    return tokens.words[at + 1] == "of"


def _from_plural(tokens: Tokens, index: int) -> Numeral:
    """Read "dozens", "hundreds of thousands": from one of them to ten."""
    words = tokens.words
    scale, stop = PLURALS[words[index]], index + 1
    while words[stop] == "of" and words[stop + 1] in PLURALS:
        scale, stop = scale * PLURALS[words[stop + 1]], stop + 2
    return Numeral(index, stop, (Decimal(scale), Decimal(10 * scale)), scale)


def _from_scale(tokens: Tokens, index: int) -> Numeral | None:
    """Read "a hundred", "several thousand", "a couple of million"."""
    words = tokens.words
    stop, scale = index, 1
    while words[stop] in SCALES:
        scale, stop = scale * SCALES[words[stop]], stop + 1
    before = words[index - 1]
    if before in ("few", "several", "many"):
        return Numeral(index, stop, (Decimal(scale), Decimal(10 * scale)), scale)
    if before in ("a", "an"):
        more, after, last = _and_rest(tokens, stop, scale)
        return _scaled(tokens, index - 1, after, Decimal(more), last)
    if before == "couple" or (before == "of" and words[index - 2] == "couple"):
        return Numeral(index, stop, (Decimal(2 * scale),), scale)
    return Numeral(index, stop, (Decimal(scale),), scale)


def _and_rest(tokens: Tokens, stop: int, scale: int) -> tuple[int, int, int]:
    """Read what follows "a hundred": "and five", "thousand"."""
    words = tokens.words
    if words[stop] == "and" and words[stop + 1] in SMALL and words[stop - 1] != "dozen":
        value, after, _ = cardinal(tokens, stop + 1)
        if value < scale:
            return scale + value, after, scale
    return scale, stop, scale


def _from_part(tokens: Tokens, index: int) -> Numeral | None:
    """Read "half a million", "a third of", "a quarter-century"; None for an ordinal."""
    words = tokens.words
    word = words[index]
    article = words[index - 1] in ("a", "an", "one")
    first = index - 1 if article else index
    share = _RATIO.divide(Decimal(1), Decimal(PARTS[word]))
    if word == "half":
        return _of_scale(tokens, first, index + 1, share)
    follows = words[index + 1]
    if article and (follows in _AFTER_PART or (word == "quarter" and tokens.hyphen(index + 1))):
        return _of_scale(tokens, first, index + 1, share)
    return None


_AFTER_PART = frozenset(["of", ",", ".", ";", ")", "less", "more", "fewer", "higher", "lower", "larger", "bigger"]) | {""}


def _of_scale(tokens: Tokens, first: int, stop: int, share: Decimal) -> Numeral:
    """Take a scale into a share: "half a million", "a quarter of a million", "half-dozen"."""
    words = tokens.words
    at = stop
    if tokens.hyphen(at):
        at += 1
    elif words[at] in ("a", "of"):
        at += 2 if words[at] == "of" and words[at + 1] == "a" else 1
    scale, end = 1, at
    while words[end] in SCALES:
        scale, end = scale * SCALES[words[end]], end + 1
    if end == at:
        return Numeral(first, stop, (share,), part=True)
    return Numeral(first, end, (times(share, scale),), scale)


def _scaled(
    tokens: Tokens,
    first: int,
    stop: int,
    value: Decimal,
    scale: int = 1,
    digits: bool = False,
    part: bool = False,
) -> Numeral:
    """Take in "and a half" and the scale words that follow a number."""
    words = tokens.words
    half, at = _and_a_half(tokens, stop)
    names = SHORT_SCALES if digits or half else SCALES
    after = at
    grown = 1
    while True:
        step = after + 1 if tokens.hyphen(after) else after
        if words[step] not in names:
            break
        grown, after = grown * names[words[step]], step + 1
    if half:
        # "Two million and a half" halves the million, "two and a half million" the two.
        value = value + (half * scale if grown == 1 else half)
        return Numeral(first, after, (times(value, grown),), scale * grown, digits)
    if grown == 1:
        return Numeral(first, stop, (value,), scale, digits, part)
    late, end = _and_a_half(tokens, after)
    value = times(value + late, grown)
    return Numeral(first, end if late else after, (value,), scale * grown, digits)


def _and_a_half(tokens: Tokens, index: int) -> tuple[Decimal, int]:
    """Read "and a half" or "-and-a-half": the half or quarter, and the token after."""
    words = tokens.words
    at = index + 1 if tokens.hyphen(index) else index
    if words[at] != "and":
        return Decimal(0), index
    at += 2 if tokens.hyphen(at + 1) else 1
    if words[at] not in ("a", "one"):
        return Decimal(0), index
    at += 2 if tokens.hyphen(at + 1) else 1
    if words[at] not in ("half", "quarter"):
        return Decimal(0), index
    return Decimal(1) / PARTS[words[at]], at + 1


def cardinal(tokens: Tokens, index: int) -> tuple[int, int, int]:
    """Read number words from `index`: the value, the token after them, the last scale."""
    words = tokens.words
    between = words[index - 1] == "between"
    total, current, scale = 0, SMALL[words[index]], 1
    at = index + 1
    while True:
        step = _over_joint(tokens, at, current, total, between)
        word = words[step]
        if word in SMALL and _may_add(SMALL[word], current, scale):
            current += SMALL[word]
        elif word == "hundred" and 0 < current < 100:
            current, scale = current * 100, max(scale, 100)
        elif word in SCALES and word != "hundred" and current and _may_scale(total, SCALES[word]):
            scale = SCALES[word]
            total, current = total + current * scale, 0
        else:
            return total + current, at, scale
        at = step + 1


def _may_add(small: int, current: int, scale: int) -> bool:
    """Tell whether a small number word may follow: "twenty" "eight", "hundred" "five"."""
    if current == 0:
        return scale >= 1000
    rest = current % 100
    if rest == 0:
        return True
    return rest >= 20 and rest % 10 == 0 and 0 < small < 10


def _may_scale(total: int, scale: int) -> bool:
    """Tell whether a scale word may follow what was read before it."""
    return total == 0 or scale < total


def _over_joint(tokens: Tokens, at: int, current: int, total: int, between: bool) -> int:
    """Step over a hyphen or an "and" inside a number."""
    words = tokens.words
    if tokens.hyphen(at):
        return at + 1
    if words[at] == "and" and not between and words[at + 1] in SMALL:
        grown = current % 100 == 0 if current else total >= 1000
        if grown:
            return at + 1
    return at
