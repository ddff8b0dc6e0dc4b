"""What the checked items of a summary assert or deny, ready to be compared with one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel

from summarizer.checking.assertions import Assertion, assertion
from summarizer.checking.check import Checked
from summarizer.checking.known_as import known_as
from summarizer.checking.reach import negative
from summarizer.items import evidence_of
from summarizer.source.sentences import Source
from summarizer.summary import Check, Claim, Denial, Evidence, SanctionsThreat

TELLING_KINDS = frozenset(["evidence", "figure", "polarity", "certainty", "status"])
"""Checks by whose errors an item does not say what the report says."""
MOST_LEFT_OUT = 2
"""Telling words of a sentence by which a denial may be worded wider than it was made."""


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
        told = _as_told(item.denied, cited)
        denied = _denies_all(told, cited)
        return assertion(told, denied=denied, party=known_as(who, source))
    return assertion(f"{item.issuer} {item.status} {item.measure} against {item.target}")


def _as_told(denied: str, cited: Sequence[Evidence]) -> str:
    """What a denial denies, in the words of its sentence where its own leave some of these out.

    Who denied "supplying missiles to Ostia" did not deny all that might be supplied to Ostia.
    """
    for match in filter(None, [_DENIED.search(sentence.text) for sentence in cited]):
        there = match[1].strip(" .")
        own, all_of_it = assertion(denied).keys, assertion(there).keys
        if own < all_of_it and len(all_of_it - own) <= MOST_LEFT_OUT:
            return there if negative(there) == negative(denied) else denied
    return denied


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
