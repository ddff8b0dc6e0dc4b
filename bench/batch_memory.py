"""Memory of a job over many short reports, and what the ledger costs for each.

To reproduce the figures of docs/batch.md:

python -m bench.batch_memory --mock path/to/mock_server.py
"""

from __future__ import annotations

import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.batch_mock import Server, arguments, made_up, pin, run, server, settings
from summarizer import Summarizer
from summarizer.batch.books import Books
from summarizer.batch.job import Job
from summarizer.batch.ledger import Ledger
from summarizer.garbage import collecting_seldom

MEGABYTE = 1_048_576
_spent: dict[str, float] = {}


def timed(owner: type, name: str) -> None:
    """Add up the CPU time of a method."""
    method: Callable[..., Any] = getattr(owner, name)

    def wrapped(*given: Any, **named: Any) -> Any:
        begun = time.thread_time()
        try:
            return method(*given, **named)
        finally:
            _spent[name] = _spent.get(name, 0.0) + time.thread_time() - begun

    setattr(owner, name, wrapped)


def resident() -> float:
    """Megabytes of memory now."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / MEGABYTE


async def job(started: Server, count: int, folder: Path) -> None:
    """Run it, telling memory ten times."""
    async with Summarizer(settings(started)) as summarizer:
        with collecting_seldom(), closing(Job(folder, summarizer)) as batch:  # as the command
            done, begun = 0, time.perf_counter()
            async for _ in batch.run(made_up(count, 160)):
                done += 1
                if done % max(1, count // 10) == 0:
                    seconds = time.perf_counter() - begun
                    print(f"{done:>8} reports {resident():>7.0f} MB {done / seconds:>6.0f}/s")


def main() -> None:
    """Measure."""
    wanted = arguments(__doc__, reports=100_000)
    pin()
    for owner, name in ((Ledger, "known"), (Ledger, "find"), (Ledger, "keep"), (Books, "enter")):
        timed(owner, name)
    folder = Path(tempfile.mkdtemp())
    with server(wanted.mock, "--latency-ms", "10", "--items", "1") as started:
        begun = time.process_time()
        run(job(started, wanted.reports, folder))
        each = (time.process_time() - begun) / wanted.reports * 1000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory {most:.0f} MB; CPU {each:.1f} ms a report, of this the ledger and rows:")
    for name, seconds in _spent.items():
        print(f"  {name:8}{seconds / wanted.reports * 1000:>7.3f} ms")
    print(f"  together{sum(_spent.values()) / wanted.reports * 1000:>7.3f} ms")
    size = sum(file.stat().st_size for file in folder.iterdir()) / wanted.reports / 1024
    print(f"folder {size:.1f} KB a report")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
