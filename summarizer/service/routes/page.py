"""`/`: the page to paste a report into, and what it shows of a job's results."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import HTMLResponse

from summarizer.batch.paging import places_after, row_of, rows_between
from summarizer.reporting.page import asset, content_security_policy, page, result_fragment
from summarizer.reporting.page.assets import templates
from summarizer.reporting.rows import parse_row
from summarizer.result import Result
from summarizer.reviewing import Reviews, with_reviews
from summarizer.service.desk import AtDesk, OfJob
from summarizer.service.job_folder import JobFolder
from summarizer.service.routes.jobs import not_found
from summarizer.service.routes.problems import PROBLEMS

router = APIRouter()
of_jobs = APIRouter(tags=["jobs"], responses=PROBLEMS)
MOST = 500
"""Results that one page holds."""


class Fragment(BaseModel):
    """One result as HTML, for the service's own page."""

    html: str


@router.get("/", include_in_schema=False)
async def start() -> HTMLResponse:
    """The page."""
    text, policy = _page()
    return HTMLResponse(text, headers={
        "Content-Security-Policy": policy, "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    })  # fmt: skip


@of_jobs.get("/v1/jobs/{job_id}/fragment", response_model=Fragment)
async def fragment(
    job: OfJob,
    desk: AtDesk,
    report: Annotated[str, Query(max_length=500, description="The id of the report.")],
) -> Fragment:
    """One result with its reviews as an `<article>`, everything in it escaped."""
    return Fragment(html=await desk.checked(lambda: _fragment(job, report)))


@of_jobs.get("/v1/jobs/{job_id}/page", response_class=HTMLResponse)
async def whole(job: OfJob, desk: AtDesk) -> HTMLResponse:
    """Up to 500 results with their reviews as one HTML file that fetches nothing."""
    text = await desk.checked(lambda: _whole(job))
    return HTMLResponse(
        text, headers={"Content-Disposition": 'attachment; filename="results.html"'}
    )


def _fragment(job: JobFolder, report: str) -> str:
    line = row_of(job.path, report)
    if line is None:
        raise not_found()
    return result_fragment(_reviewed(job, [line])[0])


def _whole(job: JobFolder) -> str:
    places = places_after(job.path, 0, MOST)
    return page(_reviewed(job, rows_between(job.path, 0, places[-1] if places else 0)))


def _reviewed(job: JobFolder, lines: Any) -> list[Result[Any]]:
    reviews = Reviews(job.path).all()
    return [with_reviews(parse_row(line), reviews) for line in lines]


@lru_cache(maxsize=1)
def _page() -> tuple[str, str]:
    """The page, and the policy that lets it run its own script and ask its own service."""
    own = files("summarizer.service")
    body, style, script = (
        own.joinpath(name).read_text("utf-8")
        for name in ("service.html", "service.css", "service.js")
    )
    styles, scripts = [asset("page.css"), style], [asset("page.js"), script]
    policy = content_security_policy(styles, scripts) + "; connect-src 'self'"
    text = templates().get_template("page.html.j2").render(
        title="Checked summaries", body=body, styles=styles, scripts=scripts, policy=policy
    )  # fmt: skip
    return text, policy + "; frame-ancestors 'none'"


async def ready_page() -> None:
    """Have the page drawn before anybody asks for it."""
    await asyncio.to_thread(_page)
