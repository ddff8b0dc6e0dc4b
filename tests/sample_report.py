"""A short report, and what an obedient model answers when it is asked about it."""

from __future__ import annotations

import re
from typing import Any

from summarizer import Settings
from tests.fake_replies import Body, schema_asked
from tests.fake_server import FakeOpenAI

TEXT = """\
Border town shelled

Northland shelled the border town of Velm on Monday, killing 12 people, Defense Minister \
Ana Ruiz said.

“We will answer every shell,” Ruiz told reporters.

Northland’s foreign ministry denied the accusation, calling it baseless.

The European Union warned that it would freeze assets worth $40 million if the shelling goes on.
"""
SENTENCES = 5

OVERVIEW: dict[str, Any] = {
    "headline": {"text": "Northland shelled the border town of Velm", "evidence": [2]},
    "gist": {"text": "Northland shelled Velm on Monday, killing 12 people.", "evidence": [2]},
}
ACTORS: dict[str, Any] = {
    "actors": [
        {
            "name": "Ana Ruiz", "kind": "person", "role": "Defense Minister", "aliases": ["Ruiz"],
            "evidence": [2],
        }
    ]
}  # fmt: skip
CLAIM: dict[str, Any] = {
    "statement": "Northland shelled Velm on Monday, killing 12 people",
    "speaker": "Ana Ruiz",
    "via": None,
    "certainty": "stated",
    "quote": None,
    "when": "Monday",
    "evidence": [2],
}
SECOND_CLAIM: dict[str, Any] = CLAIM | {
    "statement": "Every shell will be answered",
    "quote": "We will answer every shell",
    "when": None,
    "evidence": [3],
}
CLAIMS: dict[str, Any] = {"claims": [CLAIM, SECOND_CLAIM]}
DENIALS: dict[str, Any] = {
    "denials": [
        {
            "actor": "Northland’s foreign ministry", "denied": "Northland denied the accusation",
            "form": "denied", "quote": None, "when": None, "evidence": [4],
        }
    ]
}  # fmt: skip
THREATS: dict[str, Any] = {
    "sanctions_threats": [
        {
            "issuer": "The European Union", "target": "Northland", "when": None,
            "measure": "freeze assets worth $40 million", "status": "threatened",
            "condition": "if the shelling goes on", "evidence": [5],
        }
    ]
}  # fmt: skip
WHOLE: dict[str, Any] = OVERVIEW | ACTORS | CLAIMS | DENIALS | THREATS
BY_SECTION: dict[str, dict[str, Any]] = {
    "NewsSummary_together": WHOLE,
    "NewsSummary_overview": OVERVIEW,
    "NewsSummary_actors": ACTORS,
    "NewsSummary_claims": CLAIMS,
    "NewsSummary_denials": DENIALS,
    "NewsSummary_sanctions_threats": THREATS,
}
ITEMS = 7

_NUMBERED = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


def settings_for(fake: FakeOpenAI, **given: Any) -> Settings:
    """Settings that ask a fake server, wait for nothing and try nothing twice."""
    quick: dict[str, Any] = {"retries": 0, "reasks": 0, "timeout": 5.0, "window": 16_000}
    return Settings(base_url=fake.base_url, model="fake-model", **quick | given)


def prompt_of(body: Body) -> str:
    """All that a request tells the model."""
    return "\n".join(str(message["content"]) for message in body["messages"])


def shown(body: Body) -> dict[int, str]:
    """The numbered sentences of the report as a request shows them."""
    report = prompt_of(body).partition("<report>")[2].partition("</report>")[0]
    return {int(number): text for number, text in _NUMBERED.findall(report)}


def section_asked(body: Body) -> str:
    """The section that a request asks for."""
    return schema_asked(body).name.rpartition("NewsSummary_")[2]
