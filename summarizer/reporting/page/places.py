"""The places of a report that a result speaks of, and what rests on each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.items import evidence_of
from summarizer.reporting.page.wording import worst
from summarizer.result import Result
from summarizer.source.sentences import Source
from summarizer.summary import Evidence, Span

_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)\s*")


@dataclass(slots=True)
class Place:
    """One place of the report.

    Attributes:
        number: Names it in the page.
        start: Offset in the text, in code points.
        end: Offset behind it.
        items: The numbers of the items that rest on it, in order.
        severities: What the checks that look at it found.
        kinds: What it is to them: a figure, a quote, a speaker; "unused" if no item uses it.
    """

    number: int
    start: int
    end: int
    items: list[int] = field(default_factory=list)
    severities: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    @property
    def severity(self) -> str:
        """The worst that a check found."""
        return worst(self.severities)


class Places:
    """All places of one result, each once, however many checks look at it.

    A result whose text was left out has only the sentences that its items cite.

    Attributes:
        text: The report's text, or None.
        sentences: Its sentences, or those that are cited.
        blocks: Where its paragraphs are, or those sentences.
        all: The places, in the order of their numbers.
    """

    def __init__(self, result: Result[Any]) -> None:
        """Find the sentences of a result's report."""
        self.text = result.report.text
        self.sentences: Sequence[Evidence]
        if self.text is None:
            self.sentences = _cited(result)
            self.blocks = [(sentence.start, sentence.end) for sentence in self.sentences]
        else:
            self.sentences = Source(self.text).sentences
            self.blocks = paragraphs(self.text)
        self.all: list[Place] = []
        self._by_span: dict[tuple[int, int], Place] = {}
        self._sorted: list[Place] = []
        self._longest = 0
        self._starts = [sentence.start for sentence in self.sentences]

    def add(
        self, span: Span | Evidence, kind: str, item: int | None = None, severity: str = "ok"
    ) -> int | None:
        """Note that something rests on a place: the place's number, or None outside the text."""
        end = span.end if self.text is None else min(span.end, len(self.text))
        if span.start >= end:
            return None
        place = self._at(span.start, end)
        place.kinds.add(kind)
        place.severities.add(severity)
        if item is not None and item not in place.items:
            place.items.append(item)
        return place.number

    def add_all(
        self, spans: Iterable[Span | Evidence], kind: str, item: int, severity: str = "ok"
    ) -> list[int]:
        """The numbers of several places, without those outside the text."""
        found = [self.add(span, kind, item, severity) for span in spans]
        return [number for number in found if number is not None]

    def sentence_at(self, offset: int) -> int | None:
        """The number of the sentence at an offset, or of the one before it, if there is one."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at].sentence if at >= 0 else None

    def sentence_of(self, number: int) -> int | None:
        """The number of the first sentence that a place touches, or of the one before it."""
        place = self.all[number]
        at = self.first_sentence_after(place.start)
        if at < len(self.sentences) and self.sentences[at].start < place.end:
            return self.sentences[at].sentence
        return self.sentence_at(place.start)

    def first_sentence_after(self, offset: int) -> int:
        """Where in `sentences` those begin that end behind an offset."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        while at < len(self.sentences) and self.sentences[at].end <= offset:
            at += 1
        return at

    def touching(self, start: int, end: int) -> list[Place]:
        """The places that have a character of `[start, end)`, in the order of the text."""
        if len(self._sorted) != len(self.all):
            self._sorted = sorted(self.all, key=lambda place: (place.start, place.end))
            self._longest = max((place.end - place.start for place in self.all), default=0)
        first = bisect_left(self._sorted, start - self._longest, key=lambda place: place.start)
        found = []
        for place in self._sorted[first:]:
            if place.start >= end:
                break
            if place.end > start:
                found.append(place)
        return found

    def _at(self, start: int, end: int) -> Place:
        if (start, end) not in self._by_span:
            self._by_span[start, end] = Place(len(self.all), start, end)
            self.all.append(self._by_span[start, end])
        return self._by_span[start, end]

    def slice(self, start: int, end: int) -> str:
        """A run of the text that lies within one block."""
        if self.text is not None:
            return self.text[start:end]
        for sentence in self.sentences:
            if sentence.start <= start and end <= sentence.end:
                return sentence.text[start - sentence.start : end - sentence.start]
        return ""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The runs of a text between blank lines, without the white space around them."""
    edges = [0, *(edge for gap in _BLANK_LINE.finditer(text) for edge in gap.span()), len(text)]
    runs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in runs if text[start:end].strip()]


def _cited(result: Result[Any]) -> list[Evidence]:
    """The sentences that the items cite, each once, in the order of the text."""
    cited = {
        cited.start: cited for checked in result.items() for cited in evidence_of(checked.item)
    }
    return [cited[start] for start in sorted(cited)]
