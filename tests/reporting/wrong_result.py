"""A result with a claim that is borne out and one with a wrong figure."""

from __future__ import annotations

from summarizer import NewsSummary, Result
from tests.sample_report import CLAIM, WHOLE
from tests.sample_results import stored_result

WRONG = CLAIM | {"statement": "Northland's army shelled Velm with 9,000 guns."}


def a_result() -> Result[NewsSummary]:
    """The sample result, with a second claim whose figure stands nowhere."""
    return stored_result(WHOLE | {"claims": [CLAIM, WRONG]})
