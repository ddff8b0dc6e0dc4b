"""A report's text cut into numbered sentences, with offsets into the text exactly as given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from summarizer.summary import Evidence, Span

LONGEST_SENTENCE = 1_200
"""Characters after which a "sentence" is cut all the same: a table or a text without full stops
would otherwise not fit any window. Newswire sentences are a tenth of it."""

_WORD = re.compile(r"[^\W_]")
_WORDLESS = re.compile(r"(?<![\W_])[\W_]{500,}")
"""So long a stretch without a letter or digit is no text: the splitter, whose time would grow with
the square of its line breaks, is not shown it."""
_BREAK = re.compile(r"(?<=[;:,)])\s+|\s+")


class Source:
    """A text and its sentences.

    Sentences are numbered from 1. They leave out the white space between them, and never
    overlap; `text[sentence.start:sentence.end] == sentence.text` always holds.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: dict[tuple[Any, ...], Any] = {}  # what was found in it, see once.py

    @cached_property
    def sentences(self) -> tuple[Evidence, ...]:
        """The numbered sentences, in order; each can stand as evidence."""
        return tuple(
            Evidence(start=start, end=end, text=self.text[start:end], sentence=number)
            for number, (start, end) in enumerate(sentence_spans(self.text), 1)
        )

    @cached_property
    def casefolded(self) -> str:
        """The text without regard to case; offsets in it are those of the text, if it is plain."""
        return self.text.casefold()

    def sentence_at(self, offset: int) -> Evidence | None:
        """The sentence in which an offset lies, or the last one that begins before it."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 else None

    def sentences_within(self, span: Span) -> Sequence[Evidence]:
        """The sentences that a span touches."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [s for s in self.sentences[first:last] if span.start < s.end]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The places of a text's sentences, without the white space around them.

    Blank lines, and the ends of lines that are headings or list items, end a sentence too.
    Pieces without a letter or digit ("___", ". .") belong to no sentence.
    """
    from nupunkt import segment  # noqa: PLC0415 - loads its model on first use

    for begun, ended in _stretches(text):
        found = segment(text[begun:ended], line_breaks=True).sentences
        places = [(begun + sentence.start, begun + sentence.end) for sentence in found]
        for place in _mended(text, places):
            for start, end in _fitting_pieces(text, *place):
                if _WORD.search(text, start, end):
                    yield start, end


def _mended(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places, put together where one begins with a bracket that closes: "(D-N.C." and ")"."""
    waiting: tuple[int, int] | None = None
    for start, end in places:
        if waiting is not None and text.startswith((")", "]"), start):
            waiting = waiting[0], end
            continue
        if waiting is not None:
            yield waiting
        waiting = start, end
    if waiting is not None:
        yield waiting


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The text as a whole, or what lies between stretches that hold no word."""
    begun = 0
    for empty in _WORDLESS.finditer(text):
        yield begun, empty.start()
        begun = empty.end()
    yield begun, len(text)


def _fitting_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for one sentence, after punctuation or at white space if it can be."""
    start, end = _trimmed(text, start, end)
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        breaks = [m.start() for m in _BREAK.finditer(text, start + LONGEST_SENTENCE // 2, limit)]
        cut = breaks[-1] if breaks else limit
        yield _trimmed(text, start, cut)
        start, end = _trimmed(text, cut, end)
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
