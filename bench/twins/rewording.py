"""An article in other words that say the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from bench.twins.article import Article
from bench.twins.figures import ANY_NUMBER, NUMBERS

SYNONYMS = {
    "more than": "over", "about": "around", "children": "kids", "said": "stated",
    "company": "firm", "companies": "firms", "began": "started", "big": "large",
    "help": "assist", "purchase": "buy", "bought": "purchased", "cars": "automobiles",
    "investigation": "probe", "approximately": "about", "attorney": "lawyer", "film": "movie",
    "nearly": "almost", "almost": "nearly", "however": "but", "injured": "hurt",
    "rose": "climbed", "fell": "dropped", "increased": "rose", "job": "post",
    "quickly": "swiftly", "also": "too", "many": "numerous", "show": "reveal", "shows": "reveals",
    "allow": "let", "whether": "if", "important": "key", "area": "region", "get": "obtain",
    "according to": "as told by", "must": "has to", "imposed": "slapped", "announced": "declared",
    "government": "administration", "money": "cash", "house": "home", "doctors": "physicians",
}  # fmt: skip
FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?<=\d)%", lambda m: " percent"),
    (r"(?<=\d) (?:percent|per cent)\b", lambda m: "%"),
    (r"\$(\d[\d.,]*) (million|billion)\b", lambda m: f"{m[1]} {m[2]} dollars"),
    (r"(?<=[$£€])(\d[\d.]*) million\b", lambda m: f"{m[1]}m"),
    (r"(?<=[$£€])(\d[\d.]*) billion\b", lambda m: f"{m[1]}bn"),
    (r"(?<![\w.,$£€-])(\d{1,3}),(\d{3})(?![\d,])", lambda m: m[1] + m[2]),
    (rf"(?<!-)\b({ANY_NUMBER})(?= [a-z])", lambda m: str(NUMBERS.index(m[1]) + 2)),
)


def reworded(article: Article, rng: random.Random) -> Article:
    """The same in other words: figures in another form, synonyms, another order of sentences."""
    stated = [replace(one, words=other_words(one.words)) for one in article.stated]
    order = list(range(len(article.sentences)))
    rng.shuffle(order)
    sentences = tuple(other_words(sentence) for sentence in article.sentences)
    return replace(article, sentences=sentences, stated=tuple(stated), order=tuple(order))


def other_words(text: str) -> str:
    """A text with some of its words and figures in another form; quotations stay."""
    pieces = re.split(r"([“\"][^”\"]*[”\"])", text)
    return "".join(piece if number % 2 else _other(piece) for number, piece in enumerate(pieces))


def _other(text: str) -> str:
    for pattern, write in FORMS:
        text = re.sub(pattern, write, text, count=1)
    words = "|".join(sorted(map(re.escape, SYNONYMS), key=len, reverse=True))
    return re.sub(rf"\b(?:{words})\b", lambda m: SYNONYMS[m.group()], text)
