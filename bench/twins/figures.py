"""Changes of figures: another number, another scale or currency, a bound turned round."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.twins.article import Article
from bench.twins.dates import ANY_MONTH
from bench.twins.planting import Plant, swap

NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve"
NUMBERS = NUMBER_WORDS.split()
ANY_NUMBER = NUMBER_WORDS.replace(" ", "|")
NUMBER = re.compile(
    r"(?<![\w.,$£€/:-])[$£€]?(\d[\d,.]*\d|\d)(?![\w/-]|[.,:]\d| ?[ap]\.?m\b"
    rf"| (?:{ANY_MONTH})\b)",
    re.IGNORECASE,
)
MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s$")
FLIP = {
    "more than": "less than", "less than": "more than", "at least": "at most", "over": "under",
    "nearly": "more than", "almost": "more than", "fewer than": "more than", "up to": "more than",
}  # fmt: skip


def figures(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """Another number: other digits, another scale, another number word, another currency."""
    for match in NUMBER.finditer(text):
        digits = match.group(1)
        if re.fullmatch(r"(?:1[5-9]|20)\d\d", digits) or MONTH_BEFORE.search(text[: match.start()]):
            continue
        head = rng.choice([d for d in "123456789" if d != digits[0]])
        new = match.group().replace(digits, head + digits[1:], 1)
        yield Plant("figure", "digits", at, *swap(text, match, new))
    for match in re.finditer(r"(?<=\d )(million|billion)\b", text):
        new = {"million": "billion", "billion": "million"}[match.group()]
        yield Plant("figure", "scale", at, *swap(text, match, new))
    for match in re.finditer(rf"(?<!-)\b(?:{ANY_NUMBER})\b", text):
        new = rng.choice([n for n in NUMBERS if n != match.group()])
        yield Plant("figure", "number word", at, *swap(text, match, new))
    for match in re.finditer(r"[$£€](?=\d)", text):
        new = rng.choice([sign for sign in "$£€" if sign != match.group()])
        yield Plant("figure", "currency", at, *swap(text, match, new))


def bounds(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """A bound turned round."""
    for match in re.finditer(rf"\b({'|'.join(FLIP)})(?= [$£€]?\d)", text):
        yield Plant("bound", match.group(), at, *swap(text, match, FLIP[match.group()]))
