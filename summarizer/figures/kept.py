"""Keep what was read of a short text: a sentence comes again in other fields, items and checks."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_More = ParamSpec("_More")
_Read = TypeVar("_Read")

LONGEST = 2_000
"""Characters of the longest text that is kept, so that what is kept stays a few megabytes."""


def kept(
    texts: int,
) -> Callable[[Callable[Concatenate[str, _More], _Read]], Callable[Concatenate[str, _More], _Read]]:
    """Keep what a function gives for the last so many short texts; longer ones are read anew.

    The function must depend on its arguments alone, which must be hashable, and nobody may
    change what it gives. It may be called from several threads.
    """

    def keeping(
        read: Callable[Concatenate[str, _More], _Read],
    ) -> Callable[Concatenate[str, _More], _Read]:
        remembered = lru_cache(maxsize=texts)(read)

        @wraps(read)
        def reading(text: str, *more: _More.args, **named: _More.kwargs) -> _Read:
            call = read if len(text) > LONGEST else remembered
            return call(text, *more, **named)

        return reading

    return keeping
