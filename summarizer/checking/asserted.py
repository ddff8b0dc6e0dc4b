"""What the checked items of a summary assert or deny, ready to be compared with one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pydantic import BaseModel

from summarizer.checking.assertions import Assertion, assertion, party_of
from summarizer.checking.check import Checked
from summarizer.checking.matter_words import REPORTING
from summarizer.checking.names import GENERIC, name_of
from summarizer.checking.reach import negative
from summarizer.checking.speech_words import TITLES
from summarizer.items import evidence_of
from summarizer.source.once import once_a_source
from summarizer.source.sentences import Source
from summarizer.summary import Check, Claim, Denial, Evidence, SanctionsThreat

TELLING_KINDS = frozenset(["evidence", "figure", "polarity", "certainty", "status"])
"""Checks by whose errors an item does not say what the report says."""
MOST_MENTIONS = 5
"""The first mentions of a name, which tell who it is."""
LOOK_BACK = 400
"""Characters before a mention in which the words in capitals before it stand."""


@dataclass(frozen=True, slots=True)
class Asserted:
    """An item that the source bears out, and what it asserts or denies.

    Attributes:
        path: The item's path in the summary.
        item: The item.
        said: What it asserts, or what its actor denies.
        who: Who says so; None for the report itself, or where that was found wrong.
        cited: The sentences that it rests on.
    """

    path: str
    item: BaseModel
    said: Assertion
    who: str | None
    cited: tuple[Evidence, ...]


def asserted(checked: Sequence[Checked], source: Source) -> list[Asserted]:
    """Read the claims, denials and sanctions threats that may be compared.

    An item with an error in its evidence, figures, polarity, certainty or status takes no part:
    the report does not say it. Of one with a wrong speaker it is not known who says it.
    """
    found = []
    for one in checked:
        item = one.item
        if not isinstance(item, (Claim, Denial, SanctionsThreat)):
            continue
        cited = tuple(evidence_of(item))
        if cited and _is_borne_out(one):
            who = _who(item, one.checks)
            found.append(Asserted(one.path, item, _said(item, who, cited, source), who, cited))
    return found


def _is_borne_out(one: Checked) -> bool:
    faults = [check for check in one.checks if check.severity != "ok"]
    if isinstance(one.item, Claim) and any(check.kind == "polarity" for check in faults):
        return False  # it may be turned round by mistake
    return not any(c.severity == "error" and c.kind in TELLING_KINDS for c in faults)


@lru_cache(maxsize=256)
def _speaker_field(model: type[BaseModel]) -> str:
    return next(f for f in ("speaker", "actor", "issuer") if f in model.model_fields)


def _who(item: BaseModel, checks: Sequence[Check]) -> str | None:
    """Who says so by the item, unless that was found wrong."""
    field = _speaker_field(type(item))
    wrong = any(c.kind == "speaker" and c.severity == "error" and c.field == field for c in checks)
    name: str | None = getattr(item, field)
    return None if wrong else name


def _said(
    item: Claim | Denial | SanctionsThreat,
    who: str | None,
    cited: Sequence[Evidence],
    source: Source,
) -> Assertion:
    if isinstance(item, Claim):
        return assertion(item.statement, party=known_as(who, source))
    if isinstance(item, Denial):
        denied = _denies_all(item.denied, cited)
        return assertion(item.denied, denied=denied, party=known_as(who, source))
    return assertion(f"{item.issuer} {item.status} {item.measure} against {item.target}")


def _denies_all(denied: str, cited: Sequence[Evidence]) -> bool:
    """Say whether what a denial gives as denied is the accusation, and not the answer to it.

    "It does not supply weapons" is the answer already. Only where the sentence itself has
    somebody deny a negation ("denied that it had not paid") is that the accusation.
    """
    if not negative(denied):
        return True
    rest = [found[1] for sentence in cited if (found := _DENIED.search(sentence.text))]
    return any(map(negative, rest))


_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing))\b(.*)", re.DOTALL)
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
