"""How the words beside a number limit it, and whether they say that it rose or fell."""

from __future__ import annotations

from summarizer.figures.figure import Bound, Trend
from summarizer.figures.tokens import Tokens

_BEFORE: dict[str, Bound] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about",
    "approx": "about", "circa": "about", "ca": "about", "some": "about", "nearly": "about",
    "almost": "about", "estimated": "about", "practically": "about", "virtually": "about",
    "near": "about", "nearing": "about", "approaching": "about", "approached": "about",
    "~": "about", "∼": "about", "≈": "about", "over": "more", "above": "more",
    "exceeding": "more", "exceeded": "more", "exceed": "more", "exceeds": "more",
    "topping": "more", "topped": "more", "surpassing": "more", "surpassed": "more",
    "past": "more", ">": "more", "≥": "more", "beyond": "more", "minimum": "more",
    "under": "less", "below": "less", "within": "less", "<": "less", "≤": "less",
    "maximum": "less",
}  # fmt: skip
_MORE = frozenset(["more", "greater", "higher", "better", "larger", "bigger", "longer", "older", "other", "further"])
_LESS = frozenset(["less", "fewer", "lower", "smaller", "shorter", "younger", "cheaper", "under"])
_NOT = frozenset(["no", "not", "never", "nor", "n't"])
_AS_MANY: dict[str, Bound] = {
    "many": "less", "much": "less", "high": "less", "long": "less", "far": "less", "large": "less",
    "few": "more", "little": "more", "low": "more", "late": "less", "early": "more",
}  # fmt: skip
_OF: dict[str, Bound] = {
    "upwards": "more", "upward": "more", "excess": "more", "north": "more", "minimum": "more",
    "south": "less", "maximum": "less", "shy": "less", "short": "less",
}  # fmt: skip
_AFTER_OR: dict[str, Bound] = {
    "so": "about", "thereabouts": "about", "more": "more", "greater": "more", "higher": "more",
    "older": "more", "over": "more", "above": "more", "longer": "more", "better": "more",
    "less": "less", "fewer": "less", "lower": "less", "younger": "less", "under": "less",
    "below": "less",
}  # fmt: skip
# Between a bound and its number: "about a", "more than just", "over the".
_SKIPPED = frozenset(("just", "only", "(", "a", "an"))


def bound_before(tokens: Tokens, index: int) -> Bound | None:
    """Read the bound that stands before token `index`."""
    words = tokens.words
    at = index - 1
    if words[at] in _SKIPPED:
        at -= 1
    word = words[at]
    if word in _BEFORE:
        return _BEFORE[word]
    if word in ("than", "least", "most", "to", "as", "of", "from"):
        return _phrase(words, at)
    return None


def _phrase(words: list[str], at: int) -> Bound | None:
    """Read a bound of several words that ends at token `at`."""
    word, before = words[at], words[at - 1]
    if word == "than":
        negated = words[at - 2] in _NOT
        if before in _MORE or (before.endswith("er") and before not in _LESS):
            return "less" if negated else "more"
        return ("more" if negated else "less") if before in _LESS else None
    if word in ("least", "most"):
        return None if before != "at" else "more" if word == "least" else "less"
    if word == "to":
        return {"up": "less", "close": "about", "equal": None}.get(before)  # type: ignore[return-value]
    if word == "as" and words[at - 2] == "as":
        return _AS_MANY.get(before)
    return _OF.get(before) if word == "of" else None


def bound_after(tokens: Tokens, *places: int) -> Bound | None:
    """Read "or so", "or more", "-odd", "+" at one of the given tokens."""
    words = tokens.words
    for at in places:
        word = words[at]
        if word == "or" and words[at + 1] in _AFTER_OR:
            return _AFTER_OR[words[at + 1]]
        if word == "and" and words[at + 1] in ("over", "above", "older", "up", "under", "counting"):
            return "less" if words[at + 1] == "under" else "more"
        if (word == "+" and tokens.glued(at)) or word == "plus":
            return "more"
        if tokens.hyphen(at) and words[at + 1] in ("odd", "ish", "plus"):
            return "more" if words[at + 1] == "plus" else "about"
    return None


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(verbs.split())


_UP = _forms(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown "
    "growing gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping "
    "surge surges surged surging soar soars soared soaring rally rallies rallied rallying up "
    "advance advances advanced advancing add adds added adding edged spike spikes spiked spiking "
    "rebounded rebound rebounds strengthened swelled swell expanded boosted raised raise raises "
    "lifted upward leapt leaped skyrocketed hiked firmed"
) - {"edged"}  # fmt: skip
_DOWN = _forms(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining "
    "decrease decreases decreased decreasing lose loses lost losing slide slides slid sliding slip "
    "slips slipped slipping plunge plunges plunged plunging plummet plummets plummeted plummeting "
    "tumble tumbles tumbled tumbling sink sinks sank sunk sinking shed sheds shedding dip dips "
    "dipped dipping down shrink shrinks shrank shrunk shrinking dive dived reduced reduce reduces "
    "cut cuts slashed slash lowered lower eased ease eases easing weakened retreated contracted "
    "crashed slumped slump slumps slumping sagged downward"
) - {"cut", "cuts"}  # fmt: skip
TRENDS: dict[str, Trend] = dict.fromkeys(_UP, "up") | dict.fromkeys(_DOWN, "down")  # type: ignore[assignment]
# Words that may stand between the verb and its figure.
_BRIDGES = frozenset(
    ["by", "about", "around", "roughly", "approximately", "nearly", "almost", "some", "a", "an", "another", "further", "more", "less", "than", "over", "just", "only", "as", "much", "at", "least", "up", "to", "additional", "only", "even", "still", "again", "back", "the", "fewer", "slightly", "sharply", "marginally", "steadily", "nearly", "modestly", "estimated", "(", "under", "below", "close"]
) - {"up", "the"}
_AFTER: dict[str, Trend] = {"higher": "up", "lower": "down", "up": "up", "down": "down"}


def trend(tokens: Tokens, first: int, stop: int, last: Trend | None) -> Trend | None:
    """Tell whether the words say that the figure rose or fell.

    Args:
        tokens: The text.
        first: The first token of the figure.
        stop: The token after the figure and its unit.
        last: The trend of the figure just before, where ", or" joins this one to it.
    """
    words = tokens.words
    at = first - 1
    steps = 0
    while words[at] in _BRIDGES and steps < 7:
        at -= 1
        steps += 1
    found = TRENDS.get(words[at])
    if found and not (words[at] == "down" and words[at - 1] == "up"):
        return found
    if last and words[first - 1] in ("or", ",", "("):
        return last
    return _AFTER.get(words[stop]) if words[stop] in ("higher", "lower") else None
