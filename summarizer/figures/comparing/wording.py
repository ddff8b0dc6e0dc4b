"""The words of a text as the checker compares them: stems, sentences and places, figures aside."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from summarizer.figures.comparing.stems import stem
from summarizer.figures.comparing.word_tables import FUNCTION_WORDS, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.figures.figure import Figure

# The first branch says nothing that the others do not; it takes the common word in half the time.
_TOKEN = re.compile(
    r"[a-zA-Z]++(?=[ ,.\n])"
    r"|\d[\d,.]*\d|\d|[^\W\d_]+(?:['’`][^\W\d_]+)?|[.!?]+|\n+|[,;:()\[\]—–]"
)
_ABBREVIATIONS = words_of(
    "mr mrs ms dr st sr jr gen col sgt lt sen rep gov prof inc ltd co corp no vs jan feb mar apr "
    "jun jul aug sept sep oct nov dec"
)


@dataclass(slots=True)
class Wording:
    """A text as tokens: `stems[i]` is "" for punctuation, figures and words that carry no content.

    Attributes:
        text: The text itself.
        starts: Where each token begins.
        words: The tokens, lower-cased.
        stems: What the tokens are compared by.
        bounds: The first token of each sentence, and the number of tokens at the end.
        names: Stems of the words with a capital that do not open a sentence.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stems: list[str] = field(default_factory=list)
    bounds: list[int] = field(default_factory=lambda: [0])
    names: set[str] = field(default_factory=set)
    _beside: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    _pairs: dict[tuple[int, int], set[tuple[str, str]]] = field(default_factory=dict)

    def tokens_of(self, figure: Figure) -> tuple[int, int]:
        """Give the first token of a figure, and the one after its last."""
        starts, begun = self.starts, figure.start
        first = max(bisect_right(starts, begun) - 1, 0)
        if first < len(starts) and starts[first] + len(self.words[first]) <= begun:
            first += 1  # the figure opens with a sign that is no token: "$5"
        return first, max(bisect_left(starts, figure.end, first), first + 1)

    def sentence(self, token: int) -> int:
        """Give the number of the sentence that a token stands in."""
        if not self.words:
            return 0
        return bisect_right(self.bounds, min(token, len(self.words) - 1)) - 1

    def beside(self, number: int, most: int) -> set[str]:
        """Give the stems of the sentences beside one, so many tokens of each at most."""
        found = self._beside.get((number, most))
        if found is None:
            bounds, found = self.bounds, set()
            for side in (number - 1, number + 1):
                if 0 <= side < len(bounds) - 1:
                    start = bounds[side]
                    found.update(self.stems[start : min(bounds[side + 1], start + most)])
            found.discard("")
            self._beside[number, most] = found
        return found

    def pairs(self, begin: int, end: int) -> set[tuple[str, str]]:
        """Give the stems that follow each other between two tokens."""
        found = self._pairs.get((begin, end))
        if found is None:
            found = set(pairwise(filter(None, self.stems[begin:end])))
            self._pairs[begin, end] = found
        return found

    def sentence_text(self, number: int) -> str:
        """Give one sentence as written."""
        first, last = self.bounds[number], self.bounds[number + 1]
        start = self.starts[first] if first < len(self.starts) else len(self.text)
        end = self.starts[last] if last < len(self.starts) else len(self.text)
        return self.text[start:end].strip()


def read_wording(text: str, figures: Sequence[Figure]) -> Wording:
    """Split a text into tokens and sentences; the tokens of its figures carry no stem."""
    found = list(_TOKEN.finditer(text))
    if not found:
        return Wording(text)
    read = [_read_word(match.group()) for match in found]
    words, stems, sorts = map(list, zip(*read, strict=True))
    wording = Wording(text, [match.start() for match in found], words, stems)
    for i, sort in enumerate(sorts):
        if sort == _ENDS:
            if _ends_sentence(wording, i):
                wording.bounds.append(i + 1)
        elif sort and i and words[i - 1][0] not in ".!?\n:":
            wording.names.add(stems[i])
    if wording.bounds[-1] != len(words):
        wording.bounds.append(len(words))
    for figure in figures:
        first, last = wording.tokens_of(figure)
        for i in range(first, min(last, len(stems))):
            stems[i] = ""
    return wording


_NAMES, _ENDS = "name", "end"


@lru_cache(maxsize=65536)
def _read_word(word: str) -> tuple[str, str, str]:
    """Give a token in lower case, its stem if it carries content, and what it can be.

    It can be a name, or end a sentence.
    """
    lower = word.lower()
    if not word[0].isalpha() or lower in FUNCTION_WORDS:
        return lower, "", _ENDS if word[0] in ".!?\n" else ""
    return lower, stem(lower), _NAMES if word[0].isupper() else ""


def _ends_sentence(wording: Wording, i: int) -> bool:
    words, text = wording.words, wording.text
    if i + 1 >= len(words) or (i > 0 and wording.bounds[-1] == i):
        return False
    word, end = words[i], wording.starts[i] + len(words[i])
    if word[0] == "\n":
        return len(word) > 1 or text[end : end + 1].isupper() or words[i - 1][0] in ".!?"
    after = text[end : end + 1]
    if after and not after.isspace() and after not in "'\"”’)]":
        return word[0] in "!?" and after.isupper()
    if word == "." and (len(words[i - 1]) == 1 or words[i - 1] in _ABBREVIATIONS):
        return text[wording.starts[i] - 1].isspace()
    return True


def sentence_frequencies(wording: Wording) -> Counter[str]:
    """Count in how many sentences each stem stands."""
    counts: Counter[str] = Counter()
    for first, last in zip(wording.bounds, wording.bounds[1:], strict=False):
        counts.update(set(wording.stems[first:last]))
    del counts[""]
    return counts


def rarity(frequencies: Counter[str], sentences: int) -> dict[str, float]:
    """Weigh each stem: the fewer sentences say it, the more it tells."""
    return {word: log((sentences + 1.5) / (n + 0.3)) for word, n in frequencies.items()}
