"""What follows the first questions: corrections, then completion, each at most once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.checking.check import Checked
from summarizer.correcting.complete import complete
from summarizer.correcting.correct import correct
from summarizer.drafting.draft import Draft, Drafter
from summarizer.remarks import Correction
from summarizer.source.report import Report
from summarizer.source.sentences import Source


@dataclass(frozen=True, slots=True)
class Rounds:
    """A draft and its checks after all rounds, what the corrections came to, and what was added."""

    draft: Draft
    checked: tuple[Checked, ...]
    corrections: tuple[Correction, ...] = ()
    completed: tuple[str, ...] = ()


async def further_rounds(
    drafter: Drafter,
    report: Report,
    source: Source,
    draft: Draft,
    checked: Sequence[Checked],
) -> Rounds:
    """Ask again for what failed, and for what was left out, as far as the drafter has rounds."""
    after = Rounds(draft, tuple(checked))
    if drafter.rounds.get("correct"):
        mended = await correct(drafter, report, source, checked, draft.calls)
        draft = replace(draft, calls=(*draft.calls, *mended.calls))
        after = Rounds(draft, mended.checked, mended.corrections)
    if drafter.rounds.get("complete") and draft.summary is not None:
        whole = await complete(drafter, report, source, draft.summary, after.checked)
        draft = replace(
            draft,
            calls=(*draft.calls, *whole.calls),
            problems=(*draft.problems, *whole.problems),
        )
        after = replace(after, draft=draft, checked=whole.checked, completed=whole.completed)
    return after
