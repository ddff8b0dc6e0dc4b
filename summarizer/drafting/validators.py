"""Name the validator of somebody's own schema that broke, instead of refusing an answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType

from pydantic import ValidationError

from summarizer.errors import SummarizerError, UsageError

_NOT_THEIRS = frozenset({"pydantic", "pydantic_core", "summarizer", "contextlib"})


@contextmanager
def validators_of(kind: str) -> Iterator[None]:
    """Run the validators of a type of a schema; `kind` is what it is called.

    Raises:
        ValidationError: One of them refuses what was given.
        UsageError: One of them raised what pydantic does not take for a refusal.
    """
    try:
        yield
    except (ValidationError, SummarizerError):
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise UsageError(
            f"a validator of your schema, {_name_of(error) or kind}, raised {said}; "
            "one that refuses a value raises ValueError"
        ) from error


def _name_of(error: Exception) -> str | None:
    """The first function on the way to the error that is neither pydantic's nor ours."""
    for frame in _frames(error.__traceback__):
        module = str(frame.f_globals.get("__name__"))
        if module.partition(".")[0] not in _NOT_THEIRS:
            return f"{frame.f_code.co_qualname} in {module}"
    return None


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next
