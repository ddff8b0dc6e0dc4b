"""Every curl of docs/service.md is run, in its order, against a service with a key."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from summarizer.service.keys import new_key
from tests.fake_server import FakeOpenAI
from tests.service.asking import bearer, finished
from tests.service.live import Live
from tests.test_readme import _grounded

DOCUMENT = Path(__file__).parents[2] / "docs" / "service.md"


def _commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.S)
    lines = "".join(blocks).replace("\\\n", "").splitlines()
    return [line for line in lines if line.strip()]


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
def test_every_command_gives_an_answer(tmp_path: Path) -> None:
    """None is refused, and the job that one orders is the one that the others ask for."""
    token = new_key(tmp_path / "keys.json", "desk")
    job = ""
    with (
        FakeOpenAI(_grounded) as fake,
        Live(tmp_path, fake.base_url, "--keys", "keys.json") as live,
    ):
        for command in _commands():
            told = subprocess.run(  # noqa: S602 - our own document
                command + " -w '\\n%{http_code}'", shell=True, capture_output=True, text=True,
                env={"PATH": os.environ["PATH"], "URL": live.url, "TOKEN": token, "JOB": job},
                timeout=30, check=True,
            ).stdout  # fmt: skip
            body, _, status = told.rpartition("\n")
            assert 200 <= int(status) < 300, f"{command}\n{told}"
            if status == "202":
                job = json.loads(body)["id"]
                finished(live.client, job, headers=bearer(token))
    assert len(_commands()) >= 9
