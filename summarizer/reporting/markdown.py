"""A result as Markdown that reads well as plain text too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from summarizer.items import evidence_of, shown_of
from summarizer.remarks import Review
from summarizer.reporting.reviews import reviews_by_item
from summarizer.result import CheckedItem, Result
from summarizer.source.plain_line import one_line
from summarizer.summary import (
    Actor,
    Check,
    Claim,
    Denial,
    Passage,
    SanctionsThreat,
)

MARK = {"ok": "✓", "warning": "⚠ check", "error": "✗ WRONG"}
"""How an item fared, in words as well as in signs."""

_LIST_MARK = re.compile(r"^(\d{0,9})([-+.)])(?=\s|$)")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def markdown(result: Result[Any]) -> str:
    """The whole result, for a person to read."""
    return "\n".join(
        [
            *_head(result), *_body(result), *_at_odds(result), *_mended(result),
            *_left_out(result), *_foot(result), "",
        ]
    )  # fmt: skip


def escaped(text: str) -> str:
    """A text of the report or the model, on one line and without any markup of its own.

    Nor does it keep characters that nobody sees: they could steer a terminal or turn a line.
    """
    plain = one_line(text) or "—"  # an empty **name** would be a rule across the page
    return _LIST_MARK.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", plain))


def _head(result: Result[Any]) -> Iterator[str]:
    yield f"# {escaped(result.report.title or result.id)}"
    yield ""
    flagged = len(result.flagged)
    yield (
        f"{sum(result.counts.items.values())} items, {result.counts.figures} figures checked, "
        f"{flagged} flagged; status: {result.status}"
    )
    if result.error:
        yield f"\n**{result.status}:** {escaped(result.error.message)}"


def _body(result: Result[Any]) -> Iterator[str]:
    section, completed = None, frozenset(result.completed)
    items = {checked.path: checked.item for checked in result.items()}
    reviews = reviews_by_item(result)
    for checked in result.items():
        kind = checked.path.partition("[")[0]
        if kind != section:
            section = kind
            yield f"\n## {kind.replace('_', ' ').capitalize()}\n"
        yield from _item(checked)
        for review in reviews.get(checked.path, ()):
            yield f"  - {_reviewed(review)}"
        if checked.path in completed:
            yield "  - asked for again: the first answer left it out"
        answered = items.get(getattr(checked.item, "denies", None) or "")
        if answered is not None:
            yield f"  - answers: {told(answered)}"


def _reviewed(review: Review) -> str:
    """What an analyst says of a verdict, and who it is."""
    what = "accepted" if review.verdict == "accepted" else f"overridden, now {review.severity}"
    who = f"{escaped(review.by)}, {review.at:%Y-%m-%d}"
    return f"**verdict {what}** by {who}: {escaped(review.why)}"


def _item(checked: CheckedItem) -> Iterator[str]:
    numbers = ", ".join(str(cited.sentence) for cited in evidence_of(checked.item))
    cited = f" [{numbers}]" if numbers else " [no evidence]"
    yield f"- {MARK[checked.severity]} {told(checked.item)}{cited}"
    for check in checked.checks:
        if check.severity != "ok":
            field = escaped(check.field)
            yield f"  - {MARK[check.severity]} {check.kind} ({field}): {_reason(check)}"


def _reason(check: Check) -> str:
    return f"{escaped(check.verdict)}: {escaped(check.reason)}"


def told(item: BaseModel) -> str:
    """An item as one line of Markdown, without its verdicts."""
    known = next((kind for kind in _KINDS if isinstance(item, kind)), None)
    own = [(n, t) for n, t in shown_of(item) if known and n not in known.model_fields]
    return "; ".join([_told(item), *(f"{escaped(name)}: {escaped(text)}" for name, text in own)])


_KINDS = (Passage, Actor, Claim, Denial, SanctionsThreat)
"""Kinds of items that read as sentences; one made from them may have fields besides."""


def _told(item: BaseModel) -> str:
    match item:
        case Passage():
            return escaped(item.text)
        case Actor():
            role = f", {escaped(item.role)}" if item.role else ""
            return f"**{escaped(item.name)}** ({item.kind}{role})"
        case Claim():
            who = escaped(item.speaker) if item.speaker else "the report"
            via = f" via {escaped(item.via)}" if item.via else ""
            return f"**{who}**{via} ({item.certainty}): {escaped(item.statement)}{_quote(item)}"
        case Denial():
            return f"**{escaped(item.actor)}** ({item.form}): {escaped(item.denied)}{_quote(item)}"
        case SanctionsThreat():
            condition = f"; condition: {escaped(item.condition)}" if item.condition else ""
            return (
                f"**{escaped(item.issuer)}** against **{escaped(item.target)}** "
                f"({item.status}): {escaped(item.measure)}{condition}"
            )
        case _:
            return "; ".join(f"{escaped(name)}: {escaped(text)}" for name, text in shown_of(item))


def _quote(item: Claim | Denial) -> str:
    return f" — “{escaped(item.quote)}”" if item.quote else ""


LEFT_OUT = {
    "figures": "figures of the report",
    "quotations": "quotations of the report",
    "denials": "sentences that may tell of a denial",
    "sanctions": "sentences that may tell of a sanction",
}
"""What coverage counts, in the words of a reader."""


def _at_odds(result: Result[Any]) -> Iterator[str]:
    """The statements of the report that contradict one another, each pair together."""
    if not result.contradictions:
        return
    items = {checked.path: checked.item for checked in result.items()}
    yield "\n## Contradictions\n"
    for pair in result.contradictions:
        yield f"- {escaped(pair.reason)}"
        for path, places in ((pair.one, pair.one_spans), (pair.other, pair.other_spans)):
            numbers = ", ".join(str(place.sentence) for place in places)
            words = told(items[path]) if path in items else escaped(path)
            yield f"  - {words} [{numbers}]"


def _mended(result: Result[Any]) -> Iterator[str]:
    """What was put right when the model was asked again; what was not is marked where it stands."""
    if not result.corrections:
        return
    mended = [told for told in result.corrections if told.outcome == "mended"]
    asked, tokens = len(result.corrections), result.usage.correction_tokens
    yield "\n## Asked again\n"
    yield f"{len(mended)} of {asked} faults were mended by a second question ({tokens} tokens)."
    if mended:
        yield ""
    for told in mended:
        before, after = (escaped(words or "nothing") for words in (told.before, told.after))
        yield f"- {escaped(told.path)} {escaped(told.field)}: “{before}” became “{after}”"
        yield f"  - {escaped(told.reason)}"
        if told.cited_before != told.cited_after:
            yield f"  - it cited {told.cited_before}, and cites {told.cited_after}"


def _left_out(result: Result[Any]) -> Iterator[str]:
    coverage = {kind: getattr(result.coverage, kind) for kind in LEFT_OUT}
    if any(covered.unused for covered in coverage.values()):
        yield "\n## Left out"
    for kind, covered in coverage.items():
        if covered.unused:
            yield f"\n{covered.used} of the {covered.total} {LEFT_OUT[kind]} are used; not used:\n"
        for place in covered.unused:
            yield f"- {escaped(place.text)} [{place.sentence}]"


def _foot(result: Result[Any]) -> Iterator[str]:
    usage, origin = result.usage, result.provenance
    yield ""
    yield (
        f"---\nModel {escaped(origin.model)} {escaped(origin.where)}; {len(usage.calls)} calls, "
        f"{usage.prompt_tokens} tokens read, {usage.completion_tokens} written; "
        f"prompts {escaped(origin.prompts)}, checks {origin.checks}, "
        f"source {result.report.sha256[:12]}."
    )
    yield "Numbers in brackets are sentences of the report."
