"""Cut a text into tokens that keep their offsets."""

from __future__ import annotations

import re
from itertools import accumulate

# A token takes the white space after it along, so that one `findall` covers the whole text and
# offsets are a running sum: several times faster than one match object a token. A second line
# break in a row stays apart as an empty token: figures never reach across paragraphs.
_NUMBER = (
    r"\d{4}-\d{2}-\d{2}(?:t\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?)?(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?![\d:])"
    r"|\d{1,3}(?:[,\u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\ \d{3})+(?<=000)(?![\d,])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.\u066b]\d+)*"
)
_WORD = r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_]+(?:['’][^\W\d_]+)?"
_TOKEN = re.compile(rf"(?:{_WORD}|{_NUMBER}|\S)[^\S\n]*\n?[^\S\n]*|\s")

DASHES = frozenset("-‐‑‒–—−")


class Tokens:
    """The tokens of a text, lower-cased, with their offsets.

    Attributes:
        text: The text as given.
        words: Each token, lower-cased; a paragraph break is an empty one.
        starts: Where each token starts.
        size: How many tokens there are before the padding.
    """

    __slots__ = ("size", "starts", "text", "words")

    # So many empty tokens stand after the last, that looking ahead needs no test for the end.
    PADDING = 12

    def __init__(self, text: str) -> None:
        lowered = text.lower()
        if len(lowered) != len(text):  # only the dotted capital İ grows when lowered
            lowered = text.replace("İ", "I").lower()
        pieces = _TOKEN.findall(lowered)
        self.text = text
        self.size = len(pieces)
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

    def hyphen(self, index: int) -> bool:
        """Tell whether token `index` is a hyphen that joins its neighbours."""
        return self.words[index] in DASHES and self.glued(index) and self.glued(index + 1)
