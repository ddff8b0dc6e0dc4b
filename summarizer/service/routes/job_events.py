"""`GET /v1/jobs/{id}/events`: what happens to a job, as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header
from fastapi.sse import EventSourceResponse, ServerSentEvent

from summarizer.service.desk import Asking, AtDesk, Desk, OfJob
from summarizer.service.event_log import Told
from summarizer.service.job_folder import JobFolder
from summarizer.service.problems import Problem
from summarizer.service.routes.problems import PROBLEMS

router = APIRouter(tags=["jobs"], responses=PROBLEMS)


class NothingMore(Exception):  # noqa: N818 - it reads as what is so
    """The job is over, and every event was given: 204, so that a browser does not come back."""


async def place_of(
    job: OfJob, last: Annotated[str | None, Header(alias="Last-Event-ID")] = None
) -> int:
    """Where to go on.

    Raises:
        Problem: There is no such event.
        NothingMore: There will be none after it.
    """
    if last is None or last == "":
        return 0
    place = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else -1
    if place < 0 or not job.log.is_place(place):
        raise Problem(422, "Last-Event-ID is not the id of an event of this job")
    if job.is_final and not job.log.read(place):
        raise NothingMore
    return place


async def slot_of(desk: AtDesk, key: Asking) -> AsyncIterator[None]:
    """One of the streams that a key may have open."""
    with desk.streams.one_of(key.name):
        yield


@router.get(
    "/v1/jobs/{job_id}/events",
    response_class=EventSourceResponse,
    responses={204: {"description": "The job is over, and every event was given."}},
    dependencies=[Depends(slot_of)],
)
async def events(
    job: OfJob, desk: AtDesk, after: Annotated[int, Depends(place_of)]
) -> AsyncIterator[ServerSentEvent]:
    """What happens to the job: `state`, `started`, `section`, `section_failed`, `asked_again`,
    `report`. `Last-Event-ID` goes on after an event, also after the service was started again;
    the stream ends when the job is over. A comment every 15 seconds keeps it open.
    """  # noqa: D205 - it is shown as one paragraph
    async for told in _followed(job, desk, after):
        yield ServerSentEvent(data=told.data, event=told.name, id=str(told.id))


async def _followed(job: JobFolder, desk: Desk, place: int) -> AsyncIterator[Told]:
    stopping = asyncio.ensure_future(desk.stopping.wait())
    try:
        while not desk.stopping.is_set():
            changed, is_final = job.changes.next(), job.is_final
            found = job.log.read(place)
            for told in found:
                place = told.id
                yield told
            if found:
                continue
            if is_final:
                return
            waiting = asyncio.ensure_future(changed.wait())
            await asyncio.wait([waiting, stopping], return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
    finally:
        stopping.cancel()
