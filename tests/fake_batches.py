"""A fake OpenAI-compatible server with files and batches, whose faults a test decides.

The script answers each line of a batch as it answers a live call: an `Answer` is a line of the
output file, a `Status` one of the error file, `Expired` an expired line, `Lost` no line at all.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

from tests.fake_replies import Answer, Body, Reply, Status, completion
from tests.fake_server import FakeOpenAI, _Handler


@dataclass(frozen=True)
class Expired:
    """The line was not reached within the day."""


@dataclass(frozen=True)
class Lost:
    """The line is in neither file."""


@dataclass(frozen=True)
class Garbled:
    """The line is there, and is no JSON."""


Fate = Reply | Expired | Lost | Garbled


@dataclass(frozen=True)
class Failing:
    """A batch fails as a whole: for one line of it, or for all."""

    message: str
    code: str = "invalid_request"
    line: int | None = None


@dataclass(frozen=True)
class Cancelled:
    """Somebody cancels a batch when so many lines are answered."""

    after: int = 0


@dataclass(frozen=True)
class Unheard:
    """The batch is made, but the connection drops before the answer."""


@dataclass(frozen=True)
class Untaken:
    """The connection drops before the batch is made."""


BatchFate = Failing | Cancelled | Unheard | Untaken | None


class FakeBatches(FakeOpenAI):
    """The server.

    Attributes:
        created: The body of each batch that was made.
        lines: The lines of each batch, in the same order.
        batches: Each batch, by its name.
        polls: How many times a batch is seen in progress before it has ended.
    """

    def __init__(
        self,
        script: Callable[[Body], Fate],
        fates: Iterable[BatchFate] = (),
        *,
        live: Callable[[Body], Reply] | None = None,
        polls: int = 0,
        has_batches: bool = True,
    ) -> None:
        super().__init__(live or _no_live_call)
        self.fate, self.fates, self.polls, self.has_batches = (
            script,
            iter(fates),
            polls,
            has_batches,
        )
        self.created: list[Body] = []
        self.lines: list[list[Body]] = []
        self.batches: dict[str, Body] = {}
        self._files: dict[str, bytes] = {}
        self._names = count(1)
        self._server.RequestHandlerClass = _BatchHandler

    def take_file(self, content: bytes) -> Body:
        """Keep a file."""
        name = f"file-{next(self._names)}"
        self._files[name] = content
        return {"id": name, "object": "file", "bytes": len(content), "created_at": 1,
                "filename": "x.jsonl", "purpose": "batch", "status": "processed"}  # fmt: skip

    def file(self, name: str) -> bytes | None:
        """The content of a file."""
        return self._files.get(name)

    def create(self, body: Body) -> Body | Unheard | Untaken:
        """Make a batch."""
        fate = next(self.fates, None)
        if isinstance(fate, Untaken):
            return fate
        name = f"batch_{next(self._names)}"
        rows = [json.loads(line) for line in self._files[body["input_file_id"]].splitlines()]
        self.created.append(body)
        self.lines.append(rows)
        self.batches[name] = {
            "id": name, "object": "batch", "endpoint": body["endpoint"], "created_at": 1,
            "input_file_id": body["input_file_id"], "completion_window": "24h",
            "status": "in_progress", "metadata": body.get("metadata"), "errors": None,
            "request_counts": {"total": len(rows), "completed": 0, "failed": 0},
            "_rows": rows, "_fate": fate, "_polls": self.polls,
        }  # fmt: skip
        return fate if isinstance(fate, Unheard) else self.batches[name]

    def seen(self, name: str) -> Body:
        """How a batch stands when it is looked at."""
        batch = self.batches[name]
        if batch["status"] == "in_progress" and batch["_polls"] <= 0:
            self._finish(batch)
        batch["_polls"] -= 1
        return batch

    def _finish(self, batch: Body) -> None:
        match batch["_fate"]:
            case Failing(message, code, line):
                fault = {"code": code, "message": message, "line": line, "param": None}
                batch |= {"status": "failed", "errors": {"object": "list", "data": [fault]}}
                return
            case Cancelled(after):
                rows, status = batch["_rows"][:after], "cancelled"
            case _:
                rows, status = batch["_rows"], "completed"
        fates = [(row, self.fate(row["body"])) for row in rows]
        good = [_line(row, fate) for row, fate in fates if isinstance(fate, Answer)]
        bad = [_line(row, fate) for row, fate in fates if not isinstance(fate, Answer | Lost)]
        if any(isinstance(fate, Expired) for _, fate in fates):
            status = "expired"
        batch["status"] = status
        for name, lines in (("output_file_id", good), ("error_file_id", bad)):
            if lines:  # the answers come in another order than the questions
                batch[name] = self.take_file("".join(reversed(lines)).encode())["id"]


def _line(row: Body, fate: Fate) -> str:
    answer: Body = {"id": "b", "custom_id": row["custom_id"], "response": None, "error": None}
    match fate:
        case Garbled():
            return "{ half a li\n"
        case Expired():
            answer["error"] = {"code": "batch_expired", "message": "It could not be executed."}
        case Status():
            answer["response"] = {"status_code": fate.status, "body": fate.error()}
        case Answer():
            answer["response"] = {"status_code": 200, "body": completion(fate, row["body"])}
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _no_live_call(_: Body) -> Reply:
    raise AssertionError("a question was asked live")


class _BatchHandler(_Handler):
    def do_GET(self) -> None:  # noqa: N802 - the name it has
        path, fake = urlsplit(self.path).path, self._fake
        if path == "/v1/batches" and fake.has_batches:
            listed = [_shown(batch) for batch in fake.batches.values()]
            return self._send(200, {"object": "list", "data": listed, "has_more": False})
        if (found := re.fullmatch("/v1/batches/(.+)", path)) and found[1] in fake.batches:
            return self._send(200, _shown(fake.seen(found[1])))
        content = fake.file(path.split("/")[3]) if path.endswith("/content") else None
        return self._send_raw(content) if content is not None else super().do_GET()

    def do_POST(self) -> None:  # noqa: N802
        if self.path not in ("/v1/files", "/v1/batches"):
            super().do_POST()
        elif self.path == "/v1/files":
            self._send(200, self._fake.take_file(_uploaded(self._body())))
        else:
            self._make(self._fake.create(json.loads(self._body())))

    def _make(self, made: Body | Unheard | Untaken) -> None:
        if isinstance(made, Unheard | Untaken):
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._send(200, _shown(made))

    @property
    def _fake(self) -> FakeBatches:
        assert isinstance(self.server.fake, FakeBatches)
        return self.server.fake

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers["Content-Length"]))
        raw = b""
        while size := int(self.rfile.readline(), 16):
            raw += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return raw

    def _send_raw(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _uploaded(form: bytes) -> bytes:
    """The file of a form with several parts."""
    boundary = form.partition(b"\r\n")[0]
    parts = form.split(boundary)[1:-1]
    return next(part.partition(b"\r\n\r\n")[2][:-2] for part in parts if b"filename=" in part)


def _shown(batch: Body) -> Body:
    return {name: value for name, value in batch.items() if not name.startswith("_")}
