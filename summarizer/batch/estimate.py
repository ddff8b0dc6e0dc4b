"""What a job would ask and cost, told without asking anything.

The reports go the whole way of a job, over a wire that carries nothing: so the calls are those
that would be made, and what the job's folder has answers for is not counted. Corrections and
re-asks cannot be foreseen.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable
from contextlib import ExitStack, aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from summarizer.batch.attempting import Attempt, at_once, legible
from summarizer.batch.ledger import LEDGER, Ledger
from summarizer.batch.workers import worked
from summarizer.errors import CallWithheld
from summarizer.pipeline import Summarizer
from summarizer.prices import price_of
from summarizer.source.report import Report
from summarizer.summary import NewsSummary

if TYPE_CHECKING:
    import httpx2

    from summarizer.drafting.wire import Onward, Question

USUAL_ANSWER = 900
"""Tokens of an answer, where the folder holds none to go by: measured on news of 300 words."""


@dataclass
class Estimate:
    """What a job would ask and cost.

    Attributes:
        reports: How many reports were read.
        kept: How many of them have their result.
        calls: Questions that would be put.
        stored: Questions that are answered already.
        prompt_tokens: Tokens that would be sent, about.
        completion_tokens: Tokens that would come back, about.
        most_completion_tokens: The most that could come back.
        cost: About, in US dollars; None where the price is not known.
        most_cost: At most, likewise.
    """

    reports: int = 0
    kept: int = 0
    calls: int = 0
    stored: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    most_completion_tokens: int = 0
    cost: float | None = 0.0
    most_cost: float | None = 0.0


class _Counting:
    """Carries nothing, and counts what it would have to carry."""

    def __init__(self, estimate: Estimate) -> None:
        self._estimate = estimate

    async def carry(self, question: Question, onward: Onward) -> httpx2.Response:
        """Count a question.

        Raises:
            Withheld: Always.
        """
        from summarizer.drafting.budget import worst_case  # noqa: PLC0415 - takes a second
        from summarizer.drafting.limits import BYTES_PER_TOKEN  # noqa: PLC0415
        from summarizer.drafting.wire import Withheld  # noqa: PLC0415

        self._estimate.calls += 1
        self._estimate.prompt_tokens += len(question.body) // BYTES_PER_TOKEN
        self._estimate.most_completion_tokens += worst_case(question).completion
        raise Withheld(CallWithheld("this is only an estimate"))


async def estimated(
    reports: Iterable[Report],
    summarizer: Summarizer,
    folder: Path | None = None,
    schema: type[BaseModel] = NewsSummary,
) -> Estimate:
    """What it would take to summarize these reports into a folder.

    Args:
        reports: The reports; drawn one at a time.
        summarizer: Who would summarize.
        folder: The job's folder, if there is one: what it holds is not counted.
        schema: What is wanted.

    Raises:
        InputError: The folder's ledger cannot be read.
    """
    from summarizer.batch.live import NoStore  # noqa: PLC0415 - the SDK takes a second
    from summarizer.drafting.wire import Wire, over  # noqa: PLC0415

    estimate, attempt = Estimate(), Attempt(summarizer, schema)
    with ExitStack() as opened:
        is_begun = folder is not None and (folder / LEDGER).exists()
        ledger = opened.enter_context(Ledger(folder)) if folder and is_begun else None
        wire = Wire(ledger or NoStore(), _Counting(estimate))

        async def work(report: Report) -> None:
            estimate.reports += 1
            known = ledger.known(legible(report).id) if ledger else None
            if known is not None and known.sha256 == report.sha256:
                estimate.kept += 1
                return
            with over(wire) as exchanges:
                await attempt.result_of(report)
            estimate.stored += sum(taken.stored for taken in exchanges.taken)

        nothing: AsyncGenerator[None, None] = worked(iter(reports), work, at_once(summarizer))
        async with aclosing(nothing):
            async for _ in nothing:
                pass
        await _add_costs(estimate, summarizer, ledger)
    return estimate


async def _add_costs(estimate: Estimate, summarizer: Summarizer, ledger: Ledger | None) -> None:
    paid = ledger.paid() if ledger else None
    each = paid.completion / paid.answers if paid and paid.answers else USUAL_ANSWER
    estimate.completion_tokens = min(
        int(each * estimate.calls), estimate.most_completion_tokens or int(each * estimate.calls)
    )
    model = await summarizer.model()
    estimate.cost, estimate.most_cost = (
        price_of(model.model, model.is_local, estimate.prompt_tokens, 0, tokens)
        for tokens in (estimate.completion_tokens, estimate.most_completion_tokens)
    )
