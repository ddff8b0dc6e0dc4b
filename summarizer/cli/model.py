"""`summarizer model`: which model would answer, and where."""

from __future__ import annotations

import json
from typing import Any

from summarizer.cli.app import BaseUrlOption, JsonOption, ModelOption, app, print_line
from summarizer.cli.asking import settings_for
from summarizer.drafting.destination import destination
from summarizer.errors import ProviderError
from summarizer.settings import Settings


@app.command("model")
def model_command(
    model: ModelOption = None, base_url: BaseUrlOption = None, as_json: JsonOption = False
) -> None:
    """Say which model would answer, where it runs, and whether it is there. Fetches nothing.

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
            print_line(f"{name}: {value}")


def _told(settings: Settings) -> dict[str, Any]:
    place = destination(settings)
    told: dict[str, Any] = {"model": place.model, "where": place.where}
    if place.kind != "embedded":
        return told | {"reports leave this machine": True}
    from summarizer.drafting.embedded.model_file import (  # noqa: PLC0415 - only this needs it
        find_model,
    )

    try:
        path = find_model(settings.model_file, settings.model_file_sha256, fetch=False)
    except ProviderError as error:
        return told | {"reports leave this machine": False, "there": False, "why": str(error)}
    return told | {"reports leave this machine": False, "there": True, "file": str(path)}
