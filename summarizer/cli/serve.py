"""`summarizer serve`: the HTTP service."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer.cli.app import (
    BaseUrlOption,
    CompleteOption,
    CorrectOption,
    ModelOption,
    app,
    err,
    print_line,
)
from summarizer.cli.asking import settings_for
from summarizer.cli.log import log
from summarizer.drafting.destination import destination
from summarizer.errors import SettingsError, UsageError
from summarizer.events import to_all
from summarizer.service.keys import Keys, new_key
from summarizer.service.limits import ServiceLimits
from summarizer.telemetry import telemetry

DEFAULTS = ServiceLimits()


@app.command()
def serve(
    data: Annotated[Path, typer.Option("--data", help="The folder that jobs are kept in.")] = Path(
        "service-data"
    ),
    host: Annotated[str, typer.Option("--host", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65_535)] = 8000,
    keys: Annotated[
        Path | None,
        typer.Option("--keys", help="The file of keys; without it only this machine may ask."),
    ] = None,
    key_name: Annotated[
        str | None,
        typer.Option("--new-key", metavar="NAME", help="Make a key, print its token once, end."),
    ] = None,
    key_rate: Annotated[
        float | None, typer.Option("--rate", help="With --new-key: requests a minute.")
    ] = None,
    key_bytes: Annotated[
        int | None, typer.Option("--max-bytes", help="With --new-key: its largest body.")
    ] = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    correct: CorrectOption = None,
    complete: CompleteOption = None,
    concurrency: Annotated[
        int | None, typer.Option("--concurrency", help="Calls to the model at once.")
    ] = None,
    wait: Annotated[
        float, typer.Option("--wait", help="Seconds that POST /v1/summaries waits.")
    ] = DEFAULTS.wait,
    body_bytes: Annotated[
        int, typer.Option("--body-bytes", help="The largest request body.")
    ] = DEFAULTS.body_bytes,
    characters: Annotated[
        int, typer.Option("--report-characters", help="The longest report.")
    ] = DEFAULTS.report_characters,
    reports: Annotated[
        int, typer.Option("--reports-per-job", help="The most reports of a job.")
    ] = DEFAULTS.reports_per_job,
    jobs: Annotated[
        int, typer.Option("--jobs-per-key", help="The most jobs of a key.")
    ] = DEFAULTS.jobs_per_key,
    keep_days: Annotated[
        float, typer.Option("--keep-days", help="Days until a job is removed.")
    ] = DEFAULTS.keep_days,
    per_minute: Annotated[
        float, typer.Option("--requests-per-minute", help="How often a key may ask.")
    ] = DEFAULTS.requests_per_minute,
    streams: Annotated[
        int, typer.Option("--streams-per-key", help="The most open streams of a key.")
    ] = DEFAULTS.streams_per_key,
    header_seconds: Annotated[
        float, typer.Option("--header-seconds", help="Seconds that headers may take.")
    ] = DEFAULTS.header_seconds,
    body_seconds: Annotated[
        float, typer.Option("--body-seconds", help="Seconds that a body may take.")
    ] = DEFAULTS.body_seconds,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", help="A name that the service goes by.")
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option("--allow-origin", help="A site whose pages may ask (https://desk.example)."),
    ] = None,
) -> None:
    """Serve summaries over HTTP, with a page to paste a report into at /.

    Every limit has a default that serve --help shows. Requests can name no model and no file.

    Examples:

        summarizer serve

        summarizer serve --keys keys.json --new-key desk

        summarizer serve --host 0.0.0.0 --keys keys.json --allow-host summaries.example
    """
    if key_name is not None:
        return _make_key(keys, key_name, key_rate, key_bytes)
    limits = _limits(
        wait=wait, body_bytes=body_bytes, report_characters=characters, reports_per_job=reports,
        jobs_per_key=jobs, keep_days=keep_days, requests_per_minute=per_minute,
        streams_per_key=streams, header_seconds=header_seconds, body_seconds=body_seconds,
    )  # fmt: skip
    settings = settings_for(
        model, base_url, correct=correct, complete=complete, concurrency=concurrency
    )
    from summarizer.service.server import serve as run  # noqa: PLC0415 - an extra

    place = destination(settings)
    log.say(f"model: {place.model} {place.where}")
    if keys is None:
        log.say(f"no keys: only this machine is listened to; the page is at http://{host}:{port}/")
    run((host, port), data, _doors(limits, keys, allow_host, allow_origin, host), settings,
        to_all(*telemetry(os.environ)))  # fmt: skip
    return None


def _make_key(keys: Path | None, name: str, rate: float | None, most: int | None) -> None:
    if keys is None:
        raise UsageError("say where keys are kept: --keys FILE")
    token = new_key(keys, name, requests_per_minute=rate, body_bytes=most)
    err.print(f"the token of {name!r}, told only now; {keys} keeps its hash:", highlight=False)
    print_line(token)


def _limits(**given: float) -> ServiceLimits:
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        return ServiceLimits.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise UsageError(f"--{name}: {first['msg']}") from None


def _doors(
    limits: ServiceLimits,
    keys: Path | None,
    hosts: list[str] | None,
    origins: list[str] | None,
    host: str,
) -> Any:
    try:
        from summarizer.service.admission import Doors  # noqa: PLC0415 - an extra
    except ImportError:
        raise SettingsError("serving needs: checked-summarizer[service]") from None
    return Doors(
        limits=limits,
        keys=None if keys is None else Keys(keys),
        hosts=frozenset(name.lower() for name in (*(hosts or ()), host)),
        origins=frozenset(origin.rstrip("/") for origin in origins or ()),
    )
