"""To wait for something only as long as somebody wants it."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import Request

from summarizer.service.problems import Problem


async def within(future: asyncio.Future[Any], request: Request, seconds: float | None) -> bool:
    """Whether it came in time; None waits as long as the client does.

    Raises:
        Problem: The client has gone.
    """
    gone = asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait([future, gone], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if future.done():
            return True
        if gone.done():
            raise Problem(400, "the client has gone")
        return False
    finally:
        gone.cancel()
