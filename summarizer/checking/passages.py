"""For a quote that does not stand in the source: the passage nearest to it, and how they differ.

This only helps a reader to see what was altered. Nothing is ever accepted for being near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, pairwise

from summarizer.checking.typography import fold

Span = tuple[int, int]

SHARED = 0.5
"""A passage is near only when it has at least this share of the quote's words."""
SLACK = 1.3
"""The passage may be so many times as long as the quote."""
LONGEST = 300
"""Words of a quote that are compared: the rest would not make it any nearer."""
MOST_WINDOWS = 3
MOST_SHOWN = 3

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_TOKEN = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")
_MARK = re.compile(r"[\"'.,;:!?…-]\Z")
_SENTENCE_END = re.compile(r"[.!?]|\n\s*\n")


def nearest_passage(quote: str, source: str) -> Span | None:
    """Find the stretch of a source that comes closest to a quote, or None when none is near."""
    wanted = [word.lower() for word in _WORD.findall(quote)[:LONGEST]]
    words, spans = _words(source)
    best = max(
        (_aligned(wanted, words, first, last) for first, last in _windows(wanted, words)),
        key=lambda aligned: aligned[0],
        default=(0, 0, 0, 0, 0),
    )
    common, first, last, before, after = best
    if common < max(1, SHARED * len(wanted)):
        return None
    first -= _reach(spans[max(0, first - before) : first + 1][::-1], source)
    last += _reach(spans[last : last + after + 1], source)
    return spans[first][0], spans[last][1]


@lru_cache(maxsize=8)
def _words(source: str) -> tuple[list[str], list[Span]]:
    found = list(_WORD.finditer(source))
    return [match.group().lower() for match in found], [match.span() for match in found]


def _windows(wanted: Sequence[str], words: Sequence[str]) -> Iterator[Span]:
    """Yield the few stretches of the source that hold most of the quote's rarer words."""
    occurring = Counter(words)
    worth = {word: 1 / occurring[word] + 0.01 for word in set(wanted) if word in occurring}
    sums = [0.0, *accumulate(worth.get(word, 0.0) for word in words)]
    size = min(len(words), int(len(wanted) * SLACK) + 4)
    scores = [sums[at + size] - sums[at] for at in range(len(words) - size + 1)] if worth else []
    for _ in range(min(MOST_WINDOWS, len(scores))):
        at = max(range(len(scores)), key=scores.__getitem__)
        if scores[at] <= 0:
            return
        yield at, at + size
        for near in range(max(0, at - size // 2), min(len(scores), at + size // 2 + 1)):
            scores[near] = 0.0


def _aligned(
    wanted: Sequence[str], words: Sequence[str], first: int, last: int
) -> tuple[int, int, int, int, int]:
    """Align a quote with a window of the source.

    Returns how many words they have in common, the first and last of these in the source,
    and how many words of the quote come before and after them.
    """
    matcher = SequenceMatcher(None, wanted, words[first:last], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0, 0, 0, 0, 0
    end = blocks[-1]
    return (
        sum(block.size for block in blocks),
        first + blocks[0].b,
        first + end.b + end.size - 1,
        blocks[0].a,
        len(wanted) - end.a - end.size,
    )


def _reach(spans: Sequence[Span], source: str) -> int:
    """Count how many words on from the first one belong to the same sentence."""
    for count, (one, other) in enumerate(pairwise(spans)):
        if _SENTENCE_END.search(source[min(one[1], other[1]) : max(one[0], other[0])]):
            return count
    return max(0, len(spans) - 1)


def difference(quote: str, passage: str) -> str:
    """Say in a few words how a quote differs from a passage: which words stand for which."""
    ours, theirs = _tokens(quote), _tokens(passage)
    changes = [
        _change(" ".join(ours[i:j]), " ".join(theirs[k:m]))
        for kind, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    if not changes:
        return "only the setting of the words differs"
    more = len(changes) - MOST_SHOWN
    return "; ".join(changes[:MOST_SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _tokens(text: str) -> list[str]:
    tokens = _TOKEN.findall(fold(text).text.replace(" - ", "-"))[: 2 * LONGEST]
    while tokens and _MARK.match(tokens[-1]):
        tokens.pop()
    return tokens[next((i for i, token in enumerate(tokens) if not _MARK.match(token)), 0) :]


def _change(ours: str, theirs: str) -> str:
    if not theirs:
        return f"'{ours}' was added"
    if not ours:
        return f"'{theirs}' is left out"
    return f"'{ours}' stands for '{theirs}'"
