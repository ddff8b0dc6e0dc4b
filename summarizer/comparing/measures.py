"""How far two tellings let a sanction go: threatened, authorized, imposed, lifted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.checking.sanction_words import AUTHORIZED, IMPOSED, LIFTED, THREATENED
from summarizer.checking.status import shown_statuses
from summarizer.comparing.difference import Difference, Remark, Stretch
from summarizer.comparing.wording import changes
from summarizer.source.sentences import Source
from summarizer.summary import SanctionsThreat

if TYPE_CHECKING:
    from summarizer.comparing.sayings import Saying

WORDED_ALIKE = 0.75
"""The share of words in common from which the words that differ can be held side by side."""

_WORDS = (
    ("threatened", THREATENED),
    ("authorized", AUTHORIZED),
    ("lifted", LIFTED),
    ("imposed", IMPOSED),
)
"""A threat to lift is a threat, leave to impose is leave."""
_MEASURE = re.compile(
    r"\b(?:sanction\w*|tariffs?|embargo\w*|blacklist\w*|asset freezes?|fr(?:eeze|oze|ozen)\w*"
    r"|export (?:ban|control|curb)s?|travel bans?|visa bans?|price cap|bann?(?:ed|ing|s)?\b"
    r"|restrictions|penalt(?:y|ies)|designat\w+|consequences|trade curbs|expel\w*)\b",
    re.IGNORECASE,
)


def status_finding(one: Saying, other: Saying) -> Difference | Remark | None:
    """A measure that one telling has as threatened and the other as imposed, say.

    What shows how far it goes must stand in one telling and not in the other: "would" in a
    clause that both have tells nothing of a measure that only one of them says was announced.
    """
    here, there = one.passage.text, other.passage.text
    labels = _label(one), _label(other)
    if not all(labels) and not (_MEASURE.search(here) and _MEASURE.search(there)):
        return None
    mine, theirs = _shown(here, labels[0]), _shown(there, labels[1])
    if mine and theirs and mine.keys().isdisjoint(theirs):
        for status, stretch in mine.items():
            for another, place in theirs.items():
                if not (_held(here, stretch, there) or _held(there, place, here)):
                    reason = f"the measure is {status} in one, {another} in the other"
                    return Difference("status", stretch, place, reason)
    if all(labels) and labels[0] != labels[1]:
        reason = f"told as {labels[0]} and as {labels[1]}; the sentences do not tell them apart"
        return Remark("status", reason)
    return None


def reworded_status(one: Saying, other: Saying) -> Difference | None:
    """A measure of which two tellings that are worded alike say how far it goes, differently."""
    here, there = one.passage.text, other.passage.text
    measures = _label(one) and _label(other)
    if not measures and not (_MEASURE.search(here) and _MEASURE.search(there)):
        return None
    for mine, theirs in changes(here, there, WORDED_ALIKE):
        found = _reworded(here, mine, there, theirs)
        if found is not None:
            return found
    return None


def _reworded(here: str, mine: Stretch, there: str, theirs: Stretch) -> Difference | None:
    told = _told(here[slice(*mine)]), _told(there[slice(*theirs)])
    stretches = mine, theirs
    if "threatened" in told and (mine[0] == mine[1] or theirs[0] == theirs[1]):
        told = told[0] or "imposed", told[1] or "imposed"  # "threatened to" was left out
        stretches = _with_next(here, mine), _with_next(there, theirs)
    if not (told[0] and told[1]) or told[0] == told[1]:
        return None
    reason = f"the measure is {told[0]} in one, {told[1]} in the other"
    return Difference("status", *stretches, reason)


def _with_next(text: str, stretch: Stretch) -> Stretch:
    """A stretch with the word after it."""
    following = re.compile(r"\W*\w+").match(text, stretch[1])
    return stretch[0], following.end() if following else stretch[1]


def _told(words: str) -> str | None:
    """How far a few words by themselves let a measure go."""
    return next((status for status, pattern in _WORDS if pattern.search(words)), None)


def _shown(text: str, label: str | None) -> Mapping[str, Stretch]:
    """How far the words of a text let a measure go; a measure that is told plainly is taken."""
    found = shown_as(text)
    return found or ({"imposed": (0, len(text))} if label == "imposed" else {})


@lru_cache(maxsize=4096)
def shown_as(text: str) -> Mapping[str, Stretch]:
    """How far the words of a text let a measure go, each with the words that show it."""
    source = Source(text)
    return shown_statuses(source.sentences, source)


def _held(text: str, stretch: Stretch, other: str) -> bool:
    return text[slice(*stretch)].casefold() in other.casefold()


def _label(saying: Saying) -> str | None:
    return saying.item.status if isinstance(saying.item, SanctionsThreat) else None
