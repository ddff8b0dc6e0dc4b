"""The normal form of a text under which two ways of setting the same words are equal.

White space, the shape of quotation marks and dashes, invisible characters, ligatures and the
composition of accented letters belong to the typesetter. Everything else belongs to the
writer and is kept: digits, signs, currency, case, letters of another alphabet, hyphens
between words, spaces between words. The way back to the text as given is exact.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

SINGLE_MARKS = "'`´‘’‚‛‹›′ʼ＇"
DOUBLE_MARKS = '"“”„‟«»″＂「」『』'
MARKS = SINGLE_MARKS + DOUBLE_MARKS
HYPHENS = "-‐‑−"
DASHES = HYPHENS + "‒–—―⸺⸻"
SOFT_HYPHEN = "\u00ad"
LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARKS = "\u200e", "\u200f\u061c"
JOINERS = "\u200c\u200d"
BLANKS = "\u200b\u2060\ufeff\u034f"
INVISIBLE = SOFT_HYPHEN + LEFT_TO_RIGHT_MARK + RIGHT_TO_LEFT_MARKS + JOINERS + BLANKS
# Embeddings, isolates and overrides are not among them: they can turn what the reader sees
# ("15" shown as "51"), so a text with one is another text.

_SET = re.escape(MARKS + DASHES + INVISIBLE) + "…"
# Dots without spaces or with them, not both: in "U.S. ... the" the first one is the name's.
_DOTS = r"(?:\.{3,}|\.(?:\s+\.){2,})"
_ELLIPSIS = rf"[\[(]\s*(?:{_DOTS}|…)\s*[\])]|{_DOTS}"
_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
_ODD_SPACES = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PADDED_ELLIPSIS = re.compile(rf"\s*(?:{_ELLIPSIS}|…+)\s*")
_MARK_RUN = re.compile(rf"[{re.escape(MARKS)}](?:[\u00a0\u2009\u200a\u202f]?[{re.escape(MARKS)}])*")
_DASH_RUN = re.compile(rf"(\s*)(?:-{{2,}}|[{re.escape(DASHES)}])(\s*)")
_GUILLEMETS = re.compile(r"(?<=[«‹])\s+|\s+(?=[»›])")
_LONG_SPACE = re.compile(r"\s{2,}")
_WHITE_SPACE = re.compile(r"\s+")
_BEYOND_LATIN = re.compile(r"[^\x00-\u02ff]+", re.DOTALL)
# A letter carries a handful of combining marks at most; a longer pile is an attack on the
# sorting inside normalisation, which is quadratic.
_MOST_COMBINING = 32

Edit = tuple[int, int, int, int]
"""Where a stretch stands in the new text (start, end) and where in the old one (start, end)."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its normal form, with the way back to the text as given.

    Attributes:
        text: The normal form.
        edits: The stretches that differ from the text as given, in order.
        composed: The step before, when accented letters had to be composed first.
    """

    text: str
    edits: list[Edit] = field(repr=False)
    composed: Folded | None = None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the text as given of `text[start:end]`."""
        first, last = self._start(start), self._end(end)
        return (first, last) if self.composed is None else self.composed.origin(first, last)

    def _start(self, place: int) -> int:
        at = bisect_right(self.edits, place, key=lambda edit: edit[0]) - 1
        if at < 0:
            return place
        new_start, new_end, old_start, old_end = self.edits[at]
        if place >= new_end:
            return old_end + place - new_end
        return old_start if place == new_start else max(old_start, old_end - (new_end - place))

    def _end(self, place: int) -> int:
        at = bisect_left(self.edits, place, key=lambda edit: edit[0]) - 1
        if at < 0:
            return place
        new_start, new_end, old_start, old_end = self.edits[at]
        if place >= new_end:
            return old_end + place - new_end
        return min(old_end, max(old_start + place - new_start, old_end - (new_end - place)))


def fold(text: str) -> Folded:
    """Return the normal form of a text, in one pass of linear time."""
    composed = None if unicodedata.is_normalized("NFC", text) else _rewrite(text, _clusters(text))
    given = text if composed is None else composed.text
    changes = ((m.start(), m.end(), _normal(m)) for m in _irregular(given).finditer(given))
    folded = _rewrite(given, changes)
    return folded if composed is None else Folded(folded.text, folded.edits, composed)


@lru_cache(maxsize=16)
def folded_source(source: str) -> Folded:
    """Return the normal form of a source, kept for the next quote of the same source."""
    return fold(source)


