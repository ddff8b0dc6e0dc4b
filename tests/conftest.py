"""What all tests share: no model and no network, and cassettes that are played whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from summarizer import Settings
from summarizer.drafting.embedded import model_file, server

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
_SCRUBBED = ("authorization", "cookie", "user-agent", "host", "openai-organization")


@dataclass(frozen=True)
class RecordedServer:
    """Stands for the embedded model's server while its answers come from a cassette."""

    base_url: str = "http://127.0.0.1:9/v1"
    api_key: str = "recorded"
    model: str = "qwen2.5-coder-1.5b-instruct"
    context_tokens: int = 8192


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the user's settings, keys and caches out of every test."""
    for name in list(os.environ):
        if name.startswith(("SUMMARIZER_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    """One folder for each test module, at the top level."""
    return str(ROOT / "cassettes" / request.node.path.stem)


@pytest.fixture(scope="module")
def vcr_config() -> dict[str, Any]:
    """Match on what was asked, and keep nothing that tells of a person or a machine."""
    return {
        "match_on": ["method", "path", "body"],
        "decode_compressed_response": True,
        "filter_headers": [*_SCRUBBED, *_sdk_headers()],
        "before_record_request": _at_no_host,
        "before_record_response": _with_plain_headers,
    }


@pytest.fixture(autouse=True)
def cassette_is_played_whole(request: pytest.FixtureRequest) -> Iterator[None]:
    """A recorded answer that no call asks for any more is a failure."""
    if request.node.get_closest_marker("vcr") is None:
        yield
        return
    cassette = request.getfixturevalue("vcr")
    yield
    if request.config.getoption("--record-mode") in (None, "none"):
        assert cassette.all_played, "the cassette holds answers that the test did not ask for"


@pytest.fixture
def embedded(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings for the embedded model: real while recording, played from a cassette else.

    Without corrections: their questions hold the reasons of the checks, so that every change of
    a check would need new recordings. The tests that are about them turn them on.
    """
    if request.config.getoption("--record-mode") in (None, "none"):
        monkeypatch.setattr(model_file, "find_model", lambda *_, **__: Path("model.gguf"))
        monkeypatch.setattr(
            server.LocalServer,
            "shared",
            lambda *_, context_tokens=None, **__: RecordedServer(
                context_tokens=context_tokens or RecordedServer.context_tokens
            ),
        )
    else:
        monkeypatch.delenv("SUMMARIZER_CACHE")
    return Settings(retries=0, correct=False)


@pytest.fixture(scope="session")
def seed_texts() -> dict[str, str]:
    """The texts of the seeds by their names."""
    return {path.parent.name: path.read_text("utf-8") for path in SEEDS.glob("*/source.txt")}


def _at_no_host(request: Any) -> Any:
    path = "/" + request.uri.split("/", 3)[-1]
    request.uri = f"http://embedded-model{path}"
    return request


def _with_plain_headers(response: Any) -> Any:
    kept = {"content-type"}
    response["headers"] = {
        name: value for name, value in response["headers"].items() if name.lower() in kept
    }
    return response


def _sdk_headers() -> list[str]:
    names = ("arch", "async", "lang", "os", "package-version", "raw-response", "read-timeout",
             "retry-count", "runtime", "runtime-version")  # fmt: skip
    return [f"x-stainless-{name}" for name in names]
