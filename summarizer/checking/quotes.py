"""Does a quote stand in the source, word for word, and where?

Forgiven: what typography.py calls the typesetter's part, the case of the first letter, end
punctuation, and quotation marks around the whole. Never forgiven: any other change, however
small, and whatever a similarity score would say of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING

from summarizer.checking.typography import INVISIBLE, MARKS, Folded, fold, folded_source
from summarizer.checking.word_edges import CURRENCY, begins, ends, inside_decimal
from summarizer.source.once import once_a_source

if TYPE_CHECKING:
    from summarizer.source.sentences import Source

Span = tuple[int, int]

FEWEST_WORDS = 3
"""Each part of a quote with an ellipsis has at least so many words, one of them telling."""
WIDEST_GAP = 600
"""An ellipsis leaves out at most so many characters: about the length of a paragraph."""
SHORT_GAP = 3
"""In an omission of so few words none may be one that turns the sense."""
MOST_ELLIPSES = 4
"""Up to so many, any of them may stand in the source itself."""
PASSAGE = 8
"""A quote of so many words is known by them, even if it was cut off inside a figure."""
MOST_PLACES = 20
"""Of so many places the one that also has the quote's outer marks is taken, else the first."""

_TURNING = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|without|cannot|hardly|barely|scarcely"
    r"|almost|nearly|about|around|roughly|over|under|up to|at least|at most|more|less|fewer"
    r"|if|unless|except|allegedly|reportedly|den(?:y|ies|ied)|refuse[sd]?|fail(?:s|ed)?)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[\u3040-\u30ff\u3400-\u9fff]{2}")
_TELLING = re.compile(r"\d|[^\W\d_]{4}|[\u3040-\u30ff\u3400-\u9fff]")
_END_MARKS = ".,;:!?…"
_EDGE = _END_MARKS + " \"'-"


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """Where a quote stands in the source.

    Attributes:
        start: Offset of its first character in the source as given.
        end: Offset after its last character.
        spans: The place or, when an ellipsis in the quote leaves words out, the places.
        cuts_figure: Whether it begins or ends inside a figure of the source, as text does that
            was split at a decimal point ("6 billion people …" of "1.6 billion people …"). A
            short quote of that kind is not found at all; this one has its place, but its
            first or last figure is not the source's.
    """

    start: int
    end: int
    spans: tuple[Span, ...]
    cuts_figure: bool = False


def find_quote(quote: str, source: str) -> QuoteMatch | None:
    """Find the place of a quote in a source, or None when it does not stand there verbatim.

    An ellipsis in the quote ("…", "...", "[...]") may leave words out: then each part must be
    at least three words long, the parts must follow each other in the source, and what is
    left out must be no more than a paragraph and not merely a word that turns the sense.
    """
    given = fold(quote).text.strip()
    if not any(letter.isalnum() for letter in given):
        return None
    folded = folded_source(source)
    for parts in _readings(given):
        places = _joined(parts, folded, source)
        matches = [_match(spans, given, source) for spans in islice(places, MOST_PLACES)]
        if matches:
            return max(matches, key=lambda match: match.end - match.start)
    return None


@once_a_source
def quote_in(quote: str, source: Source) -> QuoteMatch | None:
    """Find a quote in a report, of which several checks ask."""
    return find_quote(quote, source.text)


def _readings(given: str) -> Iterator[list[str]]:
    """Yield the ways to cut a quote at its ellipses; the source may have some of its own."""
    if "…" not in given:
        if whole := _bare(given):
            yield [whole]
        return
    pieces = given.split("…")
    breaks = range(1, len(pieces))
    sizes = range(len(pieces)) if len(breaks) <= MOST_ELLIPSES else (0, len(breaks))
    for size in sizes:
        for chosen in combinations(breaks, size):
            cuts = pairwise((0, *chosen, len(pieces)))
            parts = [_bare("…".join(pieces[first:last])) for first, last in cuts]
            if all(parts) and (len(parts) == 1 or all(map(_long_enough, parts))):
                yield parts


def _bare(part: str) -> str:
    """Strip quotation marks, white space and punctuation that begin or end a quote."""
    part = part.rstrip(_EDGE)
    bare = part.lstrip(_EDGE)
    # "-5" and ".5" begin with what looks like punctuation and is part of the figure.
    cut = len(part) - len(bare)
    if bare and (bare[0].isdigit() or bare[0] in CURRENCY):
        while cut and part[cut - 1] in ".-":
            cut -= 1
    return part[cut:]


