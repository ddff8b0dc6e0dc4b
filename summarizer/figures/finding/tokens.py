"""Cut a text into tokens that keep their offsets."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TypeVar

_Value = TypeVar("_Value")

# A token takes the white space after it along, so that one `findall` covers the whole text and
# offsets are a running sum: several times faster than one match object a token. A second line
# break in a row stays apart as an empty token: figures never reach across paragraphs.
_LETTER = r"[^\W\d_¼-¾⅐-⅞]"  # "½" counts as a letter otherwise
_WORD = rf"{_LETTER}\.(?:{_LETTER}\.)+|{_LETTER}+(?:['’]{_LETTER}+)?"
_NUMBER = (
    # A date as machines write it, and the time of day.
    r"\d{4}-\d{2}-\d{2}(?:t\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?)?(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?![\d:])"
    # Thousands set apart by commas, thin spaces or apostrophes; by a space where zeros end it.
    r"|\d{1,3}(?:[,٬\u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\ \d{3})+(?<=000)(?![\d,])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
    # Decimals pulled apart by a tokeniser: "98. 7 per cent", "$ 1. 7 million", "7. 30 pm".
    r"|\d{1,3}\.\ \d{1,2}(?=\ ?(?:%|per\ ?cent|[mb]illion|trillion"
    r"|(?:bn|[ap]\.?m|kg|km|cm|m|ft|feet|inches|miles|mph|metres|meters)\b))"
    r"|0\.\ \d+"
    r"|\d+(?:[.٫]\d+)*"
)
_SPACE = r"[^\S\n]*\n?[^\S\n]*"
# The first branch says nothing that the others do not; it takes the common word in half the time.
_TOKEN = re.compile(rf"[a-z]++ (?=\S)|(?:{_WORD}|(?=\d)(?:{_NUMBER})|--+|\S){_SPACE}|\s")

DASHES = frozenset(["-", "‐", "‑", "‒", "–", "—", "−", "--", "---"])


def vocabulary(words: str) -> frozenset[str]:
    """Make a set of the words of a string."""
    return frozenset(words.split())


def each(words: str, value: _Value) -> dict[str, _Value]:
    """Map each word of a string to one value."""
    return dict.fromkeys(words.split(), value)


# A tokeniser leaves "46 - year - old" and "three - and - a - half" behind.
_AFTER_SPACED_HYPHEN = vocabulary(
    """year years month week day hour minute old and a half strong mile foot inch point match game
    man woman storey story bed member second yard metre meter goal run star term night seat page
    part person degree time bedroom"""
)


class Tokens:
    """The tokens of a text, lower-cased, with their offsets.

    Attributes:
        text: The text as given.
        words: Each token, lower-cased; a paragraph break is an empty one.
        starts: Where each token starts.
    """

    __slots__ = ("starts", "text", "words")

    # So many empty tokens stand after the last that a look ahead, or a negative index behind,
    # needs no test for the end.
    PADDING = 16

    def __init__(self, text: str) -> None:
        lowered = text.lower()
        if len(lowered) != len(text):  # only the dotted capital İ grows when lowered
            lowered = text.replace("İ", "I").lower()
        pieces = _TOKEN.findall(lowered)
        self.text = text
        self.words: list[str] = [*map(str.rstrip, pieces), *[""] * self.PADDING]
        starts = list(accumulate(map(len, pieces), initial=0))
        self.starts: list[int] = starts + [len(text)] * self.PADDING

    def end(self, index: int) -> int:
        """Return the offset after token `index`, white space left out."""
        return self.starts[index] + len(self.words[index])

    def glued(self, index: int) -> bool:
        """Tell whether no white space stands between token `index` and the one before."""
        before = index - 1
        return index > 0 and self.starts[before] + len(self.words[before]) == self.starts[index]

    def capital(self, index: int) -> bool:
        """Tell whether token `index` starts with a capital."""
        start = self.starts[index]
        return self.text[start : start + 1].isupper()

    def upper(self, index: int) -> bool:
        """Tell whether token `index` is written in capitals throughout."""
        return self.text[self.starts[index] : self.end(index)].isupper()

    def lower(self, index: int) -> bool:
        """Tell whether token `index` has no capital."""
        return self.text[self.starts[index] : self.end(index)].islower()

    def hyphen(self, index: int) -> bool:
        """Tell whether token `index` is a hyphen that makes one word of its neighbours."""
        if self.words[index] not in DASHES:
            return False
        if self.glued(index):
            return self.glued(index + 1)
        return not self.glued(index + 1) and self.words[index + 1] in _AFTER_SPACED_HYPHEN
