"""Checked, typed summaries of reports.

A name is loaded when it is first asked for: whoever looks for figures waits for no schema, and
whoever summarizes one report for no batch, comparison or page.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.batch.running import asummarize_batch, summarize_batch
    from summarizer.checking.quotes import QuoteMatch, find_quote
    from summarizer.comparing.compare import compare
    from summarizer.comparing.story import StoryComparison
    from summarizer.errors import SummarizerError
    from summarizer.figures import Figure, FigureCheck, check_figures, find_figures
    from summarizer.pipeline import Summarizer, asummarize, summarize
    from summarizer.result import Result
    from summarizer.settings import Settings
    from summarizer.source.report import Report
    from summarizer.summary import (
        Actor,
        Check,
        CheckedAs,
        Claim,
        Denial,
        Evidence,
        NewsSummary,
        SanctionsThreat,
    )
    from summarizer.verifying import Verification, verify

__all__ = [
    "Actor",
    "Check",
    "CheckedAs",
    "Claim",
    "Denial",
    "Evidence",
    "Figure",
    "FigureCheck",
    "NewsSummary",
    "QuoteMatch",
    "Report",
    "Result",
    "SanctionsThreat",
    "Settings",
    "StoryComparison",
    "Summarizer",
    "SummarizerError",
    "Verification",
    "asummarize",
    "asummarize_batch",
    "check_figures",
    "compare",
    "find_figures",
    "find_quote",
    "summarize",
    "summarize_batch",
    "verify",
]

_HOMES = {
    "batch.running": ("asummarize_batch", "summarize_batch"),
    "checking.quotes": ("QuoteMatch", "find_quote"),
    "comparing.compare": ("compare",),
    "comparing.story": ("StoryComparison",),
    "errors": ("SummarizerError",),
    "figures": ("Figure", "FigureCheck", "check_figures", "find_figures"),
    "pipeline": ("Summarizer", "asummarize", "summarize"),
    "result": ("Result",),
    "settings": ("Settings",),
    "source.report": ("Report",),
    "summary": (
        "Actor",
        "Check",
        "CheckedAs",
        "Claim",
        "Denial",
        "Evidence",
        "NewsSummary",
        "SanctionsThreat",
    ),
    "verifying": ("Verification", "verify"),
}
"""Which module has which names."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """A public name, from its home; it is kept, so that each is looked for once."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    return found


def __dir__() -> list[str]:
    """What there is to be used, loaded or not."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
