"""How far two tellings let a sanction go: threatened, authorized, imposed, lifted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from summarizer.checking.status import check_status
from summarizer.comparing.difference import Difference, Remark
from summarizer.source.sentences import Source
from summarizer.summary import SanctionsThreat, ThreatStatus

if TYPE_CHECKING:
    from summarizer.comparing.sayings import Saying

_MEASURE = re.compile(
    r"\b(?:sanction\w*|tariffs?|embargo\w*|blacklist\w*|asset freezes?|fr(?:eeze|oze|ozen)\w*"
    r"|export (?:ban|control|curb)s?|travel bans?|visa bans?|price cap|bann?(?:ed|ing|s)?\b"
    r"|restrictions|penalt(?:y|ies)|designat\w+|consequences|trade curbs|expel\w*)\b",
    re.IGNORECASE,
)


def status_finding(one: Saying, other: Saying) -> Difference | Remark | None:
    """A measure that one telling has as threatened and the other as imposed, say."""
    here, there = one.passage.text, other.passage.text
    mine, theirs = _MEASURE.search(here), _MEASURE.search(there)
    if mine is None or theirs is None:
        return None
    shown = shown_as(here), shown_as(there)
    labels = _label(one), _label(other)
    if shown[0].isdisjoint(shown[1]) and all(shown):
        told = [label if label in kinds else sorted(kinds)[0]
                for label, kinds in zip(labels, shown, strict=True)]  # fmt: skip
        reason = f"the measure is {told[0]} in one, {told[1]} in the other"
        return Difference("status", mine.span(), theirs.span(), reason)
    if all(labels) and labels[0] != labels[1]:
        reason = f"told as {labels[0]} and as {labels[1]}; the sentences bear both out"
        return Remark("status", reason)
    return None


@lru_cache(maxsize=4096)
def shown_as(text: str) -> frozenset[str]:
    """How far the words of a text let a measure go; empty where they do not say."""
    source = Source(text)
    cited = [sentence.sentence for sentence in source.sentences]
    found = frozenset(
        status
        for status in get_args(ThreatStatus)
        if check_status(status, cited, source).verdict == "supported"
    )
    return found


def _label(saying: Saying) -> str | None:
    return saying.item.status if isinstance(saying.item, SanctionsThreat) else None
