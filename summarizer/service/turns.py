"""Whose turn it is: jobs wait by owner, so that ten thousand of one do not hold up another's."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from summarizer.service.job_folder import JobFolder


class Turns:
    """The jobs that wait for their turn; of each owner the one that waits longest goes first."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[JobFolder]] = {}

    def add(self, job: JobFolder) -> None:
        """Put a job at the end of its owner's row."""
        self._waiting.setdefault(job.order.owner, deque()).append(job)

    def drop(self, job: JobFolder) -> None:
        """Take out a job, if it is there."""
        row = self._waiting.get(job.order.owner)
        if row is None or job not in row:
            return
        row.remove(job)
        if not row:
            del self._waiting[job.order.owner]

    def next(self, busy: Mapping[str, int]) -> JobFolder | None:
        """Take out the next job: one of the owner who has the fewest at work; None without any.

        Args:
            busy: How many jobs of each owner are at work; those that are not in it have none.
        """
        if not self._waiting:
            return None
        owner = min(self._waiting, key=lambda name: busy.get(name, 0))
        row = self._waiting.pop(owner)
        job = row.popleft()
        if row:
            self._waiting[owner] = row  # behind those who have as few at work
        return job
