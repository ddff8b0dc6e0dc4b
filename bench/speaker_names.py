"""What the benches ask of the names of speakers: is it a name, may two be the same one?"""

from __future__ import annotations

import re

from summarizer.checking.names import name_of
from summarizer.checking.speech_words import SAYING

PRONOUN = re.compile(
    r"^(he|she|they|it|who|i|we|you|his|her|their|its|which|that|this|these|those|many|some|one"
    r"|both|all|others?|most|few|several|another|and|my|our|your|whom|whose|people|it's|he's)\b",
    re.IGNORECASE,
)


def named(speaker: str) -> bool:
    """Say whether a source is named, not a pronoun."""
    words = name_of(speaker).words
    return not PRONOUN.match(speaker) and not set(words) <= SAYING | {"according"}


def alike(one: str, other: str) -> bool:
    """Say whether two sources share a telling word, so that they may be the same."""
    words = set(name_of(one).words) & set(name_of(other).words)
    return bool(words) or bool(name_of(one).countries & name_of(other).countries)
