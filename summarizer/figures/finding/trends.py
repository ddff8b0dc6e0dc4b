"""Whether the words beside a figure say that it rose or fell."""

from __future__ import annotations

from summarizer.figures.figure import Trend
from summarizer.figures.finding.tokens import Tokens, vocabulary

_UP = vocabulary(
    """rise rises rose risen rising increase increases increased increasing grow grows grew grown
    growing gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping
    surge surges surged surging soar soars soared soaring rally rallies rallied rallying up
    advance advances advanced advancing added spike spikes spiked spiking rebounded strengthened
    swelled swollen expanded raised lifted upward upwards leapt leaped skyrocketed hiked firmed
    rocketed appreciated ballooned"""
)
_DOWN = vocabulary(
    """fall falls fell fallen falling drop drops dropped dropping decline declines declined
    declining decrease decreases decreased decreasing lose loses lost losing slide slides slid
    sliding slip slips slipped slipping plunge plunges plunged plunging plummet plummets plummeted
    plummeting tumble tumbles tumbled tumbling sink sinks sank sunk sinking shed sheds shedding dip
    dips dipped dipping down shrink shrinks shrank shrunk shrinking dived reduced slashed lowered
    eased easing weakened retreated contracted crashed slumped slumping sagged downward downwards
    skidded depreciated halved dwindled"""
)
_TRENDS: dict[str, Trend] = {}
_TRENDS.update(dict.fromkeys(_UP, "up"))
_TRENDS.update(dict.fromkeys(_DOWN, "down"))
# Words that may stand between the verb and its figure: "fell by nearly another 5%".
_BRIDGES = vocabulary(
    """by about around roughly approximately nearly almost some a an another further more less
    than over just as much many at least only even still again back slightly sharply marginally
    steadily modestly estimated ( under below close fewer"""
)
_FURTHEST = 7
_MEANT_OTHERWISE = vocabulary(
    """makes made make ends end takes took take sets set sum sums racked clocked notched picked
    piled chalked snapped signed opened added put gave broke turned"""
)


def trend(tokens: Tokens, first: int, after: int) -> Trend | None:
    """Tell whether the words say that the figure rose or fell.

    Args:
        tokens: The text.
        first: The first token of the figure.
        after: The token after the figure and its unit.
    """
    words = tokens.words
    at = first - 1
    while first - at < _FURTHEST:
        if words[at] in _BRIDGES:
            at -= 1
        elif words[at] == "to":  # "fell to 5", but "up to 5" is a bound
            at -= 2 if words[at - 1] in ("up", "close") else 1
            if words[at] in _BRIDGES:
                break
        else:
            break
    found = _TRENDS.get(words[at])
    if found and words[at - 1] not in _MEANT_OTHERWISE:
        return found
    at = after + (words[after] in (",", "(", "–", "—", "--", "-"))
    if words[at] in ("up", "down") and words[at + 1] == "from":
        return "up" if words[at] == "up" else "down"
    if words[after] in ("higher", "lower") and words[after + 1] != "than":
        return "up" if words[after] == "higher" else "down"
    return None
