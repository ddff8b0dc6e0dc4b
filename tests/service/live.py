"""A service in a process of its own, which can be killed, and raw sockets to it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

import httpx2

ROOT = Path(__file__).parents[2]
ARGUMENTS = ["-m", "summarizer", "serve", "--no-correct", "--data", "data"]


class Live:
    """`summarizer serve` in a folder, asking a fake model; used in a `with` block.

    Attributes:
        url: Where it is.
        log: What it has told so far, line by line.
    """

    def __init__(self, folder: Path, base_url: str, *options: str, package: Path = ROOT) -> None:
        self._folder, self._options = folder, options
        self._environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(package),
            "HOME": str(folder),
            "SUMMARIZER_BASE_URL": base_url,
            "SUMMARIZER_MODEL": "fake-model",
            "SUMMARIZER_RETRIES": "0",
            "SUMMARIZER_ASK": os.environ.get("SUMMARIZER_ASK", "auto"),
        }
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.client = httpx2.Client(base_url=self.url, timeout=20)
        self._log = folder / "serve.log"
        self._start()

    @property
    def log(self) -> list[str]:
        """What it has told so far."""
        return self._log.read_text().splitlines()

    def _start(self) -> None:
        with self._log.open("a") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, *ARGUMENTS, "--port", str(self.port), *self._options],
                cwd=self._folder, env=self._environment, stdout=log, stderr=log,
            )  # fmt: skip
        for _ in range(300):
            try:
                if self.client.get("/readyz").is_success:
                    return
            except httpx2.HTTPError:
                assert self.process.poll() is None, self.log
            time.sleep(0.1)
        raise AssertionError(self.log)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def ask_to_end(self) -> int:
        """End it as a system does that shuts down; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def again(self) -> None:
        """Start it again, at the same address and folder."""
        self._start()

    def connected(self) -> socket.socket:
        """A bare connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def memory(self) -> int:
        """The bytes of memory that it has used at most."""
        told = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(told.partition("VmHWM:")[2].split()[0]) * 1_024

    def files(self) -> int:
        """How many files it has open."""
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        if self.process.poll() is None:
            self.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def line_of(event: str, lines: list[str]) -> list[dict[str, Any]]:
    """The lines of the log that tell one kind of event."""
    told = [json.loads(line) for line in lines if line.startswith("{")]
    return [line for line in told if line["event"] == event]
