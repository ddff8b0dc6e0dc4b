"""Changes of dates: another year, month, day or weekday."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.twins.article import Article
from bench.twins.planting import Plant, swap

MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
ANY_MONTH, ANY_DAY = MONTHS.replace(" ", "|"), DAYS.replace(" ", "|")


def dates(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """Another year, another month, another day."""
    for match in re.finditer(r"(?<![\w.,$£€/-])(?:19|20)\d\d(?![\w/]|[.,]\d|-)", text):
        if re.search(r"\b(?:in|since|of|by|from|until|early|late|\d,)\s$", text[: match.start()]):
            year = int(match.group()) + rng.choice([-2, -1, 1, 2])
            yield Plant("date", "year", at, *swap(text, match, str(year)))
    for match in re.finditer(rf"\b({ANY_MONTH})(?= \d)", text):
        new = rng.choice([m for m in MONTHS.split() if m != match.group()])
        yield Plant("date", "month", at, *swap(text, match, new))
    for match in re.finditer(rf"\b(?:{ANY_MONTH}) \d\d?\b(?!\d|%)", text):
        name, day = match.group().split()
        new = f"{name} {rng.choice([d for d in range(1, 29) if d != int(day)])}"
        yield Plant("date", "day", at, *swap(text, match, new))
    for match in re.finditer(rf"\b(?:{ANY_DAY})\b", text):
        new = rng.choice([d for d in DAYS.split() if d != match.group()])
        if not re.match(r"['’\-]| (?:Night|Morning|Times|Herald)", text[match.end() :]):
            yield Plant("date", "weekday", at, *swap(text, match, new))
