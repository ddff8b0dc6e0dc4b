"""Work out once what several checks ask of a source: kept with the source, it ends with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")

_NOTHING: Any = object()

MOST = 4_096
"""Answers that one source keeps; then it begins anew. A summary asks for some hundreds."""


def once_a_source(find: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
    """Keep what a function finds in a source, which is its last argument.

    The other arguments must be hashable, and nobody may change what it gives. It may be called
    from several threads: at worst the same is worked out twice.
    """

    @wraps(find)
    def finding(*given: _Given.args, **named: _Given.kwargs) -> _Found:
        source: Any = given[-1]
        known: dict[tuple[Any, ...], Any] = source.kept
        key = (find, *given[:-1])
        found: _Found = known.get(key, _NOTHING)
        if found is _NOTHING:
            found = find(*given, **named)
            if len(known) >= MOST:
                known.clear()
            known[key] = found
        return found

    return finding
