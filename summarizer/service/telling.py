"""What the service says while it runs: a JSON object a line, and never a text, key or token."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import Any

Tell = Callable[..., None]
"""Tells one thing: its name, and what is known of it as keywords."""

_LOCK = Lock()


def tell(event: str, **fields: Any) -> None:
    """Write one line to standard error."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"event": event, "time": now, **fields}, ensure_ascii=True)
    with _LOCK:  # it is told from more than one thread
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


class ServerLog(logging.Handler):
    """Takes what the server and its libraries log, and tells it in the same form.

    Of an exception only the kind and the place are told: its words may hold a report's.
    """

    def __init__(self, tell: Tell = tell) -> None:
        super().__init__(logging.INFO)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell one record."""
        fields: dict[str, Any] = {"level": record.levelname.lower(), "text": record.getMessage()}
        if record.exc_info and record.exc_info[1] is not None:
            fields |= fault(record.exc_info[1])
        self._tell("server", **fields)


def fault(error: BaseException) -> dict[str, str]:
    """The kind of an exception, and the place where it was raised."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return {"kind": type(error).__name__, "at": place}


def listen() -> None:
    """Take over the logs of the server and of asyncio."""
    for name in ("uvicorn", "uvicorn.error", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [ServerLog()], False
        logger.setLevel(logging.WARNING)
    logging.getLogger("uvicorn").handlers = []
