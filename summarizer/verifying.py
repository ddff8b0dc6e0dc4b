"""Check a stored result, or anybody's summary, against a source: no model, no network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from summarizer.checking.answering import link_denials
from summarizer.checking.check import check_summary, check_text
from summarizer.checking.contradicting import contradictions_of
from summarizer.checking.told_in_row import untrue
from summarizer.errors import UsageError
from summarizer.items import cite_anew, evidence_of, items_of
from summarizer.remarks import Contradiction
from summarizer.result import CheckedItem, Result
from summarizer.source.report import Report
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence

NOTHING_CHECKED = (
    "nothing in it could be checked: no figure, no quotation, and no name that the source lacks; "
    "what it states was not judged"
)


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking a summary against a source found.

    Attributes:
        items: Each item with its checks; a bare text is one item with the path "text". Of a
            denial, `denies` is found anew.
        contradictions: Items that are at odds with one another, though the source has both.
        untrue: What a stored result tells beside its items that is not so, a sentence each: a
            count, a link, a contradiction, a correction, a verdict better than the item's.
    """

    items: tuple[CheckedItem, ...]
    contradictions: tuple[Contradiction, ...] = ()
    untrue: tuple[str, ...] = ()

    @property
    def checks(self) -> list[Check]:
        """All checks, in the order of the items."""
        return [check for item in self.items for check in item.checks]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; a warning is not wrong, only worth a look. See `note`, too."""
        return not self.untrue and all(check.severity != "error" for check in self.checks)

    @property
    def note(self) -> str | None:
        """What is to be said where nothing could be checked: to be without fault proves nothing."""
        return None if self.checks or self.untrue else NOTHING_CHECKED


def verify(summary: Result[Any] | BaseModel | str, source: Report | str) -> Verification:
    """Check every figure, quote, name and place of a summary against a source.

    The summary itself is left as it is.

    Args:
        summary: A result, a summary of any schema whose items have evidence, or a plain text.
        source: The report that it should rest on.

    Raises:
        UsageError: The result belongs to another report, has no summary, or gives as evidence
            what does not stand in the report; or the text is empty.
    """
    report = Report.of(source)
    given = Source(report.text)
    if isinstance(summary, str):
        if not any(letter.isalnum() for letter in summary):
            raise UsageError("the summary is empty: there is nothing to check")
        text = check_text(summary, given)
        return Verification((CheckedItem("text", _Text(text=summary), text),))
    stored = summary if isinstance(summary, Result) else None
    copy = (_summary_of(stored, report) if stored else summary).model_copy(deep=True)
    _anchor(copy, given)
    published = report.published or (stored.report.published if stored else None)
    checked = check_summary(copy, given, published)
    link_denials(checked, given)
    at_odds = tuple(contradictions_of(checked, given))
    return Verification(
        tuple(CheckedItem(c.path, c.item, list(c.checks)) for c in checked),
        at_odds,
        tuple(untrue(stored, checked, at_odds, given)) if stored else (),
    )


def _anchor(summary: BaseModel, source: Source) -> None:
    """Take a stored summary's evidence at its words, not at the numbers that it claims."""
    for path, item in items_of(summary):
        cite_anew(item, [_in_place(path, cited, source) for cited in evidence_of(item)])


def _in_place(path: str, cited: Evidence, source: Source) -> Evidence:
    sentence = source.sentence_at(cited.start)
    if not cited.text or sentence is None or source.text[cited.start : cited.end] != cited.text:
        raise UsageError(f"{path}: its evidence is not what stands in the report")
    return cited.model_copy(update={"sentence": sentence.sentence})


class _Text(BaseModel):
    text: str


def _summary_of(result: Result[Any], report: Report) -> BaseModel:
    if result.report.sha256 != report.sha256:
        raise UsageError(
            f"result {result.id} is of another text: its source has the SHA-256 "
            f"{result.report.sha256[:12]}…, this one {report.sha256[:12]}…"
        )
    if not isinstance(result.summary, BaseModel):
        raise UsageError(f"result {result.id} has no summary: its status is {result.status}")
    return result.summary
