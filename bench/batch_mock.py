"""What the benches of the batch job share: made-up reports, and a server that answers at once.

The server is any OpenAI-compatible one given by its program (`--mock PATH`), which takes the
options --port, --latency-ms, --fill grounded, --rpm, --tpm and answers /__stats with its counts.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from summarizer import Report, Settings

PLACES = ("Velm", "Orsk", "Tarn", "Port Hale", "Mirow", "Castra", "Lindow", "Arbe")
PEOPLE = ("Ana Ruiz", "Tomas Berg", "Lena Okafor", "Piet Maas", "Sara Lind", "Ivo Kral")
OFFICES = ("Defense Minister", "central bank governor", "foreign ministry spokesman", "mayor")
SENTENCES = (
    "{office} {person} said on Monday that {n} people had been killed in {place} since March.",
    "The government will spend ${m} million on repairing the bridges of {place}, {person} said.",
    "“We will answer every shell that falls on {place},” {person} told reporters on {day}.",
    "Exports to {place} fell {p} percent to ${m} million in the {q} quarter, customs data show.",
    "The ministry denied that its troops had entered {place}, calling the report baseless.",
    "The European Union warned that it would freeze assets worth ${m} million if attacks go on.",
    "About {n} households in {place} were without power for {d} days, the operator reported.",
    "{person}, the {office}, rejected the accusation and asked for an inquiry within {d} weeks.",
)


def made_up(count: int, characters: int = 1_500, seed: int = 1) -> Iterator[Report]:
    """Reports of about so many characters, each different, made as they are drawn."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    for number in range(count):
        told = [f"Report {number} from {rng.choice(PLACES)}"]
        while sum(map(len, told)) < characters - 80:
            told.append(_sentence(rng))
        yield Report(id=f"r{number}", text="\n\n".join(told) + "\n")


def _sentence(rng: random.Random) -> str:
    return rng.choice(SENTENCES).format(
        office=rng.choice(OFFICES),
        person=rng.choice(PEOPLE),
        place=rng.choice(PLACES),
        day=rng.choice(("Monday", "Tuesday", "Friday")),
        q=rng.choice(("first", "second", "third")),
        n=rng.randint(3, 900),
        m=rng.randint(2, 990),
        p=rng.randint(2, 60),
        d=rng.randint(2, 9),
    )


class Server(NamedTuple):
    """The server that answers."""

    base_url: str
    process: subprocess.Popen[bytes]

    def stats(self) -> dict[str, int]:
        """Its counts."""
        return dict(json.load(self._open("/__stats")))

    def reset(self) -> None:
        """Set its counts to nought."""
        self._open("/__reset", method="POST").read()

    def _open(self, path: str, method: str = "GET") -> Any:
        url = self.base_url.removesuffix("/v1") + path
        return urllib.request.urlopen(urllib.request.Request(url, method=method))  # noqa: S310


@contextmanager
def server(program: Path, *options: str) -> Iterator[Server]:
    """Start the server on a free port, on the last core where there are several."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(program), "--port", str(port), "--fill", "grounded", *options]
    started = Server(f"http://127.0.0.1:{port}/v1", subprocess.Popen(command))  # noqa: S603
    pin(started.process.pid, last=True)
    try:
        _wait_for(started)
        yield started
    finally:
        started.process.terminate()
        started.process.wait(10)


def _wait_for(started: Server) -> None:
    for _ in range(200):
        try:
            started.stats()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("the server does not answer: is --mock its program?")


def pin(process: int = 0, *, last: bool = False) -> None:
    """Keep a process to one core, so that client and server do not take turns."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0) | set(range(os.cpu_count() or 1)))
        os.sched_setaffinity(process, {cores[-1 if last else 0]})


def spread(process: int) -> None:
    """Let a process use all cores, for what is measured as a whole."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process, set(range(os.cpu_count() or 1)))


def settings(started: Server, **given: Any) -> Settings:
    """Settings of the benches: one call a report, all checks, no correction."""
    usual: dict[str, Any] = {"concurrency": 64, "ask": "together", "correct": False}
    return Settings(base_url=started.base_url, model="mock", window=32_000, **usual | given)


def arguments(description: str | None, **defaults: int) -> argparse.Namespace:
    """The options of a bench: --mock PATH, and a number for each default."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--mock", type=Path, required=True, help="the server's program")
    for name, default in defaults.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=default)
    return parser.parse_args()


def run(coroutine: Any) -> Any:
    """Run a coroutine to its end."""
    return asyncio.run(coroutine)
