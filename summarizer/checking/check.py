"""Check a whole summary: every item, every field, in the order evidence, figures, quotes, names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from summarizer.checking.denials import check_denial, denies_there
from summarizer.checking.evidence import (
    A_NAME,
    BORNE_OUT,
    beside,
    check_detail,
    check_evidence,
    naming,
    without_evidence,
)
from summarizer.checking.fields import Told, details_in, statement_in, told_by
from summarizer.checking.figure_checks import figure_checks
from summarizer.checking.finding import neighbours, plain_check, spans_of
from summarizer.checking.nearby import nearby_checks
from summarizer.checking.own_words import own_sentences
from summarizer.checking.quote_checks import passage_checks, whose_quote_check
from summarizer.checking.sense_checks import sense_checks
from summarizer.checking.speaker_checks import claimant_check, name_check
from summarizer.checking.standing import standing_checks
from summarizer.checking.strangers import stranger_checks
from summarizer.checking.values import value_checks
from summarizer.checking.whose_time import LONGEST_TIME, date_told, telling_when, time_checks
from summarizer.items import cite_anew, evidence_field, evidence_of, items_of
from summarizer.source.sentences import Source
from summarizer.summary import Check, Claim, Denial, Evidence, Item, SanctionsThreat

CHECKS_VERSION = 5
"""Raised when a check changes its verdicts: a stored result of an older one is checked anew."""

TAKEN_UP = 3
"""What somebody denies stands at most so many sentences before the denial."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The checks of one item, by its path in the summary."""

    path: str
    item: BaseModel
    checks: tuple[Check, ...]


def check_summary(
    summary: BaseModel, source: Source, published: date | None = None
) -> list[Checked]:
    """Check every item of a summary against its source.

    Times are resolved with the date of the report, where that is known.

    Where another sentence bears an item out and the cited ones do not, the item's evidence is
    put right and a check says so. Items that have a `checks` field carry their checks.
    """
    return [check_item(path, item, source, published) for path, item in items_of(summary)]


def check_text(text: str, source: Source) -> list[Check]:
    """Check a text from anywhere, which cites nothing: its figures, quotations and names."""
    return [
        *figure_checks("text", text, (), source),
        *passage_checks("text", text, source),
        *stranger_checks("text", text, source),
    ]


def check_item(
    path: str, item: BaseModel, source: Source, published: date | None = None
) -> Checked:
    """Check one item of a summary, as `check_summary` does each."""
    told = told_by(item)
    cited, found = _borne_out(item, told, source)
    if isinstance(item, (Claim, Denial, SanctionsThreat)):
        item.when_date = date_told(item.when, cited, source, published)
    own = own_sentences(item.speaker, cited, source) if isinstance(item, Claim) else cited
    checks = (
        found,
        *_checks_of_texts(item, told, cited, own, source),
        *value_checks(item, cited, source),
        *sense_checks(item, own or cited, source),
        *standing_checks(told, cited, source),
        *nearby_checks(item, cited, source),
    )
    if isinstance(item, Item):
        item.checks = list(checks)
    return Checked(path, item, checks)


def _borne_out(item: BaseModel, told: Told, source: Source) -> tuple[list[Evidence], Check]:
    """The sentences that an item rests on, put right in the item if need be."""
    if evidence_field(type(item)) is None:
        return [], without_evidence()
    given = evidence_of(item)
    cited, found = check_evidence(
        statement_in(told),
        given,
        source,
        enough=A_NAME if told.is_named else BORNE_OUT,
        taken_up=_taken_up(item, source),
    )
    if found.verdict == "recited" and _denies(item, source) and _before(cited, given):
        return given, _denied_elsewhere(given, cited)
    if cited != given:
        cite_anew(item, cited)
    return cited, found


def _before(some: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    return some[0].sentence < min((other.sentence for other in others), default=0)


def _denied_elsewhere(given: Sequence[Evidence], told: Sequence[Evidence]) -> Check:
    """The finding on a denial of what is told far before it: it still rests on who denies."""
    reason = (
        f"sentence {given[0].sentence} denies, but what is denied is told in sentence "
        f"{told[0].sentence}: it may be something else that is denied"
    )
    return plain_check("evidence", "evidence", "weak", "warning", reason, spans_of(given))


def _taken_up(item: BaseModel, source: Source) -> list[Evidence]:
    """The sentences before a denial, where what it denies stands when it says "denied it"."""
    if not isinstance(item, Denial) or not _denies(item, source):
        return []  # these sentences are not where this actor denies anything
    return list(neighbours(item.evidence, source, before=TAKEN_UP, after=0))


def _denies(item: BaseModel, source: Source) -> bool:
    """Whether an item is a denial whose own sentences have its actor deny."""
    if not isinstance(item, Denial):
        return False
    numbers = [cited.sentence for cited in item.evidence]
    found = check_denial(item.actor, item.denied, item.form, numbers, source)
    return found.severity != "error"


def _checks_of_texts(
    item: BaseModel,
    told: Told,
    cited: Sequence[Evidence],
    own: Sequence[Evidence],
    source: Source,
) -> Iterator[Check]:
    if evidence_field(type(item)) is not None:
        yield from _detail_checks(item, told, cited, source)
    told_there = [*_taken_up(item, source)[::-1], *cited]
    for role, field, text in told.texts:
        if role == "quote":
            yield whose_quote_check(field, text, item, cited, source)
            continue
        # A name ("two officials") may stand in full far from the sentence that it speaks in.
        within = told_there if role == "text" else ()
        spoken = own if field == "statement" else ()
        yield from figure_checks(field, text, within, source, spoken)
        speaker = item.speaker if field == "statement" and isinstance(item, Claim) else None
        yield from passage_checks(field, text, source, within, speaker)
        if role == "text":
            yield from stranger_checks(field, text, source)
        elif isinstance(item, Claim) and role == "speaker":
            yield claimant_check(item, cited, own, source)
        else:
            speaks = role == "speaker" and not _is_denier(item, field, cited, source)
            yield name_check(field, text, cited, source, speaks=speaks)


def _is_denier(item: BaseModel, field: str, cited: Sequence[Evidence], source: Source) -> bool:
    """Whether this field holds who denies, and the cited sentences have him deny."""
    if not isinstance(item, Denial) or field != "actor":
        return False
    numbers = [sentence.sentence for sentence in cited]
    return denies_there(item.actor, item.denied, item.form, numbers, source)


def _detail_checks(
    item: BaseModel, told: Told, cited: Sequence[Evidence], source: Source
) -> Iterator[Check]:
    details = details_in(told)
    if not details:
        return
    told_in = beside(cited, source) if told.name is None else naming(told.name, source)
    kind = getattr(item, "kind", None)
    for field, text in details:
        if text == kind:
            continue  # "role: country" of a country says nothing new
        if field == "when" and len(text) <= LONGEST_TIME:
            yield from _when_checks(text, told, cited, source)
        elif (found := check_detail(field, text, told_in, source)) is not None:
            yield found


def _when_checks(
    when: str, told: Told, cited: Sequence[Evidence], source: Source
) -> Iterator[Check]:
    """The words of a time are those of the sentences that tell it, and of no other matter."""
    matter = " ".join(text for _, field, text in told.texts if field != "when")
    found = check_detail("when", when, telling_when(matter, cited, source), source)
    if found is not None:
        yield found
        return
    yield from time_checks(matter, when, cited)
