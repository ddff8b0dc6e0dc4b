"""Which model is meant, and where it runs, is known before anything is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarizer import Settings
from summarizer.drafting.destination import OPENAI_URL, Destination, destination
from summarizer.errors import SettingsError

SERVER = "http://localhost:11434/v1"


@pytest.mark.parametrize(
    ("given", "expected", "where"),
    [
        ({}, Destination("embedded", "local"), "on this machine"),
        ({"model": "local"}, Destination("embedded", "local"), "on this machine"),
        (
            {"model_file": Path("m/tiny-q4.gguf")},
            Destination("embedded", "tiny-q4"),
            "on this machine",
        ),
        (
            {"base_url": SERVER, "model": "org/qwen3:8b"},
            Destination("server", "org/qwen3:8b", SERVER),
            "at localhost:11434",
        ),
        (
            {"model": "openai/gpt-5-mini"},
            Destination("server", "gpt-5-mini", OPENAI_URL),
            "at api.openai.com",
        ),
        (
            {"model": "anthropic/claude-x"},
            Destination("provider", "anthropic/claude-x"),
            "at anthropic",
        ),
    ],
)
def test_settings_name_a_place(given: dict[str, Any], expected: Destination, where: str) -> None:
    """A server's own model name may hold a slash; without a server the name says whose it is."""
    found = destination(Settings(**given))
    assert found == expected
    assert found.where == where


def test_a_gateway_for_openai_is_not_led_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that routes its traffic over a gateway finds it honoured."""
    monkeypatch.setenv("OPENAI_BASE_URL", "https://desk:pw@gateway.example/v1")
    found = destination(Settings(model="openai/gpt-5-mini"))
    assert found.url == "https://desk:pw@gateway.example/v1"
    assert found.where == "at gateway.example"


def test_openai_variables_alone_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a key nor an address of OpenAI's sends a report away."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://gateway.example/v1")
    assert destination(Settings()).kind == "embedded"


@pytest.mark.parametrize("model", ["gpt-5-mini", "openai/", "x/"])
def test_a_model_without_a_provider_is_refused(model: str) -> None:
    """The message says how to write it."""
    with pytest.raises(SettingsError, match="write provider/model"):
        destination(Settings(model=model))


def test_a_server_without_a_model_is_refused_without_its_password() -> None:
    """The message asks for the model and does not repeat the address's secrets."""
    with pytest.raises(SettingsError, match=r"which model of the server at h\.example") as caught:
        destination(Settings(base_url="https://desk:hunter2@h.example/v1?key=hunter2"))
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(("url", "stays"), [
    (SERVER, True), ("http://127.0.0.1:9/v1", True), ("http://[::1]:9/v1", True),
    (OPENAI_URL, False), ("http://10.0.0.7/v1", False), ("http://localhost.example/v1", False),
])  # fmt: skip
def test_what_is_on_this_machine_is_known_by_its_address(url: str, stays: bool) -> None:
    """A loopback address is this machine; any other may be another's."""
    assert destination(Settings(base_url=url, model="m")).stays_here is stays
