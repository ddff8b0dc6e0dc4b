"""Who answers: the settings and the summarizer of one command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

from summarizer.cli.app import err
from summarizer.cli.log import log
from summarizer.cli.progress_bar import BatchBar
from summarizer.drafting.destination import Destination, destination
from summarizer.events import Listener, ignore, to_all
from summarizer.pipeline import Summarizer
from summarizer.settings import Settings
from summarizer.telemetry import telemetry
from summarizer.terminal import Progress


def settings_for(model: str | None, base_url: str | None, **given: Any) -> Settings:
    """The settings of the environment, with what the command line gives on top.

    What is None was not given.
    """
    return Settings.from_environment(os.environ, model=model, base_url=base_url, **given)


@contextmanager
def summarizer_for(
    model: str | None, base_url: str | None, *, quiet: bool, bar: bool | None = None, **given: Any
) -> Iterator[Summarizer]:
    """A summarizer whose first line says which model answers, and where.

    `bar` shows a batch as a bar, where there is a terminal to show it on.
    """
    settings = settings_for(model, base_url, **given)
    _tell_destination(destination(settings))
    try:
        with _face(quiet=quiet, bar=bool(bar)) as face:
            notify = to_all(face, *telemetry(os.environ))
            with Summarizer(settings, notify) as summarizer:
                yield summarizer
    except KeyboardInterrupt:
        log.say("interrupted; what is finished is kept: run the same command to go on")
        raise typer.Exit(130) from None


def _tell_destination(place: Destination) -> None:
    if log.form == "json":
        is_local = place.kind == "embedded"
        log.write("destination", model=place.model, where=place.where, is_local=is_local)
        return
    stays = "reports stay here" if place.kind == "embedded" else "reports are sent there"
    log.say(f"model: {place.model} {place.where}; {stays}")


@contextmanager
def _face(*, quiet: bool, bar: bool) -> Iterator[Listener]:
    """Who shows what happens."""
    if quiet:
        yield ignore
    elif log.form == "json":
        yield log
    elif bar and err.is_terminal:
        with BatchBar(err) as shown:
            yield shown
    else:
        yield Progress(err)
