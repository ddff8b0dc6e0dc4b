"""What a report is known by among others: the names, figures and dates that it has."""

from __future__ import annotations

import re

from summarizer.checking.places import countries_in
from summarizer.checking.speech_words import TITLES
from summarizer.figures import Figure, find_figures
from summarizer.figures.comparing.stems import FUNCTION_WORDS

_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*\w")
_OPENS = re.compile(r"(?:^|[.!?:“\"]\s*|\n\s*)$")
_CALENDAR = frozenset({"date", "month", "quarter", "year"})
_TELLING = frozenset({"money", "percent", "count", "measure", "rate", "percentage_points"})
_SMALL = 10  # "two officials" stands in every report


def traits_of(text: str) -> frozenset[str]:
    """The names of a text, word by word, and its figures and dates by their values."""
    return frozenset([*_names(text), *filter(None, map(_figure, find_figures(text)))])


def _names(text: str) -> frozenset[str]:
    """The words with a capital, unless they only open a sentence."""
    found: set[str] = set()
    opening: set[str] = set()
    for match in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group()).casefold()
        if len(word) < 2 or word in FUNCTION_WORDS | TITLES:
            continue
        opens = _OPENS.search(text, max(0, match.start() - 3), match.start())
        country = countries_in((word,))
        (opening if opens else found).add(f"@{next(iter(country))}" if country else word)
    return frozenset(found | {word for word in opening if word.startswith("@")})


def _figure(figure: Figure) -> str | None:
    if figure.kind in _CALENDAR:
        return f"{figure.kind}={figure.values[0]}" if figure.values else None
    if figure.kind not in _TELLING or not figure.values or figure.values[0] < _SMALL:
        return None
    return f"{figure.kind}={figure.values[0].normalize():f}{figure.unit}"
