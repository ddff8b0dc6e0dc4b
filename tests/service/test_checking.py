"""Verify and figures: the core's own checks, with no model."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import find_figures, verify
from tests.sample_report import TEXT


@pytest.mark.parametrize(("text", "ok"), [
    ("Northland shelled Velm, killing 12 people.", True),
    ("Northland shelled Velm, killing 15 people.", False),
])  # fmt: skip
def test_a_text_is_checked_as_the_core_checks_it(client: Any, text: str, ok: bool) -> None:
    """The answer holds what `verify` finds, no more and no less."""
    told = client.post("/v1/verify", json={"text": text, "source": TEXT}).json()
    found = verify(text, TEXT)
    assert (told["ok"], found.ok) == (ok, ok)
    assert told["checks"] == [check.model_dump(mode="json") for check in found.checks]


def test_the_services_own_answer_can_be_verified(client: Any) -> None:
    """A row that came from here is taken, and one whose evidence was changed is not."""
    row = client.post("/v1/summaries", json={"text": TEXT}).json()
    assert client.post("/v1/verify", json={"result": row, "source": TEXT}).json()["ok"]
    cited = row["summary"]["claims"][0]["evidence"][0]
    number, cited["sentence"] = cited["sentence"], 77
    told = client.post("/v1/verify", json={"result": row, "source": TEXT}).json()
    assert not told["ok"]
    assert "claims[0] is told to rest on sentence 77" in told["untrue"][0]
    cited |= {"sentence": number, "text": "Northland did nothing."}
    answer = client.post("/v1/verify", json={"result": row, "source": TEXT})
    assert answer.status_code == 422
    assert client.fake.requests[1:] == []


@pytest.mark.parametrize("body", [
    {"source": TEXT}, {"source": TEXT, "text": "a", "result": {}}, {"text": "a"},
    {"source": "…", "text": "12 people"}, {"source": TEXT, "text": "…"},
    {"source": TEXT, "result": {"id": 1}}, {"source": TEXT, "result": []},
])  # fmt: skip
def test_what_cannot_be_checked_is_a_422(client: Any, body: dict[str, Any]) -> None:
    """A sentence says what is missing or wrong."""
    answer = client.post("/v1/verify", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_figures_are_those_of_the_core(client: Any) -> None:
    """Values as exact decimals, places by code points."""
    text = "🙂 Sales rose by over 12% to $4.2bn in 2023."
    told = client.post("/v1/figures", json={"text": text}).json()["figures"]
    found = find_figures(text)
    assert [(one["start"], one["end"], one["unit"]) for one in told] == [
        (figure.start, figure.end, figure.unit) for figure in found
    ]
    assert [one["text"] for one in told][1:] == ["$4.2bn", "2023"]
    assert told[1]["values"] == ["4200000000"]
