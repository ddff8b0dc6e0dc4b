"""Connections: how many there may be, and who is hung up on."""

from __future__ import annotations

import asyncio
from typing import Any

from summarizer.service.limits import CROWDED

TOLD = 100
"""Connections above the most that there may be which still hear why they are refused."""

OWN_FILES = 256
"""Files that the service has open itself: ledgers, logs, its threads' ends."""


def connections_for(wanted: int, calls: int) -> int:
    """How many connections there are files for; what the system allows by itself is raised first.

    A service that ran out of files could not open the ledgers of its jobs.

    Args:
        wanted: As many as there may be.
        calls: Calls to the model at once: each is a connection too.
    """
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:  # pragma: no cover
        return wanted
    own = OWN_FILES + calls + TOLD
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted + own:
        return wanted
    most = wanted + own if hard == resource.RLIM_INFINITY else min(wanted + own, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
    return max(1, min(wanted, most - own))


def protocol(seconds: float, most: int) -> type[Any]:
    """HTTP as uvicorn speaks it, which hangs up on who is slow or one too many.

    Args:
        seconds: The time in which the headers of a request must be there.
        most: How many connections there may be.
    """
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as Base  # noqa: PLC0415
    except ImportError:
        from uvicorn.protocols.http.h11_impl import H11Protocol as Base  # type: ignore[assignment]  # noqa: PLC0415
    return type("GuardedProtocol", (_Guarded, Base), {"seconds": seconds, "most": most})


class _Guarded:
    """What is added to uvicorn's protocol.

    By itself that waits for headers for ever, and answers one too many with a text that is no
    problem document.
    """

    seconds: float
    most: int
    connections: set[Any]
    app_state: dict[str, Any]
    cycle: Any
    transport: Any
    loop: asyncio.AbstractEventLoop
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)  # type: ignore[misc]
        if len(self.connections) > self.most + TOLD:
            transport.abort()
            return
        if len(self.connections) > self.most:
            self.app_state = {**self.app_state, CROWDED: True}  # Admission says so
        self._expect()

    def data_received(self, data: bytes) -> None:
        if not self._is_at_work() and self._deadline is None:
            self._expect()
        super().data_received(data)  # type: ignore[misc]
        if self._is_at_work() and self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)  # type: ignore[misc]

    def _is_at_work(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(self.seconds, self._hang_up)

    def _hang_up(self) -> None:
        self._deadline = None
        if not self._is_at_work() and not self.transport.is_closing():
            self.transport.close()
