"""Put fixes into entries, each judged by the checks: only what is right by them is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import BaseModel

from summarizer.checking.check import Checked
from summarizer.checking.fields import role_of
from summarizer.correcting.faults import Failing, Fault
from summarizer.correcting.questions import Fix
from summarizer.correcting.taking import is_better, is_endless, may_be_taken
from summarizer.items import as_held, evidence_field, evidence_of, texts_of
from summarizer.remarks import Correction, CorrectionOutcome
from summarizer.source.sentences import Source
from summarizer.summary import Check, Item

Recheck = Callable[[str, BaseModel], Checked]

TOLD = 1_000
"""Letters that are kept of an offered value that no field could take for its length."""


def fixed(
    entry: Failing, fixes: Sequence[Fix], recheck: Recheck, source: Source
) -> tuple[Checked, list[Correction]]:
    """An entry after its fixes, and what came of each fault.

    A fix is taken when the entry has fewer errors with it than without, none of them in that
    field, and is still about the same; the entry is changed in place. Nothing else of it
    changes but the sentences it cites, and what is not taken leaves it as it was.
    """
    now, corrections = entry.checked, []
    for fault in entry.faults:
        fix = _fix_for(fault, entry, fixes)
        before, cited = getattr(entry.checked.item, fault.field), _cited(now)
        outcome, now = _after(now, fault, fix, recheck, source)
        told = _told(entry, fault, before, fix, outcome)
        if cited != _cited(now):
            told = told.model_copy(update={"cited_before": cited, "cited_after": _cited(now)})
        corrections.append(told)
    _put_back(entry.checked.item, now.item)
    return Checked(entry.checked.path, entry.checked.item, now.checks), corrections


def _after(
    now: Checked, fault: Fault, fix: Fix | None, recheck: Recheck, source: Source
) -> tuple[CorrectionOutcome, Checked]:
    """What comes of a fault, and the entry after it."""
    if fix is None:
        return "unanswered", now
    if is_endless(fix.value, getattr(now.item, fault.field)):
        return "still wrong", now  # the checks would take a minute over a megabyte
    if (better := _tried(now, fault, fix, recheck)) is None:
        return "withdrawn", now
    taken = may_be_taken(now, better, fault, fix.value, source)
    if taken and _holds_alone(now, better, fault, recheck):
        return "mended", better
    return "still wrong", now


def _holds_alone(now: Checked, better: Checked, fault: Fault, recheck: Recheck) -> bool:
    """Whether one of the sentences that a fix cites bears out who says, or does, what.

    Of several sentences one may have the words and another the speaker, who says something else.
    """
    kind, cited = type(better.item), evidence_of(better.item)
    names_somebody = any(
        role_of(better.item, field) in ("speaker", "name") for field, _ in texts_of(better.item)
    )
    if len(cited) < 2 or not names_somebody or _cited(now) == _cited(better):
        return True
    alone = (
        recheck(
            now.path,
            better.item.model_copy(update={evidence_field(kind) or "": as_held(kind, [sentence])}),
        )
        for sentence in cited
    )
    return any(is_better(now, one, fault.field) for one in alone)


def _fix_for(fault: Fault, entry: Failing, fixes: Sequence[Fix]) -> Fix | None:
    """The fix for a fault; where an entry has but one, whatever its field is called."""
    named = next((fix for fix in fixes if fix.field == fault.field), None)
    return named or (fixes[0] if fixes and len(entry.faults) == 1 else None)


def _tried(now: Checked, fault: Fault, fix: Fix, recheck: Recheck) -> Checked | None:
    """A copy of the entry with a fix, checked; None when the field cannot hold what was given.

    Of the validated entry only that field is taken: a validator may make others anew, and the
    items within an entry, which have checks of their own, must stay the ones that they are.
    """
    kind = type(now.item)
    try:
        valid = kind.model_validate(
            dict(now.item) | {fault.field: fix.value}, by_name=True, by_alias=False
        )
        changed = {fault.field: getattr(valid, fault.field)}
    except Exception:  # noqa: BLE001 - a validator of somebody's own schema may raise anything
        return None
    own = evidence_field(kind)
    if own is not None and fix.evidence:
        changed[own] = as_held(kind, fix.evidence)
    tried = recheck(now.path, now.item.model_copy(update=changed))
    return tried if fix.evidence else _still_moved(now, tried)


def _still_moved(before: Checked, after: Checked) -> Checked:
    """An entry that still says that it was cited anew, where a fix left its sentences alone."""
    moved = next(filter(_is_moved, before.checks), None)
    if moved is None or _cited(before) != _cited(after):
        return after
    checks = tuple(
        moved if (c.kind, c.field, c.severity) == ("evidence", "evidence", "ok") else c
        for c in after.checks
    )
    if isinstance(after.item, Item):
        after.item.checks = list(checks)
    return Checked(after.path, after.item, checks)


def _is_moved(check: Check) -> bool:
    return check.verdict == "recited"


def _cited(checked: Checked) -> list[int]:
    return [cited.sentence for cited in evidence_of(checked.item)]


def _put_back(item: BaseModel, better: BaseModel) -> None:
    """Make an item say what its better copy says, whether it is frozen or took fields beyond."""
    if item is better:
        return
    for name in type(item).model_fields:
        object.__setattr__(item, name, getattr(better, name))
    if item.model_extra is not None:
        item.model_extra.update(better.model_extra or {})


def _told(
    entry: Failing, fault: Fault, before: str | None, fix: Fix | None, outcome: CorrectionOutcome
) -> Correction:
    after = fix.value if fix else None
    if outcome != "mended" and after is not None and is_endless(after, before):
        after = f"{after[:TOLD]}…"
    return Correction(
        path=entry.checked.path,
        field=fault.field,
        reason=fault.reason,
        before=before,
        after=after,
        outcome=outcome,
    )
