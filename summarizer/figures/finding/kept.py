"""Keep what was read of a short text: a sentence comes again in other fields, items and checks."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")

LONGEST = 2_000
"""Characters of the longest text that is kept, so that what is kept stays a few megabytes."""


def kept(texts: int) -> Callable[[Callable[_Given, _Read]], Callable[_Given, _Read]]:
    """Keep what a function gives for the last so many short texts; longer ones are read anew.

    The text is its first argument. The function must depend on its arguments alone, which must
    be hashable, and nobody may change what it gives. It may be called from several threads.
    """

    def keeping(read: Callable[_Given, _Read]) -> Callable[_Given, _Read]:
        remembered = cast("Callable[..., _Read]", lru_cache(maxsize=texts)(read))

        anew = cast("Callable[..., _Read]", read)

        def reading(text: str, /, *further: Any, **named: Any) -> _Read:
            return (anew if len(text) > LONGEST else remembered)(text, *further, **named)

        def reading_alone(text: str, /) -> _Read:  # passing nothing on takes half the time
            return anew(text) if len(text) > LONGEST else remembered(text)

        code = getattr(read, "__code__", None)  # a class has none
        is_alone = code is not None and code.co_argcount == 1 and not code.co_kwonlyargcount
        return cast("Callable[_Given, _Read]", wraps(read)(reading_alone if is_alone else reading))

    return keeping
