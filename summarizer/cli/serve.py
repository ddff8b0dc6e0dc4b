"""`summarizer serve`: the HTTP service."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError

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
from summarizer.cli.groups import with_groups
from summarizer.cli.log import log
from summarizer.drafting.destination import destination
from summarizer.errors import SettingsError, UsageError
from summarizer.events import to_all
from summarizer.service.keys import Keys, new_key
from summarizer.service.limits import ServiceLimits
from summarizer.settings import Settings
from summarizer.telemetry import telemetry

if TYPE_CHECKING:
    from summarizer.service.admission import Doors

DEFAULTS = ServiceLimits()
MOST_CHECKERS = 4
"""Processes that check, unless somebody asks for more: each takes a good hundred MB."""


@dataclass(frozen=True)
class KeyOptions:
    """Who may ask, and the key that is to be made, if any."""

    keys: Annotated[
        Path | None,
        typer.Option("--keys", help="The file of keys; without it only this machine may ask."),
    ] = None
    key_name: Annotated[
        str | None,
        typer.Option("--new-key", metavar="NAME", help="Make a key, print its token once, end."),
    ] = None
    key_rate: Annotated[
        float | None, typer.Option("--rate", help="With --new-key: requests a minute.")
    ] = None
    key_bytes: Annotated[
        int | None, typer.Option("--max-bytes", help="With --new-key: its largest body.")
    ] = None

    def make(self, name: str) -> None:
        """Make a key and print its token.

        Raises:
            UsageError: There is no file for it.
        """
        if self.keys is None:
            raise UsageError("say where keys are kept: --keys FILE")
        token = new_key(
            self.keys, name, requests_per_minute=self.key_rate, body_bytes=self.key_bytes
        )
        err.print(f"the token of {name!r}, told only now; {self.keys} keeps its hash:",
                  highlight=False)  # fmt: skip
        print_line(token)


@dataclass(frozen=True)
class LimitOptions:
    """The limits that the command line can set, each called as in `ServiceLimits`."""

    wait: Annotated[float, typer.Option(help="Seconds that POST /v1/summaries waits.")] = (
        DEFAULTS.wait
    )
    body_bytes: Annotated[int, typer.Option(help="The largest request body.")] = DEFAULTS.body_bytes
    report_characters: Annotated[int, typer.Option(help="The longest report.")] = (
        DEFAULTS.report_characters
    )
    reports_per_job: Annotated[int, typer.Option(help="The most reports of a job.")] = (
        DEFAULTS.reports_per_job
    )
    jobs_per_key: Annotated[int, typer.Option(help="The most jobs of a key.")] = (
        DEFAULTS.jobs_per_key
    )
    keep_days: Annotated[float, typer.Option(help="Days until a job is removed.")] = (
        DEFAULTS.keep_days
    )
    requests_per_minute: Annotated[float, typer.Option(help="How often a key may ask.")] = (
        DEFAULTS.requests_per_minute
    )
    streams_per_key: Annotated[int, typer.Option(help="The most open streams of a key.")] = (
        DEFAULTS.streams_per_key
    )
    check_seconds: Annotated[float, typer.Option(help="Seconds that checking a text may take.")] = (
        DEFAULTS.check_seconds
    )
    header_seconds: Annotated[float, typer.Option(help="Seconds that headers may take.")] = (
        DEFAULTS.header_seconds
    )
    body_seconds: Annotated[float, typer.Option(help="Seconds that a body may take.")] = (
        DEFAULTS.body_seconds
    )

    def limits(self) -> ServiceLimits:
        """These, and the defaults of the others.

        Raises:
            UsageError: One of them is not possible.
        """
        try:
            return ServiceLimits.model_validate(asdict(self))
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            name = str(first["loc"][0]).replace("_", "-")
            raise UsageError(f"--{name}: {first['msg']}") from None


@dataclass(frozen=True)
class NameOptions:
    """Which names the service answers to, besides the one that it listens at."""

    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", help="A name that the service goes by.")
    ] = None
    allow_origin: Annotated[
        list[str] | None,
        typer.Option("--allow-origin", help="A site whose pages may ask (https://desk.example)."),
    ] = None


@app.command()
@with_groups
def serve(
    data: Annotated[Path, typer.Option("--data", help="The folder that jobs are kept in.")] = Path(
        "service-data"
    ),
    host: Annotated[str, typer.Option("--host", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65_535)] = 8000,
    *,
    key: KeyOptions,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    correct: CorrectOption = None,
    complete: CompleteOption = None,
    concurrency: Annotated[
        int | None, typer.Option("--concurrency", help="Calls to the model at once.")
    ] = None,
    checkers: Annotated[
        int | None,
        typer.Option("--checkers", help="Processes that check; one for each core but one."),
    ] = None,
    limit: LimitOptions,
    names: NameOptions,
) -> None:
    """Serve summaries over HTTP, with a page to paste a report into at /.

    Every limit has a default that serve --help shows. Requests can name no model and no file.

    Examples:

        summarizer serve

        summarizer serve --keys keys.json --new-key desk

        summarizer serve --host 0.0.0.0 --keys keys.json --allow-host summaries.example
    """
    if key.key_name is not None:
        return key.make(key.key_name)
    doors = _doors(limit.limits(), key.keys, names, host)
    given = {"correct": correct, "complete": complete, "concurrency": concurrency}
    settings = settings_for(model, base_url, checkers=_checkers(checkers), **given)
    from summarizer.service.server import look_at  # noqa: PLC0415 - an extra
    from summarizer.service.server import serve as run  # noqa: PLC0415

    look_at((host, port), doors)
    _tell(settings, f"http://{host}:{port}/" if key.keys is None else None)
    return run((host, port), data, doors, settings, to_all(*telemetry(os.environ)))


def _checkers(given: int | None) -> int | None:
    """How many processes check: what was asked for, or as many as leave one core to answer."""
    if given is not None or os.environ.get("SUMMARIZER_CHECKERS"):
        return given
    return min((os.cpu_count() or 1) - 1, MOST_CHECKERS)


def _tell(settings: Settings, page: str | None) -> None:
    """Which model answers; and the page, where only this machine may look at it."""
    place = destination(settings)
    log.say(f"model: {place.model} {place.where}")
    if page is not None:
        log.say(f"no keys: only this machine is listened to; the page is at {page}")


def _doors(limits: ServiceLimits, keys: Path | None, names: NameOptions, host: str) -> Doors:
    try:
        from summarizer.service.admission import Doors  # noqa: PLC0415 - an extra
    except ImportError:
        raise SettingsError("serving needs: checked-summarizer[service]") from None
    return Doors(
        limits=limits,
        keys=None if keys is None else Keys(keys),
        hosts=frozenset(name.lower() for name in (*(names.allow_host or ()), host)),
        origins=frozenset(origin.rstrip("/") for origin in names.allow_origin or ()),
    )
