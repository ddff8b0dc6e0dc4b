"""Put fixes into entries, each judged by the checks: only what is right by them is taken.

A check cannot tell a fix from an entry that says something else: a copy of any sentence is right.
So a fix must also still be about what the entry was about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import BaseModel

from summarizer.checking.check import Checked
from summarizer.checking.evidence import content_stems
from summarizer.checking.fields import role_of
from summarizer.checking.names import name_of
from summarizer.correcting.faults import Failing, Fault, errors_of
from summarizer.correcting.questions import Fix
from summarizer.items import as_held, evidence_field, evidence_of, texts_of
from summarizer.remarks import Correction, CorrectionOutcome

Recheck = Callable[[str, BaseModel], Checked]

KEPT = 0.3
"""Share of a text's telling words, figures apart, that a fix of it must keep."""

LONGER = 3
"""How many times as long as before a text may become, and `ROOM` letters more."""

ROOM = 200


def fixed(
    entry: Failing, fixes: Sequence[Fix], recheck: Recheck
) -> tuple[Checked, list[Correction]]:
    """An entry after its fixes, and what came of each fault.

    A fix is taken when the entry has fewer errors with it than without and is still about the
    same; the entry is changed in place. Nothing else of it changes but the sentences it cites,
    and what is not taken leaves it as it was.
    """
    now, corrections = entry.checked, []
    for fault in entry.faults:
        fix = _fix_for(fault, entry, fixes)
        before = getattr(entry.checked.item, fault.field)
        outcome: CorrectionOutcome = "unanswered" if fix is None else "withdrawn"
        cited = _cited(now)
        if fix is not None and (better := _tried(now, fault, fix, recheck)) is not None:
            taken = _is_better(better, now) and _is_about_the_same(now.item, fault, fix.value)
            outcome, now = ("mended", better) if taken else ("still wrong", now)
        told = _told(entry, fault, before, fix, outcome)
        if cited != _cited(now):
            told = told.model_copy(update={"cited_before": cited, "cited_after": _cited(now)})
        corrections.append(told)
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
    if own is not None and fix.evidence:
        values[own] = as_held(type(now.item), fix.evidence)
    try:
        item = type(now.item).model_validate(
            values | {fault.field: fix.value}, by_name=True, by_alias=False
        )
    except Exception:  # noqa: BLE001 - a validator of somebody's own schema may raise anything
        return None
    return recheck(now.path, item)


def _is_better(after: Checked, before: Checked) -> bool:
    return len(errors_of(after.checks)) < len(errors_of(before.checks))


def _is_about_the_same(item: BaseModel, fault: Fault, value: str | None) -> bool:
    """Whether a field with a new value still tells of what it told of."""
    if value is None or fault.choices:
        return True
    before = getattr(item, fault.field) or ""
    role = role_of(item, fault.field)
    if role != "text":
        # Who threatens is not whom the threat is aimed at, and a go-between is no speaker.
        return role == "quote" or not _stands_beside(value, item, fault.field)
    old, new = _matter(before), _matter(value)
    is_short = len(value) <= LONGER * len(before) + ROOM
    return bool(content_stems(value)) and is_short and len(old & new) >= KEPT * len(old)


def _matter(text: str) -> frozenset[str]:
    return frozenset(word for word in content_stems(text) if not word[0].isdigit())


def _stands_beside(name: str, item: BaseModel, field: str) -> bool:
    """Whether another field of an item names the same, in full or in part."""
    words = set(name_of(name).words)
    others = (
        set(name_of(text).words)
        for other, text in texts_of(item)
        if other != field and role_of(item, other) in ("name", "speaker")
    )
    return any(words <= other or other <= words for other in others)


def _cited(checked: Checked) -> list[int]:
    return [cited.sentence for cited in evidence_of(checked.item)]


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
