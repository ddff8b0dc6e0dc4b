"""Put fixes into entries, each judged by the checks: only what is right by them is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import BaseModel, ValidationError

from summarizer.checking.check import Checked
from summarizer.correcting.faults import Failing, Fault, errors_of
from summarizer.correcting.questions import Fix
from summarizer.items import evidence_field
from summarizer.remarks import Correction, CorrectionOutcome

Recheck = Callable[[str, BaseModel], Checked]


def fixed(
    entry: Failing, fixes: Sequence[Fix], recheck: Recheck
) -> tuple[Checked, list[Correction]]:
    """An entry after its fixes, and what came of each fault.

    A fix is taken when the entry has fewer errors with it than without; the entry is changed
    in place. Nothing else of it changes, and what is not taken leaves it as it was.
    """
    now, corrections = entry.checked, []
    for fault in entry.faults:
        fix = _fix_for(fault, entry, fixes)
        before = getattr(entry.checked.item, fault.field)
        outcome: CorrectionOutcome = "unanswered" if fix is None else "withdrawn"
        if fix is not None and (better := _tried(now, fault, fix, recheck)) is not None:
            outcome = "mended" if _is_better(better, now) else "still wrong"
            now = better if outcome == "mended" else now
        corrections.append(_told(entry, fault, before, fix, outcome))
    _put_back(entry.checked.item, now.item)
    return Checked(entry.checked.path, entry.checked.item, now.checks), corrections


def _fix_for(fault: Fault, entry: Failing, fixes: Sequence[Fix]) -> Fix | None:
    """The fix for a fault; where an entry has but one, whatever its field is called."""
    named = next((fix for fix in fixes if fix.field == fault.field), None)
    return named or (fixes[0] if fixes and len(entry.faults) == 1 else None)


def _tried(now: Checked, fault: Fault, fix: Fix, recheck: Recheck) -> Checked | None:
    """The entry with a fix, checked; None when the field cannot hold what was given."""
    values = dict(now.item)
    own = evidence_field(type(now.item))
    cited = fix.evidence or (values[own] if own else [])
    if own is not None:
        values[own] = cited if isinstance(values[own], list) else next(iter(cited), None)
    try:
        item = type(now.item).model_validate(values | {fault.field: fix.value})
    except ValidationError:
        return None
    return recheck(now.path, item)


def _is_better(after: Checked, before: Checked) -> bool:
    return len(errors_of(after.checks)) < len(errors_of(before.checks))


def _put_back(item: BaseModel, better: BaseModel) -> None:
    if item is better:
        return
    for name in type(item).model_fields:
        object.__setattr__(item, name, getattr(better, name))  # it may be frozen


def _told(
    entry: Failing, fault: Fault, before: str | None, fix: Fix | None, outcome: CorrectionOutcome
) -> Correction:
    return Correction(
        path=entry.checked.path,
        field=fault.field,
        reason=fault.reason,
        before=before,
        after=fix.value if fix else None,
        outcome=outcome,
    )
