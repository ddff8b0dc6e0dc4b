"""Bring the forms of an English word together: endings, irregular verbs, a few families."""

from __future__ import annotations

from functools import lru_cache

from summarizer.figures.comparing.word_tables import FAMILIES, FUNCTION_WORDS

__all__ = ["FUNCTION_WORDS", "TURNS", "stem"]

_FAMILY = {word: f"={words[0]}" for words in (line.split() for line in FAMILIES) for word in words}
TURNS = {"=rise": "up", "=fall": "down"}
_KEPT = 6


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give what a lower-case word is compared by."""
    word = word.replace("’", "'").replace("`", "'")
    if "'" in word:
        word = word.split("'")[0] or word
    family = _FAMILY.get(word)
    return family or _without_ending(word)[:_KEPT]


def _without_ending(word: str) -> str:
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return _without_er(_undouble(word[: -len(ending)]))
    if word.endswith("er"):
        return _without_er(word)
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


def _without_er(word: str) -> str:
    """Take the "er" off last, so that "answered" and "answer" come to one stem."""
    return _undouble(word[:-2]) if word.endswith("er") and len(word) > 4 else word


def _undouble(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word
