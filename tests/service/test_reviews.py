"""Reviews: kept beside the verdicts, told with who and why."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.service.keys import Keys
from tests.service.asking import bearer, done
from tests.service.conftest import Start

REVIEW = {"report": "r0", "path": "claims[0]", "why": "the ministry confirmed it"}


def test_a_review_is_kept_beside_the_verdict(client: Any) -> None:
    """It comes back in the list, in the row and in the viewer; the verdict stays as it was."""
    job = done(client)
    path = f"/v1/jobs/{job['id']}"
    before = json.loads(client.get(f"{path}/results").text)
    answer = client.post(f"{path}/reviews", json={**REVIEW, "by": "A. Quist"})
    assert (answer.status_code, answer.json()["verdict"]) == (201, "accepted")
    override = {**REVIEW, "by": "B", "severity": "error", "why": "<script>alert(1)</script>"}
    assert client.post(f"{path}/reviews", json=override).json()["verdict"] == "overridden"
    assert [one["by"] for one in client.get(f"{path}/reviews").json()] == ["A. Quist", "B"]
    after = json.loads(client.get(f"{path}/results").text)
    assert [(one["by"], one["severity"]) for one in after["reviews"]] == [
        ("A. Quist", "ok"), ("B", "error"),
    ]  # fmt: skip
    assert after | {"reviews": []} == before
    shown = client.get(f"{path}/fragment", params={"report": "r0"}).json()["html"]
    assert "the ministry confirmed it" in shown
    assert "<script>" not in shown
    assert "A. Quist" in client.get(f"{path}/page").text


def test_a_review_says_whose_key_it_came_with(
    start: Start, keys: Keys, tokens: dict[str, str]
) -> None:
    """Nobody can review in somebody else's name without a trace."""
    client, mine = start(keys=keys), bearer(tokens["ana"])
    path = f"/v1/jobs/{done(client, headers=mine)['id']}/reviews"
    client.post(path, json={**REVIEW, "by": "ben"}, headers=mine)
    client.post(path, json=REVIEW, headers=mine)
    told = client.get(path, headers=mine).json()
    assert [one["by"] for one in told] == ["ben (key ana)", "ana"]


@pytest.mark.parametrize(("change", "status"), [
    ({"path": "claims[99]"}, 422), ({"report": "nobody"}, 422), ({"why": ""}, 422),
    ({"severity": "ok"}, 422), ({"severity": "perhaps"}, 422), ({"why": "\ud800"}, 422),
])  # fmt: skip
def test_a_review_of_nothing_is_refused(client: Any, change: dict[str, Any], status: int) -> None:
    """There must be such an item, a reason, and a verdict that is another."""
    path = f"/v1/jobs/{done(client)['id']}/reviews"
    raw = json.dumps({**REVIEW, **change})
    answer = client.post(path, content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
