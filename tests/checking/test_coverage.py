"""What of the source no item uses is told with its place."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.checking.check import Checked, check_summary
from summarizer.checking.coverage import coverage_of, left_out
from summarizer.result import Coverage
from summarizer.source.sentences import Source
from summarizer.summary import Check, Severity, Span
from tests.court_ruling import CourtRuling
from tests.sample_results import read

SOURCE = Source("Sales rose 5% to $3 million. Costs were $2 million. One of them objected.")
TEXT = (
    "Acme paid the mayor, prosecutors said. Acme denied it on Monday. “We broke no rule,” its "
    "director, Ada Quist, told reporters. “Nobody was paid. Everything is in the books.” The "
    "ministry warned of sanctions against Acme. It imposed a travel ban on Quist."
)
REPORT = Source(TEXT)
CLAIM: dict[str, Any] = {
    "statement": "Acme paid the mayor", "speaker": "prosecutors", "certainty": "stated",
    "evidence": [1],
}  # fmt: skip
QUOTED = CLAIM | {
    "statement": "The director spoke up", "speaker": "Ada Quist", "quote": "We broke no rule",
    "evidence": [3],
}  # fmt: skip
DENIAL: dict[str, Any] = {
    "actor": "Acme", "denied": "Acme paid the mayor", "form": "denied", "evidence": [2],
}  # fmt: skip
THREAT: dict[str, Any] = {
    "issuer": "the ministry", "target": "Acme", "measure": "sanctions", "status": "threatened",
    "evidence": [6],
}  # fmt: skip


def check_at(words: str, severity: Severity = "ok", kind: str = "figure") -> Checked:
    """An item with one check that rests on these words of the source."""
    at = SOURCE.text.index(words)
    check = Check.model_validate(
        {"kind": kind, "field": "f", "verdict": "v", "severity": severity, "reason": "r",
         "source_spans": [Span(start=at, end=at + len(words))]}
    )  # fmt: skip
    return Checked("claims[0]", read({"headline": None, "gist": None}), (check,))


def unused(*checked: Checked) -> list[str]:
    """The words of the figures that are left out."""
    return [place.text for place in coverage_of(SOURCE, checked).figures.unused]


def covered(**sections: list[dict[str, Any]]) -> Coverage:
    """The coverage of the report by a summary with these sections."""
    summary = read({"headline": None, "gist": None} | sections, TEXT)
    return coverage_of(REPORT, check_summary(summary, REPORT))


def test_figures_that_no_item_uses_are_listed_in_order() -> None:
    """Each has its words, its offsets and its sentence; "one of them" is no figure."""
    covered = coverage_of(SOURCE, []).figures
    assert (covered.total, covered.used, len(covered.unused)) == (3, 0, 3)
    assert [place.sentence for place in covered.unused] == [1, 1, 2]
    assert covered.sentences == [1, 2]
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


def test_an_item_that_is_wrong_in_anything_covers_nothing() -> None:
    """A right figure told of the wrong speaker has not been reported either."""
    right, wrong = check_at("$3 million"), check_at("$2 million", "error", "speaker")
    both = Checked("claims[0]", right.item, (*right.checks, *wrong.checks))
    assert len(unused(both)) == 3


def test_a_source_without_figures_is_covered() -> None:
    """There is nothing to leave out."""
    assert coverage_of(Source("Nothing to count."), []).figures.total == 0


def test_quotations_are_counted_sentence_by_sentence() -> None:
    """A quotation over two sentences has two places, each within its sentence."""
    quotations = covered().quotations
    assert (quotations.total, quotations.used) == (3, 0)
    assert [(place.text, place.sentence) for place in quotations.unused] == [
        ("We broke no rule,", 3), ("Nobody was paid.", 4), ("Everything is in the books.", 5),
    ]  # fmt: skip


def test_a_quotation_is_used_by_a_quote_or_in_other_words() -> None:
    """An item quotes it, or cites its sentence and has its telling words."""
    assert covered(claims=[QUOTED]).quotations.sentences == [4, 5]
    retold = CLAIM | {"statement": "Everything is in Acme's books", "evidence": [5]}
    assert covered(claims=[retold | {"speaker": "Ada Quist"}]).quotations.sentences == [3, 4]
    beside = CLAIM | {"statement": "Its director, Ada Quist, told reporters", "evidence": [3]}
    assert covered(claims=[beside | {"speaker": "Ada Quist"}]).quotations.used == 0


def test_a_quotation_in_a_wrong_quote_is_left_out() -> None:
    """A quote that was altered does not tell what was said."""
    altered = QUOTED | {"quote": "We broke every rule"}
    assert covered(claims=[altered]).quotations.used == 0


@pytest.mark.parametrize(
    ("section", "item"),
    [("denials", DENIAL), ("claims", CLAIM | {"speaker": None, "evidence": [2],
                                              "statement": "Acme denied it on Monday"})],
)  # fmt: skip
def test_a_denial_cue_is_used_by_what_rests_on_its_sentence(
    section: str, item: dict[str, Any]
) -> None:
    """A denial covers it; so does a claim, which tells of it in its own way."""
    assert covered().denials.sentences == [2]
    found = covered(**{section: [item]}).denials
    assert (found.total, found.used, found.unused) == (1, 1, [])


def test_a_denial_of_the_wrong_actor_leaves_its_sentence_out() -> None:
    """Who denied has not been told."""
    assert covered(denials=[DENIAL | {"actor": "Boris Volk"}]).denials.sentences == [2]


def test_a_sanction_cue_is_used_by_a_sanctions_threat_alone() -> None:
    """A claim on the same sentence does not say who threatens whom with what."""
    assert covered().sanctions.sentences == [6, 7]
    claim = CLAIM | {"statement": "The ministry warned of sanctions", "speaker": "The ministry",
                     "evidence": [6]}  # fmt: skip
    assert covered(claims=[claim]).sanctions.sentences == [6, 7]
    assert covered(sanctions_threats=[THREAT]).sanctions.sentences == [7]


def test_what_was_left_out_names_the_sections_to_ask_for() -> None:
    """Figures and quotations belong to claims, the cues to their own sections, each once."""
    assert left_out(covered()) == {
        "claims": [3, 4, 5], "denials": [2], "sanctions_threats": [6, 7],
    }  # fmt: skip
    assert left_out(covered(denials=[DENIAL], sanctions_threats=[THREAT])) == {
        "claims": [3, 4, 5], "sanctions_threats": [7],
    }  # fmt: skip


def test_a_schema_of_ones_own_is_not_asked_for_sections_that_it_lacks() -> None:
    """Its figures and quotations are counted, denials and sanctions are not."""
    coverage = coverage_of(REPORT, [], CourtRuling)
    assert (coverage.denials.total, coverage.sanctions.total) == (0, 0)
    assert coverage.quotations.total == 3
    assert left_out(coverage, CourtRuling) == {}


def test_a_sentence_cited_beside_the_one_that_is_told_is_not_used() -> None:
    """A claim that only shares a name with a denial does not tell of the denial."""
    idle = covered(claims=[CLAIM | {"evidence": [1, 2]}])
    assert [place.sentence for place in idle.denials.unused] == [2]
    told = CLAIM | {"statement": "Acme paid the mayor and denied it on Monday", "evidence": [1, 2]}
    assert not covered(claims=[told]).denials.unused
    both = covered(sanctions_threats=[THREAT | {"evidence": [6, 7]}])
    assert [place.sentence for place in both.sanctions.unused] == [7]
