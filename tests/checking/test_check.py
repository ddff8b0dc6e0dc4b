"""A whole summary is checked: every item, every field, whatever its schema."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from summarizer import Check, Evidence, NewsSummary
from summarizer.checking.check import check_summary, check_text
from summarizer.items import evidence_field, items_of
from summarizer.source.sentences import Source
from summarizer.summary import citing
from tests.sample_report import CLAIM, DENIALS, ITEMS, TEXT, THREATS, WHOLE
from tests.sample_results import read

SOURCE = Source(TEXT)


def found(answer: dict[str, Any], path: str) -> list[Check]:
    """The checks of one item of an answer to the sample report."""
    for checked in check_summary(read(WHOLE | answer), SOURCE):
        if checked.path == path:
            return list(checked.checks)
    raise AssertionError(f"no item {path}")


def wrong(answer: dict[str, Any], path: str) -> set[tuple[str, str]]:
    """Kind and field of every error of one item."""
    return {(check.kind, check.field) for check in found(answer, path) if check.severity == "error"}


def test_every_item_is_checked_and_carries_its_checks() -> None:
    """Paths are in the order of the schema and each item has at least its evidence checked."""
    summary = read(WHOLE)
    checked = check_summary(summary, SOURCE)
    assert [one.path for one in checked] == [path for path, _ in items_of(summary)]
    assert len(checked) == ITEMS
    for one in checked:
        assert one.item.checks == list(one.checks)  # type: ignore[attr-defined]
        assert one.checks[0].kind == "evidence"


def test_a_true_claim_has_nothing_wrong() -> None:
    """What the report says so passes."""
    assert wrong({"claims": [CLAIM]}, "claims[0]") == set()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"statement": "Northland shelled Velm, killing 21 people"}, ("figure", "statement")),
        ({"quote": "We will burn every town"}, ("quote", "quote")),
        ({"statement": "Ruiz said “we will burn them”"}, ("quote", "statement")),
        ({"speaker": "Boris Volk"}, ("speaker", "speaker")),
    ],
)  # fmt: skip
def test_each_wrong_field_of_a_claim_is_named(
    change: dict[str, str], expected: tuple[str, str]
) -> None:
    """The error says which kind of check failed and in which field."""
    assert expected in wrong({"claims": [CLAIM | change]}, "claims[0]")


def test_figures_in_every_free_field_are_checked() -> None:
    """A denial, a condition and a measure can hold a wrong figure too."""
    denial = DENIALS["denials"][0] | {"denied": "Northland denied killing 15 people"}
    assert ("figure", "denied") in wrong({"denials": [denial]}, "denials[0]")
    threat = THREATS["sanctions_threats"][0] | {"condition": "if 30 more shells fall"}
    assert ("figure", "condition") in wrong({"sanctions_threats": [threat]}, "sanctions_threats[0]")


def test_a_span_lies_on_the_words_that_it_is_about() -> None:
    """The place in the field and the place in the source both hold the figure."""
    (figure,) = [
        check
        for check in found({"claims": [CLAIM]}, "claims[0]")
        if check.kind == "figure" and check.field == "statement" and check.span
        and CLAIM["statement"][check.span.start : check.span.end].startswith("12")
    ]  # fmt: skip
    assert figure.verdict == "supported"
    (place,) = figure.source_spans
    assert TEXT[place.start : place.end].startswith("12")


def test_a_denial_may_take_up_what_stands_before() -> None:
    """What "denied the accusation" denies is told by the sentence before it."""
    denial = DENIALS["denials"][0] | {"denied": "Northland shelled the border town of Velm"}
    assert wrong({"denials": [denial]}, "denials[0]") == set()
    (cited,) = found({"denials": [denial]}, "denials[0]")[0].source_spans
    assert TEXT[cited.start : cited.end].startswith("Northland’s foreign ministry denied")
    elsewhere = denial | {"denied": "The European Union froze assets", "evidence": [4]}
    assert wrong({"denials": [elsewhere]}, "denials[0]")


def test_a_text_from_anywhere_is_checked_for_figures_and_quotations() -> None:
    """A bare text cites nothing, so the whole source is at hand."""
    kinds = {(c.kind, c.severity) for c in check_text("12 died; “burn them”, he said.", SOURCE)}
    assert ("figure", "ok") in kinds
    assert ("quote", "error") in kinds
    assert check_text("Nothing of the kind.", SOURCE) == []


class Listed(BaseModel):
    """Evidence in a tuple, of an item that cannot be changed."""

    model_config = ConfigDict(frozen=True)
    words: str
    cited: tuple[Evidence, ...] = ()


class Single(BaseModel):
    """Evidence of one sentence, or none."""

    words: str
    cited: Evidence | None = None


class Odd(BaseModel):
    """A schema that keeps its evidence in other ways."""

    listed: list[Listed] = []
    single: Single | None = None


@pytest.mark.parametrize("cited", [True, False])
def test_evidence_is_put_right_in_the_form_of_its_field(cited: bool) -> None:
    """A tuple stays a tuple and a single sentence a single one, so that the result can be read."""
    words = "The European Union may freeze assets worth $40 million"
    listed = {"words": words} | ({"cited": (3,)} if cited else {})
    single = {"words": words} | ({"cited": 3} if cited else {})
    with citing(SOURCE.sentences):
        summary = Odd.model_validate({"listed": [listed], "single": single})
    check_summary(summary, SOURCE)
    assert summary.single is not None
    assert summary.single.cited == SOURCE.sentences[4]
    assert summary.listed[0].cited == (SOURCE.sentences[4],)
    assert Odd.model_validate_json(summary.model_dump_json()) == summary


def test_items_are_found_wherever_they_are() -> None:
    """An item may be a field, in a list, within another item, or the summary itself."""
    with citing(SOURCE.sentences):
        summary = Odd.model_validate({"listed": [{"words": "a"}] * 2, "single": {"words": "b"}})
    assert [path for path, _ in items_of(summary)] == ["listed[0]", "listed[1]", "single"]
    assert [path for path, _ in items_of(summary.listed[0])] == [""]
    assert (evidence_field(Listed), evidence_field(Odd), evidence_field(NewsSummary)) == (
        "cited", None, None,
    )  # fmt: skip
