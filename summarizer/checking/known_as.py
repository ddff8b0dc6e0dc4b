"""By what a report knows somebody: the name, and the body or country of an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from summarizer.checking.assertions import party_of
from summarizer.checking.matter_words import REPORTING
from summarizer.checking.names import GENERIC, name_of
from summarizer.checking.speech_words import TITLES
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source

MOST_MENTIONS = 5
"""The first mentions of a name, which tell who it is."""
LOOK_BACK = 400
"""Characters before a mention in which the words in capitals before it stand."""
_CAPITAL = re.compile(r"(?:[A-Z]\.|[A-Z][\w'’-]*)\s")
_CAPITALS = re.compile(rf"(?:{_CAPITAL.pattern}){{0,6}}")
_CAPITALS_TO_END = re.compile(rf"(?:{_CAPITAL.pattern}){{1,6}}\Z")
_EDGE = re.compile(r"\b")
_ROLE = re.compile(r",\s(?:an?\s|the\s|its\s|their\s)?(?P<role>[^,.;]{3,60})[,.]")


@once_a_source
def known_as(name: str | None, source: Source) -> frozenset[str]:
    """The keys by which the source knows somebody: the name, and the body or country of a role.

    "Wang Yi" is known as China too where the report calls him the Chinese foreign minister.
    """
    if name is None:
        return frozenset()
    keys = party_of(name)
    given = name_of(name)
    if not given.proper:
        return keys
    head = _as_spelt(name, given.head)
    for start, at, end in islice(_mentions(head, source.text), MOST_MENTIONS):
        role = _ROLE.match(source.text, end)
        before = party_of(source.text[start:at])
        keys |= before | (_party_of_role(role["role"]) if role else frozenset())
    return keys


def _mentions(head: str, text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where the words in capitals before a name begin, where it begins, and where it ends.

    A pattern made of the name would find the same, and takes far longer to be made and tried.
    """
    done, at = 0, text.find(head) if head else -1
    while at >= 0:
        if _stands_apart(head, text, at):
            start = _capitals_before(text, max(done, at - LOOK_BACK), at)
            at = _last_in_run(head, text, start, at)
            done = at + len(head)
            yield start, at, done
        at = text.find(head, max(done, at + 1))


def _stands_apart(head: str, text: str, at: int) -> bool:
    return bool(_EDGE.match(text, at) and _EDGE.match(text, at + len(head)))


def _capitals_before(text: str, first: int, at: int) -> int:
    """Return where the words in capitals right before a place begin."""
    if text[text.rfind(" ", first, max(first, at - 1)) + 1 : at].islower():
        return at  # most names follow a plain word
    run = _CAPITALS_TO_END.search(text, first, at)
    return run.start() if run else at


def _last_in_run(head: str, text: str, start: int, at: int) -> int:
    """Return where a name stands last among words in capitals: "Bank" in "Bank Of Bank"."""
    if text.find(head, at + 1, at + LOOK_BACK) < 0:
        return at
    run = _CAPITALS.match(text, start)
    ends = [word.end() for word in _CAPITAL.finditer(text, start, run.end() if run else start)]
    told = (end for end in reversed(ends) if end > at and text.startswith(head, end))
    return next((end for end in told if _stands_apart(head, text, end)), at)


def _as_spelt(name: str, head: str) -> str:
    at = name.lower().rfind(head)
    return name[at : at + len(head)]


def _party_of_role(role: str) -> frozenset[str]:
    """The keys in "director of Acme"; none in "Trump said", which is no role."""
    words = {word.lower() for word in role.split()}
    return party_of(role) if words & (TITLES | GENERIC) and not words & REPORTING else frozenset()
