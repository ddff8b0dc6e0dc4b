"""Ordinals and what they name: "10th", "third quarter", "20th century"; multiples: "doubled"."""

from __future__ import annotations

from decimal import Decimal

from summarizer.figures.finding import names
from summarizer.figures.finding.moments import Moment
from summarizer.figures.finding.number_words import ORDINALS, SMALL
from summarizer.figures.finding.tokens import Tokens, each, vocabulary
from summarizer.figures.finding.years import quarter_of

MULTIPLES = (
    each("twice double doubled doubling doubles", Decimal(2))
    | each("thrice triple tripled tripling triples treble trebled", Decimal(3))
    | each("quadruple quadrupled quadrupling quadruples", Decimal(4))
    | each("quintuple quintupled", Decimal(5))
    | each("halve halved halving", Decimal("0.5"))
    | {f"{word}fold": Decimal(value) for word, value in SMALL.items() if value}
)
# As adjectives these are often no multiple: "a double bed", "double-digit".
_ADJECTIVES = vocabulary("double triple treble quadruple quintuple doubles triples halve")
_AFTER_ADJECTIVE = vocabulary("the that what its their his her to from this last in by")
LAST = vocabulary("last final closing")
_ENDINGS = {"st": 1, "nd": 2, "rd": 3}


def ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the ordinal at token `index`: its value and the token after, or None."""
    words = tokens.words
    word = words[index]
    if word in ORDINALS:
        return ORDINALS[word], index + 1
    if word.isdecimal():
        return _suffixed(tokens, index)
    if SMALL.get(word, 0) >= 20 and tokens.hyphen(index + 1):
        last = ORDINALS.get(words[index + 2], 10)
        return (SMALL[word] + last, index + 3) if last < 10 else None
    return None


def _suffixed(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read "21st", but not "19st", a weight."""
    word, suffix = tokens.words[index], tokens.words[index + 1]
    if suffix not in ("st", "nd", "rd", "th") or not tokens.glued(index + 1) or len(word) > 6:
        return None
    value = int(word)
    teen = value % 100 in (11, 12, 13)
    right = suffix == "th" if teen or suffix == "th" else value % 10 == _ENDINGS[suffix]
    return (value, index + 2) if right else None


def ranked(tokens: Tokens, index: int, value: int, stop: int) -> Moment | None:
    """Tell what an ordinal is of: a quarter, a century, the Fourth of July, or a plain rank."""
    words = tokens.words
    at = stop + 1 if tokens.hyphen(stop) else stop
    if words[at] in ("century", "centuries"):
        return Moment("century", (Decimal(value),), index, at + 1)
    if words[at] in ("quarter", "quarters") and value < 5:
        return quarter_of(tokens, index, at + 1, value)
    if value == 4 and words[at] == "of" and words[at + 1] == "july":
        return Moment("date", (Decimal(704),), index, at + 2)
    if names.is_title(tokens, index, stop):
        return None
    return Moment("ordinal", (Decimal(value),), index, stop)


def last_quarter(tokens: Tokens, index: int) -> Moment | None:
    """Read "the last quarter of 2023", the fourth; without its year it may be any."""
    at = index + 1
    if tokens.hyphen(at):
        at += 1
    if tokens.words[at] != "quarter":
        return None
    found = quarter_of(tokens, index, at + 1, 4)
    return found if found.values[0] > 4 else None


def multiple(tokens: Tokens, index: int) -> Decimal | None:
    """Read "doubled", "twice", "double the price"; None for "a double bed"."""
    word = tokens.words[index]
    if word in _ADJECTIVES and tokens.words[index + 1] not in _AFTER_ADJECTIVE:
        return None
    return MULTIPLES[word]
