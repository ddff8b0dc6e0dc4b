"""Split a source that is longer than the model's window into parts, at sentence boundaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.summary import Evidence

CHARACTERS_PER_TOKEN = 3.0
"""A cautious rate for English: tokenizers of current models take 4 to 5 characters a token."""

TOKENS_PER_LINE = 5
"""What the number in brackets and the line end of a sentence cost."""


def tokens_in(text: str) -> int:
    """About how many tokens a text takes: rather too many than too few.

    Other scripts take a token for a character or two, so their bytes are counted.
    """
    return int(len(text.encode()) / CHARACTERS_PER_TOKEN) + 1


def parts(sentences: Sequence[Evidence], budget: int) -> Iterator[Sequence[Evidence]]:
    """Runs of sentences that each take at most `budget` tokens, of about equal length.

    Each sentence is in one run only and keeps its number, so answers for different parts can
    be put together without any renumbering. A single sentence over the budget stands alone.
    """
    costs = [tokens_in(sentence.text) + TOKENS_PER_LINE for sentence in sentences]
    count = max(1, -(-sum(costs) // max(1, budget)))
    target = min(budget, sum(costs) / count * 1.05)
    first, used = 0, 0
    for at, cost in enumerate(costs):
        if at > first and used + cost > target:
            yield sentences[first:at]
            first, used = at, 0
        used += cost
    if sentences[first:]:
        yield sentences[first:]
