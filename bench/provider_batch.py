"""A job in a provider's batches that errs, expires and answers badly, and is killed on the way.

    python -m bench.provider_batch --reports 200 --kills 6

A fake provider, on this machine, gives an error for 10 % of the questions, an answer that does
not fit for 20 % of them, and lets 30 % expire. `summarizer batch --provider-batch` is killed
(SIGKILL) as soon as batches were made and at random moments, and then left to finish. Counted is
how many reports have a result, how many of the others are told why, and how many answers the
provider gave (and so was paid for) more than once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from summarizer.batch.ledger import Ledger
from tests.fake_batches import Expired, FakeBatches, Fate
from tests.fake_replies import Answer, Body, Status, obedient
from tests.sample_report import BY_SECTION, TEXT

GOOD = obedient(BY_SECTION)
STARTING = 3.0
"""Seconds that a process takes to begin its work."""


class Faulty:
    """Answers as a provider with faults."""

    def __init__(self, errors: float, invalid: float, expired: float, seed: int) -> None:
        self._shares = (errors, invalid, expired)
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self.answered: Counter[str] = Counter()

    def __call__(self, body: Body) -> Fate:
        """One line of a batch."""
        errors, invalid, expired = self._shares
        if self._random.random() < expired:
            return Expired()
        if self._random.random() < errors:
            return Status(500)
        self.answered[json.dumps(body, sort_keys=True)] += 1
        return Answer({"claims": "none"}) if self._random.random() < invalid else GOOD(body)


def main() -> None:
    """Run the job, kill it, let it finish, and say what came of it."""
    given = _arguments()
    faulty = Faulty(given.errors, given.invalid, given.expired, given.seed)
    with (
        tempfile.TemporaryDirectory() as place,
        FakeBatches(faulty, live=GOOD, polls=given.polls) as fake,
    ):
        folder = Path(place)
        reports = [
            {"id": f"r{number}", "text": f"{TEXT}\nReport {number} ends.\n"}
            for number in range(given.reports)
        ]
        source = folder / "reports.jsonl"
        source.write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
        began = time.monotonic()
        _run(_command(source, folder / "out", fake, given.rounds), fake, given)
        seconds = time.monotonic() - began
        _tell(folder / "out", given.reports, fake, faulty, seconds)


def _command(source: Path, out: Path, fake: FakeBatches, rounds: int) -> list[str]:
    return [
        sys.executable, "-m", "summarizer", "batch", str(source), "--out", str(out),
        "--model", "fake-model", "--base-url", fake.base_url, "--provider-batch",
        "--poll-seconds", "0.3", "--rounds", str(rounds), "--quiet", "--no-markdown",
    ]  # fmt: skip


def _run(command: list[str], fake: FakeBatches, given: argparse.Namespace) -> None:
    """Begin the job and kill it, several times, then let it come to its end."""
    environment = {**os.environ, "SUMMARIZER_WINDOW": "16000"}
    silent, chance = subprocess.DEVNULL, random.Random(given.seed)  # noqa: S311
    for number in range(given.kills):
        made = len(fake.created)
        process = subprocess.Popen(command, env=environment, stdout=silent, stderr=silent)  # noqa: S603
        if number % 2:
            time.sleep(STARTING + chance.random() * 3)
        else:  # between two rounds: a batch was just made, or is just being taken
            until = time.monotonic() + 20
            while len(fake.created) == made and process.poll() is None and time.monotonic() < until:
                time.sleep(0.02)
            time.sleep(chance.random())
        process.kill()
        process.wait()
    subprocess.run(command, env=environment, stdout=silent, check=False)  # noqa: S603


def _tell(out: Path, count: int, fake: FakeBatches, faulty: Faulty, seconds: float) -> None:
    rows = [json.loads(line) for line in (out / "results.jsonl").read_bytes().splitlines()]
    statuses = Counter(row["status"] for row in rows)
    told = sum(bool(row["error"]) for row in rows if row["status"] != "done")
    with Ledger(out) as ledger:
        paid = ledger.paid()
    twice = sum(times - 1 for times in faulty.answered.values())
    print(f"reports {count}, rows {len(rows)}, each once {len({row['id'] for row in rows})}")
    print(f"done {statuses['done']}, partial {statuses['partial']}, failed {statuses['failed']}")
    print(f"answered or told why: {100 * (statuses['done'] + told) / count:.1f} %")
    print(f"batches {len(fake.created)}, questions in them {sum(map(len, fake.lines))}")
    print(f"answers given in batches {sum(faulty.answered.values())}, of these twice {twice}")
    print(f"answers kept {paid.answers}, asked live {len(fake.requests)}, seconds {seconds:.0f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--polls", type=int, default=2, help="looks until a batch has ended")
    parser.add_argument("--errors", type=float, default=0.1)
    parser.add_argument("--invalid", type=float, default=0.2)
    parser.add_argument("--expired", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