def _rewrite(text: str, changes: Iterator[tuple[int, int, str]]) -> Folded:
    pieces: list[str] = []
    edits: list[Edit] = []
    at = grown = 0
    for start, end, new in changes:
        if len(new) != end - start or text[start:end] != new:
            pieces += (text[at:start], new)
            edits.append((start + grown, start + grown + len(new), start, end))
            grown += len(new) - (end - start)
            at = end
    return Folded("".join((*pieces, text[at:])), edits)


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each letter with its combining marks, composed."""
    for run in _BEYOND_LATIN.finditer(text):
        start = max(run.start() - 1, 0)
        for end in range(start + 1, run.end() + 1):
            if end == run.end() or not _joins(text[start:end], text[end]):
                yield start, end, unicodedata.normalize("NFC", text[start:end])
                start = end


def _joins(cluster: str, letter: str) -> bool:
    if len(cluster) > _MOST_COMBINING:
        return False
    if unicodedata.combining(letter):
        return True
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", letter)
    return unicodedata.normalize("NFC", cluster + letter) != apart


def _irregular(text: str) -> re.Pattern[str]:
    """Return the pattern of the places to rewrite: the cheapest one that this text allows."""
    bracketed = "…" in text and ("[" in text or "(" in text)
    return _irregular_pattern(
        doubled="  " in text,
        dots=bracketed or ".." in text or ". ." in text,
        ligatures=not text.isascii() and any(letter in text for letter in _LIGATURES),
    )


@lru_cache(maxsize=8)
def _irregular_pattern(*, doubled: bool, dots: bool, ligatures: bool) -> re.Pattern[str]:
    # One plain set of characters at the start is what the re module scans fast, and a single
    # space must not be in it: there is one in every six characters.
    begins = "|".join([f"[{_SET}{_ODD_SPACES}]", *["  "] * doubled, *[_ELLIPSIS] * dots])
    follows = "|".join([rf"[{_SET}\s]", *[_ELLIPSIS] * dots])
    run = f"(?:{begins})(?:{follows})*"
    return re.compile(f"[{_LIGATURES}]|{run}" if ligatures else run)


def _normal(match: re.Match[str]) -> str:
    """Return the normal form of one run of marks, dashes, dots and white space."""
    text, (start, end) = match.string, match.span()
    run, left, right = match.group(), text[start - 1 : start], text[end : end + 2]
    # A text has thousands of apostrophes and line breaks, and few different ones.
    return (_often if len(run) < 4 else _normal_run)(run, left, right)


def _normal_run(run: str, left: str, right: str) -> str:
    """Return the normal form of a run between the letter before it and the two after it."""
    if run in _LIGATURES:
        return unicodedata.normalize("NFKC", run)
    run = _visible(run, left, right[:1])
    if not run:
        return ""
    if len(run) == 1 and run in SINGLE_MARKS and left.isalnum() and right[:1].isalnum():
        return "'"
    run = _LONG_SPACE.sub(" ", run)  # first, or the patterns below would take quadratic time
    run = _PADDED_ELLIPSIS.sub(" … ", _GUILLEMETS.sub("", run))
    run = _DASH_RUN.sub(lambda dash: _dash(dash, right), run)
    run = _one_kind_of_mark(run, after_digit=left.isdigit())
    run = _WHITE_SPACE.sub(" ", run)
    return run.removeprefix(" ") if left == " " else run


_often = lru_cache(maxsize=4096)(_normal_run)


def _visible(run: str, left: str, right: str) -> str:
    """Leave out the invisible characters that change nothing where they stand."""
    if not any(sign in run for sign in INVISIBLE):
        return run
    gone = LEFT_TO_RIGHT_MARK + BLANKS
    if not (left.isdigit() and right.isdigit()):
        gone += SOFT_HYPHEN
    if any(unicodedata.bidirectional(side or "L") in ("R", "AL") for side in (left, right)):
        gone += RIGHT_TO_LEFT_MARKS
    if left < "\u0590":  # beyond lie the scripts in which a joiner spells another word
        gone += JOINERS
    return "".join(sign for sign in run if sign not in gone)


def _dash(dash: re.Match[str], right: str) -> str:
    """Return one dash: between words its spaces do not matter, before a figure they do."""
    before, after = dash.groups()
    if dash.end() == len(dash.string) and _begins_figure(right):
        return f"{before}-{after}"
    return " - "


def _begins_figure(text: str) -> bool:
    first = text[:1]
    if first in {".", ","}:
        return text[1:2].isdigit()
    return first.isdigit() or (first != "" and unicodedata.category(first) == "Sc")


def _one_kind_of_mark(run: str, *, after_digit: bool) -> str:
    """Write all quotation marks alike, save after a digit, where they tell feet from inches."""
    if after_digit and run[0] in SINGLE_MARKS and (len(run) == 1 or run[1] not in MARKS):
        return "'" + _MARK_RUN.sub('"', run[1:])
    return _MARK_RUN.sub('"', run)
