"""Check summaries in processes of their own, so that checks keep no answer waiting.

Only what was found comes back; it is put into the summary here, as if it had been found here.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing.connection import wait
from threading import Lock, Thread

from pydantic import BaseModel, ConfigDict, TypeAdapter

from summarizer.checking.check import Checked, check_summary
from summarizer.errors import SummarizerError
from summarizer.garbage import collect_seldom
from summarizer.items import cite_anew, evidence_of, items_of
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence, Item, NewsSummary

TRIES = 3
"""How often a summary is given to a checker: one that ends takes the others' work with it."""


class Finding(BaseModel):
    """What was found of one item, and what the checks put right in it."""

    model_config = ConfigDict(frozen=True)

    path: str
    checks: tuple[Check, ...]
    evidence: tuple[Evidence, ...]
    when_date: str | None


_FINDINGS = TypeAdapter(tuple[Finding, ...])


class Checkers:
    """Processes that check; they are started with the first summary, and end with this one."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()  # a summarizer may be used from several threads

    async def check(
        self, summary: NewsSummary, source: Source, published: date | None = None
    ) -> list[Checked]:
        """Check a summary as `check_summary` does.

        Raises:
            SummarizerError: The process that checks ended, more than once.
        """
        written, loop = summary.model_dump_json(), asyncio.get_running_loop()
        for _ in range(TRIES):
            pool = self._running()
            try:
                found = await loop.run_in_executor(pool, _found, written, source.text, published)
            except RuntimeError as error:
                if not isinstance(error, BrokenProcessPool) and pool is self._pool:
                    raise  # a fault of the checks themselves
                self._replace(pool)  # it broke, or was closed from another loop
            else:
                return _taken(summary, _FINDINGS.validate_json(found))
        raise SummarizerError("the process that checks ended unexpectedly: is there memory left?")

    async def aclose(self) -> None:
        """End the processes; what they have at hand is finished first."""
        if self._pool is not None:
            await asyncio.to_thread(self._replace, self._pool)

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self.processes,
                    # A fork would take over locks that other threads hold.
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=_begin,
                )
            return self._pool

    def _replace(self, ended: ProcessPoolExecutor | None) -> None:
        with self._lock:
            if self._pool is ended:  # somebody else may have replaced it
                self._pool = None
        if ended is not None:
            ended.shutdown(wait=True)


def _taken(summary: NewsSummary, findings: Sequence[Finding]) -> list[Checked]:
    """Put into a summary what was found of it elsewhere."""
    checked = []
    for (path, item), found in zip(items_of(summary), findings, strict=True):
        assert path == found.path  # noqa: S101 - the same walk over the same summary
        if tuple(evidence_of(item)) != found.evidence:
            cite_anew(item, found.evidence)
        if isinstance(item, Item):
            item.checks = list(found.checks)
        if hasattr(item, "when_date"):
            item.when_date = found.when_date
        checked.append(Checked(path, item, found.checks))
    return checked


# in the process that checks


def _begin() -> None:
    """On Ctrl-C the parent finishes what is under way, and then ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_parent, name="parent", daemon=True).start()
    collect_seldom()


def _end_with_the_parent() -> None:
    """A parent that is killed cannot tell its processes to end."""
    if (parent := multiprocessing.parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)


def _found(written: str, text: str, published: date | None) -> bytes:
    """Check a summary, and write down what was found, item by item."""
    summary = NewsSummary.model_validate_json(written)
    return _FINDINGS.dump_json(
        tuple(
            Finding(
                path=one.path,
                checks=one.checks,
                evidence=tuple(evidence_of(one.item)),
                when_date=getattr(one.item, "when_date", None),
            )
            for one in check_summary(summary, Source(text), published)
        )
    )
