"""The schema of a row, where it is somebody's own: named as module:Model."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel

from summarizer.errors import UsageError

SchemaOption = Annotated[
    str | None,
    typer.Option(
        "--schema",
        metavar="MODULE:MODEL",
        help="The schema of rows that are of your own, as Python would import it from here.",
    ),
]


def schema_named(name: str) -> type[BaseModel]:
    """The pydantic model that a name like "rulings:CourtRuling" stands for.

    It is looked for where Python looks, and in the folder that the command is run in.

    Raises:
        UsageError: There is none, or the module cannot be imported.
    """
    module, _, model = name.partition(":")
    if not module or not model:
        raise UsageError(f"--schema {name}: say it as module:Model, as in rulings:CourtRuling")
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.append(here)
    try:
        found = getattr(import_module(module), model, None)
    except Exception as error:
        raise UsageError(
            f"--schema {name}: {module} cannot be imported: {type(error).__name__}: {error}"
        ) from error
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        raise UsageError(f"--schema {name}: {module} has no pydantic model {model!r}")
    return found
