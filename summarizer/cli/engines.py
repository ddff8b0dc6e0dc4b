"""How `batch` gets its answers: live, in a provider's batches, or on many machines."""

from __future__ import annotations

import math
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Protocol

import typer

from summarizer.batch.folder import ROWS
from summarizer.batch.job import Job
from summarizer.batch.provider.rounds import ProviderRounds, RoundsOptions
from summarizer.batch.shards import ShardOptions, ShardOutcome, added
from summarizer.batch.splitting import PER_SHARD, ShardFolder
from summarizer.batch.spreading import STOPPED, Spread
from summarizer.cli.inputs import Reading
from summarizer.cli.log import log
from summarizer.cli.stopping import stopped_gently
from summarizer.errors import SettingsError
from summarizer.pipeline import Summarizer
from summarizer.reporting.rows import read_rows
from summarizer.result import Result

WORKERS = 2
"""Shards that are run at once, where nothing else is said."""

COME_BACK = 6
"""The exit code of a job whose batches are with the provider."""


class Finished(Protocol):
    """A job after its run, wherever that was."""

    folder: Path
    stopped: str | None
    worse: int

    @property
    def was_stopped(self) -> bool:
        """Whether somebody stopped it."""

    def results(self) -> Iterator[Result[Any]]:
        """All results of the folder, read one at a time, in the order of their reports."""

    def statuses(self) -> dict[str, int]:
        """How many reports of the folder ended in which way."""

    def passing(self) -> int:
        """How many reports failed for a reason that may pass: the next run takes them up."""


class Sharded:
    """A job whose shards are gathered, or the reason why one of them is not finished."""

    def __init__(self, folder: Path, outcomes: list[ShardOutcome]) -> None:
        self.folder, self._statuses = folder, added(outcomes)[0]
        self.stopped = next((one.stopped for one in outcomes if one.stopped), None)
        self.was_stopped = self.stopped == STOPPED
        self.worse = sum(one.worse for one in outcomes)

    def results(self) -> Iterator[Result[Any]]:
        """All results; none while a shard is unfinished."""
        return iter(()) if self.stopped else read_rows(self.folder / ROWS)

    def statuses(self) -> dict[str, int]:
        """How many reports of the shards ended in which way."""
        return dict(self._statuses)

    def passing(self) -> int:
        """None: a shard that is finished is taken up with --retry-failed only."""
        return 0


@dataclass(frozen=True)
class Way:
    """How a job gets its answers, as the command line says.

    Raises:
        SettingsError: Two ways exclude each other.
    """

    provider_batch: Annotated[
        bool,
        typer.Option(
            "--provider-batch",
            help="Ask in the provider's batches: half the price, answers within a day.",
        ),
    ] = False
    poll_seconds: Annotated[
        float | None,
        typer.Option(
            "--poll-seconds",
            help="How often to ask how a provider's batch stands; "
            f"by default every {RoundsOptions.poll_seconds:.0f}.",
        ),
    ] = None
    rounds: Annotated[
        int | None,
        typer.Option(
            "--rounds",
            help="How often to send batches before what is left is asked live; "
            f"by default {RoundsOptions.rounds} times.",
        ),
    ] = None
    no_wait: Annotated[
        bool,
        typer.Option(
            "--no-wait", help="Send the batches and leave; the same command takes them up."
        ),
    ] = False
    live: Annotated[
        bool,
        typer.Option("--live", help="Ask live what batches of this job at the provider ask too."),
    ] = False
    engine: Annotated[
        Literal["here", "ray"], typer.Option("--engine", help="Where the work is done.")
    ] = "here"
    shards: Annotated[
        int | None,
        typer.Option(
            "--shards",
            min=1,
            help=f"With --engine: into how many shards; by default {PER_SHARD:,} reports in each.",
        ),
    ] = None
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            help=f"With --engine: shards that are run at once; by default {WORKERS}.",
        ),
    ] = None

    def __post_init__(self) -> None:
        if self.provider_batch and self.engine != "here":
            raise SettingsError("--provider-batch sends one machine's batches: leave --engine out")
        self._refuse_unused()
        if self.live and (self.provider_batch or self.engine != "here"):
            raise SettingsError("--live asks from here: leave --provider-batch and --engine out")

    def _refuse_unused(self) -> None:
        """Refuse what would be ignored: whoever gives it takes something else for granted."""
        of_batches = {
            "--no-wait": self.no_wait or None,
            "--rounds": self.rounds,
            "--poll-seconds": self.poll_seconds,
        }
        of_shards = {"--shards": self.shards, "--workers": self.workers}
        for options, goes_with, is_given in (
            (of_batches, "--provider-batch", self.provider_batch),
            (of_shards, "--engine ray", self.engine != "here"),
        ):
            for option, value in options.items():
                if value is not None and not is_given:
                    raise SettingsError(f"{option} goes with {goes_with}")

    @contextmanager
    def finished(
        self, folder: Path, summarizer: Summarizer, options: ShardOptions, reading: Reading
    ) -> Iterator[Finished]:
        """Do a job; its results are in its folder, and too many to hold.

        Raises:
            Exit: Its batches are with the provider, and what to do then is told.
        """
        if self.engine != "here":
            yield self._sharded(folder, summarizer, options, reading)
            return
        job = Job(
            folder,
            summarizer,
            text=options.text,
            retry_failed=options.retry_failed,
            budget=options.budget,
        )
        job.asks_anew = self.live
        with closing(job), stopped_gently(job.stop):
            if self.provider_batch:
                self._in_batches(job, summarizer, options, reading)
            else:
                summarizer.loop_thread.call(_drained, job.run(reading.first(), reading.total))
            yield job

    def _in_batches(
        self, job: Job, summarizer: Summarizer, options: ShardOptions, reading: Reading
    ) -> None:
        given = {"rounds": self.rounds, "poll_seconds": self.poll_seconds}
        known: dict[str, Any] = {name: told for name, told in given.items() if told is not None}
        how = RoundsOptions(**known, wait=not self.no_wait)
        rounds = ProviderRounds(job, summarizer, how, retry_failed=options.retry_failed)
        results = rounds.run(reading.each_time(), reading.total)
        summarizer.loop_thread.call(_drained, results)
        if rounds.outcome == "waiting":
            log.say("the batches are with the provider: run the same command again to go on")
            raise typer.Exit(COME_BACK)

    def _sharded(
        self, folder: Path, summarizer: Summarizer, options: ShardOptions, reading: Reading
    ) -> Sharded:
        if summarizer.settings.is_local:
            raise SettingsError(
                "--engine ray is for a model behind a server: the embedded one takes all "
                "processors of a machine by itself"
            )
        from summarizer.batch.ray_engine import RayEngine  # noqa: PLC0415 - an extra

        total = reading.total
        per_shard = math.ceil(total / self.shards) if total and self.shards else PER_SHARD
        with closing(ShardFolder(folder)) as place:
            shards = place.split(reading.first(), per_shard)
            workers = self.workers or WORKERS
            with closing(RayEngine(workers)) as engine, stopped_gently(engine.stop):
                spread = Spread(engine, summarizer.settings, options, workers, summarizer.notify)
                job = Sharded(folder, spread.run(shards))
            if job.stopped is None:
                place.gather(shards)
        return job


async def _drained(results: AsyncGenerator[Any, None]) -> None:
    async with aclosing(results):
        async for _ in results:
            pass
