"""How the words beside a number limit it: "about", "more than", "up to", "or so"."""

from __future__ import annotations

from summarizer.figures.figure import Bound
from summarizer.figures.finding.tokens import Tokens, each, vocabulary

_ABOUT: Bound = "about"
_MORE: Bound = "more"
_LESS: Bound = "less"

_BEFORE = (
    each(
        """about around roughly approximately approx circa ca some nearly almost estimated
        practically virtually near nearing approaching approached ~ ∼ ≈ round""",
        _ABOUT,
    )
    | each(
        """over above exceeding exceeded exceed exceeds topping topped surpassing surpassed
        surpasses > ≥ beyond minimum""",
        _MORE,
    )
    | each("under below < ≤ maximum sub", _LESS)
)
_COMPARED_UP = vocabulary(
    "more greater higher better larger bigger longer older heavier faster over"
)
_COMPARED_DOWN = vocabulary("less fewer lower smaller shorter younger cheaper slower")
_NOT = vocabulary("no not never nor")
_AS = each("many much high long far large late", _LESS) | each("few little low early", _MORE)
_OF = each("upwards upward excess north minimum", _MORE) | each("south maximum shy short", _LESS)
_TO = {"up": _LESS, "close": _ABOUT, "closer": _ABOUT}
_OR = (
    each("so thereabouts", _ABOUT)
    | each("more greater higher older over above longer better later", _MORE)
    | each("less fewer lower younger under below", _LESS)
)
_AND = each("over above older up counting", _MORE) | {"under": _LESS}
_SUFFIXES = {"odd": _ABOUT, "ish": _ABOUT, "plus": _MORE}
# Between a bound and its number: "about a", "over just", "around (".
_SKIPPED = frozenset(["just", "only", "a", "an", "another"])


def bound_before(tokens: Tokens, index: int) -> Bound | None:
    """Read the bound that stands before token `index`."""
    words = tokens.words
    at = index - 1
    if words[at] in _SKIPPED or tokens.hyphen(at):
        at -= 1
    word = words[at]
    if word in _BEFORE:
        turned = words[at - 1] in _NOT and _BEFORE[word] != _ABOUT
        return None if turned else _BEFORE[word]
    return _phrase(words, at)


def _phrase(words: list[str], at: int) -> Bound | None:
    """Read a bound of several words that ends at token `at`."""
    word, before = words[at], words[at - 1]
    if word == "than":
        return _than(before, words[at - 2] in _NOT)
    if word in ("least", "most"):
        return None if before != "at" else _MORE if word == "least" else _LESS
    if word == "to":
        return _TO.get(before)
    if word == "as" and words[at - 2] == "as":
        return _AS.get(before)
    return _OF.get(before) if word == "of" else None


def _than(compared: str, negated: bool) -> Bound | None:
    """Read "more than", "no fewer than"."""
    if compared in _COMPARED_UP:
        return _LESS if negated else _MORE
    if compared in _COMPARED_DOWN:
        return _MORE if negated else _LESS
    return None


def bound_after(tokens: Tokens, *places: int) -> Bound | None:
    """Read "or so", "or more", "-odd", "+" at one of the given tokens."""
    words = tokens.words
    for at in places:
        word = words[at]
        if word == "or" and words[at + 1] in _OR:
            return _OR[words[at + 1]]
        if word == "and" and words[at + 1] in _AND:
            return _AND[words[at + 1]]
        if word == "plus" or (word == "+" and tokens.glued(at)):
            return _MORE
        if tokens.hyphen(at) and words[at + 1] in _SUFFIXES:
            return _SUFFIXES[words[at + 1]]
    return None
