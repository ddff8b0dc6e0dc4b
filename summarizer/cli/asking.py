"""Who answers: the settings and the summarizer of one command."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.markup import escape

from summarizer.cli.app import err
from summarizer.drafting.destination import destination
from summarizer.pipeline import Summarizer
from summarizer.settings import Settings
from summarizer.terminal import Progress


def settings_for(model: str | None, base_url: str | None, **given: Any) -> Settings:
    """The settings of the environment, with what the command line gives on top.

    What is None was not given.
    """
    return Settings.from_environment(os.environ, model=model, base_url=base_url, **given)


@contextmanager
def summarizer_for(
    model: str | None, base_url: str | None, *, quiet: bool, **given: Any
) -> Iterator[Summarizer]:
    """A summarizer whose first line says which model answers, and where."""
    settings = settings_for(model, base_url, **given)
    place = destination(settings)
    stays = "reports stay here" if place.kind == "embedded" else "reports are sent there"
    err.print(escape(f"model: {place.model} {place.where}; {stays}"), highlight=False)
    notify: Callable[[Any], None] = (lambda _: None) if quiet else Progress(err)
    try:
        with Summarizer(settings, notify) as summarizer:
            yield summarizer
    except KeyboardInterrupt:
        err.print("interrupted; what is finished is kept: run the same command to go on")
        raise typer.Exit(130) from None
