"""Is the time that an item gives that of its own matter, or of another in the same sentences?

"The court froze the assets on Tuesday; a hearing is set for April 22": the assets were not frozen
on April 22. A sentence with several times is cut into clauses, and the clause that has the item's
time must not be one of which the item says next to nothing, when it says that of another time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from summarizer.checking.evidence import beside, content_stems
from summarizer.checking.finding import neighbours, plain_check, spans_of
from summarizer.checking.speech_words import CLEARLY_SAYING
from summarizer.checking.times import resolved
from summarizer.figures.finding.find import figures_in
from summarizer.figures.finding.kept import kept
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence

HARDLY_ANY = 0.2
"""Share of a clause below which an item says nothing of it."""
MOST = 0.6
"""Share of another time's clause from which an item is about that clause."""

LONGEST_TIME = 60
"""Letters of the longest words for a time; what is longer is no time, and is only looked for."""

MOST_TIMES = 8
"""Times of a sentence; one with more is a table."""

_KINDS = frozenset({"date", "month", "year", "quarter"})
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight"
_STRETCH = r"(?:second|minute|hour|day|week|month|quarter|year|decade)s?"
_TIME = re.compile(
    rf"\b(?:{_DAY}|(?:[Ll]ast|[Tt]his|[Nn]ext)\s(?:week(?:end)?|month|quarter|year|night)"
    rf"|\w+\s{_STRETCH}\s(?:ago|earlier|later|after|before))\b"
)
_CUT = re.compile(
    r"[,;:](?=\s)|[—–()]|\b(?:after|before|when|while|whereas|and|but|which|who|compared)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_Span = tuple[int, int]


@kept(1024)
def times_in(text: str) -> tuple[_Span, ...]:
    """The places of the times in a text, a day with its date ("Tuesday, April 9") as one."""
    found = [match.span() for match in _TIME.finditer(text)]
    found += [(f.start, f.end) for f in figures_in(text) if f.kind in _KINDS]
    merged: list[_Span] = []
    for start, end in sorted(found):
        is_date = text[end - 1].isdigit() or start < (merged[-1][1] if merged else 0)
        if merged and is_date and start <= merged[-1][1] + len(", "):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def telling_when(statement: str, cited: Sequence[Evidence], source: Source) -> Sequence[Evidence]:
    """The sentences where the time of an item stands: those beside only tell it if these do not.

    The one before tells when all this was; the one after goes on, unless it is of the same matter.
    """
    if any(times_in(sentence.text) for sentence in cited):
        return cited
    words = content_stems(statement)
    after = neighbours(cited, source, before=0, after=1)
    same_matter = [s for s in after if words & content_stems(s.text)]
    return [*neighbours(cited, source, before=1, after=0), *cited, *same_matter]


def date_told(
    when: str | None, cited: Sequence[Evidence], source: Source, published: date | None
) -> str | None:
    """The date that an item's time means in the sentences that tell it."""
    if not when or len(when) > LONGEST_TIME:
        return None
    named = [when[start:end] for start, end in times_in(when)]
    near = [*cited, *beside(cited, source)]
    telling = (s.text for s in near if named and named[0].lower() in s.text.lower())
    return resolved(when, published, next(telling, ""))


def time_checks(statement: str, when: str, cited: Sequence[Evidence]) -> Iterator[Check]:
    """A warning where the item's time stands with another matter than the item's own."""
    words = content_stems(statement)
    for sentence in cited:
        if (other := _clause_of_another(words, when, sentence.text)) is not None:
            reason = f"“{when}” is told of something else; what this says stands in “{other}”"
            yield plain_check(
                "evidence", "when", "misattributed", "warning", reason, spans_of(cited)
            )
            return


def _clause_of_another(words: frozenset[str], when: str, text: str) -> str | None:
    """The clause of another time that an item is about, when it is not about that of its own."""
    places = times_in(text)
    own = [at for at in places[: MOST_TIMES + 1] if _names(when, text[at[0] : at[1]])]
    if not 1 < len(places) <= MOST_TIMES or len(own) != 1:
        return None
    clause = _clause_at(own[0], places, text)
    if _share(words, text, clause, places) > HARDLY_ANY or _tells_of_saying(text, clause):
        return None
    others = (_clause_at(at, places, text) for at in places if at != own[0])
    about = (c for c in others if c != clause and _share(words, text, c, places) >= MOST)
    return next((text[start:end].strip(" ,;") for start, end in about), None)


def _names(when: str, time: str) -> bool:
    """Say whether an item's time is a time of the sentence: all words of either in the other."""
    one, other = set(_words(when)), set(_words(time))
    return bool(one & other) and (one <= other or other <= one)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _clause_at(time: _Span, times: Sequence[_Span], text: str) -> _Span:
    """The clause that a time stands in; with the next one if it opens the sentence on its own."""
    edges = [m.span() for m in _CUT.finditer(text) if not any(s <= m.start() < e for s, e in times)]
    at = bisect_right(edges, time)
    start = edges[at - 1][1] if at else 0
    end = edges[at][0] if at < len(edges) else len(text)
    if not content_stems(text[start : time[0]] + text[time[1] : end]):
        if at < len(edges):
            end = edges[at + 1][0] if at + 1 < len(edges) else len(text)
        if at:
            start = edges[at - 2][1] if at > 1 else 0
    return start, end


def _share(words: frozenset[str], text: str, clause: _Span, times: Sequence[_Span]) -> float:
    """What an item has of the words of a clause, its times apart."""
    parts, at = [], clause[0]
    for start, end in times:
        if clause[0] <= start and end <= clause[1]:
            parts.append(text[at:start])
            at = end
    own = content_stems(" ".join([*parts, text[at : clause[1]]]))
    return len(words & own) / len(own) if own else 1.0


def _tells_of_saying(text: str, clause: _Span) -> bool:
    """Say whether a clause has somebody say something: then its time is that of the saying."""
    return any(word.lower() in CLEARLY_SAYING for word in _WORD.findall(text, *clause))
