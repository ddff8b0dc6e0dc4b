"""What the library exports, and what importing it costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import summarizer

CLIENTS = ("openai", "instructor", "jinja2", "typer", "rich", "xllamacpp", "nupunkt", "httpx2")
FACES = ("summarizer.comparing", "summarizer.batch", "summarizer.reporting", "summarizer.cli")


def test_the_names_are_few_sorted_and_there() -> None:
    """Every exported name exists, once, and there are no more than thirty."""
    assert list(summarizer.__all__) == sorted(set(summarizer.__all__))
    assert len(summarizer.__all__) <= 30
    assert all(hasattr(summarizer, name) for name in summarizer.__all__)


def test_everything_public_is_exported() -> None:
    """What `dir` shows without an underscore is what is listed, whether it is loaded or not."""
    shown = [name for name in dir(summarizer) if not name.startswith("_")]
    assert shown == list(summarizer.__all__)


def test_type_checkers_see_the_same_names() -> None:
    """What is imported for them alone are the public names, each from where it is loaded."""
    parsed = ast.parse(Path(summarizer.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(parsed) if isinstance(node, ast.ImportFrom)]
    seen = {
        name.name: node.module
        for node in imports
        if (node.module or "").startswith("summarizer.")
        for name in node.names
    }
    assert sorted(seen) == list(summarizer.__all__)
    for name, home in seen.items():
        assert getattr(import_module(str(home)), name) is getattr(summarizer, name)


def test_an_unknown_name_is_told_as_of_any_module() -> None:
    """`hasattr` works, and a slip in a name says which."""
    assert not hasattr(summarizer, "summarise")
    with pytest.raises(ImportError, match="cannot import name 'summarise' from 'summarizer'"):
        exec("from summarizer import summarise")  # noqa: S102 - type checkers know it too


def test_what_is_exported_is_described() -> None:
    """Every name has a docstring of its own."""
    for name in summarizer.__all__:
        assert (getattr(summarizer, name).__doc__ or "").strip(), name


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("import summarizer", (*CLIENTS, "pydantic", "asyncio", "summarizer.figures")),
        ("from summarizer import find_figures", (*CLIENTS, "pydantic", "asyncio")),
        ("from summarizer import verify", (*CLIENTS, *FACES)),
        ("from summarizer import summarize", (*CLIENTS, *FACES)),
        ("from summarizer import *", (*CLIENTS, "summarizer.reporting.page")),
    ],
)
def test_importing_a_name_loads_what_it_needs(line: str, left_out: tuple[str, ...]) -> None:
    """Nobody waits for what he did not ask for: the libraries that ask a model, pages, batches."""
    code = f"{line}\nimport sys; print([name for name in {left_out!r} if name in sys.modules])"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[1], capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "[]"
