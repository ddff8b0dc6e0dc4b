"""Long checks: in a process of their own, for a while only, and not many at once."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from typing import Any

import pytest

from summarizer import find_figures, verify
from summarizer.service import apart
from summarizer.service.apart import LONG, Apart
from summarizer.service.bodies import FiguresBody
from summarizer.service.limits import ServiceLimits
from summarizer.service.problems import Problem
from tests.sample_report import TEXT

LONG_TEXT = TEXT + "\nNobody said more.\n" * (LONG // 18)
WRONG = "Northland shelled Velm, killing 15 people."


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """Checks that do not end by themselves; the processes that were begun."""
    begun: list[Process] = []

    async def started(name: str, seconds: float) -> Process:
        sleeping = "import time; time.sleep(60)"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", sleeping, stdin=PIPE, stdout=PIPE
        )
        begun.append(process)
        return process

    monkeypatch.setattr(apart, "_started", started)
    return begun


def test_what_is_long_is_checked_as_the_core_checks_it(client: Any) -> None:
    """A process of its own finds what `verify` and `find_figures` find, and its faults are told."""
    told = client.post("/v1/verify", json={"text": WRONG, "source": LONG_TEXT}).json()
    found = verify(WRONG, LONG_TEXT)
    assert not told["ok"]
    assert told["checks"] == [check.model_dump(mode="json") for check in found.checks]
    figures = client.post("/v1/figures", json={"text": LONG_TEXT}).json()["figures"]
    assert [one["start"] for one in figures] == [one.start for one in find_figures(LONG_TEXT)]
    answer = client.post("/v1/verify", json={"result": {"id": 1}, "source": LONG_TEXT})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"].startswith("body.result")


def test_what_takes_too_long_is_ended(never: list[Process]) -> None:
    """After its time it is a 413, and its process is gone."""

    async def asked() -> None:
        with pytest.raises(Problem, match="seconds to check") as told:
            await Apart(ServiceLimits(check_seconds=0.2)).checked(FiguresBody(text=TEXT))
        assert told.value.status == 413
        assert never[0].returncode

    asyncio.run(asked())


def test_whoever_hangs_up_ends_the_check(never: list[Process]) -> None:
    """Cancelling it ends its process, and another may go."""

    async def asked() -> None:
        checks = Apart(ServiceLimits(checks_at_once=1, check_seconds=20))
        for count in (1, 2):
            task = asyncio.ensure_future(checks.checked(FiguresBody(text=TEXT)))
            while len(never) < count:
                await asyncio.sleep(0.01)
            task.cancel()
            await asyncio.wait([task])
            assert never[-1].returncode

    asyncio.run(asked())


def test_one_too_many_is_told_to_come_again(never: list[Process]) -> None:
    """Who gets no turn in time hears when to try again; nothing is begun for them."""

    async def asked() -> None:
        checks = Apart(ServiceLimits(checks_at_once=1, check_seconds=0.3))
        first = asyncio.ensure_future(checks.checked(FiguresBody(text=TEXT)))
        await asyncio.sleep(0)
        checks._seconds = 0.05
        with pytest.raises(Problem, match="too many long texts") as told:
            await checks.checked(FiguresBody(text=TEXT))
        assert (told.value.status, told.value.headers["Retry-After"]) == (503, "1")
        first.cancel()
        await asyncio.wait([first])
        assert len(never) == 1

    asyncio.run(asked())


def test_a_fault_of_the_program_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What trips the checks is a 500 and a line of the log, as it is for what is short."""
    told = '{"fault": {"kind": "RuntimeError", "at": "summarizer.figures:7"}}'

    async def started(name: str, seconds: float) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-c", f"print({told!r})", stdin=PIPE, stdout=PIPE
        )

    monkeypatch.setattr(apart, "_started", started)
    with pytest.raises(Problem, match="its log says where") as raised:
        asyncio.run(Apart(ServiceLimits()).checked(FiguresBody(text=TEXT)))
    assert raised.value.status == 500
    assert "summarizer.figures:7" in capsys.readouterr().err


def test_the_process_that_checks_tells_its_faults(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It writes the kind and the place of what tripped it, and never the text."""

    def failing(body: FiguresBody) -> FiguresBody:
        raise RuntimeError(body.text)

    given = io.TextIOWrapper(io.BytesIO(FiguresBody(text="secret").model_dump_json().encode()))
    monkeypatch.setattr(apart, "_WORK", {FiguresBody: failing})
    monkeypatch.setattr(sys, "stdin", given)
    monkeypatch.setattr(sys, "argv", ["apart", "FiguresBody", "30"])
    monkeypatch.setattr(signal, "setitimer", lambda *given: None)
    monkeypatch.setattr(os, "nice", lambda by: 0)
    apart.main()
    told = capsys.readouterr().out
    assert '"kind": "RuntimeError"' in told
    assert "secret" not in told
