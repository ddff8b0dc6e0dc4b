"""Settings lead to a model that can be asked."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from summarizer import Settings
from summarizer.drafting.connecting import connect
from summarizer.drafting.model import ModelClient
from summarizer.errors import SettingsError
from summarizer.events import Event, ModelReady

SERVER = "http://127.0.0.1:9/v1"


def connected(**given: Any) -> ModelClient:
    """A client for these settings, closed again."""
    client = connect(Settings(**given))
    asyncio.run(client.aclose())
    return client


def test_a_server_gets_the_settings() -> None:
    """Timeout, retries, window, limit and temperature are those that were set."""
    client = connected(
        base_url=SERVER, model="m", timeout=7, retries=2, reasks=3, window=5_000,
        answer_tokens=500, temperature=0.5, api_key="k",
    )  # fmt: skip
    raw: Any = client.client.client
    assert (raw.timeout, raw.max_retries, raw.api_key) == (7, 2, "k")
    assert (client.window, client.answer_tokens, client.reasks) == (5_000, 500, 3)
    assert client.parameters == {"temperature": 0.5}
    assert client.limit_parameter == "max_tokens"
    assert not client.is_local


def test_a_server_of_ones_own_needs_no_key() -> None:
    """Servers on a desk's own machines take any key or none."""
    assert connected(base_url=SERVER, model="m").window == 8_192


def test_a_model_without_temperature_is_sent_none() -> None:
    """Some models refuse the parameter altogether."""
    assert connected(base_url=SERVER, model="m", temperature=None).parameters == {}


@pytest.mark.parametrize(
    "given",
    [{"model": "openai/gpt-5-mini"}, {"model": "m", "base_url": "https://api.openai.com/v1/"}],
)
def test_openai_is_known_by_its_address(given: dict[str, str]) -> None:
    """Its newer models know only the newer name of the limit, and nothing goes without a key."""
    with pytest.raises(SettingsError, match="set OPENAI_API_KEY"):
        connect(Settings(**given))
    client = connected(**given, api_key="k")
    assert client.limit_parameter == "max_completion_tokens"
    assert client.where == "at api.openai.com"


def test_whoever_listens_hears_which_model_answers_and_where() -> None:
    """The event names model and place."""
    heard: list[Event] = []
    client = connect(Settings(base_url=SERVER, model="m"), heard.append)
    asyncio.run(client.aclose())
    assert heard == [ModelReady("m", "at 127.0.0.1:9")]


@pytest.mark.parametrize("model", ["nobody/m", "openrouter/m"])
def test_a_provider_that_cannot_be_used_is_told_in_a_sentence(
    model: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown provider, or a missing key, is a setting to change and leaves no traceback."""
    monkeypatch.delenv("OPENROUTER_API_KEY", raising=False)
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SettingsError, match=f"cannot use '{model}'"):
        connect(Settings(model=model))
    assert "Traceback" not in caplog.text
