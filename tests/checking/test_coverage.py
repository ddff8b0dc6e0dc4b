"""What of the source no item uses is told with its place."""

from __future__ import annotations

from summarizer.checking.coverage import coverage_of
from summarizer.source.sentences import Source
from summarizer.summary import Check, Severity, Span

SOURCE = Source("Sales rose 5% to $3 million. Costs were $2 million. One of them objected.")


def check_at(words: str, severity: Severity = "ok", kind: str = "figure") -> Check:
    """A check that rests on these words of the source."""
    at = SOURCE.text.index(words)
    return Check.model_validate(
        {"kind": kind, "field": "f", "verdict": "v", "severity": severity, "reason": "r",
         "source_spans": [Span(start=at, end=at + len(words))]}
    )  # fmt: skip


def unused(*checks: Check) -> list[str]:
    """The words of the figures that are left out."""
    return [place.text for place in coverage_of(SOURCE, checks).figures.unused]


def test_figures_that_no_item_uses_are_listed_in_order() -> None:
    """Each has its words, its offsets and its sentence; "one of them" is no figure."""
    covered = coverage_of(SOURCE, []).figures
    assert (covered.total, covered.used, len(covered.unused)) == (3, 0, 3)
    assert [place.sentence for place in covered.unused] == [1, 1, 2]
    for place in covered.unused:
        assert SOURCE.text[place.start : place.end] == place.text


def test_a_figure_that_an_item_uses_is_covered() -> None:
    """A supported and a merely doubtful use both count."""
    left = unused(check_at("$3 million"), check_at("5%", "warning"))
    assert len(left) == 1
    assert "$2 million" in left[0]
    assert coverage_of(SOURCE, [check_at("$3 million")]).figures.used == 1


def test_a_wrong_use_covers_nothing() -> None:
    """A figure that an item gets wrong has not been reported; nor has one merely quoted."""
    assert len(unused(check_at("$3 million", "error"), check_at("$2 million", kind="quote"))) == 3


def test_a_source_without_figures_is_covered() -> None:
    """There is nothing to leave out."""
    assert coverage_of(Source("Nothing to count."), []).figures.total == 0
