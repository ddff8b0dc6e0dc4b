"""Checked, typed summaries of reports."""

from summarizer.batch.running import asummarize_batch, summarize_batch
from summarizer.checking.quotes import QuoteMatch, find_quote
from summarizer.comparing.compare import compare
from summarizer.comparing.story import StoryComparison
from summarizer.errors import SummarizerError
from summarizer.figures import Figure, FigureCheck, check_figures, find_figures
from summarizer.pipeline import Summarizer, asummarize, summarize
from summarizer.reporting.notebook import show_results as _show_results
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

_show_results()

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
