"""Serving the embedded model: the process, its handshake and its end, with a stand-in library."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.drafting.embedded import server as local_server
from summarizer.drafting.embedded.model_file import QWEN_CODER
from summarizer.drafting.embedded.server import PROGRAM, LocalServer, close_shared_servers
from summarizer.errors import LocalModelError

STAND_IN = """
import json, os, sys, types
from pathlib import Path

class common_speculative_type:
    COMMON_SPECULATIVE_TYPE_NGRAM_MAP_K = 7

class CommonParams:
    def __init__(self):
        self.model = types.SimpleNamespace(path="")
        self.cpuparams = types.SimpleNamespace(n_threads=-1)
        self.cpuparams_batch = types.SimpleNamespace(n_threads=-1)
        self.speculative = types.SimpleNamespace(types=[], ngram_map_k=types.SimpleNamespace())

class Server:
    listening_address = "http://127.0.0.1:4321"
    def __init__(self, settings):
        print("chatter on standard output")
        os.write(1, b"native chatter\\n")
        seen = {name: value for name, value in vars(settings).items()
                if isinstance(value, (int, str, list))}
        seen["alias"] = sorted(settings.model_alias)
        seen["waiting"] = os.environ.get("OMP_WAIT_POLICY")
        Path(settings.model.path).with_suffix(".seen").write_text(json.dumps(seen))
        exec(Path(settings.model.path).read_text())
"""

Model = Callable[[str], Path]


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    """Write a model file whose text is what the stand-in for xllamacpp does when it loads it."""
    library = tmp_path / "library"
    library.mkdir()
    (library / "xllamacpp.py").write_text(STAND_IN)
    monkeypatch.setenv("PYTHONPATH", str(library))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())

    def write(behaviour: str) -> Path:
        path = tmp_path / "tiny.gguf"
        path.write_text(behaviour)
        return path

    yield write
    close_shared_servers()


def seen(path: Path) -> dict[str, object]:
    """Return the settings that the library was given."""
    settings: dict[str, object] = json.loads(path.with_suffix(".seen").read_text())
    return settings


def test_a_server_tells_where_it_is_and_what_it_asks_for(model: Model) -> None:
    """The address comes from the library, whatever else it prints, and the key is a secret."""
    path = model("")
    with LocalServer(path, context_tokens=4096) as server:
        assert server.base_url == "http://127.0.0.1:4321/v1"
        assert (server.model, server.context_tokens) == ("tiny", 4096)
        assert len(server.api_key) >= 32
        assert server.is_running
    assert not server.is_running


def test_the_library_is_told_to_stay_on_this_machine_and_quiet(model: Model) -> None:
    """Only the loopback address, any free port, the secret key, errors only in the log."""
    path = model("")
    with LocalServer(path, model="mine", context_tokens=2048) as server:
        settings = seen(path)
        assert settings["hostnames"] == ["127.0.0.1"]
        assert settings["port"] == 0
        assert settings["api_keys"] == [server.api_key]
        assert settings["alias"] == ["mine"]
        assert settings["n_ctx"] == 2048
        assert settings["verbosity"] == 1
        assert settings["waiting"] == "PASSIVE"


def test_nothing_is_printed_on_the_terminal(
    model: Model, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the library prints stays in the log of its process."""
    LocalServer(model("import sys; print('to stderr', file=sys.stderr)")).close()
    assert capfd.readouterr() == ("", "")


def test_the_embedded_model_has_a_name_of_its_own(model: Model) -> None:
    """The embedded model's file answers to the model's name, not to the file's."""
    path = model("").rename(model("").with_name(QWEN_CODER.filename))
    with LocalServer(path) as server:
        assert server.model == "qwen2.5-coder-1.5b-instruct"


DAMAGED = """
os.write(2, b"0.00.07 I loading model\\n0.00.07 E load: tensor data is not within the file\\n")
os.write(2, b"0.00.08 E srv: exiting due to model loading error\\n")
raise RuntimeError("Failed to init server, please check the input params.")
"""
NO_MEMORY = """
os.write(2, b"0.01.26 E insufficient memory (attempted to allocate 218750.00 MB)\\n")
raise RuntimeError("Failed to init server, please check the input params.")
"""


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        (DAMAGED, r"\(load: tensor data is not within the file\): the file is damaged"),
        (NO_MEMORY, r"Too little memory .* context of 8192 tokens"),
        ("raise RuntimeError('no reason in the log')", r"\(no reason in the log\)"),
        ("os.abort()", r"ended with signal 6: most likely too little memory"),
        ("os._exit(3)", r"ended with exit code 3"),
    ],
)
def test_a_model_that_cannot_be_loaded_gives_one_sentence(
    model: Model, behaviour: str, said: str
) -> None:
    """A damaged file, too little memory and a crash are told apart; this process lives on."""
    with pytest.raises(LocalModelError, match=said) as caught:
        LocalServer(model(behaviour))
    assert "tiny.gguf" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_answer_that_cannot_be_read_is_told(
    model: Model, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A process that answers something else and lives on is ended, not waited for."""
    monkeypatch.setattr(local_server, "END_SECONDS", 0.1)
    program = tmp_path / "program.py"
    program.write_text("import sys; print('hello', flush=True); sys.stdin.read()")
    monkeypatch.setattr(local_server, "PROGRAM", program)
    with pytest.raises(LocalModelError, match="gave no answer that can be read"):
        LocalServer(model(""))


def test_without_the_library_the_extra_is_named(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing xllamacpp is told by the extra that brings it."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(LocalModelError, match="extra `local`"):
        LocalServer(model(""))


def test_threads_that_ask_at_once_share_one_server(model: Model) -> None:
    """One process serves everybody in this one, however many ask first."""
    path = model("import time; time.sleep(0.1)")
    servers: list[LocalServer] = []
    threads = [
        threading.Thread(target=lambda: servers.append(LocalServer.shared(path))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(server) for server in servers}) == 1


def test_a_shared_server_that_died_is_started_again(model: Model) -> None:
    """A crash of the server costs the running request, not the whole run."""
    path = model("")
    first = LocalServer.shared(path)
    first.close()
    second = LocalServer.shared(path)
    assert second is not first
    assert second.is_running


def test_the_server_ends_with_a_parent_that_is_killed(model: Model) -> None:
    """A parent that dies without a word leaves no server behind."""
    order = {"path": str(model("")), "model": "m", "context_tokens": 1, "api_key": "k"}
    parent_dies, our_end = os.pipe()
    with os.fdopen(our_end, "w") as pipe:
        server = subprocess.Popen(  # noqa: S603 - this Python, and the program under test
            [sys.executable, "-P", str(PROGRAM)], stdin=parent_dies, stdout=subprocess.PIPE
        )
        os.close(parent_dies)
        print(json.dumps(order), file=pipe, flush=True)
        assert server.stdout is not None
        assert json.loads(server.stdout.readline()) == {"address": "http://127.0.0.1:4321"}
        server.stdout.close()
        assert server.poll() is None
    assert server.wait(20) == 0


def test_closing_does_not_wait_for_running_requests(model: Model) -> None:
    """A server that is busy, or still starting a request, ends at once."""
    busy = "import threading, time; threading.Thread(target=time.sleep, args=(30,)).start()"
    server = LocalServer(model(busy))
    begin = time.monotonic()
    server.close()
    server.close()
    assert time.monotonic() - begin < 10


def test_a_forked_process_does_not_end_its_parents_server(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the process that started a server closes it."""
    server = LocalServer(model(""))
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", lambda: -1)
        server.close()
    assert server.is_running
    server.close()
    assert not server.is_running
