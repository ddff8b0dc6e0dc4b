"""Which texts are copies of one another: nearly the same runs of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

SHINGLE = 5
"""Words in a run."""

COPY = 0.5
"""Share of their runs that two copies have in common; a retelling has hardly any."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """The runs of words of a text, each of them five words long."""
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - SHINGLE + 1)
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(last))


def copies_among(texts: Sequence[str]) -> list[list[int]]:
    """The places of the texts that are copies of one another, each group in order."""
    groups: list[list[int]] = []
    firsts: list[frozenset[str]] = []
    for at, text in enumerate(texts):
        own = shingles(text)
        for group, first in zip(groups, firsts, strict=True):
            if len(own & first) >= COPY * len(own | first):
                group.append(at)
                break
        else:
            groups.append([at])
            firsts.append(own)
    return [group for group in groups if len(group) > 1]
