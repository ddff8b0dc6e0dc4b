"""Whether the service lives, and whether it can be asked."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Response

from summarizer.service.bodies import Health
from summarizer.service.desk import AtDesk

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=Health)
async def alive() -> Health:
    """Whether the service lives."""
    return Health(status="ok")


@router.get("/readyz", response_model=Health, responses={503: {"model": Health}})
async def ready(desk: AtDesk, response: Response) -> Health:
    """Whether it can be asked: not while the model is being fetched, while it is ending, or while
    its disk cannot be written.
    """  # noqa: D205 - it is shown as one paragraph
    if desk.stopping.is_set():
        reason = "it is ending"
    elif not desk.engine.is_ready:
        reason = "the model cannot be had" if desk.engine.fault else "the model is being connected"
    elif (fault := await asyncio.to_thread(desk.jobs.unwritable)) is not None:
        reason = f"it cannot write to its disk: {fault}"
    else:
        return Health(status="ok")
    response.status_code = 503
    return Health(status="not ready", reason=reason)
