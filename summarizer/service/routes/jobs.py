"""Jobs: ordered, looked at, followed, and deleted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from summarizer.batch.paging import places_after, rows_between
from summarizer.reporting.rows import parse_row, row
from summarizer.reviewing import Reviews, with_reviews
from summarizer.service.bodies import JobBody, JobView
from summarizer.service.desk import Asking, AtDesk, OfJob
from summarizer.service.job_folder import JobFolder
from summarizer.service.ordering import fingerprint, idempotency_key
from summarizer.service.problems import Problem
from summarizer.service.routes.problems import PROBLEMS

router = APIRouter(tags=["jobs"], responses=PROBLEMS)
_LATER = 2**62
_FIRST, _TICK = datetime.fromtimestamp(0, UTC), timedelta(microseconds=1)

ACCEPTED: dict[str, Any] = {
    "description": "It goes on as a job: `Location` says where to look",
    "headers": {
        "Location": {"schema": {"type": "string"}, "description": "Where the job is"},
        "Idempotency-Replayed": {
            "schema": {"type": "string"},
            "description": "“true” where the same request had made the job before",
        },
    },
}


def accepted(job: JobFolder, *, known: bool = False) -> Response:
    """The answer to what goes on as a job."""
    headers = {"Location": f"/v1/jobs/{job.order.id}"}
    if known:
        headers["Idempotency-Replayed"] = "true"
    return JSONResponse(job.shown(), 202, headers=headers)


@router.post("/v1/jobs", status_code=202, response_model=JobView, responses={202: ACCEPTED})
async def order(
    body: JobBody,
    request: Request,
    desk: AtDesk,
    key: Asking,
    idempotency: Annotated[str | None, Header(alias="Idempotency-Key")] = None,
) -> Response:
    """Have many reports summarized.

    The job is on the disk before the answer: a service that is killed and started again goes on
    with it. The same request with the same `Idempotency-Key` gives the same job.
    """
    reports = await desk.checked(lambda: desk.ordering.reports(body.reports))
    if name := idempotency_key(idempotency):
        named = (name, fingerprint(request.url.path, await request.body()))
        job, known = await desk.ordering.job_once(key.name, reports, body.rounds(), named)
        return accepted(job, known=known)
    return accepted(await desk.ordering.job(key.name, reports, body.rounds()))


@router.get(
    "/v1/jobs",
    response_model=list[JobView],
    responses={200: {
        "description": "`Next-Cursor` is where the next page begins; the last has none.",
        "headers": {"Next-Cursor": {"schema": {"type": "string"}}},
    }},
)  # fmt: skip
async def jobs(
    desk: AtDesk,
    key: Asking,
    cursor: Annotated[int | None, Query(ge=0, le=_LATER, description="Where to begin.")] = None,
    limit: Annotated[int, Query(ge=1, le=1_000, description="Jobs at most.")] = 100,
) -> Response:
    """Your jobs, the newest first. A cursor holds while jobs come and go."""
    found = desk.jobs.of(key.name, _time_at(cursor))
    page, headers = found[:limit], {}
    if len(found) > limit:
        last = (page[-1].order.created - _FIRST) // _TICK
        headers["Next-Cursor"] = str(last)
        headers["Link"] = f'</v1/jobs?cursor={last}&limit={limit}>; rel="next"'
    return JSONResponse([job.shown() for job in page], headers=headers)


def _time_at(cursor: int | None) -> datetime | None:
    """The time that a cursor stands for; one that is later than any stands for none."""
    try:
        return None if cursor is None else _FIRST + cursor * _TICK
    except OverflowError:
        return None


@router.get("/v1/jobs/{job_id}", response_model=JobView)
async def job(job: OfJob) -> Any:
    """How a job stands."""
    return job.shown()


@router.delete("/v1/jobs/{job_id}", status_code=204, response_class=Response)
async def delete(job: OfJob, desk: AtDesk) -> Response:
    """Stop a job and remove all that is kept of it: reports, answers, results and reviews."""
    await desk.remove(job)
    return Response(status_code=204)


@router.get(
    "/v1/jobs/{job_id}/results",
    response_class=Response,
    responses={200: {
        "description": "Rows, one a line (schemas/result.schema.json). `Next-Cursor` is where the "
        "next page begins; it is missing once the job is over and everything was given.",
        "content": {"application/jsonl": {"schema": {"type": "string"}}},
        "headers": {"Next-Cursor": {"schema": {"type": "string"}}},
    }},
)  # fmt: skip
async def results(
    job: OfJob,
    cursor: Annotated[int, Query(ge=0, le=_LATER, description="Where to begin.")] = 0,
    limit: Annotated[int, Query(ge=1, le=1_000, description="Rows at most.")] = 100,
) -> Response:
    """The results that are there so far, in the order in which they were finished.

    A cursor holds while the job goes on: nothing is given twice, and nothing is passed over.
    """
    is_final = job.is_final  # before looking: what is finished after that is for the next page
    places = await asyncio.to_thread(places_after, job.path, cursor, limit + 1)
    more, places = len(places) > limit, places[:limit]
    last = places[-1] if places else cursor
    headers = {}
    if more or not is_final:
        headers["Next-Cursor"] = str(last)
        headers["Link"] = f'<{_path(job)}?cursor={last}&limit={limit}>; rel="next"'
    lines = _lines(job, cursor, last) if places else iter(())
    return StreamingResponse(lines, media_type="application/jsonl", headers=headers)


def _path(job: JobFolder) -> str:
    return f"/v1/jobs/{job.order.id}/results"


def _lines(job: JobFolder, cursor: int, last: int) -> Iterator[str]:
    """The rows as they are stored; those that were reviewed carry their reviews."""
    reviews = Reviews(job.path).all()
    reviewed = {review.report_id for review in reviews}
    for line in rows_between(job.path, cursor, last):
        if reviewed and (result := parse_row(line)).id in reviewed:
            yield row(with_reviews(result, reviews)) + "\n"
        else:
            yield line + "\n"


def not_found() -> Problem:
    """What is told of a report that the job has no result of."""
    return Problem(404, "this job has no result of that report, or not yet")
