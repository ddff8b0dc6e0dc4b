"""What of the source no item uses: a reader sees what was left out as well as what was wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pydantic import BaseModel

from summarizer.checking.check import Checked
from summarizer.checking.denial_words import MAY_DENY
from summarizer.checking.evidence import HARDLY, content_stems, support_in
from summarizer.checking.fields import statement_of
from summarizer.checking.quotation_marks import quoted_passages
from summarizer.figures.finding.find import figures_in
from summarizer.items import evidence_of
from summarizer.remarks import Place
from summarizer.result import Coverage, Covered
from summarizer.source.cues import sanction_cues
from summarizer.source.sentences import Source
from summarizer.summary import Claim, Denial, Evidence, NewsSummary, SanctionsThreat, Span

_Span = tuple[int, int]

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
        quotations=_covered(source, list(_quotations(source)), _quotation_used(right, source)),
        denials=_covered(
            source,
            _sentences(source, _may_deny) if "denials" in wanted else (),
            _cited_by(right, (Claim, Denial, SanctionsThreat), source),
        ),
        sanctions=_covered(
            source,
            _sentences(source, _may_sanction) if "sanctions_threats" in wanted else (),
            _cited_by(right, (SanctionsThreat,), source),
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


def _covered(source: Source, places: Sequence[_Span], used: Callable[[_Span], bool]) -> Covered:
    unused = [_place(source, *place) for place in places if not used(place)]
    return Covered(total=len(places), used=len(places) - len(unused), unused=unused)


def _figures(source: Source) -> list[_Span]:
    figures = figures_in(source.text)
    return [(figure.start, figure.end) for figure in figures if figure.kind not in NOT_COUNTED]


def _quotations(source: Source) -> Iterator[_Span]:
    """Yield each quotation, or the part of it in each sentence that it runs over."""
    for start, end in quoted_passages(source.text):
        for sentence in source.sentences_within(Span(start=start, end=end)):
            part = max(start, sentence.start), min(end, sentence.end)
            if content_stems(source.text[slice(*part)]):
                yield part


def _sentences(source: Source, points: Callable[[str], bool]) -> list[_Span]:
    return [(s.start, s.end) for s in source.sentences if points(s.text)]


def _may_deny(text: str) -> bool:
    """Say whether a word of a sentence may deny or decline.

    The words that reject and deflect are left to the checks: they have other uses ("oppose",
    "instead"), and those with few are among the cues.
    """
    return MAY_DENY.search(text) is not None


def _may_sanction(text: str) -> bool:
    return any(True for _ in sanction_cues(text))


def _figure_used(right: Sequence[Checked]) -> Callable[[_Span], bool]:
    used = _rests_on("figure", right)
    return lambda figure: _overlaps(figure, used)


def _quotation_used(right: Sequence[Checked], source: Source) -> Callable[[_Span], bool]:
    quoted = _rests_on("quote", right)

    def used(quotation: _Span) -> bool:
        if _overlaps(quotation, quoted):
            return True
        words = content_stems(source.text[slice(*quotation)])
        return any(
            len(words & content_stems(statement_of(one.item))) >= TOLD * len(words)
            for one in right
            if _within(quotation, evidence_of(one.item))
        )

    return used


def _cited_by(
    right: Sequence[Checked], kinds: tuple[type, ...], source: Source
) -> Callable[[_Span], bool]:
    cited = [e for one in right if isinstance(one.item, kinds) for e in _told_of(one, source)]
    return lambda sentence: _within(sentence, cited)


def _told_of(one: Checked, source: Source) -> Sequence[Evidence]:
    """The cited sentences that an item tells of: a name in common with others is not enough.

    Of several it is those by which it was found denied, or imposed, and those that have a part
    of its words.
    """
    cited = evidence_of(one.item)
    if len(cited) < 2:
        return cited
    spans = [s for c in one.checks if c.kind in {"polarity", "status"} for s in c.source_spans]
    words = content_stems(statement_of(one.item))
    support = support_in(source)
    return [
        evidence
        for evidence in cited
        if any(_is_part(span, evidence) for span in spans)
        or support.of(words, [evidence]) >= HARDLY
    ]


def _is_part(span: Span, sentence: Evidence) -> bool:
    """Whether a place lies in a sentence, and is not the whole of it."""
    within = sentence.start <= span.start and span.end <= sentence.end
    return within and span.end - span.start < sentence.end - sentence.start


def _rests_on(kind: str, right: Iterable[Checked]) -> set[_Span]:
    checks = (check for one in right for check in one.checks if check.kind == kind)
    return {(span.start, span.end) for check in checks for span in check.source_spans}


def _within(span: _Span, cited: Iterable[Evidence]) -> bool:
    start, _ = span
    return any(evidence.start <= start < evidence.end for evidence in cited)


def _overlaps(span: _Span, others: set[_Span]) -> bool:
    start, end = span
    return span in others or any(start < last and first < end for first, last in others)


def _place(source: Source, start: int, end: int) -> Place:
    sentence = source.sentence_at(start)
    number = sentence.sentence if sentence else 1
    return Place(start=start, end=end, text=source.text[start:end], sentence=number)
