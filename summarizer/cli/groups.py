"""Options in groups: a command takes a dataclass, and each of its fields is an option.

So a command with many options stays a short function, and what belongs together is one value that
can be handed on and that knows which of its options exclude each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose groups of options are taken apart, each in its place among the others.

    A group is a parameter whose type is a dataclass; its fields are annotated as the parameters
    of any other command are, and have defaults.
    """
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: kind for name, kind in hints.items() if is_dataclass(kind)}

    @wraps(command)
    def run(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    flat = list(_taken_apart(command, hints, groups))
    run.__annotations__ = {option.name: option.annotation for option in flat}
    run.__signature__ = Signature(flat)  # type: ignore[attr-defined]  # typer reads it
    return run


def _taken_apart(
    command: Callable[..., None], hints: dict[str, Any], groups: dict[str, Any]
) -> Iterator[Parameter]:
    for name, parameter in signature(command).parameters.items():
        if name in groups:
            yield from _options(groups[name])
        else:
            yield _keyword(name, hints[name], parameter.default)


def _options(group: Any) -> Iterator[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for field in fields(group):
        default = Parameter.empty if field.default is MISSING else field.default
        yield _keyword(field.name, hints[field.name], default)


def _keyword(name: str, hint: Any, default: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hint)
