"""The page, and what it is allowed to do."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from tests.service.asking import finished

HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"


def test_the_page_may_run_its_own_script_and_ask_its_own_service(client: Any) -> None:
    """The policy names each script by its hash, and lets nothing else run, load or frame."""
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    for script in re.findall(r"<script>(.*?)</script>", answer.text, re.S):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not re.search(r"""(src|href)=["'](?!#)""", answer.text)
    assert not re.search(r"\son\w+=|\sstyle=", answer.text)


def test_nothing_of_a_report_becomes_markup(client: Any) -> None:
    """Hostile text, id, title and publisher are shown as text, in the fragment and in the file."""
    report = {"text": f"Northland {HOSTILE} shelled Velm.", "id": HOSTILE, "title": HOSTILE,
              "publisher": HOSTILE, "url": "javascript:alert(3)"}  # fmt: skip
    answer = client.post("/v1/jobs", json={"reports": [report]})
    job = finished(client, answer.json()["id"])
    path = f"/v1/jobs/{job['id']}"
    fragment = client.get(f"{path}/fragment", params={"report": HOSTILE})
    assert fragment.headers["content-type"] == "application/json"
    whole = client.get(f"{path}/page")
    assert "attachment" in whole.headers["content-disposition"]
    for html in (fragment.json()["html"], whole.text):
        assert "<img" not in html
        assert "alert(2)</script>" not in html
        assert 'href="javascript' not in html


def test_every_answer_forbids_guessing_its_type(client: Any) -> None:
    """No answer is taken for something else by a browser, or kept by a cache."""
    for path in ("/", "/healthz", "/v1/jobs", "/openapi.json", "/nothing"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["x-request-id"]


def test_the_openapi_document_tells_of_every_route(client: Any) -> None:
    """Each has a summary, its problems, and examples in what it takes."""
    document = client.get("/openapi.json").json()
    assert set(document["paths"]) == {
        "/v1/summaries", "/v1/jobs", "/v1/jobs/{job_id}", "/v1/jobs/{job_id}/results",
        "/v1/jobs/{job_id}/events", "/v1/jobs/{job_id}/reviews", "/v1/jobs/{job_id}/fragment",
        "/v1/jobs/{job_id}/page", "/v1/verify", "/v1/figures", "/healthz", "/readyz",
    }  # fmt: skip
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert operation["description"]
            if path.startswith("/v1/"):
                assert "application/problem+json" in operation["responses"]["422"]["content"]
                assert operation["security"]
    schemas = document["components"]["schemas"]
    assert schemas["SummaryBody"]["properties"]["text"]["examples"]
    assert schemas["ProblemDocument"]["properties"]["detail"]
