"""Throws schemathesis at a running service, by its own OpenAPI document.

    python -m tests.service.fuzzed path/to/schemathesis [examples]

No 5xx, no hang, every answer as the document says, and nothing in the log that says "fault".
The stream of events is left out: it lasts as long as its job (tests/service/test_live.py has it).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from summarizer.service.keys import new_key
from tests.fake_replies import Answer
from tests.fake_server import FakeOpenAI
from tests.service.live import Live, line_of

NOT_ASKED = (
    "positive_data_acceptance",  # a text must have a word in it, which no schema says
    "negative_data_rejection",  # a query of no known name is passed over, as HTTP has it
)
SHORT = {
    "headline": {"text": "A report", "evidence": [1]},
    "gist": {"text": "A report", "evidence": [1]},
    "actors": [], "claims": [], "denials": [], "sanctions_threats": [],
}  # fmt: skip
"""An answer that fits any report: most that schemathesis thinks of have one sentence."""

_OPEN = ("--requests-per-minute", "1000000", "--jobs-per-key", "100000")


def main() -> int:
    """Run it; the exit code is that of schemathesis, or 1 when the log tells of a fault."""
    program, examples = sys.argv[1], (*sys.argv[2:], "40")[0]
    with (
        tempfile.TemporaryDirectory() as folder,
        FakeOpenAI(lambda body: Answer(SHORT)) as fake,
    ):
        token = new_key(Path(folder) / "keys.json", "fuzzed")
        with Live(Path(folder), fake.base_url, "--keys", "keys.json", *_OPEN) as live:
            return _fuzzed(live, token, folder, program, examples)


def _fuzzed(live: Live, token: str, folder: str, program: str, examples: str) -> int:
    command = [program, "run", f"{live.url}/openapi.json", "--max-examples", examples,
               "--header", f"Authorization: Bearer {token}",
               "--request-timeout", "20", "--checks", "all", "--no-color",
               "--exclude-checks", ",".join(NOT_ASKED), "--exclude-path-regex", "/events$",
               "--continue-on-failure", "--suppress-health-check", "all",
               "--generation-deterministic"]  # fmt: skip
    code = subprocess.run(command, cwd=folder, check=False).returncode  # noqa: S603
    assert live.client.get("/healthz").is_success
    requests = [one for one in line_of("request", live.log) if one["route"] != "/readyz"]
    failed = [one for one in requests if one["status"] >= 500]
    faults = [*line_of("fault", live.log), *line_of("job_fault", live.log), *failed]
    slow = max(one["milliseconds"] for one in requests)
    print(f"{len(requests)} requests, the slowest took {slow} ms, {len(faults)} faults")
    for fault in faults[:20]:
        print(fault)
    return code or int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main())
