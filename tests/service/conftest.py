"""A service in this process, behind its doors, with a fake model behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra `service` is not installed")

from starlette.testclient import TestClient

from summarizer.service.admission import Doors
from summarizer.service.keys import Keys, new_key
from summarizer.service.limits import ServiceLimits
from summarizer.service.server import admitted
from tests.fake_replies import Script, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, settings_for

Start = Callable[..., TestClient]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a service; all of them end with the test."""
    with ExitStack() as opened:

        def started(
            script: Script | None = None,
            *,
            keys: Keys | None = None,
            data: Path | None = None,
            settings: dict[str, Any] | None = None,
            doors: dict[str, Any] | None = None,
            **limits: Any,
        ) -> TestClient:
            fake = opened.enter_context(FakeOpenAI(script or obedient(BY_SECTION)))
            asked = settings_for(fake, **{"correct": False, **(settings or {})})
            quick = {"stop_seconds": 5, "retry_seconds": 0.2, **limits}
            own = Doors(ServiceLimits(**quick), keys, **(doors or {}))
            _, app = admitted(data or tmp_path / "data", own, asked)
            client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
            client.fake = fake  # type: ignore[attr-defined]
            return opened.enter_context(client)

        yield started


@pytest.fixture
def client(start: Start) -> TestClient:
    """A service without keys."""
    return start()


@pytest.fixture
def tokens(tmp_path: Path) -> dict[str, str]:
    """The tokens of two users."""
    return {name: new_key(tmp_path / "keys.json", name) for name in ("ana", "ben")}


@pytest.fixture
def keys(tmp_path: Path, tokens: dict[str, str]) -> Keys:
    """The keys of the two."""
    assert len(tokens) == 2
    return Keys(tmp_path / "keys.json")
