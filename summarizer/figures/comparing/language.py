"""Tell whether a text can be judged: the words around a figure are read as English."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.figures.comparing.word_tables import words_of

_SAMPLE = 4000  # characters; the language of a report shows early
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = "“”‘’–—…"  # these alone make most texts more than ASCII
_APART = {code: " " for code in range(128) if not chr(code).isalpha()}  # what is no letter
_ENGLISH = words_of(
    """
    the of and to in a is are that for it was on with as by he she at from his her this
    have had has were be an been or which will would not but they their its who said after
    over more
    """
)
_OTHER = words_of(
    """
    der die das und den von zu mit auf für ist im dem nicht ein eine des sich auch wurde
    werden le la les et du est dans pour que qui une sur pas au aux avec sont par ont été
    el los las del y en es por un una con para se su al como más fue han il di che è per
    della nel sono dei alla anche lo gli da o os do dos uma em não com ao foi são het van
    een dat op te zijn voor met niet och att som på av för inte til af og ikke w i na z
    się nie jest że ve bir bu için ile
    """
) - {"a", "i", "do", "as", "is", "in", "on", "an", "by", "per", "die", "sur", "con", "o", "of"}
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@lru_cache(maxsize=256)
def can_be_read(text: str) -> bool:
    """Tell whether a text is in English, or too short to tell and in Latin letters."""
    sample = text[:_SAMPLE].lower()
    if not sample.isascii():
        for mark in _MARKS:
            sample = sample.replace(mark, " ")
    if sample.isascii():
        words = set(sample.translate(_APART).split())
    else:
        words = set(_WORD.findall(sample))
        if not _is_latin("".join(words)):
            return False
    english, other = len(words & _ENGLISH), len(words & _OTHER)
    return other < 2 or other <= english


def _is_latin(letters: str) -> bool:
    return len(_LATIN.findall(letters)) >= 0.7 * len(letters)
