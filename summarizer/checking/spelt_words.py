"""The words of a stretch of a report: as names are compared, as they stand, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizer.checking.word_lists import without_possessive
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source

SpeltWord = tuple[str, str, int, int]

LONGEST_KEPT = 20_000
"""Characters of a stretch whose words are kept for the next name that is looked for in it."""

WORD = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[^\W_]+(?:[-'’&][^\W_]+)*")


def spelt_words(start: int, end: int, source: Source) -> Iterable[SpeltWord]:
    """The words of a stretch: in lower case without a possessive, as spelt, start and end."""
    words = _kept_words if end - start <= LONGEST_KEPT else _words
    return words(start, end, source)


@once_a_source
def _kept_words(start: int, end: int, source: Source) -> list[SpeltWord]:
    return list(_words(start, end, source))


def _words(start: int, end: int, source: Source) -> Iterator[SpeltWord]:
    for match in WORD.finditer(source.text, start, end):
        spelt = match.group()
        yield without_possessive(spelt).lower().rstrip("."), spelt, match.start(), match.end()
