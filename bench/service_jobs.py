"""Ten thousand jobs of one short report each, thrown at a running service.

First at one with keys and its usual limits, as fast as they can be sent: what is refused has to
be a problem with a time to come back. Then at one that takes them all: while they are worked on
it is asked whether it lives, and its memory and open files are looked at; it is killed on the way
and started again; every job has to end with the result of its own report, and no answer is asked
for twice. At last their time is over, and they are removed.

    python -m bench.service_jobs --mock path/to/mock_server.py
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Self

import httpx2

from bench.batch_mock import Server, arguments, made_up, run, server

PROBLEM = "application/problem+json"
CHARACTERS = 150
IN_FLIGHT = 64
CONCURRENCY = 16
_LONG = 3_600.0


class Service:
    """`summarizer serve` in a folder; it can be killed and started again.

    Attributes:
        url: Where it is.
        folder: Where it runs; its data is below.
    """

    def __init__(self, model: Server, folder: Path, *options: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url, self.folder = f"http://127.0.0.1:{port}", folder
        self._command = [
            sys.executable, "-m", "summarizer", "serve", "--no-correct", "--data", "data",
            "--port", str(port), "--concurrency", str(CONCURRENCY), *options,
        ]  # fmt: skip
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "SUMMARIZER_BASE_URL": model.base_url,
            "SUMMARIZER_MODEL": "mock",
            "SUMMARIZER_ASK": "together",
        }
        self.start()

    @property
    def log(self) -> Path:
        """What it has told."""
        return self.folder / "serve.log"

    @property
    def jobs(self) -> Path:
        """The folder of its jobs."""
        return self.folder / "data" / "jobs"

    def start(self) -> float:
        """Start it; the seconds until it can be asked."""
        began = time.perf_counter()
        with self.log.open("a") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own program
                self._command, cwd=self.folder, env=self._environment, stdout=log, stderr=log
            )
        with httpx2.Client(base_url=self.url) as client:
            for _ in range(6_000):
                with suppress(httpx2.HTTPError):
                    if client.get("/readyz").is_success:
                        return time.perf_counter() - began
                time.sleep(0.05)
        raise SystemExit(f"it does not start: see {self.log}")

    def end(self, how: signal.Signals) -> None:
        """End it."""
        self.process.send_signal(how)
        self.process.wait(120)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.end(signal.SIGKILL)


class Watch:
    """Looks at a service as long as the block lasts: does it live, what does it hold.

    Attributes:
        seconds: How long each answer of /healthz took.
        memory: The most bytes that it held.
        files: The most files that it had open.
        failed: How often /healthz gave no answer.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self.seconds: list[float] = []
        self.memory = self.files = self.failed = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        with httpx2.Client(base_url=self._service.url, timeout=30) as client:
            while not self._over.wait(0.1):
                began = time.perf_counter()
                try:
                    self.failed += not client.get("/healthz").is_success
                except httpx2.HTTPError:
                    self.failed += 1
                self.seconds.append(time.perf_counter() - began)
                self._weigh()

    def _weigh(self) -> None:
        place = Path(f"/proc/{self._service.process.pid}")
        if place.exists():
            told = (place / "status").read_text()
            self.memory = max(self.memory, int(told.partition("VmRSS:")[2].split()[0]) * 1_024)
            self.files = max(self.files, len(list((place / "fd").iterdir())))

    def told(self) -> str:
        """As a line of the report."""
        slow = sorted(self.seconds)
        return (
            f"/healthz median {slow[len(slow) // 2] * 1e3:.0f} ms, 99 % "
            f"{slow[int(len(slow) * 0.99)] * 1e3:.0f} ms, slowest {slow[-1] * 1e3:.0f} ms, "
            f"failed {self.failed} of {len(slow)}; {self.memory / 1e6:.0f} MB, {self.files} files"
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


class Answered(NamedTuple):
    """One answer: its status, and what has to be known of it."""

    status: int
    media: str
    retry_after: str
    body: Any


async def posted(url: str, bodies: Iterable[Any], token: str = "") -> list[Answered]:
    """Send each body as a job, so many at once."""
    found, waiting = list[Answered](), iter(bodies)
    headers = {"Authorization": f"Bearer {token}"} if token else {}

    async def sender(client: httpx2.AsyncClient) -> None:
        for body in waiting:
            answer = await client.post("/v1/jobs", json=body)
            media, later = (
                answer.headers.get(name, "") for name in ("content-type", "retry-after")
            )
            found.append(Answered(answer.status_code, media, later, answer.json()))

    async with httpx2.AsyncClient(base_url=url, headers=headers, timeout=60) as client:
        await asyncio.gather(*(sender(client) for _ in range(IN_FLIGHT)))
    return found


def tiny(count: int) -> Iterator[dict[str, Any]]:
    """Jobs of one short report each, each different."""
    for report in made_up(count, CHARACTERS):
        yield {"reports": [{"id": report.id, "text": report.text}]}


def listed(url: str) -> list[dict[str, Any]]:
    """Every job, page by page."""
    found, page = list[dict[str, Any]](), "/v1/jobs?limit=1000"
    with httpx2.Client(base_url=url, timeout=60) as client:
        while page:
            answer = client.get(page)
            found += answer.json()
            page = answer.links.get("next", {}).get("url", "")
    return found


def refused(model: Server, count: int) -> None:
    """One key sends all it can, another asks now and then."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tokens = [_token(folder, key) for key in ("greedy", "calm")]
        with Service(model, folder, "--keys", "keys.json") as service, Watch(service) as watch:
            calm: list[int] = []
            over = threading.Event()
            asking = threading.Thread(target=_ask_calmly, args=(service.url, tokens[1], calm, over))
            asking.start()
            began = time.perf_counter()
            answers = run(posted(service.url, tiny(count), tokens[0]))
            seconds = time.perf_counter() - began
            over.set()
            asking.join()
        print(f"\n{count} jobs of one key with the usual limits, in {seconds:.0f} s")
        print(f"  answers: {dict(Counter(one.status for one in answers))}")
        odd = [one for one in answers if one.status != 202 and not _is_told(one)]
        print(f"  refused without a problem or without Retry-After: {len(odd)} {odd[:1]}")
        print(f"  another key meanwhile: {dict(Counter(calm))}\n  {watch.told()}")


def _is_told(answer: Answered) -> bool:
    return answer.media == PROBLEM and answer.retry_after.isdigit() and bool(answer.body["detail"])


def _token(folder: Path, name: str) -> str:
    from summarizer.service.keys import new_key

    return new_key(folder / "keys.json", name)


def _ask_calmly(url: str, token: str, found: list[int], over: threading.Event) -> None:
    with httpx2.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}) as client:
        while not over.wait(0.5):
            found.append(client.get("/v1/jobs").status_code)


def taken(service: Service, count: int) -> dict[str, str]:
    """Have all jobs taken in: the report of each, by the job's id."""
    bodies = list(tiny(count))
    with Watch(service) as watch:
        began = time.perf_counter()
        answers = run(posted(service.url, bodies))
        seconds = time.perf_counter() - began
    statuses = Counter(one.status for one in answers)
    print(f"\n{count} jobs taken in within {seconds:.1f} s ({count / seconds:.0f}/s): "
          f"{dict(statuses)}\n  {watch.told()}")  # fmt: skip
    one_more = run(posted(service.url, list(tiny(1))))[0]
    print(f"  one more: {one_more.status} {one_more.media}, Retry-After {one_more.retry_after}")
    return {one.body["id"]: "" for one in answers if one.status == 202}


def worked_on(service: Service, known: set[str], until: float) -> None:
    """Wait until such a share of the jobs is over."""
    with Watch(service) as watch:
        began, first, over = time.perf_counter(), -1, 0
        while over < until * len(known):
            time.sleep(2)
            jobs = listed(service.url)
            assert {job["id"] for job in jobs} == known, "the list has lost or made up jobs"
            over = sum(job["state"] in ("done", "failed") for job in jobs)
            first = over if first < 0 else first
            if time.perf_counter() - began > _LONG:
                raise SystemExit(f"it does not go on: {Counter(job['state'] for job in jobs)}")
        rate = (over - first) / (time.perf_counter() - began)
    print(f"  {over} jobs are over, {rate:.1f} a second; {watch.told()}")


async def rows_of(url: str, ids: Iterable[str]) -> Counter[str]:
    """How often each report has a row in the results of all jobs."""
    found, waiting = Counter[str](), iter(ids)

    async def reader(client: httpx2.AsyncClient) -> None:
        for job in waiting:
            answer = await client.get(f"/v1/jobs/{job}/results")
            found.update(json.loads(line)["id"] for line in answer.text.splitlines())

    async with httpx2.AsyncClient(base_url=url, timeout=60) as client:
        await asyncio.gather(*(reader(client) for _ in range(IN_FLIGHT)))
    return found


def aged(service: Service) -> None:
    """Start it again when the time of all jobs is over, and see them go."""
    service.end(signal.SIGTERM)
    for place in service.jobs.glob("*/job.json"):
        past = re.sub(r'"expires":"[^"]*"', '"expires":"2020-01-01T00:00:00Z"', place.read_text())
        place.write_text(past)
    weight = sum(place.stat().st_size for place in service.jobs.glob("*/*"))
    count = len(list(service.jobs.iterdir()))
    print(f"\nthe time of {count} jobs ({weight / 1e6:.0f} MB) is over")
    began = time.perf_counter()
    ready = service.start()
    with Watch(service) as watch:
        while any(service.jobs.iterdir()):
            time.sleep(0.2)
    seconds = time.perf_counter() - began
    print(f"  ready after {ready:.1f} s, all gone after {seconds:.1f} s; {watch.told()}")


def accepted(model: Server, count: int) -> None:
    """All of them, with a kill on the way."""
    with (
        tempfile.TemporaryDirectory() as name,
        Service(model, Path(name), "--jobs-per-key", str(count)) as service,
    ):
        known = set(taken(service, count))
        worked_on(service, known, 0.3)
        service.end(signal.SIGKILL)
        print(f"  killed; it can be asked again after {service.start():.1f} s")
        worked_on(service, known, 1.0)
        rows = run(rows_of(service.url, known))
        print(f"  {len(rows)} reports have rows, {sum(rows.values()) - len(rows)} too many; the "
              f"model was asked {model.stats()['requests']} times")  # fmt: skip
        _look_at_log(service.log)
        aged(service)


def _look_at_log(log: Path) -> None:
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    events = Counter(line["event"] for line in lines)
    asked = [line for line in lines if line.get("route") != "/readyz"]
    broken = sum(line.get("status", 0) >= 500 for line in asked)
    print(f"  the log: {dict(events)}, {broken} answers of 500 and above")


def main() -> None:
    """Run the bench."""
    given = arguments(__doc__, jobs=10_000)
    with server(given.mock, "--latency-ms", "20") as model:
        refused(model, given.jobs)
        model.reset()
        accepted(model, given.jobs)


if __name__ == "__main__":
    main()
