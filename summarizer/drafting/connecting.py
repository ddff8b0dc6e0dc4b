"""From settings to a model that answers: which one, where it runs, and on whose say-so.

A report leaves the machine only when `model` or `base_url` names a provider. A key that
happens to be set is not consent.
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlsplit

import instructor
from openai import AsyncOpenAI

from summarizer.drafting.model import ModelClient
from summarizer.errors import SettingsError
from summarizer.events import Listener, ModelReady, ignore
from summarizer.settings import Settings

OPENAI_URL = "https://api.openai.com/v1"
_MODES = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON,
}
_WINDOW_OF_PROVIDERS = 128_000
_WINDOW_OF_SERVERS = 8_192
_ANSWER_OF_PROVIDERS = 8_000


def connect(settings: Settings, notify: Listener = ignore) -> ModelClient:
    """The model that the settings name. Fetching and starting the embedded one can take minutes.

    Raises:
        SettingsError: The settings name no model that could be asked.
        LocalModelError: The embedded model cannot be fetched or started.
    """
    if settings.is_local:
        client = _embedded(settings, notify)
    elif settings.base_url:
        client = _server(settings, settings.base_url)
    else:
        client = _provider(settings)
    notify(ModelReady(client.model, client.where))
    return client


def _embedded(settings: Settings, notify: Listener) -> ModelClient:
    from summarizer.drafting.local_model import find_model  # noqa: PLC0415 - an extra
    from summarizer.drafting.local_server import LocalServer  # noqa: PLC0415

    path = find_model(settings.model_file, settings.model_file_sha256, notify=notify)
    server = LocalServer.shared(path, context_tokens=settings.window)
    return ModelClient(
        client=_instructor(settings, server.base_url, server.api_key),
        model=server.model,
        where="on this machine",
        window=server.context_tokens,
        answer_tokens=settings.answer_tokens or 1_200,
        parameters=_parameters(settings) | {"extra_body": {"cache_prompt": True}},
        reasks=settings.reasks,
        is_local=True,
    )


def _server(settings: Settings, base_url: str) -> ModelClient:
    if not settings.model:
        raise SettingsError(
            f"which model of {base_url} is meant? Set SUMMARIZER_MODEL to a name that it serves"
        )
    window = settings.window or _WINDOW_OF_SERVERS
    return ModelClient(
        client=_instructor(settings, base_url, _key(settings) or "none"),
        model=settings.model,
        where=f"at {urlsplit(base_url).netloc.rpartition('@')[2]}",
        window=window,
        answer_tokens=settings.answer_tokens or min(window // 4, _ANSWER_OF_PROVIDERS),
        parameters=_parameters(settings),
        reasks=settings.reasks,
    )


def _provider(settings: Settings) -> ModelClient:
    provider, slash, name = (settings.model or "").partition("/")
    if not slash or not name:
        raise SettingsError(
            f"{settings.model!r} does not say whose model it is: write provider/model, "
            f"for instance openai/{settings.model}, or give its server as SUMMARIZER_BASE_URL"
        )
    openai = provider == "openai"
    url = os.environ.get("OPENAI_BASE_URL") or OPENAI_URL
    return ModelClient(
        client=_openai(settings, url) if openai else _from_provider(settings),
        model=name,
        where=f"at {urlsplit(url).netloc.rpartition('@')[2] if openai else provider}",
        window=settings.window or _WINDOW_OF_PROVIDERS,
        answer_tokens=settings.answer_tokens or _ANSWER_OF_PROVIDERS,
        parameters=_parameters(settings),
        limit_parameter="max_completion_tokens" if openai else "max_tokens",
        reasks=settings.reasks,
    )


def _openai(settings: Settings, url: str) -> instructor.AsyncInstructor:
    key = _key(settings)
    if not key:
        raise SettingsError(f"{settings.model} needs a key: set OPENAI_API_KEY")
    return _instructor(settings, url, key)


def _from_provider(settings: Settings) -> instructor.AsyncInstructor:
    """Another provider, through instructor's own names and the provider's own variables."""
    try:
        return instructor.from_provider(settings.model or "", async_client=True)
    except Exception as error:
        raise SettingsError(
            f"cannot use {settings.model!r}: {' '.join(str(error).split())[:300]}"
        ) from error


def _instructor(settings: Settings, url: str, key: str) -> instructor.AsyncInstructor:
    client = AsyncOpenAI(
        base_url=url, api_key=key, timeout=settings.timeout, max_retries=settings.retries
    )
    return instructor.from_openai(client, mode=_MODES[settings.answers])


def _parameters(settings: Settings) -> dict[str, Any]:
    return {} if settings.temperature is None else {"temperature": settings.temperature}


def _key(settings: Settings) -> str | None:
    return settings.api_key.get_secret_value() if settings.api_key else None
