"""Is the title that a person is given told of this person, or of another one in the sentence?

A title stands right beside its name: "Norland's acting finance minister, Ada Quist" or "Ada Quist,
the head of ...". Where the report has titles there, a role must be one of them; where it has none,
or a role is no title, nothing is said.
"""

from __future__ import annotations

import re
from itertools import islice

from summarizer.checking.evidence import content_stems, naming
from summarizer.checking.finding import plain_check
from summarizer.checking.names import name_of
from summarizer.checking.places import countries_in
from summarizer.checking.speech_words import FEW_MEANING
from summarizer.checking.word_lists import listed
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Actor, Check

MOST_MENTIONS = 12
LOOK_BACK = 90
"""Characters before a name in which the words of its title stand."""

_BOUNDS = listed("former ex acting deputy vice interim outgoing")
"""Words that make another's title of one: a former president is no president."""
_FIELDS = listed(
    """prime finance interior defence defense foreign trade health justice energy labor labour
    treasury state press senior general national central military financial operating medical
    research economic economy chief executive opposition security"""
)
_HEADS = frozenset(
    listed(
        """president minister premier chancellor secretary ambassador envoy director chief chairman
        chairwoman mayor governor senator king queen spokesman spokeswoman spokesperson leader
        commissioner commander general prosecutor executive ceo analyst judge lawyer attorney
        professor adviser candidate nominee editor pollster founder owner undersecretary"""
    )
)
"""Nouns that a title ends in."""
_KNOWN = _FIELDS | _HEADS | _BOUNDS

_ENDS = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Sen|Gov|Rep|Gen))[.;:!?,”\"]\Z")
_NO_TITLE = listed("on in at but and when while after before as meanwhile earlier later yesterday")
_AFTER = re.compile(
    r"(?:\s\([^)]{1,20}\))?,\s(?:who\s(?:is|was)\s)?(?P<told>[^,.;:()“”\"—–]{3,80})[,.;]"
)
_LETTERS = re.compile(r"[^\W\d_]+")


def role_check(actor: Actor, source: Source) -> Check | None:
    """A warning where a person's title is none of those beside the name, or more or less."""
    role = (actor.role or "").split(";")[0].strip()
    head = _head_of(role)
    if actor.kind != "person" or head is None or not name_of(actor.name).proper:
        return None
    titles = _titles_of(actor.name, source)
    if not titles or any(_is_of(role, head, title) for title in titles):
        return None
    if not any(head in _lower(title) for title in titles) and not _is_anothers(head, actor, source):
        return None
    reason = f"beside this name the report has “{titles[0]}”"
    return plain_check("evidence", "role", "misattributed", "warning", reason)


def _is_of(role: str, head: str, title: str) -> bool:
    """Say whether a role has the noun of a title, what bounds it, and no other field or country."""
    if head not in _lower(title) or _lower(role) & _BOUNDS != _lower(title) & _BOUNDS:
        return False
    own, other = _telling(role), _telling(title)
    if _differ(own & _FIELDS, other & _FIELDS):
        return False
    whose, whose_there = (content_stems(" ".join(words - _FIELDS)) for words in (own, other))
    return not _differ(whose, whose_there) or bool(_countries(role) & _countries(title))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _is_anothers(head: str, actor: Actor, source: Source) -> bool:
    """Say whether the noun of a title stands only before the name of somebody else."""
    after = re.compile(rf"\b{head}\b(?P<name>,?\s[A-Z])?", re.IGNORECASE)
    found = [m for s in naming(actor.name, source) for m in after.finditer(s.text)]
    return bool(found) and all(match["name"] for match in found)


def _head_of(role: str) -> str | None:
    """The noun of a title: "minister" of "minister of finance"; None for what is no title."""
    words = _LETTERS.findall(role)
    opens = words and (words[0][:1].isupper() or words[0] in _KNOWN | {"a", "an", "the", "its"})
    front = [word.lower() for word in (words if opens else [])]
    front = front[: front.index("of")] if "of" in front else front
    return next((word for word in reversed(front) if word in _HEADS), None)


def _telling(title: str) -> frozenset[str]:
    """The words of a title that tell it from others of its kind."""
    return _lower(title) - _HEADS - _BOUNDS - FEW_MEANING | _lower(title) & {"chief", "general"}


def _countries(title: str) -> frozenset[str]:
    return countries_in(tuple(word.lower() for word in title.split()))


def _lower(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _LETTERS.findall(text))


@once_a_source
def _titles_of(name: str, source: Source) -> tuple[str, ...]:
    """The titles right before and right after the mentions of a name."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    spelt = re.compile(rf"(?<!\w)(?:{re.escape(name)}|{last})(?!\w)")
    found: list[str] = []
    for mention in islice(spelt.finditer(source.text), MOST_MENTIONS):
        before = _title_before(source.text, mention.start())
        after = _AFTER.match(source.text, mention.end())
        found += [t for t in (before, after["told"] if after else "") if _head_of(t)]
    return tuple(found)


def _title_before(text: str, at: int) -> str:
    """The run of words of a title that ends right before a name, with or without a comma."""
    words: list[str] = []
    for word in reversed(text[max(0, at - LOOK_BACK) : at].rstrip(" ,").split()):
        known = _lower(word)
        is_part = word[:1].isupper() or known <= _KNOWN | {"of"}
        if not known or not is_part or known <= _NO_TITLE or _ENDS.search(word):
            break
        words.append(word)
    return " ".join(reversed(words))
