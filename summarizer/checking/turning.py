"""Which words of a text turn round, or soften, what they reach: as their neighbours have them."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.checking.polarity_words import (
    FEARED,
    NEGATORS,
    NOT_BELIEVED,
    TAKEN_TO,
    WEIGHING,
)
from summarizer.checking.word_lists import listed

_FAR_FROM = listed(
    "certain clear over alone finished done complete perfect ideal enough sure settled won"
)
_NO_VERBS = listed("beijing chongqing nanjing peking reading building anything everything")
"""Words in "-ing" that one may be far from without anything being denied."""
BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
TURNING_PAIRS = frozenset({"far", "rather", "instead"})
"""How the pairs of words begin that may turn round what follows."""
_BEFORE_MEASURE = frozenset({"a", "an", "new", "further", "more", "additional", "fresh"})
_NOUNS_TOO = frozenset({"suspect", "suspects", "fear", "fears", "thought"})
_BEFORE_MONTH = listed(
    "in by until till since from of on late early mid last next through to after before during"
)
_OPENING = listed("a an the that this he she it they we his her its their there some at")


def turns(token: str) -> bool:
    """Whether a word turns round what follows it: "not", "never", "didn't"."""
    return token in NEGATORS or token.endswith("n't")


def far_from(plain: Sequence[str], at: int) -> bool:
    """Whether "far from" denies there, as in "far from easing": not "far from the town"."""
    if plain[at : at + 2] != ["far", "from"] or at + 2 >= len(plain):
        return False
    what = plain[at + 2]
    return what in _FAR_FROM or (what.endswith("ing") and what not in _NO_VERBS)


def instead(plain: Sequence[str], at: int) -> bool:
    """Whether "rather than" or "instead of" stands there, before what is not done."""
    return " ".join(plain[at : at + 2]) in {"rather than", "instead of"}


def month(plain: Sequence[str], at: int) -> bool:
    """Whether a "may" is the month: "in May", "May 31"."""
    if plain[at] != "may":
        return False
    after = plain[at + 1] if at + 1 < len(plain) else ""
    return after[:1].isdigit() or (at > 0 and plain[at - 1] in _BEFORE_MONTH)


def intends(plain: Sequence[str], at: int) -> bool:
    """Whether a word of intention speaks of one there, by what follows it."""
    following = plain[at + 1 : at + 2]
    if plain[at] in WEIGHING and following and following[0] in _BEFORE_MEASURE:
        return True
    return following == ["to"] or (bool(following) and following[0].endswith("ing"))


def taken(plain: Sequence[str], at: int) -> bool:
    """Whether a word gives something as taken to be so, by nobody in particular.

    So do "is thought to", "believed to have", "it is understood" and "feared dead".
    """
    word, before = plain[at], plain[max(0, at - 2) : at]
    passive = bool(before) and before[-1] in BE
    following = plain[at + 1] if at + 1 < len(plain) else ""
    if word == "feared":
        return following in FEARED or (passive and following == "to")
    if word not in TAKEN_TO:
        return False
    return following == "to" or (passive and before[0] == "it")


def believes(plain: Sequence[str], at: int) -> bool:
    """Whether a word tells of a belief: "suspect" and "fears" may also be nouns."""
    following = plain[at + 1] if at + 1 < len(plain) else ""
    if plain[at] in _NOUNS_TOO:
        return following in _OPENING
    return following not in NOT_BELIEVED
