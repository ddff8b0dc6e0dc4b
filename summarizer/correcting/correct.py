"""The correction round: one bounded question for the entries that failed, and no second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from summarizer.checking.check import Checked, check_item
from summarizer.correcting.faults import Failing, failing
from summarizer.correcting.fixing import fixed
from summarizer.correcting.questions import SHARE, Fix, affordable, questions
from summarizer.drafting.draft import Drafter
from summarizer.drafting.model import Answer
from summarizer.events import AskedAgain
from summarizer.remarks import Correction
from summarizer.result import Call
from summarizer.source.parts import tokens_in
from summarizer.source.report import Report
from summarizer.source.sentences import Source


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a summary is after the correction round.

    Attributes:
        checked: Every item with its checks, those that were mended with their new ones.
        corrections: What came of each fault that was asked about.
        calls: What asking cost.
    """

    checked: tuple[Checked, ...]
    corrections: tuple[Correction, ...] = ()
    calls: tuple[Call, ...] = ()


async def correct(
    drafter: Drafter,
    report: Report,
    source: Source,
    checked: Sequence[Checked],
    calls: Sequence[Call],
) -> Corrected:
    """Ask once more for the failing items, each with its faults and the sentences at issue.

    The items are changed in place where an answer is right by the checks. The round costs at
    most `SHARE` of the tokens of the first calls: what it cannot afford stays marked, unasked.

    Args:
        drafter: Who asks the model that drafted the summary.
        report: The report; its date resolves times.
        source: The report's sentences.
        checked: The items and their checks.
        calls: What the first questions cost.
    """
    at_once = drafter.model.at_once
    budget = SHARE * _tokens(calls, report)
    chosen = affordable(list(failing(checked, source)), budget, at_once)
    if not chosen:
        return Corrected(tuple(checked))
    asked = questions(chosen, source.sentences, at_once)
    drafter.notify(AskedAgain(report.id, "correction", len(chosen), len(asked)))
    answers = await drafter.ask(report.id, [request for request, _ in asked])
    recheck = partial(check_item, source=source, published=report.published)
    better, corrections = dict[str, Checked](), list[Correction]()
    for (_, group), answer in zip(asked, answers, strict=True):
        for number, entry in enumerate(group, 1):
            after, told = fixed(entry, _fixes(number, group, answer), recheck, source)
            better[after.path] = after
            corrections += told
    return Corrected(
        tuple(better.get(one.path, one) for one in checked),
        tuple(corrections),
        tuple(answer.call for answer in answers if answer.call.attempts),
    )


def _fixes(number: int, group: Sequence[Failing], answer: Answer) -> list[Fix]:
    """The fixes for one entry; where it was asked about alone, whatever number they give it.

    Of the sentences that they cite those count that the model was shown: it knows no other.
    """
    shown = {sentence.sentence for entry in group for sentence in entry.sentences}
    return [
        fix.model_copy(update={"evidence": [e for e in fix.evidence if e.sentence in shown]})
        for fix in answer.values.get("fixes", [])
        if fix.entry == number or len(group) == 1
    ]


def _tokens(calls: Sequence[Call], report: Report) -> int:
    """Tokens of the first calls, also of answers that an earlier run of a job paid for.

    A server that tells none is taken to have read the report.
    """
    told = sum(c.prompt_tokens + c.completion_tokens + c.stored_tokens for c in calls)
    return told or tokens_in(report.text)
