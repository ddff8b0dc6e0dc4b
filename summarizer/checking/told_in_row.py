"""Does a stored result tell what checking its summary anew finds?

A row is a file like any other: whoever edits the words is found by the checks, but a count, a
link, a contradiction or a correction in it is shown as it stands. So each is held against what
is found. Only what a row says too much is told; what it lacks is in the findings themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from summarizer.checking.check import CHECKS_VERSION, Checked
from summarizer.checking.coverage import coverage_of
from summarizer.remarks import Contradiction
from summarizer.result import Counts, Coverage, Result
from summarizer.source.sentences import Source
from summarizer.summary import CHECKED, NewsSummary

_RANK = {"ok": 0, "warning": 1, "error": 2}
_RECKONED = ("when_date", "denies")
"""Fields of an item that the checks fill in, their verdicts apart."""


def untrue(
    result: Result[Any],
    checked: Iterable[Checked],
    contradictions: Iterable[Contradiction],
    source: Source,
) -> Iterator[str]:
    """What a row tells that is not so, a sentence each.

    A row of an older version of the checks may have judged otherwise: of it only the
    corrections and the counts are held against its own items.
    """
    found = {one.path: one for one in checked}
    yield from _counts(result)
    yield from _corrections(result, found)
    if result.provenance.checks != CHECKS_VERSION:
        return
    yield from _items(result, found)
    known = {(pair.one, pair.other, pair.kind) for pair in contradictions}
    for pair in result.contradictions:
        if (pair.one, pair.other, pair.kind) not in known:
            yield f"{pair.one} and {pair.other} are told to contradict each other, and do not"
    schema = type(result.summary) if isinstance(result.summary, BaseModel) else NewsSummary
    coverage = coverage_of(source, found.values(), schema)
    if result.coverage not in (coverage, Coverage()):
        yield "what is told to be used of the report, or left out, is not so"


def _counts(result: Result[Any]) -> Iterator[str]:
    if result.counts == Counts():
        return  # a row need not tell them
    items = list(result.items())
    checks = [check for item in items for check in item.checks]
    tallies = {
        "items": (sum(result.counts.items.values()), len(items)),
        "figures": (result.counts.figures, sum(check.kind == "figure" for check in checks)),
        "checks": (result.counts.checks, len(checks)),
        "errors": (result.counts.errors, sum(c.severity == "error" for c in checks)),
        "warnings": (result.counts.warnings, sum(c.severity == "warning" for c in checks)),
    }
    for what, (told, there) in tallies.items():
        if told != there:
            yield f"the counts tell of {told} {what}, and there are {there}"


def _corrections(result: Result[Any], found: Mapping[str, Checked]) -> Iterator[str]:
    if not isinstance(result.summary, NewsSummary):
        return  # a schema of somebody's own may write a value otherwise than it was given
    for told in result.corrections:
        one = found.get(told.path)
        now = getattr(one.item, told.field, None) if one else None
        if told.outcome == "mended" and (one is None or _plain(now) != _plain(told.after)):
            yield f"{told.path} {told.field} is told to have been mended, and says something else"


def _plain(value: object) -> str:
    return "" if value is None else str(value).strip()


def _items(result: Result[Any], found: Mapping[str, Checked]) -> Iterator[str]:
    for path, item, checks in result.items():
        anew = found[path]
        worst = max((_RANK[check.severity] for check in anew.checks), default=0)
        if worst > max((_RANK[check.severity] for check in checks), default=0):
            yield f"{path} is told to have fared better than it does"
        for field in _RECKONED:
            told = getattr(item, field, None)
            if told is not None and _is_ours(item, field) and told != getattr(anew.item, field):
                yield f"{path} {field} is told to be {told!r:.60}, and is not"


def _is_ours(item: BaseModel, field: str) -> bool:
    own = type(item).model_fields.get(field)
    return own is not None and own.json_schema_extra is CHECKED
