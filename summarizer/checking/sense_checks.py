"""Check what an item makes of its sentences: yes or no, sure or not, denied or not, done or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from summarizer.checking.conditions import turned_condition
from summarizer.checking.confessions import confession
from summarizer.checking.denials import check_denial
from summarizer.checking.denied import check_denied
from summarizer.checking.finding import Finding, cited_sentences
from summarizer.checking.firmness import belief_as_fact, check_firmness
from summarizer.checking.not_done import check_done
from summarizer.checking.parties import check_issuer_and_target
from summarizer.checking.polarity import check_certainty, check_polarity
from summarizer.checking.speaker_checks import as_check
from summarizer.checking.speakers import speaks_in
from summarizer.checking.status import check_condition, check_status, telling_clauses
from summarizer.checking.told_speakers import told_speakers
from summarizer.source.sentences import Source
from summarizer.summary import Check, Claim, Denial, Evidence, Passage, SanctionsThreat


def sense_checks(item: BaseModel, cited: Sequence[Evidence], source: Source) -> Iterator[Check]:
    """The checks that belong to one kind of item; other items have none of these.

    Of what a claim cites it takes the sentences that are its speaker's own.
    """
    numbers = [sentence.sentence for sentence in cited]
    match item:
        case Passage():
            yield as_check("polarity", "text", _yes_or_no(item.text, numbers, source))
            if (firmer := check_firmness(item.text, numbers, source)) is not None:
                yield as_check("certainty", "text", firmer)
            if (another := told_speakers(item.text, cited, source)) is not None:
                yield as_check("speaker", "text", another)
        case Claim():
            yield from _claim(item, numbers, source)
        case Denial():
            found = check_denial(item.actor, item.denied, item.form, numbers, source)
            yield as_check("polarity", "form", found)
            other = check_denied(item.actor, item.denied, item.form, numbers, source)
            if other is not None and found.severity != "error":
                yield as_check("polarity", "denied", other)
        case SanctionsThreat():
            found = check_status(
                item.status, numbers, source, target=item.target, measure=item.measure
            )
            if found.severity == "ok":
                found = check_done(item.status, item.issuer, item.target, numbers, source) or found
            yield as_check("status", "status", found)
            told = (item.condition, item.measure, item.target, item.when)
            if (lost := check_condition(item.status, told, numbers, source)) is not None:
                yield as_check("status", "condition", lost)
            telling = telling_clauses(item.target, item.measure, cited, source)
            found = check_issuer_and_target(item.issuer, item.target, numbers, source, telling)
            yield as_check("status", "target", found)


def _yes_or_no(text: str, numbers: Sequence[int], source: Source) -> Finding:
    found = check_polarity(text, numbers, source)
    if found.severity == "ok":
        found = turned_condition(text, numbers, source) or found
    return found


def _claim(claim: Claim, numbers: Sequence[int], source: Source) -> Iterator[Check]:
    found = _yes_or_no(claim.statement, numbers, source)
    if found.severity == "ok" and claim.speaker and len(numbers) == 1:
        (own,) = cited_sentences(numbers, source)
        found = confession(claim.statement, claim.speaker, own, source) or found
    yield as_check("polarity", "statement", found)
    found = check_certainty(claim.statement, claim.certainty, numbers, source)
    if found.severity == "ok" and claim.certainty == "stated" and claim.speaker is None:
        found = belief_as_fact(claim.statement, numbers, source) or found
    yield as_check("certainty", "certainty", found)
    if claim.speaker is None and (somebody := speaks_in(numbers, source)) is not None:
        yield as_check("speaker", "speaker", somebody)
