"""Jobs are taken in: reports looked at, the same request once, a folder for what is new."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Sequence
from weakref import WeakValueDictionary

from summarizer.errors import InputError
from summarizer.service.bodies import ReportBody
from summarizer.service.engine import Engine, Trial
from summarizer.service.job_folder import JobFolder, Rounds
from summarizer.service.jobs import Jobs
from summarizer.service.limits import ServiceLimits
from summarizer.service.problems import Problem
from summarizer.source.report import Report

_IDEMPOTENCY_KEY = re.compile(r"[\x21-\x7e]{1,255}")


class Ordering:
    """Takes jobs in, for one service."""

    def __init__(self, jobs: Jobs, engine: Engine, limits: ServiceLimits) -> None:
        self._jobs, self._engine, self._limits = jobs, engine, limits
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    def report(self, body: ReportBody, place: str = "body") -> Report:
        """One report, if it is no longer than may be.

        Raises:
            Problem: It is too long, or has nothing to summarize.
        """
        most = self._limits.report_characters
        if len(body.text) > most:
            raise Problem(422, f"{place}.text has {len(body.text)} characters; {most} are taken")
        try:
            return Report.of(body.report())
        except InputError as error:
            raise Problem(422, f"{place}.text: {error}") from None

    def reports(self, bodies: Sequence[ReportBody]) -> list[Report]:
        """The reports of a job, each with an id of its own.

        Raises:
            Problem: There are too many, one cannot be taken, or two have one id.
        """
        if len(bodies) > (most := self._limits.reports_per_job):
            raise Problem(422, f"body.reports has {len(bodies)} reports; a job takes {most}")
        found: dict[str, Report] = {}
        for number, body in enumerate(bodies):
            report = self.report(body, f"body.reports.{number}")
            if report.id in found and body.id is not None:
                raise Problem(
                    422, f"body.reports.{number}.id: another report of this job has that id"
                )
            if report.id in found:
                report = report.model_copy(update={"id": f"{report.id}-{number}"})
            found[report.id] = report
        return list(found.values())

    async def job(
        self,
        owner: str,
        reports: Sequence[Report],
        rounds: Rounds,
        *,
        named: tuple[str | None, str] = (None, ""),
        trial: Trial | None = None,
    ) -> JobFolder:
        """A new job, begun.

        Args:
            owner: The name of the key.
            reports: Its reports.
            rounds: The rounds that were chosen.
            named: The idempotency key, and the request's fingerprint.
            trial: The work that is under way already.

        Raises:
            Problem: The key has as many jobs as it may have.
        """
        order = self._jobs.order(owner, len(reports), rounds, *named)
        job = await asyncio.to_thread(self._jobs.written, order, reports)
        self._jobs.enter(job)
        if trial is None:
            self._engine.submit(job)
        else:
            self._engine.adopt(job, trial)
        return job

    async def job_once(
        self,
        owner: str,
        reports: Sequence[Report],
        rounds: Rounds,
        named: tuple[str, str],
    ) -> tuple[JobFolder, bool]:
        """The job of a named request, and whether it was there already.

        Raises:
            Problem: Another request had the same name; or there are too many jobs.
        """
        place = (owner, named[0])
        turn = self._turns.setdefault(place, asyncio.Lock())
        async with turn:  # the same request twice at once is one
            if (known := self._jobs.named(*place)) is None:
                return await self.job(owner, reports, rounds, named=named), False
            if known.order.fingerprint != named[1]:
                raise Problem(
                    422, "this Idempotency-Key was used for another request: take a new one"
                )
            return known, True


def idempotency_key(given: str | None) -> str | None:
    """The key as it was given.

    Raises:
        Problem: It is too long, or has signs that are not plain ASCII.
    """
    if given is not None and not _IDEMPOTENCY_KEY.fullmatch(given):
        raise Problem(422, "Idempotency-Key takes 1 to 255 plain ASCII signs, without spaces")
    return given


def fingerprint(path: str, body: bytes) -> str:
    """The hash that tells whether two requests are the same."""
    return hashlib.sha256(path.encode() + b"\n" + body).hexdigest()
