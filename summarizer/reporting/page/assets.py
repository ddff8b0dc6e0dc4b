"""The page's style sheet and script, and the policy that lets a browser run nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "summarizer.reporting.page"


@lru_cache(maxsize=8)
def asset(name: str) -> str:
    """The text of "page.css", "page.js" or a template."""
    return files(_PACKAGE).joinpath(name).read_text("utf-8")


def content_security_policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """A policy that allows these inline texts and nothing else, from nowhere else."""
    sources = {"style-src": styles, "script-src": scripts}
    allowed = [
        " ".join([directive, *(f"'sha256-{_digest(text)}'" for text in texts)])
        for directive, texts in sources.items()
    ]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of the page; every value is escaped, and nothing in it stays unseen."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    from summarizer.reporting.page import wording  # noqa: PLC0415
    from summarizer.reporting.page.unseen import shown  # noqa: PLC0415
    from summarizer.source.plain_line import one_line  # noqa: PLC0415

    environment = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "shown": lambda text: Markup(shown(str(text))),  # noqa: S704 - shown escapes
        "line": lambda text: one_line(str(text)),
        "plain": wording.plain,
        "html": Markup,
    }
    environment.globals |= {
        "SIGNS": wording.SIGNS,
        "WORDS": wording.WORDS,
        "TALLIED": wording.TALLIED,
        "STATUS_WORDS": wording.STATUS_WORDS,
        "many": wording.many,
    }
    return environment


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
