"""Is an actor of the kind that is given, where its name or its title leaves no doubt?"""

from __future__ import annotations

import re

from summarizer.checking.finding import plain_check
from summarizer.checking.names import name_of
from summarizer.checking.places import is_country
from summarizer.checking.word_lists import listed
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Actor, ActorKind, Check

_FIRMS = listed("inc corp ltd llc plc gmbh motors airlines holdings technologies pharmaceuticals")
_BODIES = listed(
    """ministry department agency party university committee council commission bureau
    parliament"""
)
_NO_FIRM: frozenset[ActorKind] = frozenset({"person", "country", "government"})
_NO_BODY: frozenset[ActorKind] = frozenset({"person", "country", "company"})
_NO_COUNTRY: frozenset[ActorKind] = frozenset({"company"})
_TITLE = (
    r"(?:Mr|Mrs|Ms|Sir|Dame|Sen|Rep|Gov|Dr)\.?|[Pp]resident|[Ss]enator|[Mm]inister|[Cc]hancellor"
)
_TOLD_OF = (
    r"(?:,\s(?:who|whom)|\s(?:told|said)\s(?:he|she)|,?\s(?:and\s)?(?:his|her)\s(?:wife|husband))"
)


def kind_check(actor: Actor, source: Source) -> Check | None:
    """A warning where an actor cannot be of its kind."""
    if (what := _what_it_is(actor.name, actor.kind, source)) is None:
        return None
    reason = f"{actor.name} is {what} by the report's words, not of kind “{actor.kind}”"
    return plain_check("speaker", "kind", "misattributed", "warning", reason)


def _what_it_is(name: str, kind: ActorKind, source: Source) -> str | None:
    """What a name must be of that is of none of these kinds."""
    head = name_of(name).head
    if head in _FIRMS:
        return "a company" if kind in _NO_FIRM else None
    if head in _BODIES:
        return "a body" if kind in _NO_BODY else None
    if is_country(name):
        return "a country" if kind in _NO_COUNTRY else None
    is_anyone = kind in {"person", "group", "other"}
    return "a person" if not is_anyone and _is_person(name, source) else None


@once_a_source
def _is_person(name: str, source: Source) -> bool:
    """Say whether the report gives this very name the title of a person, or a "who"."""
    if not name_of(name).proper or len(name.split()) > MOST_WORDS:
        return False
    spelt = re.escape(name)
    told = rf"(?<!\w)(?:{_TITLE})\s(?:[A-Z]\w+\s)?{spelt}(?!\w)|(?<!\w){spelt}{_TOLD_OF}\b"
    return re.search(told, source.text) is not None


MOST_WORDS = 3
"""Words of a person's name."""
