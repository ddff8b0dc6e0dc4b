"""Long checks, each in a process of its own: it can be ended when it takes too long.

A thread could not be, and would keep the processor from whoever else asks.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from summarizer.service.bodies import FiguresBody, VerifyBody
from summarizer.service.checks import figures_of, verified
from summarizer.service.limits import ServiceLimits
from summarizer.service.problems import Problem
from summarizer.service.telling import fault, tell

LONG = 20_000
"""Bytes of a request from which on it is checked apart: to start a process takes a second."""

_WORK: dict[type[BaseModel], Callable[[Any], BaseModel]] = {
    VerifyBody: verified,
    FiguresBody: figures_of,
}


class Apart:
    """Checks what is long, a few at once and each within its time."""

    def __init__(self, limits: ServiceLimits) -> None:
        self._seconds = limits.check_seconds
        self._slots = asyncio.Semaphore(limits.checks_at_once)

    async def checked(self, body: BaseModel) -> bytes:
        """What comes of a body, as JSON. Whoever cancels this ends the process.

        Raises:
            Problem: It is at fault, takes too long, or its turn does not come.
        """
        try:
            await asyncio.wait_for(self._slots.acquire(), self._seconds)
        except TimeoutError:
            raise Problem(
                503,
                "too many long texts are being checked: try again later",
                headers={"Retry-After": str(int(self._seconds) + 1)},
            ) from None
        try:
            return await self._told(body)
        finally:
            self._slots.release()

    async def _told(self, body: BaseModel) -> bytes:
        process = await _started(type(body).__name__, self._seconds)
        try:
            given = body.model_dump_json().encode()
            told, _ = await asyncio.wait_for(process.communicate(given), self._seconds)
        except TimeoutError:
            raise Problem(
                413,
                f"this takes more than {self._seconds:g} seconds to check: "
                "send the text in parts, or a shorter source",
            ) from None
        finally:
            await _ended(process)
        if process.returncode:
            raise Problem(503, "the check ended unexpectedly: is there memory left on the server?")
        found = json.loads(told)
        if "fault" in found:
            tell("fault", **found["fault"])
            raise Problem(500, "the program failed on this request: its log says where")
        if (problem := found.get("problem")) is not None:
            raise Problem(problem["status"], problem["detail"], **problem["more"])
        return json.dumps(found["view"]).encode()


async def _started(name: str, seconds: float) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "summarizer.service.apart", name, str(seconds),
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip


async def _ended(process: Process) -> None:
    """End a process that is not wanted any more, and leave nothing of it behind."""
    if process.returncode is None:
        process.kill()
        await asyncio.shield(process.wait())


# in the process that checks


def main() -> None:
    """Check what comes in by standard input, and write what was found."""
    name, seconds = sys.argv[1:]
    if hasattr(signal, "setitimer"):  # a parent that is killed cannot end this process
        signal.setitimer(signal.ITIMER_REAL, 2 * float(seconds))
        os.nice(5)  # whoever asks for little goes first
    kind = next(kind for kind in _WORK if kind.__name__ == name)
    try:
        view = _WORK[kind](kind.model_validate_json(sys.stdin.buffer.read()))
        told: dict[str, Any] = {"view": view.model_dump(mode="json")}
    except Problem as problem:
        told = {"problem": {
            "status": problem.status, "detail": problem.detail, "more": problem.more,
        }}  # fmt: skip
    except Exception as error:  # noqa: BLE001 - the parent tells of it, without the text in it
        told = {"fault": fault(error)}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
