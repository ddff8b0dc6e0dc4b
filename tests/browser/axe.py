"""axe-core, run in a page: what it finds is told, and nothing may be found."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_IN_PAGE = "tags => axe.run({runOnly: tags})"


def assert_axe_finds_nothing(tab: Any, state: str) -> None:
    """Fail with what axe finds wrong in the page as it stands.

    Args:
        tab: The page.
        state: What to call its state.
    """
    if not tab.evaluate("typeof window.axe !== 'undefined'"):
        tab.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = tab.evaluate(_IN_PAGE, TAGS)
    told = [(v["id"], [n["html"][:90] for n in v["nodes"]][:3]) for v in found["violations"]]
    assert told == [], f"{state}: {json.dumps(told, indent=1)}"
    assert found["passes"], f"{state}: axe looked at nothing"
