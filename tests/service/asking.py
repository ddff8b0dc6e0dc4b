"""How tests ask a service: reports, waiting for jobs, reading events."""

from __future__ import annotations

import json
import time
from typing import Any

from tests.sample_report import TEXT


def bearer(token: str) -> dict[str, str]:
    """The header that carries a token."""
    return {"Authorization": f"Bearer {token}"}


def reports(count: int) -> list[dict[str, Any]]:
    """So many reports, each different."""
    return [{"id": f"r{number}", "text": f"{TEXT}\nNote {number}.\n"} for number in range(count)]


def finished(client: Any, job_id: str, **options: Any) -> dict[str, Any]:
    """A job once it is over."""
    for _ in range(400):
        job: dict[str, Any] = client.get(f"/v1/jobs/{job_id}", **options).json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"the job does not end: {job}")


def ordered(client: Any, count: int = 1, **options: Any) -> dict[str, Any]:
    """A job of so many reports, as it was taken in."""
    answer = client.post("/v1/jobs", json={"reports": reports(count)}, **options)
    assert answer.status_code == 202, answer.text
    found: dict[str, Any] = answer.json()
    return found


def done(client: Any, count: int = 1, **options: Any) -> dict[str, Any]:
    """A job of so many reports, once it is over."""
    return finished(client, ordered(client, count, **options)["id"], **options)


def events_in(text: str) -> list[tuple[int, str, dict[str, Any]]]:
    """The events of a stream: id, name, data."""
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line[1:])
        if "data" in fields:
            found.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
    return found
