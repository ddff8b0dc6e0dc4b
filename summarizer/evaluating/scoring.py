"""Score summaries: which of their items tell what was expected, and what the checks say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.errors import InputError
from summarizer.evaluating.expected import SECTIONS, Section
from summarizer.evaluating.outcomes import Outcomes
from summarizer.evaluating.sections import Judge
from summarizer.evaluating.seeds import Seed
from summarizer.evaluating.tally import Cost, Evaluation, SeedScores, Tally, Verdict
from summarizer.result import CheckedItem, Result
from summarizer.summary import Item, NewsSummary

_VERDICTS: dict[str, Verdict] = {"ok": "ok", "warning": "look", "error": "wrong"}
_Outcomes = dict[Section, Outcomes]


@dataclass(frozen=True)
class _Summary:
    """A seed, the result for it, and what became of its items: of all, and of those kept."""

    seed: Seed
    result: Result[NewsSummary]
    all: _Outcomes
    kept: _Outcomes


def evaluation_of(results: Iterable[tuple[Seed, Result[NewsSummary]]]) -> Evaluation:
    """The scores of some summaries, each of its own seed, one by one and together.

    Raises:
        InputError: A result is of another text than its seed.
    """
    summaries = [_summary(seed, result) for seed, result in results]
    seeds = [_seed_scores(summary) for summary in summaries]
    return Evaluation(
        model=sorted({summary.result.provenance.model for summary in summaries}),
        cost=_together(seed.cost for seed in seeds),
        seeds=seeds,
        all=_tallies([summary.all for summary in summaries]),
        kept=_tallies([summary.kept for summary in summaries]),
    )


def _summary(seed: Seed, result: Result[NewsSummary]) -> _Summary:
    if result.report.sha256 != seed.report.sha256:
        raise InputError(
            f"result {result.id} is of another text than the seed {seed.name}: its source has the "
            f"SHA-256 {result.report.sha256[:12]}…, the seed's {seed.report.sha256[:12]}…"
        )
    every = list(result.items())
    kept = [checked for checked in every if checked.severity != "error"]
    return _Summary(seed, result, _outcomes(seed, every), _outcomes(seed, kept))


def _outcomes(seed: Seed, checked: Sequence[CheckedItem]) -> _Outcomes:
    judge = Judge(seed)
    return {
        section: Outcomes(judge, section, list(_of_section(section, checked)))
        for section in SECTIONS
    }


def _of_section(section: Section, checked: Iterable[CheckedItem]) -> Iterator[tuple[Item, Verdict]]:
    for one in checked:
        if one.path.startswith(f"{section}[") and isinstance(one.item, Item):
            yield one.item, _VERDICTS[one.severity]


def _seed_scores(summary: _Summary) -> SeedScores:
    return SeedScores(
        name=summary.seed.name,
        status=summary.result.status,
        cost=_cost(summary.result),
        items=[item for outcomes in summary.all.values() for item in outcomes.scored()],
        missed={section: outcomes.missed() for section, outcomes in summary.all.items()},
        all=_tallies([summary.all]),
        kept=_tallies([summary.kept]),
    )


def _tallies(summaries: Sequence[_Outcomes]) -> dict[Section, Tally]:
    return {
        section: Tally.of(
            (item for outcomes in summaries for item in outcomes[section].scored()),
            sum(len(outcomes[section].expected) for outcomes in summaries),
        )
        for section in SECTIONS
    }


def _cost(result: Result[NewsSummary]) -> Cost:
    calls = result.usage.calls
    return Cost(
        calls=sum(call.attempts for call in calls),
        prompt_tokens=result.usage.prompt_tokens,
        completion_tokens=result.usage.completion_tokens,
        again_tokens=result.usage.correction_tokens + result.usage.completion_round_tokens,
        seconds=sum(call.seconds for call in calls),
    )


def _together(costs: Iterable[Cost]) -> Cost:
    costs = list(costs)
    return Cost(
        calls=sum(cost.calls for cost in costs),
        prompt_tokens=sum(cost.prompt_tokens for cost in costs),
        completion_tokens=sum(cost.completion_tokens for cost in costs),
        again_tokens=sum(cost.again_tokens for cost in costs),
        seconds=sum(cost.seconds for cost in costs),
    )
