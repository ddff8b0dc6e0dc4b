"""Keys: made once, kept as hashes, taken back at once."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer.cli import app
from summarizer.errors import InputError, UsageError
from summarizer.service.keys import Keys, new_key
from summarizer.service.rates import Rates
from tests.service.asking import bearer
from tests.service.conftest import Start


def test_the_file_holds_no_token(tmp_path: Path) -> None:
    """The token finds its key, and nothing of it stands in the file."""
    token = new_key(tmp_path / "keys.json", "desk", requests_per_minute=30, body_bytes=5_000)
    key = Keys(tmp_path / "keys.json").holder_of(token)
    assert key is not None
    assert (key.name, key.requests_per_minute, key.body_bytes) == ("desk", 30, 5_000)
    told = (tmp_path / "keys.json").read_text()
    assert token not in told
    assert token[3:] not in told
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("wrong", ["", "x", "cs_", "\ud800"])
def test_another_token_finds_nothing(tmp_path: Path, wrong: str) -> None:
    """Neither an empty, a foreign nor a broken token lets anybody in."""
    new_key(tmp_path / "keys.json", "desk")
    assert Keys(tmp_path / "keys.json").holder_of(wrong) is None


def test_a_key_taken_out_of_the_file_counts_no_more(tmp_path: Path) -> None:
    """The service need not be started again to lock somebody out."""
    path = tmp_path / "keys.json"
    token = new_key(path, "desk")
    keys = Keys(path)
    assert keys.holder_of(token) is not None
    path.write_text('{"version": 1, "keys": []}')
    assert keys.holder_of(token) is None
    path.write_text("no keys at all")
    assert keys.holder_of(token) is None


def test_keys_that_cannot_be_read_are_told_of_once(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """While the file is broken or gone nobody is let in, and the log and /readyz say why; a file
    that is put right counts at once.
    """  # noqa: D205 - one sentence on two lines
    path = tmp_path / "keys.json"
    mine = bearer(new_key(path, "desk"))
    client, whole = start(keys=Keys(path)), path.read_text()
    while not client.get("/readyz").is_success:
        time.sleep(0.02)
    for broken in ("no keys at all", None):
        path.unlink() if broken is None else path.write_text(broken)
        for _ in range(2):
            answer = client.get("/v1/jobs", headers=mine)
            assert (answer.status_code, "keys" in answer.json()["detail"]) == (503, True)
            ready = client.get("/readyz")
            assert (ready.status_code, "keys" in ready.json()["reason"]) == (503, True)
        path.write_text(whole)
        assert client.get("/v1/jobs", headers=mine).is_success
        assert client.get("/readyz").is_success
    lines = [line for line in capsys.readouterr().err.splitlines() if "keys_fault" in line]
    assert len(lines) == 2
    assert str(path) in lines[0]


def test_a_name_is_given_once(tmp_path: Path) -> None:
    """Jobs belong to a name, so a second key of that name would see them."""
    new_key(tmp_path / "keys.json", "desk")
    with pytest.raises(UsageError, match="named 'desk'"):
        new_key(tmp_path / "keys.json", "desk")
    with pytest.raises(UsageError, match="name makes no sense"):
        new_key(tmp_path / "keys.json", "a/b")


def test_a_file_without_keys_is_refused(tmp_path: Path) -> None:
    """A missing or a wrong file gives a sentence that says what to do."""
    with pytest.raises(InputError, match="--new-key NAME"):
        Keys(tmp_path / "none.json")
    (tmp_path / "odd.json").write_text(json.dumps({"keys": [{"name": "x"}]}))
    with pytest.raises(InputError, match=r"keys\.0\.sha256"):
        Keys(tmp_path / "odd.json")


def test_the_command_tells_a_token_once(tmp_path: Path) -> None:
    """`serve --new-key` prints the token alone on standard output, so that it can be piped."""
    path = tmp_path / "keys.json"
    told = CliRunner().invoke(app, ["serve", "--keys", str(path), "--new-key", "desk"])
    assert told.exit_code == 0, told.output
    assert Keys(path).holder_of(told.stdout.strip()) is not None


def test_a_rate_lets_a_burst_through_and_then_the_flow() -> None:
    """Sixty a minute: ten at once, then one a second, and the wait is told."""
    rates = Rates()
    assert [rates.take("a", 60, now=0.0) for _ in range(10)] == [0.0] * 10
    assert rates.take("a", 60, now=0.5) == pytest.approx(0.5)
    assert rates.take("b", 60, now=0.5) == 0.0
    assert rates.take("a", 60, now=1.01) == 0.0
