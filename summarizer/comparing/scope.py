"""Is one figure tied to the same thing in two tellings? A share and the sum it goes with.

"70% of the $900 million" makes the sum the whole; "70% of the imports, or $900 million" makes it
the part. The figures are the same, and yet the two cannot both be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, Literal

from summarizer.comparing.difference import Difference, Stretch
from summarizer.figures.comparing.compare import group_of

if TYPE_CHECKING:
    from summarizer.comparing.passage import Passage
    from summarizer.comparing.slots import Pair
    from summarizer.figures.figure import Figure

Tie = Literal["whole", "part"]

_SUMS = frozenset({"money", "count", "measure"})
_LOOSELY = (
    r"(?:(?:about|around|approximately|some|nearly|roughly|almost|over|under|up|to|at|least|most|"
    r"more|less|fewer|than|an?|the|its|his|her|their|total|estimated|as|much|many|equivalent|of)"
    r"\s+)*\s*"
)
_CLAUSE = r"[^,;:()—–\n]"
_WHOLE_AFTER = re.compile(rf"\s*of\b(?:(?!\bor\b){_CLAUSE})*$", re.IGNORECASE)
"""Between a share and a sum: "70% of Russia's approximately [$900 million]"."""
_PART_AFTER = re.compile(
    rf"{_CLAUSE}*?[,(—–\s]\s*(?:or|worth|equal to|that is|i\.e\.|amounting to|equivalent to|"
    rf"total(?:l?ing)|valued at|which is)\s+{_LOOSELY}$|{_CLAUSE}*?[(—–]\s*{_LOOSELY}$",
    re.IGNORECASE,
)
"""Between a share and a sum: "70% of imports, or around [$900 million]"."""
_PART_BEFORE = re.compile(
    rf"{_CLAUSE}*?[,(—–\s]\s*(?:or|equal to|that is|i\.e\.|amounting to|which is)\s+{_LOOSELY}$"
    rf"|{_CLAUSE}*?[(—–]\s*{_LOOSELY}$",
    re.IGNORECASE,
)
"""Between a sum and a share: "$900 million, or nearly [70%] of the imports"."""
_OF_SUM = re.compile(rf"\bof\s+{_LOOSELY}$", re.IGNORECASE)
_OF_WHICH = re.compile(r"\s*of (?:which|that|this|it|them|those)\b", re.IGNORECASE)
_TELLS = {"whole": "the whole of which “{share}” is a part", "part": "the “{share}” itself"}


def scope_findings(one: Passage, other: Passage, pairs: Sequence[Pair]) -> Iterator[Difference]:
    """The shares and sums that two passages give alike and tie to one another differently."""
    alike = [pair for pair in pairs if pair.value is not None]
    for share, amount in permutations(alike, 2):
        if group_of(share.one.figure) != "share" or group_of(amount.one.figure) not in _SUMS:
            continue
        here = tie(one.text, share.one.figure, amount.one.figure)
        there = tie(other.text, share.other.figure, amount.other.figure)
        if here and there and here != there:
            mine = _stretch(share.one.figure, amount.one.figure)
            theirs = _stretch(share.other.figure, amount.other.figure)
            told = one.text[share.one.figure.start : share.one.figure.end]
            sum_told = one.text[amount.one.figure.start : amount.one.figure.end]
            reason = (
                f"“{sum_told}” is {_TELLS[here].format(share=told)} in one, "
                f"{_TELLS[there].format(share=told)} in the other"
            )
            yield Difference("scope", mine, theirs, reason)


def tie(text: str, share: Figure, amount: Figure) -> Tie | None:
    """What a sum is to the share beside it, or None where the words do not say."""
    if share.end <= amount.start:
        between = text[share.end : amount.start]
        if _PART_AFTER.match(between):
            return "part"
        return "whole" if _WHOLE_AFTER.match(between) else None
    between, after = text[amount.end : share.start], text[share.end :]
    if _OF_WHICH.match(after) or (_OF_SUM.search(text[: amount.start]) and "." not in between):
        return "whole"
    return "part" if _PART_BEFORE.match(between) else None


def _stretch(one: Figure, other: Figure) -> Stretch:
    return min(one.start, other.start), max(one.end, other.end)
