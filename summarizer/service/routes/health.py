"""Whether the service lives, and whether it can be asked."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Response

from summarizer.service.bodies import Health
from summarizer.service.desk import AtDesk, Desk

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=Health)
async def alive() -> Health:
    """Whether the service lives."""
    return Health(status="ok")


@router.get("/readyz", response_model=Health, responses={503: {"model": Health}})
async def ready(desk: AtDesk, response: Response) -> Health:
    """Whether it can be asked: not while the model is being fetched, while it is ending, or while
    its keys cannot be read or its disk cannot be written.
    """  # noqa: D205 - it is shown as one paragraph
    reason = _at_fault(desk) or await asyncio.to_thread(_at_fault_with_files, desk)
    if reason is None:
        return Health(status="ok")
    response.status_code = 503
    return Health(status="not ready", reason=reason)


def _at_fault(desk: Desk) -> str | None:
    if desk.stopping.is_set():
        return "it is ending"
    if not desk.engine.is_ready:
        return "the model cannot be had" if desk.engine.fault else "the model is being connected"
    return None


def _at_fault_with_files(desk: Desk) -> str | None:
    if desk.keys is not None and desk.keys.look() is not None:
        return "its keys cannot be read, and its log says why: nobody is let in"
    if (fault := desk.jobs.unwritable()) is not None:
        return f"it cannot write to its disk: {fault}"
    return None
