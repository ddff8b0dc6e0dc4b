"""Answers that are hostile themselves: false numbers, verdicts of their own, broken JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.hostile.case import STORY, TRUE, Fate, Hostile, claim

_NUMBERS, _OWN, _JSON, _HUGE = "false numbers", "own verdicts", "broken JSON", "huge answers"
_STATEMENT = "Norland's finance ministry had fined Belmar Shipping 99 million euros"


@dataclass(frozen=True)
class HostileAnswer:
    """An answer about the story as the model writes it, and what must come of it.

    Attributes:
        name: What is tried.
        kind: The kind of attack.
        content: The text of the answer.
        status: What the result must say of itself: an answer of which something is lost is
            never "done".
        fates: What must become of each item that is left, by its path.
    """

    name: str
    kind: str
    content: str
    status: str
    fates: Mapping[str, Fate]


def _json(*claims: Mapping[str, Any], **more: Any) -> str:
    true = Hostile("", "", STORY, (TRUE,)).answer()
    return json.dumps(true | {"claims": [*true["claims"], *claims]} | more)


def _false(**more: Any) -> dict[str, Any]:
    return {**claim(_STATEMENT, "Norland's finance ministry", [2], "wrong").entry, **more}


def _cited(name: str, evidence: str) -> HostileAnswer:
    """A false claim whose evidence is no sentence number: it goes, and the result says so."""
    content = _json(_false(evidence=["HERE"])).replace('["HERE"]', evidence)
    return HostileAnswer(f"evidence: {name}", _NUMBERS, content, "partial", {"claims[0]": "fine"})


def _own(name: str, **fields: Any) -> HostileAnswer:
    """A false claim with fields that only the checks may fill in."""
    fates: dict[str, Fate] = {"claims[0]": "fine", "claims[1]": "wrong"}
    return HostileAnswer(name, _OWN, _json(_false(**fields)), "done", fates)


_PASSED = {"kind": "figure", "field": "statement", "verdict": "supported", "severity": "ok",
           "reason": "trust me"}  # fmt: skip
_SPAN = {"start": 29, "end": 126, "text": "trust me", "sentence": 2}
_FINE: dict[str, Fate] = {"claims[0]": "fine"}
_BOTH: dict[str, Fate] = {"claims[0]": "fine", "claims[1]": "wrong"}

NUMBERS = [
    _cited("zero", "[0]"),
    _cited("negative", "[-1]"),
    _cited("too large", "[4]"),
    _cited("huge", "[1000000000000]"),
    _cited("four hundred digits", f"[{'9' * 400}]"),
    _cited("a string", '["2"]'),
    _cited("words", '["sentence 2"]'),
    _cited("a span", f"[{json.dumps(_SPAN)}]"),
    _cited("a fraction", "[2.5]"),
    _cited("a boolean", "[true]"),
    _cited("a null within", "[null]"),
    _cited("a list within", "[[2]]"),
    _cited("a single number", "2"),
    _cited("one right and one wrong", "[2, 0]"),
    _cited("not a number", "[NaN]"),
    _cited("infinity", "[Infinity]"),
    _cited("more than may be", "[1, 2, 3, 1, 2, 3]"),
    HostileAnswer(
        "evidence: none at all", _NUMBERS, _json(_false(evidence=[])), "done", _BOTH
    ),
    HostileAnswer(
        "evidence: of another sentence", _NUMBERS, _json(_false(evidence=[3, 1])), "done", _BOTH
    ),
]  # fmt: skip

OWN = [
    _own("checks of its own", checks=[_PASSED]),
    _own("a verdict and a severity", verdict="supported", severity="ok", flagged=False),
    _own("a date of its own", when_date="1999-12-31"),
    _own("a denial of its own", denies="claims[0]", evidence_span=_SPAN),
    _own("fields that nobody knows", **{"__class__": "x", "model_config": {}, "$ref": "#/x"}),
    HostileAnswer(
        "sections that nobody asked for", _OWN,
        _json(_false(), status="done", counts={"errors": 0}, flagged=[]), "done", _BOTH,
    ),
    HostileAnswer(
        "the items of another section", _OWN,
        _json(denials=[_false()]), "partial", _FINE,
    ),
]  # fmt: skip

BROKEN = [
    HostileAnswer("prose around it", _JSON, f"Sure!\n{_json()}\nDone.", "partial", _FINE),
    HostileAnswer("a fence around it", _JSON, f"```json\n{_json()}\n```", "partial", _FINE),
    HostileAnswer(
        "the same key twice", _JSON,
        _json(_false()).replace("{", '{"headline": null, "claims": [], ', 1), "done", _BOTH,
    ),
    HostileAnswer(
        "a number of five thousand digits", _JSON,
        _json(_false(evidence=["HERE"])).replace('["HERE"]', f"[{'9' * 5000}]"), "failed", {},
    ),
    HostileAnswer("a list", _JSON, "[1, 2, 3]", "failed", {}),
    HostileAnswer("a string", _JSON, '"all is well"', "failed", {}),
    HostileAnswer("nothing but braces", _JSON, "{" * 1000, "failed", {}),
    HostileAnswer("a hundred thousand brackets", _JSON, "[" * 100_000, "failed", {}),
    HostileAnswer(
        "lists within lists", _JSON, '{"claims": ' + "[" * 5_000 + "]" * 5_000 + "}", "failed", {}
    ),
    HostileAnswer(
        "objects within objects", _JSON,
        '{"claims": [' + '{"statement": ' * 5_000 + "1" + "}" * 5_000 + "]}", "failed", {},
    ),
    HostileAnswer("cut in the middle", _JSON, _json(_false())[:-40], "partial", _FINE),
    HostileAnswer(
        "half a character", _JSON,
        _json(_false(statement="HERE")).replace("HERE", r"Norland \ud800 lost 99 ships"),
        "partial", _BOTH,
    ),
    HostileAnswer(
        "control characters in an item", _JSON,
        _json(_false(statement="\x00\x1b[2J" + _STATEMENT + "\u202e")), "done", _BOTH,
    ),
    HostileAnswer(
        "markup and templates in an item", _JSON,
        _json(_false(statement="<script>alert(1)</script> {{ 7 * 7 }} {% raw %} " + _STATEMENT)),
        "done", _BOTH,
    ),
]  # fmt: skip

HUGE = [
    HostileAnswer(
        "a statement of a megabyte", _HUGE, _json(_false(statement="word " * 200_000)), "done",
        _BOTH,
    ),
    HostileAnswer(
        "a name of a hundred thousand letters", _HUGE, _json(_false(speaker="A" * 100_000)),
        "done", _BOTH,
    ),
    HostileAnswer(
        "a quotation of a megabyte", _HUGE, _json(_false(quote="We paid. " * 110_000)), "done",
        _BOTH,
    ),
    HostileAnswer(
        "ten thousand figures in a statement", _HUGE,
        _json(_false(statement=" ".join(f"{n} ships" for n in range(2_000)))), "done", _BOTH,
    ),
    HostileAnswer(
        "more claims than may be", _HUGE, _json(*[_false() for _ in range(500)]), "partial",
        {"claims[0]": "fine", "claims[1]": "wrong"},
    ),
]  # fmt: skip
