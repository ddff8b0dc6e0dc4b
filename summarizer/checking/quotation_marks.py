"""Where the passages between quotation marks stand in a text.

Marks nest; an apostrophe is none; and speech that goes on in the next paragraph has an opening
mark at the start of each paragraph and a closing one only at its very end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from summarizer.figures.finding.kept import LONGEST, kept

Span = tuple[int, int]

_CLOSERS = {
    "“": '”"', "„": '“”"', "‟": '”"', "«": '»"', "»": '«"', "‹": "›", "›": "‹",
    "「": "」", "『": "』", '"': '"”', "＂": "＂", "”": '”"', "``": "''", "''": "''",
}  # fmt: skip
"""Each mark that can open a passage, and the marks that can close it."""
_ALWAYS_OPENS = ("“", "„", "‟", "「", "『", "``")
_OPENS_OR_CLOSES = ('"', "＂", "''")
_TOKEN = re.compile(r"''|``|[“„‟«»‹›「『」』\"＂”'‘’‚`]|\n\s*\n|\n")
_BEFORE_OPENING = " \t\n\r\u00a0\u2009\u202f([{<—–-/:=>|\"'“‘„«‹「『…"
# "'90s", "'em" and "'tis" begin with an apostrophe.
_CLIPPED = re.compile(r"\d0s\b|(?:em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_SINGLE_END = re.compile(r"(?<=[^\s(\[{])['’‘](?!\w)|\n\s*\n")
_FARTHEST_SINGLE = 1000
"""A passage in single marks is shorter than this; a lone mark was an apostrophe."""
DEEPEST = 20
"""Passages that one may stand inside; whoever opens more never closes them."""


def quoted_passages(text: str) -> list[Span]:
    """Return the spans, without the marks, of all that stands between quotation marks.

    A passage inside another is part of the outer one and not listed again. A passage that is
    never closed ends with its paragraph.
    """
    return list(_passages(text))


def _passages(text: str) -> tuple[Span, ...]:
    return _in_short(text) if len(text) <= LONGEST else _in_long(text)


def _read_passages(text: str) -> tuple[Span, ...]:
    passages: list[Span] = []
    opened: list[tuple[str, int]] = []
    done = 0
    for token in _TOKEN.finditer(text):
        mark, at = token.group(), token.start()
        if at < done:
            continue
        if mark[0] == "\n":
            if opened and (len(mark) > 1 or text.startswith(opened[0][0], token.end())):
                passages.append((opened[0][1], at))
                opened.clear()
        elif mark in _CLOSERS or mark in "」』":
            if span := _take(mark, at, text, opened):
                passages.append(span)
        elif not opened and (end := _single_passage(text, at)):
            passages.append((at + 1, end))
            done = end + 1
    passages += [(opened[0][1], len(text))] if opened else []
    return tuple(span for given in passages if (span := _trimmed(text, *given)))


def _take(mark: str, at: int, text: str, opened: list[tuple[str, int]]) -> Span | None:
    """Open or close a passage; return the outermost one when it is complete."""
    may_open = mark in _ALWAYS_OPENS or (mark in _CLOSERS and _opens(text, at, len(mark)))
    if not (may_open and mark in _OPENS_OR_CLOSES):
        for depth in range(len(opened) - 1, -1, -1):
            if mark in _CLOSERS[opened[depth][0]]:
                start = opened[depth][1]
                del opened[depth:]
                return None if opened else (start, at)
    if may_open and len(opened) < DEEPEST:
        opened.append((mark, at + len(mark)))
    return None


def _opens(text: str, at: int, length: int = 1) -> bool:
    """Say whether a mark stands where one opens: after a space or bracket, before a word."""
    after = text[at + length : at + length + 1]
    spaced = text[at] == "«" and after in "\u00a0\u202f "
    free = at == 0 or text[at - 1] in _BEFORE_OPENING
    return free and after != "" and (spaced or not after.isspace())


def _single_passage(text: str, at: int) -> int | None:
    """Return where a passage that opens with this single mark closes, if it is one."""
    if not _opens(text, at) or (text[at] != "‘" and _CLIPPED.match(text, at + 1)):
        return None
    plural = None
    for end in _SINGLE_END.finditer(text, at + 2, at + _FARTHEST_SINGLE):
        place = end.start()
        if text[place] == "\n":
            break
        if text[place - 1] not in "sS":
            return place
        # "the states' rights" inside the passage, unless nothing closes it later
        plural = plural or place
    return plural


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a passage without white space at its ends; None when there is no word in it."""
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    end -= len(passage) - len(passage.rstrip())
    return (start, end) if any(letter.isalnum() for letter in passage) else None


_in_short = kept(512)(_read_passages)
_in_long = lru_cache(maxsize=16)(_read_passages)


def passages_touching(start: int, end: int, text: str) -> Sequence[Span]:
    """Return the passages between quotation marks that have a part in a stretch of a text."""
    passages = _passages(text)
    first = max(0, bisect_right(passages, (start, start)) - 1)
    last = bisect_left(passages, (end, end), lo=first)
    return [passage for passage in passages[first:last] if passage[1] > start]


def stands_in_quotation(start: int, end: int, text: str) -> bool:
    """Say whether a stretch of a text lies within one quotation."""
    passages = _passages(text)
    at = bisect_right(passages, start, key=lambda passage: passage[0]) - 1
    return at >= 0 and end <= passages[at][1]
