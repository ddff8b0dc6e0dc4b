"""The server: it hangs up on who is slow, and ends gracefully."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from summarizer.errors import SettingsError, UsageError
from summarizer.events import Listener
from summarizer.service.connections import connections_for, protocol
from summarizer.service.telling import listen, tell
from summarizer.settings import Settings

if TYPE_CHECKING:
    import uvicorn

    from summarizer.service.admission import Doors

LOOPBACK = ("localhost", "127.0.0.1", "::1")
SWITCH_SECONDS = 0.0005
"""How long the engine may keep the processor while the server has something to answer: by
default ten times as long."""


def serve(
    address: tuple[str, int],
    data: Path,
    doors: Doors,
    settings: Settings,
    notify: Listener = lambda event: None,
) -> None:
    """Serve until asked to end.

    Args:
        address: The host and the port to listen at.
        data: The folder that jobs are kept in.
        doors: What a request has to pass.
        settings: How to summarize.
        notify: Hears the core's events.

    Raises:
        UsageError: It would listen to others without keys, or cannot listen there.
        SettingsError: The extra `service` is not installed.
        InputError: The data folder cannot be written, or another service has it.
    """
    look_at(address, doors)
    uvicorn = _uvicorn()
    sys.setswitchinterval(SWITCH_SECONDS)
    listen()
    app, wrapped = admitted(data, doors, settings, notify)
    limits = doors.limits
    connections = connections_for(limits.connections, settings.concurrency)
    config = uvicorn.Config(
        wrapped,
        host=address[0],
        port=address[1],
        http=protocol(limits.header_seconds, connections),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(limits.stop_seconds + limits.wait) + 1,
        h11_max_incomplete_event_size=65_536,
        ws="none",
    )
    serving = {"host": address[0], "port": address[1], "keys": doors.keys is not None,
               "only_this_machine": address[0] in LOOPBACK, "connections": connections}  # fmt: skip
    _server(config, app, serving).run()


def look_at(address: tuple[str, int], doors: Doors) -> None:
    """See that it may and can listen there, before anything is told or begun.

    Raises:
        UsageError: It would listen to others without keys; or the port is taken, or the host is
            none of this machine.
    """
    host, port = address
    if doors.keys is None and host not in LOOPBACK:
        raise UsageError(
            f"without keys the service listens on this machine only, not at {host}: "
            "make a key (summarizer serve --keys FILE --new-key NAME) and give --keys FILE"
        )
    if (said := _not_bound(host, port)) is not None:
        raise UsageError(
            f"the service cannot listen at {host}, port {port}: {said}; "
            "give another --port, or the right --host"
        )


def _not_bound(host: str, port: int) -> str | None:
    """Why the server could not take an address; None when it could."""
    faults: list[OSError] = []
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        return str(getattr(error, "strerror", None) or error)
    for family, kind, number, _, place in found:
        try:
            with socket.socket(family, kind, number) as probe:
                if os.name == "posix":  # as the server itself does it
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(place)
        except OSError as error:
            faults.append(error)
    taken = [error for error in faults if error.errno == errno.EADDRINUSE]
    if taken or len(faults) == len(found):  # a machine may lack one of the two internets
        return (taken or faults)[0].strerror
    return None


def admitted(
    data: Path, doors: Doors, settings: Settings, notify: Listener = lambda event: None
) -> tuple[Any, Any]:
    """The application, and the same behind its doors.

    Raises:
        InputError: The data folder cannot be written, or another service has it.
    """
    from summarizer.service.admission import Admission  # noqa: PLC0415 - an extra
    from summarizer.service.app import application  # noqa: PLC0415
    from summarizer.service.engine import Engine  # noqa: PLC0415
    from summarizer.service.metrics import metrics_for  # noqa: PLC0415

    app = application(data, doors, Engine(settings, doors.limits, notify))
    return app, Admission(app, doors, metrics_for(os.environ, app.state.jobs.counts))


def _uvicorn() -> Any:
    try:
        import fastapi  # noqa: F401, PLC0415 - an extra
        import uvicorn  # noqa: PLC0415
    except ImportError:
        raise SettingsError("serving needs: checked-summarizer[service]") from None
    return uvicorn


def _server(config: uvicorn.Config, app: Any, serving: Mapping[str, Any]) -> uvicorn.Server:
    import uvicorn  # noqa: PLC0415

    class Graceful(uvicorn.Server):
        """Says when it serves, and ends its streams as soon as it is asked to end."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                tell("serving", **serving)

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            self.force_exit, self.should_exit = self.should_exit, True  # the second one insists
            if (desk := getattr(app.state, "desk", None)) is not None:
                asyncio.get_event_loop().call_soon_threadsafe(desk.stopping.set)

    return Graceful(config)
