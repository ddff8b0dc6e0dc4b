"""`summarizer model`: which model would answer, and where."""

from __future__ import annotations

import json
from typing import Any

import typer

from summarizer.cli.app import BaseUrlOption, JsonOption, ModelOption, app, print_line
from summarizer.cli.asking import settings_for
from summarizer.drafting.destination import Destination, destination
from summarizer.errors import ProviderError
from summarizer.settings import Settings

LONGEST = 5.0
"""Seconds that a server may take to say which models it has."""

KNOWN = 10
"""Models that are named where another is asked for."""


@app.command("model")
def model_command(
    model: ModelOption = None, base_url: BaseUrlOption = None, as_json: JsonOption = False
) -> None:
    """Say which model would answer, where it runs, and whether it is there. Fetches nothing.

    A server whose address is given is asked which models it has, and no more; on this machine it
    may still pass reports on. Exits with 3 when it does not answer.

    Examples:

        summarizer model

        summarizer model --base-url http://localhost:11434/v1 --model qwen3:8b
    """
    settings = settings_for(model, base_url)
    told = _told(settings)
    if as_json:
        print_line(json.dumps(told))
    else:
        for name, value in told.items():
            print_line(f"{name}: {'not known' if value is None else value}")
    if settings.base_url and told.get("there") is False:
        raise typer.Exit(3)


def _told(settings: Settings) -> dict[str, Any]:
    place = destination(settings)
    told: dict[str, Any] = {
        "model": place.model,
        "where": place.where,
        "reports leave this machine": not place.stays_here,
    }
    if place.kind == "embedded":
        return told | _embedded(settings)
    return told | (_served(settings, place) if settings.base_url else {})


def _embedded(settings: Settings) -> dict[str, Any]:
    from summarizer.drafting.embedded.model_file import (  # noqa: PLC0415 - only this needs it
        find_model,
    )

    try:
        path = find_model(settings.model_file, settings.model_file_sha256, fetch=False)
    except ProviderError as error:
        return {"there": False, "why": str(error)}
    return {"there": True, "file": str(path)}


def _served(settings: Settings, place: Destination) -> dict[str, Any]:
    """Whether a server lists the model; None when it answers and does not: it may have it yet."""
    import openai  # noqa: PLC0415 - it takes a second

    from summarizer.drafting.provider_errors import provider_error  # noqa: PLC0415

    key = settings.api_key.get_secret_value() if settings.api_key else ""
    try:
        with openai.OpenAI(
            base_url=place.url, api_key=key or "none", timeout=LONGEST, max_retries=0
        ) as client:
            known = [one.id for one in client.models.list().data]
    except openai.NotFoundError:
        return {"there": None, "why": f"the server {place.where} answers, but lists no models"}
    except openai.OpenAIError as error:
        return {"there": False, "why": str(provider_error(error, place.model, place.where, key))}
    if place.model in known:
        return {"there": True}
    listed = ", ".join(known[:KNOWN]) + (", …" if len(known) > KNOWN else "")
    why = f"the server {place.where} lists {listed or 'no model'}, and not this one"
    return {"there": None, "why": why}