def _long_enough(part: str) -> bool:
    return len(_WORD.findall(part)) >= FEWEST_WORDS and bool(_TELLING.search(part))


def _joined(parts: list[str], folded: Folded, source: str) -> Iterator[tuple[Span, ...]]:
    """Yield the places of a quote, each with the spans of its parts."""
    passage = sum(len(_WORD.findall(part)) for part in parts) >= PASSAGE
    first, *others = (_places(part, folded, source, passage=passage) for part in parts)
    chains: Iterable[tuple[Span, ...]] = ((place,) for place in first)
    for places in others:
        chains = _extended(chains, places, source)
    yield from chains


def _extended(
    chains: Iterable[tuple[Span, ...]], places: Iterator[Span], source: str
) -> Iterator[tuple[Span, ...]]:
    """Yield the chains that go on at one of these places, each place with the nearest chain."""
    waiting = iter(chains)
    coming = next(waiting, None)
    nearest = None
    for place in places:
        while coming is not None and coming[-1][1] <= place[0]:
            nearest, coming = coming, next(waiting, None)
        if nearest is not None and _may_leave_out(nearest[-1][1], place[0], source):
            yield (*nearest, place)


def _may_leave_out(start: int, end: int, source: str) -> bool:
    gap = source[start : min(end, start + WIDEST_GAP)]
    if end - start > WIDEST_GAP:
        return False
    return len(gap.split()) > SHORT_GAP or not _TURNING.search(gap)


def _places(part: str, folded: Folded, source: str, *, passage: bool) -> Iterator[Span]:
    """Yield the places of a part in the source, in order."""
    for at in _occurrences(part, folded.text):
        start, end = _trimmed(*folded.origin(at, at + len(part)), source)
        if (begins(source, start) or (passage and inside_decimal(source, start))) and (
            ends(source, end) or (passage and inside_decimal(source, end))
        ):
            yield start, end


def _occurrences(part: str, text: str) -> Iterator[int]:
    """Yield the offsets at which a part stands, its first letter in either case."""
    found = {at: form for form in (part, _other_case(part)) if (at := text.find(form)) >= 0}
    while found:
        at = min(found)
        yield at
        form = found.pop(at)
        if (following := text.find(form, at + 1)) >= 0:
            found[following] = form


def _other_case(part: str) -> str:
    """Return the part with its first letter in the other case, unless a digit comes first."""
    at = next((i for i, letter in enumerate(part) if letter.isalnum()), 0)
    other = part[at : at + 1].swapcase()
    return part[:at] + other + part[at + 1 :] if len(other) == 1 else part


def _trimmed(start: int, end: int, source: str) -> Span:
    """Leave out white space and invisible characters at both ends."""
    while end > start and (source[end - 1].isspace() or source[end - 1] in INVISIBLE):
        end -= 1
    while start < end and (source[start].isspace() or source[start] in INVISIBLE):
        start += 1
    return start, end


def _match(spans: tuple[Span, ...], given: str, source: str) -> QuoteMatch:
    """Take in the end punctuation and the marks that the quote has in common with the source."""
    start, end = spans[0][0], spans[-1][1]
    cuts_figure = inside_decimal(source, start) or inside_decimal(source, end)
    given = _unwrapped(given)
    lead = given[: len(given) - len(given.lstrip(_EDGE))]
    if lead[-1:] in ("'", '"') and source[max(start - 1, 0)] in MARKS:
        start -= 1
    for sign in given[len(given.rstrip(_EDGE)) :]:
        following = source[end : end + 1]
        if following and (sign == following or (sign in "\"'" and following in MARKS)):
            end += 1
    if len(spans) == 1:
        return QuoteMatch(start, end, ((start, end),), cuts_figure)
    outer = ((start, spans[0][1]), *spans[1:-1], (spans[-1][0], end))
    return QuoteMatch(start, end, outer, cuts_figure)


def _unwrapped(given: str) -> str:
    """Strip one pair of quotation marks around the whole."""
    wrapped = len(given) > 1 and given[0] == given[-1] and given[0] in "\"'"
    return given[1:-1] if wrapped else given
