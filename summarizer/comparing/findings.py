"""Compare two tellings of one fact in every way: speaker, figures, dates, scope, yes and no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from summarizer.checking.names import same
from summarizer.checking.speech import speeches
from summarizer.comparing.difference import Difference, Remark, Stretch
from summarizer.comparing.measures import reworded_status, status_finding
from summarizer.comparing.quantities import quantity_findings
from summarizer.comparing.scope import scope_findings
from summarizer.comparing.weekdays import weekday_findings
from summarizer.comparing.yes_and_no import polarity_finding
from summarizer.summary import Claim, Denial

if TYPE_CHECKING:
    from summarizer.comparing.sayings import Saying
    from summarizer.comparing.slots import Slots
    from summarizer.comparing.voices import Voices


@dataclass(frozen=True)
class Comparer:
    """What is needed to compare two tellings of a story: its figures, names and dates."""

    slots: Slots
    voices: Voices
    published: tuple[date | None, ...]

    def findings(self, one: Saying, other: Saying) -> Iterator[Difference | Remark]:
        """All that is at odds between two tellings, and where they agree only in part."""
        here, there = one.passage, other.passage
        yield from self._voice(one, other)
        yield from _labels(one, other)
        if here.text != there.text:
            yield from self._quantities(one, other)
        clash = reworded_status(one, other) or polarity_finding(here, there)
        status = clash or status_finding(one, other)  # a "not" changes a status too: told once
        if status is not None:
            yield status

    def _quantities(self, one: Saying, other: Saying) -> Iterator[Difference | Remark]:
        here, there = one.passage, other.passage
        pairs = self.slots.pairs(here, there)
        yield from scope_findings(here, there, pairs)
        yield from quantity_findings(here, there, pairs)
        dated = self.published[one.report], self.published[other.report]
        yield from weekday_findings(here, there, dated)

    def _voice(self, one: Saying, other: Saying) -> Iterator[Difference | Remark]:
        mine, theirs = one.speaker, other.speaker
        if mine is None or theirs is None:
            if mine != theirs:
                reason = f"one has it from “{mine or theirs}”, the other in its own words"
                yield Remark("speaker", reason)
            return
        if not self.voices.agree(one, other) and not _speaks_there(mine, other):
            if not _speaks_there(theirs, one):
                reason = f"“{mine}” says it in one, “{theirs}” in the other"
                yield Difference("speaker", _at(mine, one), _at(theirs, other), reason)
        elif (why := self.voices.speaks_for(one, other)) is not None:
            yield Remark("speaker", why)


def _labels(one: Saying, other: Saying) -> Iterator[Remark]:
    match one.item, other.item:
        case Claim() as mine, Claim() as theirs if mine.certainty != theirs.certainty:
            yield Remark("certainty", f"{mine.certainty} in one, {theirs.certainty} in the other")
        case Denial() as mine, Denial() as theirs if mine.form != theirs.form:
            yield Remark("form", f"{mine.form} in one, {theirs.form} in the other")


def _speaks_there(name: str, saying: Saying) -> bool:
    """Whether somebody of this name speaks in the sentences of a telling after all."""
    text = saying.passage.text
    return any(same(name, text[s.start : s.end]) for s in speeches(text, 0, len(text)))


def _at(name: str, saying: Saying) -> Stretch:
    """Where a telling names somebody: in full, by the last word, else the whole of it."""
    text = saying.passage.text
    for words in (name, name.rsplit(maxsplit=1)[-1]):
        start = text.casefold().find(words.casefold())
        if start >= 0:
            return start, start + len(words)
    return 0, len(text)
