"""Reports of a form that no news has: a megabyte of one word, only line breaks, nothing at all."""

from __future__ import annotations

from dataclasses import dataclass

from tests.hostile.case import STORY, TRUE, Hostile, actor, claim

_SHAPE = "odd shapes"
_MEGABYTE, _MUCH = 1_000_000, 200_000
_FALSE = claim("Costa Line paid 99 million euros to Ostia", "Costa Line", [1], "wrong")


def _shaped(name: str, text: str) -> Hostile:
    """A report in which nothing is said of what the answer says."""
    return Hostile(name, _SHAPE, text, (_FALSE, actor("Zentral Bank", [1], "wrong")))


def _before(name: str, text: str) -> Hostile:
    """An odd text after the story: what is true of the story stays true."""
    return Hostile(name, _SHAPE, STORY + text, (TRUE, _FALSE))


SHAPES = [
    _shaped("a megabyte of one word", "word " * (_MEGABYTE // 5)),
    _shaped("no space at all", "a" * _MUCH),
    _shaped("one enormous sentence", "Norland and Ostia met, " * (_MUCH // 23)),
    _before("a hundred thousand line breaks", "\n" * 100_000 + "Norland met Ostia."),
    _before("a megabyte of brackets", "(\n" * (_MEGABYTE // 2)),
    _before("quotation marks", '"a" ' * (_MUCH // 4)),
    _before("opening marks only", "“Norland " * 100_000),
    _before("ten thousand figures", "12 ships, " * 10_000),
    _before("dots", ". " * 300_000),
    _before("an ellipsis without end", "." * 300_000),
    _before("spaces", " " * _MEGABYTE + "Norland met Ostia."),
    _before("a very long name", "Mr " + "Abcdefghij" * 10_000 + " said so."),
    _before("capitals", "Ada Quist " * 20_000),
    _before("he said", "he said that " * 30_000),
    _before("hyphens", "a-" * 100_000 + "b"),
    _before("apostrophes", "a'" * 100_000 + "b"),
    _before("accents", "e" + "\u0301" * 100_000),
    _before("questions", "Who? " * 10_000),
    _before("templates", "{{ x }}{% if %}" * 10_000),
    _before("dates", "April 4, 2024 " * 5_000),
    _before("zero-width spaces", "a\u200b" * 50_000),
]


@dataclass(frozen=True)
class Refused:
    """A text that holds nothing to summarize.

    Attributes:
        name: What is tried.
        text: The text.
        said: Words of the message that tells so.
    """

    name: str
    text: str
    said: str


REFUSED = [
    Refused("an empty report", "", "no word"),
    Refused("only white space", " \t\r\n\u00a0\u2003\u3000" * 1000, "no word"),
    Refused("only line breaks", "\n" * 100_000, "no word"),
    Refused("only punctuation", "... !!! ??? — “” ()" * 100, "no word"),
    Refused("only unseen characters", "\u200b\u2060\ufeff\u202e" * 100, "no word"),
    Refused("only NUL", "\x00" * 100, "no word"),
    Refused("only accents", "\u0301\u0302" * 100, "no word"),
    Refused("half a character", "Norland met \ud800 Ostia.", "half a character"),
]
