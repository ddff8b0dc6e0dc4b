"""A model of ten kilobytes, and the places that carry it: a hub, and wheels."""

from __future__ import annotations

import hashlib
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from summarizer.drafting.embedded.hub import Hub
from summarizer.drafting.embedded.model_file import LocalModel
from summarizer.drafting.embedded.packages import Packages

CONTENT = b"GGUF" + bytes(range(256)) * 40
SLICE = 3000
HUB_ONLY = LocalModel(
    name="tiny",
    filename="tiny.gguf",
    size=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    licence="Apache-2.0",
    hub=Hub(repo="someone/tiny", filename="tiny.gguf"),
)
PACKAGES = Packages(
    distribution="tiny-part{n}",
    version="1.0",
    member="tiny_part{n}/data/part{n:02d}.bin",
    count=4,
    part_size=SLICE,
)
PACKAGES_ONLY = LocalModel(
    name="tiny",
    filename="tiny.gguf",
    size=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    licence="Apache-2.0",
    packages=PACKAGES,
)
BOTH = LocalModel(
    name="tiny",
    filename="tiny.gguf",
    size=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    licence="Apache-2.0",
    hub=HUB_ONLY.hub,
    packages=PACKAGES,
)


class FakeHub:
    """A hub on the loopback address; it serves `content`, and notes what it is asked for."""

    def __init__(self) -> None:
        self.content = CONTENT
        self.breaks_after: int | None = None
        self.knows_ranges = True
        self.ranges: list[str | None] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                self._head(0)

            def do_GET(self) -> None:
                asked = self.headers.get("Range")
                hub.ranges.append(asked)
                begin = int(asked[6:-1]) if asked and hub.knows_ranges else 0
                self._head(begin)
                stop = hub.breaks_after
                hub.breaks_after = None
                self.wfile.write(hub.content[begin:stop])

            def _head(self, begin: int) -> None:
                found = self.path == "/someone/tiny/resolve/main/tiny.gguf"
                self.send_response((206 if begin else 200) if found else 404)
                self.send_header("Content-Length", str(len(hub.content) - begin))
                self.end_headers()

            def log_message(self, *args: object) -> None:
                """Print nothing."""

        return Handler


def write_wheel(folder: Path, number: int, content: bytes) -> None:
    """Write a wheel as the index would hold it."""
    with zipfile.ZipFile(folder / f"tiny_part{number}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"tiny_part{number}/data/part{number:02d}.bin", content)


def write_installable(folder: Path, number: int) -> None:
    """Write a wheel with the metadata that pip reads."""
    write_wheel(folder, number, CONTENT[(number - 1) * SLICE : number * SLICE])
    about = f"tiny_part{number}-1.0.dist-info"
    with zipfile.ZipFile(folder / f"tiny_part{number}-1.0-py3-none-any.whl", "a") as wheel:
        wheel.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tiny-part{number}\nVersion: 1.0\n"
        )
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")


def only_model(cache: Path) -> bool:
    """Say whether nothing is left in the cache beside the model, its lock and the notes."""
    return {path.name for path in cache.iterdir()} <= {"tiny.gguf", "tiny.gguf.lock", "genuine"}
