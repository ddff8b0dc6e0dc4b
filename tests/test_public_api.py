"""What the library exports, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import summarizer

HEAVY = ("openai", "instructor", "jinja2", "typer", "rich", "xllamacpp", "nupunkt", "httpx2")


def test_the_names_are_few_sorted_and_there() -> None:
    """Every exported name exists, once, and there are no more than thirty."""
    assert list(summarizer.__all__) == sorted(set(summarizer.__all__))
    assert len(summarizer.__all__) <= 30
    assert all(hasattr(summarizer, name) for name in summarizer.__all__)


def test_everything_public_is_exported() -> None:
    """A name that can be seen without an underscore is either a module or listed."""
    seen = {
        name
        for name, value in vars(summarizer).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert seen == set(summarizer.__all__)


def test_what_is_exported_is_described() -> None:
    """Every name has a docstring of its own."""
    for name in summarizer.__all__:
        assert (getattr(summarizer, name).__doc__ or "").strip(), name


def test_importing_it_loads_neither_a_client_nor_templates() -> None:
    """`find_figures` and `verify` need no model, so nobody waits for the libraries that ask one."""
    code = f"import sys, summarizer; print([m for m in {HEAVY!r} if m in sys.modules])"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[1], capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "[]"
