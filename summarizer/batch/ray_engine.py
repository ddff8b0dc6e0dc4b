"""Shards on Ray: a task a shard, so that Ray brings workers and starts dead ones anew.

Plain tasks, and not Ray Data: a shard has its own ledger, which is a better checkpoint than a
row, and a task that died is run again by Ray itself and goes on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summarizer.batch.shards import ShardOutcome, run_shard
from summarizer.batch.splitting import Shard
from summarizer.batch.spreading import STOPPED, Piece, stopped_because
from summarizer.errors import SettingsError, SummarizerError

TRIES = 3
"""How often a shard is begun again whose worker died."""

PATIENCE = 60.0
"""Seconds in which the process of a worker that was given up lets go of its shard."""

_QUEUED = 2
"""Tasks that are handed to Ray beside those that run: a hundred thousand at once would choke it."""


class RayEngine:
    """Runs shards as Ray tasks; on this machine, or on the cluster that RAY_ADDRESS names.

    Args:
        workers: How many shards are run at once.
    """

    def __init__(self, workers: int) -> None:
        """Start Ray, or join it.

        Raises:
            SettingsError: Ray is not installed, or cannot be started.
        """
        try:
            import ray  # noqa: PLC0415 - an extra, and a heavy one
        except ImportError:
            raise SettingsError(
                "--engine ray needs Ray: pip install 'checked-summarizer[ray]'"
            ) from None
        self._ray, self._workers, self._stopped = ray, workers, False
        self._is_mine = not ray.is_initialized()
        if self._is_mine:
            self._start()
        options = {"num_cpus": 1, "max_retries": TRIES}
        self._task: Any = ray.remote(**options)(_run)

    def __call__(self, pieces: Sequence[Piece]) -> Iterator[tuple[Shard, ShardOutcome]]:
        """Run all pieces, giving the outcome of each when it is there."""
        rest, under_way = iter(pieces), dict[Any, Shard]()
        try:
            while True:
                while not self._stopped and len(under_way) < self._workers + _QUEUED:
                    if (piece := next(rest, None)) is None:
                        break
                    under_way[self._task.remote(piece)] = piece.shard
                if not under_way:
                    break
                if self._stopped:  # answers are kept, and the shard is taken up again
                    self._cancel(under_way)
                ended, _ = self._ray.wait(list(under_way), num_returns=1, timeout=1.0)
                for task in ended:
                    yield under_way.pop(task), self._outcome(task)
            for piece in rest:
                yield piece.shard, stopped_because(STOPPED)
        finally:
            self._cancel(under_way)

    def _cancel(self, tasks: Iterable[Any]) -> None:
        for task in tasks:
            self._ray.cancel(task, force=False)

    def stop(self) -> None:
        """Begin no more shards, and break off those under way; from any thread."""
        self._stopped = True

    def close(self) -> None:
        """Let go of Ray, if it was started here."""
        if self._is_mine:
            self._ray.shutdown()

    def _start(self) -> None:
        quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
        here = {"num_cpus": self._workers, "include_dashboard": False}
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            self._ray.init(**quiet, **({} if os.environ.get("RAY_ADDRESS") else here))
        except (OSError, RuntimeError, ValueError, ConnectionError) as error:
            raise SettingsError(
                f"Ray cannot be started: {' '.join(str(error).split())[:300]}"
            ) from error

    def _outcome(self, task: Any) -> ShardOutcome:
        try:
            outcome: ShardOutcome = self._ray.get(task)
        except (self._ray.exceptions.TaskCancelledError, KeyboardInterrupt):
            return stopped_because(STOPPED)
        except self._ray.exceptions.RayError as error:
            if self._stopped:
                return stopped_because(STOPPED)
            said = " ".join(str(error).split())[:300]
            return stopped_because(f"the worker of a shard died {TRIES + 1} times: {said}")
        return outcome


def _run(piece: Piece) -> ShardOutcome:
    """Run one piece in a worker; what is wrong with it comes back as its outcome."""
    shard = piece.shard
    options = piece.options._replace(patience=PATIENCE)
    try:
        return run_shard(shard.source, shard.rows, piece.settings, options)
    except SummarizerError as error:
        return stopped_because(f"{shard.source.name}: {error}")
