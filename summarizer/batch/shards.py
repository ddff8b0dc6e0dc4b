"""Shards: a part of the reports as one file in and one file out, for any engine to spread.

`run_shard` is the seam. It is the job of one machine over one shard: it has a ledger of its own
beside the file it writes, so a shard whose worker died is taken up where it was, and the rows
appear all at once, by a rename, when the last one is there. A shard that is finished is passed by.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import aclosing, closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from summarizer.batch.folder import ROWS, FolderBusy
from summarizer.batch.job import Job
from summarizer.batch.ledger import Paid
from summarizer.batch.reading.columns import Columns
from summarizer.batch.reading.reports import reports_in
from summarizer.checking.check import CHECKS_VERSION
from summarizer.errors import InputError
from summarizer.events import Listener, ignore
from summarizer.pipeline import Summarizer
from summarizer.reporting.atomic import replacing
from summarizer.settings import Settings
from summarizer.summary import NewsSummary

_NOT_THE_RESULT = {"api_key", "timeout", "retries", "concurrency", "rpm", "tpm", "share"}
"""Settings that decide how fast a shard is done, and not what comes out."""


class ShardOutcome(BaseModel):
    """What became of a shard: kept beside its rows.

    Attributes:
        of: A hash of what went in: the reports, the settings and the checks.
        statuses: How many reports ended in which way.
        paid: Answers and tokens that were paid for, in all runs of the shard.
        stopped: Why it ended before its last report, so that there are no rows; else empty.
        worse: Reports that were done again with a worse result, so that the earlier one stayed.
        was_there: Whether it was finished before, and nothing was done.
    """

    model_config = ConfigDict(frozen=True)

    of: str
    statuses: dict[str, int]
    paid: Paid
    stopped: str = ""
    worse: int = 0
    was_there: bool = False

    @property
    def reports(self) -> int:
        """How many reports have a result."""
        return sum(self.statuses.values())


class ShardOptions(NamedTuple):
    """How a shard is run.

    Attributes:
        schema: What is wanted.
        text: Whether rows hold the reports' texts.
        retry_failed: Try again what earlier runs left as failed or partial.
        budget: What the shard may cost in all its runs: "5usd", "200000tokens".
        patience: Seconds to wait for a run of the same shard that is not quite dead yet.
    """

    schema: type[BaseModel] = NewsSummary
    text: bool = True
    retry_failed: bool = False
    budget: str | None = None
    patience: float = 0.0


def run_shard(
    in_path: Path | str,
    out_path: Path | str,
    settings: Settings | None = None,
    options: ShardOptions | None = None,
    *,
    notify: Listener = ignore,
) -> ShardOutcome:
    """Summarize the reports of one file into another; call it from any process or thread.

    Args:
        in_path: The reports, in a form that `summarizer batch` reads; JSONL, mostly.
        out_path: Where the rows go, in the order of the reports. Beside it are kept a folder
            (".job": the ledger) and the outcome (".json"). It should be reachable by whoever
            takes the shard up again.
        settings: How; by default what the environment says. `share` tells which part of the
            provider's limits this shard may use.
        options: How, apart from the model.
        notify: Told what happens.

    Raises:
        UsageError: The file cannot be read or written, or a setting makes no sense.
        ProviderError: Report after report failed at the provider: what is finished is kept.
    """
    source, out = Path(in_path), Path(out_path)
    settings = settings or Settings.from_environment(os.environ)
    options = options or ShardOptions()
    of = _hash_of(source, settings, options)
    finished = outcome_of(out)
    if finished is not None and finished.of == of and out.exists():
        all_done = not set(finished.statuses) - {"done"}
        if all_done or not options.retry_failed:
            return finished.model_copy(update={"was_there": True, "worse": 0})
    with Summarizer(settings, notify) as summarizer, closing(_job(out, summarizer, options)) as job:
        summarizer.loop_thread.call(_run, job, source)
        outcome = ShardOutcome(
            of=of,
            statuses=job.statuses(),
            paid=job.books.ledger.paid(),
            stopped=job.stopped or "",
            worse=job.worse,
        )
        if not outcome.stopped:
            _finish(job, out, outcome)
    return outcome


def outcome_of(out: Path) -> ShardOutcome | None:
    """What became of the shard with these rows; None when it was never finished."""
    try:
        return ShardOutcome.model_validate_json(_beside(out, ".json").read_bytes())
    except (OSError, ValueError):
        return None


async def _run(job: Job, source: Path) -> None:
    async with aclosing(
        job.run(reports_in([source], columns=Columns(takes_empty=True)))
    ) as results:
        async for _ in results:
            pass


def _job(out: Path, summarizer: Summarizer, options: ShardOptions) -> Job:
    """The job of a shard, once no other process has it."""
    until = time.monotonic() + options.patience
    while True:
        try:
            return Job(
                _beside(out, ".job"),
                summarizer,
                schema=options.schema,
                text=options.text,
                retry_failed=options.retry_failed,
                budget=options.budget,
            )
        except FolderBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)


def _finish(job: Job, out: Path, outcome: ShardOutcome) -> None:
    """Let the rows appear; those of the job itself are then one copy too many."""
    with replacing(out) as part, part.open("wb") as file:
        file.writelines(line.encode() + b"\n" for line in job.books.rows())
    with replacing(_beside(out, ".json")) as part:
        part.write_text(outcome.model_dump_json() + "\n", encoding="utf-8")
    with suppress(OSError):
        (job.folder / ROWS).unlink()


def _beside(out: Path, ending: str) -> Path:
    return out.with_name(out.name + ending)


def _hash_of(source: Path, settings: Settings, options: ShardOptions) -> str:
    told: dict[str, Any] = settings.model_dump(mode="json", exclude=_NOT_THE_RESULT)
    told |= {"schema": options.schema.__name__, "text": options.text, "checks": CHECKS_VERSION}
    hashed = hashlib.sha256(json.dumps(told, sort_keys=True).encode())
    try:
        with source.open("rb") as file:
            while piece := file.read(1 << 20):
                hashed.update(piece)
    except OSError as error:
        raise InputError(f"cannot read {source}: {error.strerror or error}") from error
    return hashed.hexdigest()


def added(outcomes: Iterable[ShardOutcome]) -> tuple[Counter[str], Paid]:
    """The counts of several shards together, and what they paid."""
    statuses, paid = Counter[str](), Paid(0, 0, 0, 0)
    for outcome in outcomes:
        statuses.update(outcome.statuses)
        paid = Paid(*(a + b for a, b in zip(paid, outcome.paid, strict=True)))
    return statuses, paid
