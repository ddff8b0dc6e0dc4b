"""Characters that a reader does not see, or takes for others: what stands there is not what shows.

A text as a typesetter leaves it has some of them too (a soft hyphen inside a long word, a joiner
in Persian, a mark of direction beside Hebrew). Told of are only those that make another word or
figure of what a reader sees.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from summarizer.checking.typography import BLANKS, JOINERS, LEFT_TO_RIGHT_MARK, SOFT_HYPHEN
from summarizer.figures.finding.kept import kept

_PLAIN = re.compile(r"[\t\n\x0b\x0c\r -~\x80-\x9a\x9c-\xac\xae-\xff‐-”†-…]*\Z")
"""Text without any of them; most texts are such."""

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LOST = "\ufffd"
"""Stands for a character that got lost on the way: of a sum, it may have been a digit or a sign."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x9b]")
_HIDDEN = re.compile("[\U000e0000-\U000e007f\u2061-\u2064\u180e\u3164\u115f\u1160\uffa0]")
# Within a word or figure; joiners spell words in the scripts beyond, and a soft hyphen may stand
# in any word that is long enough to be broken.
_CUT = re.compile(
    f"[^\\W_][{BLANKS}{LEFT_TO_RIGHT_MARK}]+[^\\W_]"
    f"|[0-9A-Za-z\u00c0-\u052f][{JOINERS}]+[0-9A-Za-z\u00c0-\u052f]"
    f"|\\d{SOFT_HYPHEN}+\\d"
    f"|(?<![\\w{SOFT_HYPHEN}])(?=[^\\W\\d]{SOFT_HYPHEN}|[^\\W\\d]{{2}}{SOFT_HYPHEN}[^\\W\\d]{{1,2}}"
    f"(?![\\w{SOFT_HYPHEN}]))[^\\W\\d]+{SOFT_HYPHEN}"
)
_STRUCK = re.compile("\\w[\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20e5\u20e6]")
_PILE = re.compile("[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]{4}")
_SPACED = re.compile(r"(?<![\w.'’-])(?!([a-z]) \1)[a-z](?: [a-z]){2,12}(?![\w'’-])")
_LETTER_FOR_DIGIT = re.compile(r"(?<!\w)(?:l\d+[lOI]?|\d+[lOI]+\d+|\d+O)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_COMPATIBLE = re.compile("[\uff21-\uff5a\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f189]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_STRANGER = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\uab70-\uabbf\ua4d0-\ua4ff]"
)
_GREEK = re.compile("[\u0370-\u03ff]")
_LOOKALIKES = frozenset(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕһԁԛԝүѵѴԌ"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳνυ"  # Greek
    "ՏՍՕսհոօցզ"  # Armenian
)


def disguise(text: str) -> str | None:
    """What of a text a reader does not see or takes for something else, in words; else None."""
    return None if _is_plain(text) else _found(text)


@kept(1024)
def _is_plain(text: str) -> bool:
    return bool(_PLAIN.match(text)) and not _worth_a_look(text)


def _worth_a_look(text: str) -> bool:
    return bool(_SPACED.search(text) or _LETTER_FOR_DIGIT.search(text))


@lru_cache(maxsize=1024)
def _found(text: str) -> str | None:
    for pattern, what in _PATTERNS:
        if match := pattern.search(text):
            return f"{what} near “{_shown(text, match.start())}”"
    return next(_lookalikes(text), None)


_PATTERNS = (
    (_TURNING, "characters that turn the order of letters round"),
    (_HIDDEN, "letters that nobody sees"),
    (_CONTROL, "control characters"),
    (re.compile(_LOST), "the sign for a lost character"),
    (_CUT, "an unseen character inside a word or figure"),
    (_STRUCK, "letters struck through"),
    (_PILE, "piles of accents"),
    (_SPACED, "a word in spaced letters"),
    (_LETTER_FOR_DIGIT, "a letter in the place of a digit"),
    (_COMPATIBLE, "letters or digits in a disguise of other forms"),
)


def _lookalikes(text: str) -> Iterator[str]:
    """Yield the words that mix alphabets, or are of another one and look like plain letters."""
    for word in _WORD.findall(text):
        strangers = _STRANGER.findall(word)
        if not strangers:
            continue
        alike = [letter for letter in strangers if letter in _LOOKALIKES]
        mixed = _LATIN.search(word) and (alike or not _GREEK.search(word))
        whole = len(alike) == len(word) > 1 and _mostly_latin(text)
        if mixed or whole:
            names = ", ".join(dict.fromkeys(map(_name, alike or strangers)))
            yield f"letters that look like others in “{word[:40]}”: {names}"


def _mostly_latin(text: str) -> bool:
    return len(_LATIN.findall(text)) > sum(letter.isalpha() for letter in text) / 2


def _name(letter: str) -> str:
    return unicodedata.name(letter, "a letter without a name").capitalize()


def _shown(text: str, at: int) -> str:
    """The words around a place, without what could not be shown."""
    near = text[max(0, at - 15) : at + 15]
    return "".join(c if c.isprintable() else "·" for c in near).strip()
