"""Serve a model file on this machine, as an OpenAI-compatible server like any other.

llama.cpp runs in a process of its own. Measured inside the caller's: loading held the interpreter
lock for seconds, closing waited for ever while a request was running, and a crash of native code,
or running out of memory, would have taken the caller along.
"""

from __future__ import annotations

import atexit
import importlib.util
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from summarizer.drafting.embedded.model_file import QWEN_CODER
from summarizer.errors import LocalModelError

CONTEXT_TOKENS = 8192
END_SECONDS = 5
PROGRAM = Path(__file__).with_name("llama_process.py")


class LocalServer:
    """A model file being served on the loopback address, with a key that only this object knows.

    Attributes:
        base_url: The address for an OpenAI client.
        api_key: The key that the server asks for, so that no other user of the machine gets in.
        model: The model's name in requests and answers.
        context_tokens: How many tokens a request and its answer may have together.
    """

    def __init__(
        self, path: Path, *, model: str | None = None, context_tokens: int = CONTEXT_TOKENS
    ) -> None:
        """Start the server and wait until it has loaded the model.

        Args:
            path: The GGUF file.
            model: The name it answers to; by default the embedded model's, or the file's.
            context_tokens: The size of the context.

        Raises:
            LocalModelError: The model cannot be served, with the reason and what to do about it.
        """
        _require_xllamacpp()
        self.path = path
        self.model = model or _model_name(path)
        self.context_tokens = context_tokens
        self.api_key = secrets.token_urlsafe(32)
        self._owner = os.getpid()
        with tempfile.TemporaryFile() as log:
            self._process = _start(log)
            try:
                self.base_url = self._order(log)
            except BaseException:
                self.close()
                raise

    @classmethod
    def shared(cls, path: Path, *, context_tokens: int | None = None) -> Self:
        """Return this process's one server of a model file, started when first asked for.

        Several threads may ask at once. The server ends with the process; nobody needs to close it.
        """
        key = (path.resolve(), context_tokens or CONTEXT_TOKENS)
        with _sharing:
            server = _shared.get(key)
            if not isinstance(server, cls) or not server.is_running:
                server = _shared[key] = cls(path, context_tokens=key[1])
            return server

    @property
    def is_running(self) -> bool:
        """Whether the server's process is alive."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the server at once; requests that are running break off."""
        if self._owner != os.getpid():  # a forked process must not end its parent's server
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _order(self, log: IO[bytes]) -> str:
        order = {
            "path": str(self.path),
            "model": self.model,
            "context_tokens": self.context_tokens,
            "api_key": self.api_key,
        }
        answer = _exchange(self._process, json.dumps(order))
        if address := answer.get("address"):
            return f"{address}/v1"
        raise LocalModelError(self._why_not(answer.get("error"), log))

    def _end(self) -> str:
        try:
            code = self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            return "gave no answer that can be read"
        return f"ended with signal {-code}" if code < 0 else f"ended with exit code {code}"

    def _why_not(self, error: str | None, log: IO[bytes]) -> str:
        if error is None:
            return (
                f"The process that loads the model {self.path} {self._end()}: "
                "most likely too little memory; close other programs, or name a smaller model."
            )
        reason = _first_error(log) or error
        if "allocate" in reason:
            return (
                f"Too little memory to load the model {self.path} with a context of "
                f"{self.context_tokens} tokens ({reason}): close other programs, "
                "or ask for a smaller model or context."
            )
        return (
            f"llama.cpp cannot load the model {self.path} ({reason}): the file is damaged, "
            "or of a kind that it does not know; fetch it again, or name another."
        )


def _require_xllamacpp() -> None:
    if importlib.util.find_spec("xllamacpp") is None:
        raise LocalModelError(
            "The embedded model needs xllamacpp, which is not installed: install this package "
            "with its extra `local` (from a checkout: pip install '.[local]'), "
            "or name a server with SUMMARIZER_BASE_URL."
        )


def _model_name(path: Path) -> str:
    return QWEN_CODER.name if path.name == QWEN_CODER.filename else path.stem


def _start(log: IO[bytes]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - this Python, and a script of our own
        [sys.executable, "-P", str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        encoding="utf-8",
        # Threads that wait by spinning take the cores from those they wait for as soon as another
        # program wants one: measured 1 token/s instead of 6.
        env={"OMP_WAIT_POLICY": "PASSIVE"} | os.environ,
    )


def _exchange(process: subprocess.Popen[str], order: str) -> dict[str, str]:
    """Send the order and wait for the answer; a process that died gives none."""
    assert process.stdin is not None  # noqa: S101 - for the type checker: both are pipes
    assert process.stdout is not None  # noqa: S101
    try:
        print(order, file=process.stdin, flush=True)
        answer: dict[str, str] = json.loads(process.stdout.readline())
    except (OSError, ValueError):
        return {}
    return answer


def _first_error(log: IO[bytes]) -> str | None:
    """Return the first complaint of llama.cpp: the ones after it only pass it on."""
    log.seek(0)
    complaint = re.search(r"^[\d.]+ E (.+)$", log.read().decode("utf-8", "replace"), re.MULTILINE)
    return complaint[1].strip() if complaint else None


_shared: dict[tuple[Path, int], LocalServer] = {}
_sharing = threading.Lock()


@atexit.register
def close_shared_servers() -> None:
    """End every shared server."""
    with _sharing:
        while _shared:
            _shared.popitem()[1].close()
