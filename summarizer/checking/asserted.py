"""What the checked items of a summary assert or deny, ready to be compared with one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from summarizer.source.sentences import Source
from summarizer.summary import Claim, Denial, Evidence, SanctionsThreat

TELLING_KINDS = frozenset(["evidence", "figure", "polarity", "certainty", "status"])
"""Checks by whose errors an item does not say what the report says."""
MOST_MENTIONS = 5
"""The first mentions of a name, which tell who it is."""


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
        cited = tuple(evidence_of(one.item))
        who = _who(one)
        said = _said(one.item, who, cited, source) if cited and _is_borne_out(one) else None
        if said is not None:
            found.append(Asserted(one.path, one.item, said, who, cited))
    return found


def _is_borne_out(one: Checked) -> bool:
    if isinstance(one.item, Claim) and any(
        check.kind == "polarity" and check.severity != "ok" for check in one.checks
    ):
        return False  # it may be turned round by mistake
    return not any(c.severity == "error" and c.kind in TELLING_KINDS for c in one.checks)


def _who(one: Checked) -> str | None:
    """Who says so by the item, unless that was found wrong."""
    field = next((f for f in ("speaker", "actor", "issuer") if hasattr(one.item, f)), "")
    wrong = (c.kind == "speaker" and c.field == field and c.severity == "error" for c in one.checks)
    name: str | None = getattr(one.item, field, None)
    return None if any(wrong) else name


def _said(
    item: BaseModel, who: str | None, cited: Sequence[Evidence], source: Source
) -> Assertion | None:
    party = known_as(who, source)
    match item:
        case Claim():
            return assertion(item.statement, party=party)
        case Denial():
            return assertion(item.denied, denied=_denies_all(item.denied, cited), party=party)
        case SanctionsThreat():
            told = f"{item.issuer} {item.status} {item.measure} against {item.target}"
            return assertion(told)
    return None


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
_ROLE = re.compile(r",\s(?:an?\s|the\s|its\s|their\s)?(?P<role>[^,.;]{3,60})[,.]")


@lru_cache(maxsize=2048)
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
    head = re.escape(_as_spelt(name, given.head))
    mention = re.compile(rf"(?P<before>(?:(?:[A-Z]\.|[A-Z][\w'’-]*)\s){{0,6}})\b{head}\b")
    for found in islice(mention.finditer(source.text), MOST_MENTIONS):
        role = _ROLE.match(source.text, found.end())
        keys |= party_of(found["before"]) | (_party_of_role(role["role"]) if role else set())
    return keys


def _as_spelt(name: str, head: str) -> str:
    at = name.lower().rfind(head)
    return name[at : at + len(head)]


def _party_of_role(role: str) -> frozenset[str]:
    """The keys in "director of Acme"; none in "Trump said", which is no role."""
    words = {word.lower() for word in role.split()}
    return party_of(role) if words & (TITLES | GENERIC) and not words & REPORTING else frozenset()
