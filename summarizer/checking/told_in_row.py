"""Does a stored result tell what checking its summary anew finds?

A row is a file like any other: whoever edits the words is found by the checks, but a verdict, a
number of a sentence, a link, a contradiction or a correction in it is shown as it stands. So each
is held against what is found. A row of an older version of the checks may have judged otherwise:
of it only the corrections and the counts are held against its own items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from summarizer.checking.check import CHECKS_VERSION, Checked
from summarizer.checking.corrections_in_row import untrue_corrections
from summarizer.checking.coverage import coverage_of
from summarizer.items import evidence_of
from summarizer.remarks import Contradiction
from summarizer.result import NEVER_CHECKED, Counts, Coverage, Result
from summarizer.source.sentences import Source
from summarizer.summary import CHECKED, Check, NewsSummary

_RANK = {"ok": 0, "warning": 1, "error": 2}
_MOVED = "recited"
"""Found only at first: since then the item cites the sentence that bears it out."""


def untrue(
    result: Result[Any],
    checked: Iterable[Checked],
    contradictions: Iterable[Contradiction],
    source: Source,
) -> Iterator[str]:
    """What a row tells that is not so, or takes out of what was found, a sentence each."""
    found = {one.path: one for one in checked}
    of_today = result.provenance.checks == CHECKS_VERSION
    yield from _counts(result, of_today=of_today)
    yield from untrue_corrections(result, found, source, of_today=of_today)
    yield from _completed(result)
    if not of_today:
        return
    for path, item, checks in result.items():
        yield from _misnumbered(path, item, source)
        yield from _verdicts(path, checks, found[path].checks)
        yield from _filled_in(path, item, found[path].item)
    yield from _contradictions(result.contradictions, list(contradictions))
    yield from _coverage(result, found, source)


def _counts(result: Result[Any], *, of_today: bool) -> Iterator[str]:
    if result.counts == Counts() and not of_today:
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


def _completed(result: Result[Any]) -> Iterator[str]:
    """What is told to have come by the second question, and is not there."""
    paths = {item.path for item in result.items()}
    for path in result.completed:
        if path not in paths:
            yield f"{path} is told to have been asked for again, and is not there"
    if result.completed and not any(c.purpose == "completion" for c in result.usage.calls):
        yield "items are told to have been asked for again, and no question was put for them"


def _misnumbered(path: str, item: BaseModel, source: Source) -> Iterator[str]:
    for cited in evidence_of(item):
        there = source.sentence_at(cited.start)
        if there is not None and there.sentence != cited.sentence:
            yield (
                f"{path} is told to rest on sentence {cited.sentence}, and its words stand "
                f"in sentence {there.sentence}"
            )


def _verdicts(path: str, told: Sequence[Check], anew: Sequence[Check]) -> Iterator[str]:
    """The worst that a row's checks of one item hide or make up: a sentence at most."""
    if _worst(anew) > _worst(told):
        yield f"{path} is told to have fared better than it does"
        return
    if list(told) == [NEVER_CHECKED]:
        return  # it is shown as unchecked
    made_up = [check for check in told if check.verdict != _MOVED and check not in anew]
    hidden = [check for check in anew if check.severity != "ok" and check not in told]
    if made_up:
        yield (
            f"{path} {made_up[0].field} is told to be {made_up[0].verdict:.40}, "
            f"“{made_up[0].reason:.120}”, and that is not what is found"
        )
    elif hidden:
        yield f"{path} {hidden[0].field} is not told to be {hidden[0].verdict}, and it is"


def _worst(checks: Sequence[Check]) -> int:
    return max((_RANK[check.severity] for check in checks), default=0)


def _filled_in(path: str, item: BaseModel, anew: BaseModel) -> Iterator[str]:
    """A date or a link that is not the one found; a date may be found by a day told only now."""
    for field, may_lack in (("when_date", True), ("denies", False)):
        told = getattr(item, field, None)
        if not _is_ours(item, field) or (told is None and may_lack):
            continue
        there = getattr(anew, field)
        if told is None and there is not None:
            yield f"{path} is not told to answer {there}, and it does"
        elif told != there:
            yield f"{path} {field} is told to be {told!r:.60}, and is not"


def _is_ours(item: BaseModel, field: str) -> bool:
    own = type(item).model_fields.get(field)
    return own is not None and own.json_schema_extra is CHECKED


def _contradictions(told: Sequence[Contradiction], anew: Sequence[Contradiction]) -> Iterator[str]:
    by_pair = {(pair.one, pair.other, pair.kind): pair for pair in anew}
    for pair in told:
        there = by_pair.pop((pair.one, pair.other, pair.kind), None)
        if there is None:
            yield f"{pair.one} and {pair.other} are told to contradict each other, and do not"
        elif there != pair:
            yield f"how {pair.one} and {pair.other} contradict each other is told otherwise than so"
    for pair in by_pair.values():
        yield f"{pair.one} and {pair.other} are not told to contradict each other, and they do"


def _coverage(result: Result[Any], found: Mapping[str, Checked], source: Source) -> Iterator[str]:
    schema = type(result.summary) if isinstance(result.summary, BaseModel) else NewsSummary
    if result.coverage == coverage_of(source, found.values(), schema):
        return
    if result.coverage == Coverage():
        yield "what is used of the report, and what is left out, is not told"
    else:
        yield "what is told to be used of the report, or left out, is not so"
