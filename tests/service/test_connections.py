"""More connections than there may be: some hear so, the rest is hung up on, the others go on."""

from __future__ import annotations

import asyncio
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Thread

import pytest
import uvicorn

from summarizer.service import connections
from summarizer.service.admission import Doors
from summarizer.service.connections import OWN_FILES, TOLD, connections_for, protocol
from summarizer.service.limits import ServiceLimits
from summarizer.service.server import admitted
from tests.fake_replies import obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, settings_for

MOST = 3
ASKED = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a service that takes three connections, and tells two more why it does not."""
    monkeypatch.setattr(connections, "TOLD", 2)
    with FakeOpenAI(obedient(BY_SECTION)) as fake, socket.create_server(("127.0.0.1", 0)) as place:
        _, app = admitted(tmp_path, Doors(ServiceLimits()), settings_for(fake))
        server = uvicorn.Server(uvicorn.Config(app, http=protocol(10, MOST), log_config=None))
        thread = Thread(target=lambda: asyncio.run(server.serve(sockets=[place])))
        thread.start()
        yield place.getsockname()[1]
        server.should_exit = True
        thread.join()


def answer_on(connection: socket.socket) -> bytes:
    """What comes back, up to the end of its body; nothing where it is hung up on."""
    found = b""
    with suppress(ConnectionError):
        connection.sendall(ASKED)
        while not found.endswith(b"}") and (piece := connection.recv(65_536)):
            found += piece
    return found


def test_a_connection_too_many_is_told_so_with_a_problem(port: int) -> None:
    """Three are answered, two hear 503 and when to come back, the next hears nothing."""
    with ExitStack() as opened:

        def connected() -> socket.socket:
            return opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))

        taken = [connected() for _ in range(MOST)]
        assert all(answer_on(one).startswith(b"HTTP/1.1 200") for one in taken)
        many = [connected() for _ in range(3)]
        for one in many[:2]:
            answer = answer_on(one).lower()
            assert answer.startswith(b"http/1.1 503")
            for part in (b"application/problem+json", b"retry-after: 1", b"connection: close",
                         b"too many connections"):  # fmt: skip
                assert part in answer
        assert answer_on(many[2]) == b""
        taken[0].close()
        assert answer_on(taken[1]).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(("soft", "hard", "raised", "found"), [
    (100_000, 100_000, None, 2_000), (1_024, 100_000, 2_408, 2_000), (256, 1_024, 1_024, 616),
    (64, 64, 64, 1),
])  # fmt: skip
def test_connections_leave_files_for_the_ledgers(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, raised: int | None, found: int
) -> None:
    """The system's soft limit is raised as far as needed; where it cannot, fewer are taken."""
    was_set: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: was_set.append(limits))
    assert connections_for(2_000, 52) == found
    assert was_set == ([] if raised is None else [(raised, hard)])
    assert OWN_FILES + TOLD + 52 == 408
