"""What analysts say of verdicts: kept beside the results of a job, never over them."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter

from summarizer.batch.paging import row_of
from summarizer.errors import UsageError
from summarizer.remarks import Review
from summarizer.reporting.rows import parse_row
from summarizer.reviewing import Reviews, review_of
from summarizer.service.bodies import ReviewBody
from summarizer.service.desk import Asking, AtDesk, OfJob
from summarizer.service.job_folder import JobFolder
from summarizer.service.keys import NOBODY
from summarizer.service.problems import Problem
from summarizer.service.routes.problems import PROBLEMS

router = APIRouter(tags=["reviews"], responses=PROBLEMS)


@router.post("/v1/jobs/{job_id}/reviews", status_code=201, response_model=Review)
async def add(body: ReviewBody, job: OfJob, desk: AtDesk, key: Asking) -> Review:
    """Accept or override the verdict on one item. Of two reviews of one item, the later counts.

    The name of the key is kept beside the name that is given: a review says whose it is.
    """
    by = body.by or key.name
    if key is not NOBODY and body.by not in (None, key.name):
        by = f"{body.by} (key {key.name})"
    return await desk.checked(lambda: _added(job, body, by))


@router.get("/v1/jobs/{job_id}/reviews", response_model=list[Review])
async def reviews(job: OfJob) -> list[Review]:
    """Every review of the job's results, the oldest first."""
    return await asyncio.to_thread(Reviews(job.path).all)


def _added(job: JobFolder, body: ReviewBody, by: str) -> Review:
    line = row_of(job.path, body.report)
    if line is None:
        raise Problem(422, "body.report: this job has no result of that report, or not yet")
    try:
        review = review_of(parse_row(line), body.path, by=by, why=body.why, severity=body.severity)
    except UsageError as error:
        raise Problem(422, str(error)) from None
    Reviews(job.path).add(review)
    return review
