"""`POST /v1/summaries`: one report, waited for; what takes too long becomes a job."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from starlette.responses import Response

from summarizer.batch.paging import places_after, rows_between
from summarizer.errors import SummarizerError, UsageError
from summarizer.reporting.rows import row
from summarizer.result import Result
from summarizer.service.bodies import JobView, SummaryBody
from summarizer.service.desk import Asking, AtDesk, Desk
from summarizer.service.disk import disk_fault, no_room
from summarizer.service.engine import Trial
from summarizer.service.job_folder import JobFolder
from summarizer.service.ordering import fingerprint, idempotency_key
from summarizer.service.problems import Problem
from summarizer.service.routes.jobs import ACCEPTED, accepted
from summarizer.service.routes.problems import PROBLEMS
from summarizer.service.waiting import within
from summarizer.source.report import Report
from summarizer.summary import NewsSummary

router = APIRouter(tags=["summaries"], responses=PROBLEMS)


@router.post(
    "/v1/summaries",
    response_model=Result[NewsSummary],
    responses={202: {**ACCEPTED, "model": JobView}},
)
async def summarize(
    body: SummaryBody,
    request: Request,
    desk: AtDesk,
    key: Asking,
    idempotency: Annotated[str | None, Header(alias="Idempotency-Key")] = None,
) -> Response:
    """Summarize one report, and wait for it.

    What is not there in time goes on as a job: the answer is 202 with the `Location` of it. A
    summary that is there in time is kept nowhere, unless the request has an `Idempotency-Key`:
    then it is a job from the start, and the same request again gives the same summary.
    """
    report = desk.ordering.report(body)
    with desk.summaries.one_of(key.name):
        if name := idempotency_key(idempotency):
            named = (name, fingerprint(request.url.path, await request.body()))
            job, known = await desk.ordering.job_once(key.name, [report], body.rounds(), named)
            return await _of_job(job, desk, request, known=known)
        return await _of_trial(report, body, request, desk, key.name)


async def _of_trial(
    report: Report, body: SummaryBody, request: Request, desk: Desk, owner: str
) -> Response:
    trial = desk.engine.attempt(report, body.rounds())
    future = asyncio.wrap_future(trial.future)
    adopted = False
    try:
        if await within(future, request, desk.limits.wait):
            return _answer(*future.result())
        job = await desk.ordering.job(owner, [report], body.rounds(), trial=trial)
        adopted = True
        return accepted(job)
    except SummarizerError as error:
        raise _problem(error) from None
    finally:
        if not adopted:
            _give_up(trial, future)


async def _of_job(job: JobFolder, desk: Desk, request: Request, *, known: bool) -> Response:
    """The only result of a job, once it is there."""
    ended = asyncio.ensure_future(_ended(job))
    try:
        if await within(ended, request, desk.limits.wait) and job.standing.state == "done":
            line = await asyncio.to_thread(_only_row, job)
            return _told(line, {"Idempotency-Replayed": "true"} if known else {})
    finally:
        ended.cancel()
    if job.standing.state == "failed":
        raise Problem(502, job.standing.error or "the job failed")
    return accepted(job, known=known)


async def _ended(job: JobFolder) -> None:
    while True:
        changed = job.changes.next()
        if job.is_final:
            return
        await changed.wait()


def _give_up(trial: Trial, future: asyncio.Future[Any]) -> None:
    """Nobody waits any more: no further question is asked."""
    trial.future.cancel()
    if future.done() and not future.cancelled():
        future.exception()


def _answer(result: Result[Any], error: SummarizerError | None) -> Response:
    if result.status == "failed":
        raise _problem(error)
    return _told(row(result), {})


def _problem(error: SummarizerError | None) -> Problem:
    """The caller's fault is a 422, the disk's a 503, all other the model's or the way's to it."""
    if (reason := disk_fault(error)) is not None and isinstance(error, UsageError):
        return no_room(reason)
    if isinstance(error, UsageError):
        return Problem(422, str(error))
    told = str(error) if error else "the model gave nothing that could be used"
    return Problem(502, told, kind=type(error).__name__)


def _only_row(job: JobFolder) -> str:
    places = places_after(job.path, 0, 1)
    return next(rows_between(job.path, 0, places[0])) if places else "{}"


def _told(line: str, headers: dict[str, str]) -> Response:
    return Response(line, media_type="application/json", headers=headers)
