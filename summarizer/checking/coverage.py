"""What of the source no item uses: a reader sees what was left out as well as what was wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pydantic import BaseModel

from summarizer.checking.check import Checked
from summarizer.checking.denial_words import DECLINED, DENIED
from summarizer.checking.evidence import content_stems
from summarizer.checking.fields import statement_of
from summarizer.checking.quotation_marks import quoted_passages
from summarizer.figures.comparing.source_index import index_source
from summarizer.items import evidence_of
from summarizer.remarks import Place
from summarizer.result import Coverage, Covered
from summarizer.source.cues import denial_cues, sanction_cues
from summarizer.source.sentences import Source
from summarizer.summary import Check, Claim, Denial, Evidence, NewsSummary, SanctionsThreat, Span

NOT_COUNTED = frozenset({"one"})
"""Kinds of figures that are hardly figures: "one of the officials"."""

TOLD = 0.5
"""Share of a quotation's telling words that an item has when it tells it in other words."""

SECTIONS = {
    "claims": ("figures", "quotations"),
    "denials": ("denials",),
    "sanctions_threats": ("sanctions",),
}
"""The sections in which an item for what was left out would stand."""


def coverage_of(
    source: Source, checked: Iterable[Checked], schema: type[BaseModel] = NewsSummary
) -> Coverage:
    """What the items of a summary use of the source; `Coverage` says what counts as used.

    Args:
        source: The report.
        checked: The items with their checks.
        schema: What was asked for. Denials and sanctions are counted only where it has the
            sections "denials" and "sanctions_threats": else nobody wanted them.
    """
    right = [one for one in checked if all(check.severity != "error" for check in one.checks)]
    wanted = schema.model_fields
    return Coverage(
        figures=_covered(source, _figures(source), _figure_used(right)),
        quotations=_covered(source, _quotations(source), _quotation_used(right, source)),
        denials=_covered(
            source,
            _sentences(source, _may_deny) if "denials" in wanted else (),
            _cited_by(right, (Claim, Denial, SanctionsThreat)),
        ),
        sanctions=_covered(
            source,
            _sentences(source, _may_sanction) if "sanctions_threats" in wanted else (),
            _cited_by(right, (SanctionsThreat,)),
        ),
    )


def left_out(coverage: Coverage, schema: type[BaseModel] = NewsSummary) -> dict[str, list[int]]:
    """The numbers of the sentences worth asking about once more, by section of the schema.

    Figures and quotations would stand in claims, denial cues in denials, sanction cues in
    sanctions threats. A section that the schema lacks, or that has nothing left out, is not
    in the answer: a schema of your own with none of these sections gives an empty one, since
    nothing tells which of its sections a figure would belong to.
    """
    found = {
        section: sorted({n for kind in kinds for n in _kind(coverage, kind).sentences})
        for section, kinds in SECTIONS.items()
        if section in schema.model_fields
    }
    return {section: numbers for section, numbers in found.items() if numbers}


def _kind(coverage: Coverage, kind: str) -> Covered:
    covered: Covered = getattr(coverage, kind)
    return covered


def _covered(source: Source, spans: Iterable[Span], used: Callable[[Span], bool]) -> Covered:
    places = [_place(source, span) for span in spans]
    unused = [place for place in places if not used(place)]
    return Covered(total=len(places), used=len(places) - len(unused), unused=unused)


def _figures(source: Source) -> Iterator[Span]:
    for figure in index_source(source.text).figures:
        if figure.kind not in NOT_COUNTED:
            yield Span(start=figure.start, end=figure.end)


def _quotations(source: Source) -> Iterator[Span]:
    """Yield each quotation, or the part of it in each sentence that it runs over."""
    for start, end in quoted_passages(source.text):
        for sentence in source.sentences_within(Span(start=start, end=end)):
            part = Span(start=max(start, sentence.start), end=min(end, sentence.end))
            if content_stems(source.text[part.start : part.end]):
                yield part


def _sentences(source: Source, points: Callable[[str], bool]) -> Iterator[Span]:
    for sentence in source.sentences:
        if points(sentence.text):
            yield Span(start=sentence.start, end=sentence.end)


def _may_deny(text: str) -> bool:
    """Say whether a word of a sentence may deny or decline.

    The words that reject and deflect are left to the checks: they have other uses ("oppose",
    "instead"), and those with few are among the cues.
    """
    cued = any(True for _ in denial_cues(text))
    return cued or any(pattern.search(text) for pattern in (DENIED, DECLINED))


def _may_sanction(text: str) -> bool:
    return any(True for _ in sanction_cues(text))


def _figure_used(right: Sequence[Checked]) -> Callable[[Span], bool]:
    used = list(_rests_on("figure", right))
    return lambda figure: any(_overlap(figure, span) for span in used)


def _quotation_used(right: Sequence[Checked], source: Source) -> Callable[[Span], bool]:
    quoted = list(_rests_on("quote", right))
    told = [(content_stems(statement_of(o.item)), evidence_of(o.item)) for o in right]

    def used(quotation: Span) -> bool:
        if any(_overlap(quotation, span) for span in quoted):
            return True
        words = content_stems(source.text[quotation.start : quotation.end])
        return any(
            len(words & said) >= TOLD * len(words)
            for said, cited in told
            if _within(quotation, cited)
        )

    return used


def _cited_by(right: Sequence[Checked], kinds: tuple[type, ...]) -> Callable[[Span], bool]:
    cited = [e for one in right if isinstance(one.item, kinds) for e in evidence_of(one.item)]
    return lambda sentence: _within(sentence, cited)


def _rests_on(kind: str, right: Iterable[Checked]) -> Iterator[Span]:
    checks: Iterator[Check] = (check for one in right for check in one.checks)
    return (span for check in checks if check.kind == kind for span in check.source_spans)


def _within(span: Span, cited: Iterable[Evidence]) -> bool:
    return any(evidence.start <= span.start < evidence.end for evidence in cited)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _place(source: Source, span: Span) -> Place:
    sentence = source.sentence_at(span.start)
    return Place(
        start=span.start,
        end=span.end,
        text=source.text[span.start : span.end],
        sentence=sentence.sentence if sentence else 1,
    )
