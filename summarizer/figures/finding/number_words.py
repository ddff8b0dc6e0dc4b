"""Number words: their values, and how they join into one number."""

from __future__ import annotations

from summarizer.figures.finding.tokens import Tokens

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh
twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
_TENTHS = """zeroth tenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth
ninetieth"""


def _numbered(words: str, step: int = 1) -> dict[str, int]:
    return {word: step * place for place, word in enumerate(words.split())}


SMALL = _numbered(_TENS, 10) | _numbered(_ONES)
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 10**5, "lakhs": 10**5,
    "million": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
# Written after digits only: "$4.2bn", "3 mln".
SHORT_SCALES = SCALES | {
    "bn": 10**9, "mn": 10**6, "mln": 10**6, "bln": 10**9, "tn": 10**12, "trn": 10**12,
    "mil": 10**6, "mio": 10**6, "millions": 10**6, "billions": 10**9, "trillions": 10**12,
    "thousands": 1000,
}  # fmt: skip
LETTER_SCALES = {"k": 1000, "m": 10**6, "b": 10**9, "t": 10**12}
# "Dozens" says from one dozen to ten of them, and so with the rest.
PLURALS = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
ORDINALS = _numbered(_TENTHS, 10) | _numbered(_ORDINALS)
ORDINALS |= {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9}
del ORDINALS["zeroth"]
# What a fraction divides by: "two-thirds", "three-quarters", "a fifth".
PARTS = {word: value for word, value in ORDINALS.items() if value > 2}
PARTS |= {"half": 2, "quarter": 4}
PLURAL_PARTS = {f"{word}s": value for word, value in PARTS.items()} | {"halves": 2}


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
        elif word in SCALES and word != "hundred" and _may_scale(current, total, SCALES[word]):
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


def _may_scale(current: int, total: int, scale: int) -> bool:
    """Tell whether a scale word may follow what was read before it."""
    return current > 0 and (total == 0 or scale < total)


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
