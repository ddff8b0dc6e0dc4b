"""Which reviews stand beside which item of a result."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from summarizer.remarks import Review
from summarizer.result import Result


def reviews_by_item(result: Result[Any]) -> dict[str, list[Review]]:
    """The reviews of each item by its path, the oldest first; the last of them counts.

    A review of an item that says something else by now stands beside none.
    """
    if not result.reviews:
        return {}
    items = {checked.path: checked.fingerprint for checked in result.items()}
    found = defaultdict[str, list[Review]](list)
    for review in result.reviews:
        if items.get(review.path) == review.item:
            found[review.path].append(review)
    return found
