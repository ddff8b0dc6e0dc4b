"""A job killed again and again (SIGKILL), then finished: what its folder holds, what was paid.

To reproduce the figures of docs/batch.md:

python -m bench.batch_kills --mock path/to/mock_server.py
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench.batch_mock import Server, arguments, made_up, pin, run, server, settings
from summarizer import Summarizer
from summarizer.batch.job import ROWS, Job
from summarizer.batch.ledger import LEDGER, Ledger

CHILD = "from bench.batch_kills import child; child()"


def child() -> None:
    """Run the job once, in a process that may be killed."""
    folder, base_url, count = sys.argv[1], sys.argv[2], int(sys.argv[3])

    async def whole() -> None:
        started = Server(base_url, None)  # type: ignore[arg-type]
        async with Summarizer(settings(started)) as summarizer:
            with closing(Job(Path(folder), summarizer)) as job:
                async for _ in job.run(made_up(count, 400)):
                    pass

    pin()
    run(whole())


def start(folder: Path, started: Server, count: int) -> subprocess.Popen[bytes]:
    """Start the job in a process of its own."""
    command = [sys.executable, "-c", CHILD, str(folder), started.base_url, str(count)]
    return subprocess.Popen(command)  # noqa: S603


def answers_in(folder: Path) -> int:
    """How many answers the folder has; 0 before there is a ledger."""
    try:
        with closing(sqlite3.connect(f"file:{folder / LEDGER}?mode=ro", uri=True)) as base:
            return int(base.execute("SELECT count(*) FROM answers").fetchone()[0])
    except sqlite3.Error:
        return 0


def main() -> None:
    """Kill, finish, and look."""
    wanted = arguments(__doc__, reports=2_000, kills=20, seed=1)
    rng = random.Random(wanted.seed)  # noqa: S311 - no secret
    folder = Path(tempfile.mkdtemp())
    with server(wanted.mock, "--latency-ms", "100") as started:
        share = wanted.reports / (wanted.kills + 2)
        for _ in range(wanted.kills):
            process, before = start(folder, started, wanted.reports), answers_in(folder)
            until = before + rng.uniform(0.3, 1.5) * share
            while process.poll() is None and answers_in(folder) < until:
                time.sleep(0.02)
            time.sleep(rng.random() * 0.1)
            process.kill()
            process.wait()
        assert start(folder, started, wanted.reports).wait() == 0
        asked = started.stats()["requests"]
    rows = [json.loads(line) for line in (folder / ROWS).read_bytes().splitlines()]
    distinct = answers_in(folder)
    with Ledger(folder) as ledger:
        paid, runs = ledger.paid().answers, ledger.run
    print(f"{wanted.kills} kills in {runs} runs over {wanted.reports} reports")
    print(f"rows {len(rows)}, reports in them {len({row['id'] for row in rows})}")
    print(f"done {sum(row['status'] == 'done' for row in rows)}")
    print(f"answers kept {distinct}, of these asked for again {paid - distinct}")
    print(f"questions in flight when killed, and so asked again: {asked - paid}")
    assert len(rows) == len({row["id"] for row in rows}) == wanted.reports
    assert paid == distinct
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
