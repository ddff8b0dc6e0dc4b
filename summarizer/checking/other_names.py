"""Does a sentence give two names to one: in brackets, after a comma, or with "known as"?

Two names in one sentence are mostly two: who met whom, who left whom out.
"""

from __future__ import annotations

import re
from itertools import product

from summarizer.checking.speakers import mentions
from summarizer.source.sentences import Source

_MANNER = r"(?:also|better|best|formerly|now|previously|once|then|still|commonly|or|and)"
_CALLED = (
    r"(?:known\s(?:as|by)|called|nicknamed|dubbed|named|renamed|rebranded(?:\sas)?|abbreviated"
    r"|initials|acronym|formerly|or|a\.?k\.?a\.?|i\.e\.)"
)
_BETWEEN = re.compile(
    rf"[\s,“\"'‘]*(?:\(|(?:is|was|are|were)?\s?(?:{_MANNER}\s)*{_CALLED})"
    r"[\s,“\"'‘]*(?:the\s|by\s|its\s|as\s)*",
    re.IGNORECASE,
)
_APART = re.compile(r"[\s,“\"]+(?:the|an?|its|their|his|her)?\s?", re.IGNORECASE)
MOST_BETWEEN = 60


def are_called_the_same(one: str, other: str, start: int, end: int, source: Source) -> bool:
    """Say whether a sentence names both for one, in either order."""
    ones, others = (list(mentions(name, start, end, source)) for name in (one, other))
    return any(
        _BETWEEN.fullmatch(source.text, first[1], second[0])
        for pair in product(ones, others)
        for first, second in [sorted(pair)]
        if 0 < second[0] - first[1] <= MOST_BETWEEN
    )
