"""The service put together: its routes, its problems, its life from start to end."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Security
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.responses import Response

from summarizer.assembling import library_version
from summarizer.errors import SummarizerError
from summarizer.service.admission import Doors
from summarizer.service.desk import Desk
from summarizer.service.disk import disk_fault, no_room
from summarizer.service.engine import Engine
from summarizer.service.jobs import Jobs
from summarizer.service.problems import Problem, unfit
from summarizer.service.routes import (
    checking,
    health,
    job_events,
    jobs,
    page,
    reviews,
    summaries,
)
from summarizer.service.routes.job_events import NothingMore
from summarizer.service.routes.problems import add_problems
from summarizer.service.telling import fault, tell

SWEEP_SECONDS = 60.0
"""How often jobs are looked through for those whose time is over."""

_EXPOSED = ["Location", "Link", "Next-Cursor", "Retry-After", "X-Request-ID",
            "Idempotency-Replayed"]  # fmt: skip


def application(data: Path, doors: Doors, engine: Engine) -> FastAPI:
    """The service as an ASGI application; `admitted` puts the doors before it.

    Raises:
        InputError: The data folder cannot be written, or another service has it.
    """
    kept = Jobs(data, doors.limits)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(kept.load)
        desk = app.state.desk = Desk(kept, engine, doors.limits, doors.keys)
        await asyncio.to_thread(engine.start)
        for job in kept.unfinished():
            engine.submit(job)
        sweeping = asyncio.create_task(_sweep(desk))
        try:
            yield
        finally:
            desk.stopping.set()
            sweeping.cancel()
            await asyncio.to_thread(engine.stop)
            kept.close()

    app = FastAPI(
        title="Checked summaries",
        summary="Typed summaries of news reports, every figure, quote and speaker checked.",
        version=library_version(),
        lifespan=life,
        redoc_url=None,
        docs_url=None,  # its page would fetch scripts from another site
    )
    app.state.jobs = kept
    _add_routes(app)
    _add_handlers(app)
    if doors.origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=sorted(doors.origins), allow_methods=["*"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"],
            expose_headers=_EXPOSED,
        )  # fmt: skip
    return app


def _add_routes(app: FastAPI) -> None:
    bearer = HTTPBearer(auto_error=False, description="A key of this service; admission reads it.")
    for part in (summaries, jobs, job_events, checking, reviews):
        app.include_router(part.router, dependencies=[Security(bearer)])
    app.include_router(page.of_jobs, dependencies=[Security(bearer)])
    app.include_router(health.router)
    app.include_router(page.router)
    describe = app.openapi

    def described() -> dict[str, Any]:
        document = describe()
        add_problems(document)
        return document

    app.openapi = described  # type: ignore[method-assign]


def _add_handlers(app: FastAPI) -> None:
    """Whatever ends a request ends it as a problem."""

    @app.exception_handler(Problem)
    async def told(request: Request, problem: Problem) -> Response:
        return problem.response(request.state.request_id)

    @app.exception_handler(HTTPException)
    async def of_framework(request: Request, error: HTTPException) -> Response:
        detail = {404: "there is no such address", 405: "this address does not take that method"}
        words = detail.get(error.status_code, str(error.detail))
        headers = dict(error.headers or {})
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = _methods(app, request.url.path)
        problem = Problem(error.status_code, words, headers=headers)
        return problem.response(request.state.request_id)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return unfit(list(error.errors())).response(request.state.request_id)

    @app.exception_handler(NothingMore)
    async def over(request: Request, error: NothingMore) -> Response:
        return Response(status_code=204)

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        # It is raised again after this, and admission tells of it in the log.
        problem = Problem(500, "the program failed on this request: its log says where")
        return problem.response(request.state.request_id)

    @app.exception_handler(SummarizerError)
    @app.exception_handler(OSError)
    async def failed(request: Request, error: Exception) -> Response:
        tell("fault", request_id=request.state.request_id, text=str(error), **fault(error))
        problem = Problem(500, "the service cannot do this now: its log says why")
        if (reason := disk_fault(error)) is not None:
            problem = no_room(reason)
        return problem.response(request.state.request_id)


def _methods(app: FastAPI, path: str) -> str:
    """The methods that an address takes, over all its routes."""
    found = {"GET"} if path == "/" else set[str]()
    for template, operations in app.openapi()["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            found |= {method.upper() for method in operations}
    return ", ".join(sorted(found))


async def _sweep(desk: Desk) -> None:
    """Remove old jobs, for ever."""
    while True:
        for job in desk.jobs.expired():
            try:
                await desk.remove(job)
            except Exception as error:  # noqa: BLE001 - the others are removed all the same
                tell("fault", job=job.order.id, **fault(error))
        await asyncio.sleep(SWEEP_SECONDS)
