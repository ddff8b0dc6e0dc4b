"""From settings to a model that answers."""

from __future__ import annotations

from typing import Any

import instructor
from openai import AsyncOpenAI

from summarizer.drafting.destination import OPENAI_URL, Destination, destination
from summarizer.drafting.model import ModelClient
from summarizer.drafting.wire import WiredClient
from summarizer.errors import SettingsError
from summarizer.events import Listener, ModelReady, ignore
from summarizer.settings import Settings

_MODES = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON,
}
_WINDOW_OF_PROVIDERS = 128_000
_WINDOW_OF_SERVERS = 8_192
_ANSWER_OF_PROVIDERS = 8_000
_ANSWER_OF_SMALL_MODELS = 1_600
_SENTENCES_AT_ONCE = 1
"""A small model gives the first speaker of several sentences to all; docs/evaluation.md."""


def connect(settings: Settings, notify: Listener = ignore) -> ModelClient:
    """The model that the settings name. Fetching and starting the embedded one can take minutes.

    Raises:
        SettingsError: The settings name no model that could be asked.
        LocalModelError: The embedded model cannot be fetched or started.
    """
    place = destination(settings)
    if place.kind == "embedded":
        client = _embedded(settings, place, notify)
    elif place.kind == "server":
        client = _server(settings, place)
    else:
        client = _provider(settings, place)
    notify(ModelReady(client.model, client.where, started=place.kind == "embedded"))
    return client


def _embedded(settings: Settings, place: Destination, notify: Listener) -> ModelClient:
    from summarizer.drafting.embedded.model_file import find_model  # noqa: PLC0415 - needs an extra
    from summarizer.drafting.embedded.server import LocalServer  # noqa: PLC0415

    path = find_model(settings.model_file, settings.model_file_sha256, notify=notify)
    server = LocalServer.shared(path, context_tokens=settings.window)
    return ModelClient(
        client=_instructor(settings, server.base_url, server.api_key),
        model=server.model,
        where=place.where,
        window=server.context_tokens,
        answer_tokens=settings.answer_tokens or _ANSWER_OF_SMALL_MODELS,
        parameters=_parameters(settings) | {"extra_body": {"cache_prompt": True}},
        reasks=settings.reasks,
        is_local=True,
        at_once=_SENTENCES_AT_ONCE,
    )


def _server(settings: Settings, place: Destination) -> ModelClient:
    official = place.url.rstrip("/") == OPENAI_URL or not settings.base_url
    key = settings.api_key.get_secret_value() if settings.api_key else ""
    if official and not key:
        raise SettingsError(f"{settings.model} needs a key: set OPENAI_API_KEY")
    window = settings.window or (_WINDOW_OF_PROVIDERS if official else _WINDOW_OF_SERVERS)
    return ModelClient(
        client=_instructor(settings, place.url, key or "none"),
        model=place.model,
        where=place.where,
        window=window,
        answer_tokens=settings.answer_tokens or min(window // 4, _ANSWER_OF_PROVIDERS),
        parameters=_parameters(settings),
        # Other servers know only the older name, and OpenAI's newer models only the newer.
        limit_parameter="max_completion_tokens" if official else "max_tokens",
        reasks=settings.reasks,
    )


def _provider(settings: Settings, place: Destination) -> ModelClient:
    """Another provider, through instructor's own names and the provider's own variables."""
    try:
        client = instructor.from_provider(place.model, async_client=True)
    except Exception as error:
        raise SettingsError(
            f"cannot use {place.model!r}: {' '.join(str(error).split())[:300]}"
        ) from error
    return ModelClient(
        client=client,
        model=place.model.partition("/")[2],
        where=place.where,
        window=settings.window or _WINDOW_OF_PROVIDERS,
        answer_tokens=settings.answer_tokens or _ANSWER_OF_PROVIDERS,
        parameters=_parameters(settings),
        reasks=settings.reasks,
    )


def _instructor(settings: Settings, url: str, key: str) -> instructor.AsyncInstructor:
    client = AsyncOpenAI(
        base_url=url,
        api_key=key,
        timeout=settings.timeout,
        max_retries=settings.retries,
        http_client=WiredClient(),
    )
    return instructor.from_openai(client, mode=_MODES[settings.answers])


def _parameters(settings: Settings) -> dict[str, Any]:
    return {} if settings.temperature is None else {"temperature": settings.temperature}
