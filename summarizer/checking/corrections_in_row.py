"""Is what a stored result tells of its corrections so?

What the model offered in vain stands nowhere else. But what was wrong at first can be checked
anew: the item as it was before it was mended has the faults that are told, and no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from summarizer.checking.check import Checked, check_item
from summarizer.items import cite_anew, evidence_of
from summarizer.remarks import Correction
from summarizer.result import Result
from summarizer.source.sentences import Source
from summarizer.summary import Check, NewsSummary


def untrue_corrections(
    result: Result[Any], found: Mapping[str, Checked], source: Source, *, of_today: bool
) -> Iterator[str]:
    """What of the corrections that a row tells is not so, a sentence each.

    Args:
        result: The row.
        found: Its items by their paths, checked anew.
        source: The report.
        of_today: Whether the row was made by these checks, so that their reasons must be the same.
    """
    calls = [call for call in result.usage.calls if call.purpose == "correction"]
    if calls and not result.corrections:
        yield "a question was put for entries that were wrong, and no correction is told"
    if not isinstance(result.summary, NewsSummary):
        return  # a schema of somebody's own may write a value otherwise than it was given
    by_path = defaultdict[str, list[Correction]](list)
    for told in result.corrections:
        by_path[told.path].append(told)
    for path, corrections in by_path.items():
        faults = list(_outcomes(corrections, found.get(path)))
        yield from faults
        if not faults and of_today:
            yield from _sentences(corrections, found[path].item)
            yield from _at_first(corrections, found[path], source, result.report.published)


def _outcomes(corrections: Sequence[Correction], one: Checked | None) -> Iterator[str]:
    """What an item was mended to, it must say; what was not mended, as it was."""
    for told in corrections:
        now = getattr(one.item, told.field, None) if one else None
        mended = told.outcome == "mended"
        if one is None or _plain(now) != _plain(told.after if mended else told.before):
            done = "mended" if mended else "left as it was"
            yield f"{told.path} {told.field} is told to have been {done}, and says something else"


def _sentences(corrections: Sequence[Correction], item: BaseModel) -> Iterator[str]:
    """What an item is told to cite since it was mended, it must cite."""
    cited = [evidence.sentence for evidence in evidence_of(item)]
    moved = [told for told in corrections if told.cited_before != told.cited_after]
    if moved and moved[-1].cited_after != cited:
        yield f"{moved[-1].path} is told to cite {moved[-1].cited_after}, and cites {cited}"


def _at_first(
    corrections: Sequence[Correction], one: Checked, source: Source, published: date | None
) -> Iterator[str]:
    """Faults that the item did not have before it was mended, by what is told of it."""
    item = one.item.model_copy(deep=True)
    for told in reversed(corrections):
        if told.outcome == "mended":
            object.__setattr__(item, told.field, told.before)
        if told.cited_before != told.cited_after:
            there = (n for n in told.cited_before if 1 <= n <= len(source.sentences))
            cite_anew(item, [source.sentences[number - 1] for number in there])
    errors = _errors(item, one.path, source, published)
    for told in corrections:
        if told.reason not in _reasons(errors, told.field):
            yield (
                f"{told.path} {told.field} is told to have been wrong at first, "
                f"“{told.reason:.120}”, and that is not what is found of “{told.before or '':.60}”"
            )


def _errors(item: BaseModel, path: str, source: Source, published: date | None) -> list[Check]:
    checks = check_item(path, item, source, published).checks
    return [check for check in checks if check.severity == "error"]


def _reasons(errors: Sequence[Check], field: str) -> Iterator[str]:
    """How faults of a field are worded: what is wrong with the evidence goes to the main text."""
    for fields in ((field,), (field, "evidence")):
        of_these = [check.reason.rstrip(".") for check in errors if check.field in fields]
        yield "; ".join(dict.fromkeys(of_these))


def _plain(value: object) -> str:
    return "" if value is None else str(value).strip()
