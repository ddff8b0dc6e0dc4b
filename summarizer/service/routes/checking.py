"""What needs no model: a text or a result checked against a source, and the figures of a text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from summarizer.service.apart import LONG
from summarizer.service.bodies import FiguresBody, FiguresView, VerifyBody, VerifyView, plain
from summarizer.service.checks import figures_of, verified
from summarizer.service.desk import AtDesk, Desk
from summarizer.service.problems import Problem
from summarizer.service.routes.problems import PROBLEMS
from summarizer.service.waiting import within

router = APIRouter(tags=["checks without a model"], responses=PROBLEMS)
BodyT = TypeVar("BodyT", bound=BaseModel)


@router.post("/v1/verify", response_model=VerifyView)
async def verify_words(body: VerifyBody, request: Request, desk: AtDesk) -> Response:
    """Check a text, or a stored result, against a source: every figure, quote, name and place."""
    if (body.text is None) == (body.result is None):
        raise Problem(422, "give either text or result: what is to be checked against the source")
    for name, text in (("source", body.source), ("text", body.text)):
        _not_too_long(name, text, desk.limits.report_characters)
    return await _checked(body, verified, request, desk)


@router.post("/v1/figures", response_model=FiguresView)
async def figures(body: FiguresBody, request: Request, desk: AtDesk) -> Response:
    """List every figure of a text: value, unit, kind, bound and trend."""
    _not_too_long("text", body.text, desk.limits.report_characters)
    return await _checked(body, figures_of, request, desk)


def _not_too_long(name: str, text: str | None, most: int) -> None:
    if text is not None and len(text) > most:
        raise Problem(422, f"body.{name} has {len(text)} characters; {most} are taken")


async def _checked(
    body: BodyT, work: Callable[[BodyT], BaseModel], request: Request, desk: Desk
) -> Response:
    """Do it here when it is short, and apart when it is long, as long as the client waits."""
    if len(await request.body()) < LONG:
        return JSONResponse(plain(await desk.checked(lambda: work(body))))
    checking = asyncio.ensure_future(desk.apart.checked(body))
    try:
        await within(checking, request, None)
    finally:
        if not checking.done():
            checking.cancel()
            await asyncio.wait([checking])
    return Response(checking.result(), media_type="application/json")
