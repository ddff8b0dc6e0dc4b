"""Settings are read once, refused in plain words, and never tell a key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from summarizer import Settings
from summarizer.errors import SettingsError

KEY = "sk-live-0123456789"


def test_nothing_set_means_the_embedded_model() -> None:
    """Without a setting no report leaves the machine, and each section is asked for apart."""
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert (settings.is_local, settings.asks_together) == (True, False)


def test_a_key_alone_names_no_model() -> None:
    """A key that happens to be set is not consent."""
    settings = Settings.from_environment({"OPENAI_API_KEY": KEY})
    assert settings.is_local
    assert settings.model is None


@pytest.mark.parametrize(
    ("given", "local", "together"),
    [
        ({"model": "local"}, True, False),
        ({"model": "local", "ask": "together"}, True, True),
        ({"model": "openai/gpt-5-mini"}, False, True),
        ({"model": "openai/gpt-5-mini", "ask": "apart"}, False, False),
        ({"base_url": "http://localhost:1/v1", "model": "local"}, False, True),
    ],
)
def test_where_the_model_runs_decides_how_it_is_asked(
    given: dict[str, Any], local: bool, together: bool
) -> None:
    """A small model is asked section by section unless the settings say otherwise."""
    settings = Settings(**given)
    assert (settings.is_local, settings.asks_together) == (local, together)


def test_variables_are_read_and_what_is_given_goes_first() -> None:
    """Each setting has a variable; an argument that is not None replaces it."""
    environment = {
        "SUMMARIZER_MODEL": "a", "SUMMARIZER_BASE_URL": "http://h/v1", "SUMMARIZER_RETRIES": "7",
        "SUMMARIZER_TIMEOUT": "2.5", "SUMMARIZER_CACHE": "/x", "SUMMARIZER_ANSWERS": "",
        "OPENAI_API_KEY": KEY, "HOME": "/",
    }  # fmt: skip
    settings = Settings.from_environment(environment, model="b", base_url=None)
    assert (settings.model, settings.base_url, settings.retries) == ("b", "http://h/v1", 7)
    assert (settings.timeout, settings.answers) == (2.5, "json_schema")
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY


def test_a_key_of_its_own_goes_before_that_of_openai() -> None:
    """A server's key can be given without touching the one for OpenAI."""
    settings = Settings.from_environment({"SUMMARIZER_API_KEY": "own", "OPENAI_API_KEY": KEY})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "own"


@pytest.mark.parametrize("word", ["none", None])
def test_a_model_that_takes_no_temperature_can_be_told(word: str | None) -> None:
    """A variable cannot hold None, so the word stands for it."""
    assert Settings.model_validate({"temperature": word}).temperature is None
    assert Settings.from_environment({"SUMMARIZER_TEMPERATURE": "none"}).temperature is None
    assert Settings.from_environment({"SUMMARIZER_TEMPERATURE": "0.5"}).temperature == 0.5


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SUMMARIZER_MODLE", "x", "SUMMARIZER_MODLE is not a setting; there are SUMMARIZER_MODEL"),
        ("SUMMARIZER_RETRIES", "-1", "SUMMARIZER_RETRIES (or retries): Input should be greater"),
        ("SUMMARIZER_RETRIES", "many", "SUMMARIZER_RETRIES"),
        ("SUMMARIZER_WINDOW", "10", "SUMMARIZER_WINDOW"),
        ("SUMMARIZER_ANSWERS", "xml", "'json_schema', 'tools' or 'json'"),
        ("SUMMARIZER_TEMPERATURE", "hot", "SUMMARIZER_TEMPERATURE"),
        ("SUMMARIZER_BASE_URL", "localhost:8000", "must begin with http:// or https://"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told_by_its_variable(
    name: str, value: str, said: str
) -> None:
    """The message names the variable, so that it can be put right."""
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({name: value})
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "given",
    [
        {"base_url": "http://h/v1", "model": "m", "model_file": Path("x.gguf")},
        {"model": "openai/m", "model_file": Path("x.gguf")},
        {"window": 2_000, "answer_tokens": 1_001},
    ],
)
def test_settings_that_exclude_each_other_are_refused(given: dict[str, Any]) -> None:
    """Only one model can answer, and an answer must leave room for the question."""
    with pytest.raises(ValidationError):
        Settings(**given)


def test_settings_stay_as_they_are() -> None:
    """One object is passed down and nobody changes it on the way."""
    with pytest.raises(ValidationError, match="frozen"):
        Settings().model = "x"  # type: ignore[misc]


def test_neither_key_nor_password_shows() -> None:
    """Settings can be printed and logged, and told in an error, without telling a secret."""
    url = "https://desk:hunter2@gateway.example/v1"
    settings = Settings(api_key=KEY, base_url=url, model="m")
    for told in (repr(settings), str(settings), settings.model_dump_json(include={"api_key"})):
        assert KEY not in told
        assert "hunter2" not in told
    assert "gateway.example/v1" in repr(settings)
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({"SUMMARIZER_API_KEY": KEY, "SUMMARIZER_RETRIES": KEY})
    assert KEY not in str(caught.value)
    assert caught.value.__cause__ is None
