"""The service under load, beside a bare FastAPI endpoint that asks instructor, in turns.

Both get the same reports, ask the same model server with the same prompt and the same answer
type, and give JSON back; only the service checks every figure, quote, speaker and status, and
counts, measures, limits and logs. Each is started as its users would start it: the bare one is a
process of uvicorn, the service has one too, and a process that checks (`--checkers`, as many as
`summarizer serve` would have). The model's server and the client take their share of all cores.

    python -m bench.service_load --mock path/to/mock_server.py
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
from pydantic import BaseModel

from bench.batch_mock import Server, arguments, made_up, run, server, spread
from summarizer import Report

LATENCY = 200
BARE, SERVICE = "bare FastAPI + instructor", "the service"


class Measured(NamedTuple):
    """What one load gave: seconds of each answer, the whole time, and how many failed."""

    seconds: list[float]
    whole: float
    failed: int

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.whole

    def told(self) -> str:
        """As a line of the table."""
        ordered = sorted(self.seconds)
        slow = ordered[int(len(ordered) * 0.95)] if ordered else 0.0
        median = statistics.median(ordered) if ordered else 0.0
        return (
            f"{self.rate:6.1f}/s   median {median * 1_000:6.0f} ms   "
            f"95 % {slow * 1_000:6.0f} ms   failed {self.failed}"
        )


async def load(url: str, reports: Sequence[Report], in_flight: int) -> Measured:
    """Send the reports, so many at once, over connections that are kept open."""
    waiting, seconds, failed = iter(reports), list[float](), 0
    limits = httpx2.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    began = time.perf_counter()

    async def sender(client: httpx2.AsyncClient) -> None:
        nonlocal failed
        for report in waiting:
            body = {"id": report.id, "text": report.text, "correct": False}
            sent = time.perf_counter()
            try:
                answer = await client.post("/v1/summaries", json=body)
            except httpx2.HTTPError:
                failed += 1
                continue
            if answer.status_code == httpx2.codes.OK and answer.json():
                seconds.append(time.perf_counter() - sent)
            else:
                failed += 1

    async with httpx2.AsyncClient(base_url=url, limits=limits, timeout=60) as client:
        await asyncio.gather(*(sender(client) for _ in range(in_flight)))
    return Measured(seconds, time.perf_counter() - began, failed)


class Body(BaseModel):
    """What the bare endpoint takes; it knows no rounds."""

    id: str
    text: str
    correct: bool = False


def bare(port: int, base_url: str) -> None:
    """Serve what a few lines of FastAPI and instructor give, with no check at all."""
    import instructor
    import openai
    import uvicorn
    from fastapi import FastAPI

    from summarizer import NewsSummary
    from summarizer.drafting.prompting import messages_for
    from summarizer.drafting.sections import whole
    from summarizer.source.sentences import Source
    from summarizer.summary import citing

    http = openai.DefaultAsyncHttpxClient(limits=httpx2.Limits(max_connections=1_000))
    provider = openai.AsyncOpenAI(base_url=base_url, api_key="none", http_client=http)
    client = instructor.from_openai(provider, mode=instructor.Mode.JSON_SCHEMA)
    section, app = whole(NewsSummary), FastAPI()

    @app.post("/v1/summaries", response_model=None)
    async def summarize(body: Body) -> Any:
        sentences = Source(body.text).sentences
        with citing(sentences):
            found = await client.create(
                model="mock",
                messages=list(messages_for(NewsSummary, section, sentences)),  # type: ignore[arg-type]
                response_model=section.answer,
                temperature=0,
                max_tokens=8_000,
            )
        return found.model_dump(mode="json")

    @app.get("/readyz")
    async def ready() -> dict[str, str]:
        return {"status": "ok"}

    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


def service(port: int, base_url: str, folder: str, checkers: int) -> None:
    """Serve the real thing, as the command does: in a process that collects garbage seldom."""
    from summarizer import Settings
    from summarizer.garbage import collecting_seldom
    from summarizer.service.admission import Doors
    from summarizer.service.limits import ServiceLimits
    from summarizer.service.server import serve

    settings = Settings(
        base_url=base_url, model="mock", concurrency=1_000, window=32_000, checkers=checkers
    )
    limits = ServiceLimits(summaries_per_key=1_000)
    with collecting_seldom():
        serve(("127.0.0.1", port), Path(folder), Doors(limits), settings)


@contextmanager
def started(name: str, model: Server, checkers: int) -> Iterator[str]:
    """Start one of the two as a server of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        which = "bare" if name == BARE else "service"
        command = [sys.executable, "-m", "bench.service_load", "--serve", which]
        command += ["--port", str(port), "--model-at", model.base_url, "--folder", folder]
        command += ["--checkers", str(checkers)]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url)
            yield url
        finally:
            process.terminate()
            process.wait(60)


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            if httpx2.get(f"{url}/readyz").status_code == httpx2.codes.OK:
                return
        except httpx2.HTTPError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"nothing answers at {url}")


def measured(model: Server, in_flight: int, given: argparse.Namespace) -> dict[str, list[Measured]]:
    """Load both in turns, each warmed first; a report is never sent twice."""
    found: dict[str, list[Measured]] = {BARE: [], SERVICE: []}
    count = given.reports
    reports = made_up((count + 20) * 2 * given.rounds, seed=in_flight)
    for turn in range(given.rounds):
        for name in (BARE, SERVICE) if turn % 2 == 0 else (SERVICE, BARE):
            with started(name, model, given.checkers) as url:
                run(load(url, [next(reports) for _ in range(20)], 5))
                sent = [next(reports) for _ in range(count)]
                found[name].append(run(load(url, sent, in_flight)))
    return found


def compare(in_flight: int, found: dict[str, list[Measured]]) -> None:
    """Print both, and how far they are apart."""
    print(f"\n{in_flight} in flight, the model answers after {LATENCY} ms")
    whole = {}
    for name, runs in found.items():
        every = [second for one in runs for second in one.seconds]
        failed, seconds = sum(r.failed for r in runs), sum(r.whole for r in runs)
        whole[name] = Measured(every, seconds, failed)
        print(f"  {name:26} {whole[name].told()}")
    if not all(one.seconds for one in whole.values()):
        raise SystemExit("one of the two answered nothing: nothing to compare")
    medians = {name: statistics.median(one.seconds) for name, one in whole.items()}
    apart = (medians[SERVICE] - medians[BARE]) * 1_000
    share = whole[SERVICE].rate / whole[BARE].rate
    print(f"  the service: median {apart:+.0f} ms, {share:.0%} of the rate")


def main() -> None:
    """Run one of the two servers, or the bench."""
    if "--serve" in sys.argv:
        parser = argparse.ArgumentParser()
        for name in ("--serve", "--port", "--model-at", "--folder", "--checkers"):
            parser.add_argument(name)
        given = parser.parse_args()
        if given.serve == "bare":
            bare(int(given.port), given.model_at)
        else:
            service(int(given.port), given.model_at, given.folder, int(given.checkers))
        return
    given = arguments(__doc__, few=20, many=200, reports=600, rounds=2, checkers=1)
    with server(given.mock, "--latency-ms", str(LATENCY)) as model:
        spread(model.process.pid)
        for in_flight in (given.few, given.many):
            compare(in_flight, measured(model, in_flight, given))


if __name__ == "__main__":
    main()
