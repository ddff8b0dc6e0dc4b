"""A stored result, or anybody's summary, is checked anew: no model, no network."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer import NewsSummary, Report, Result, verify
from summarizer.checking.check import CHECKS_VERSION
from summarizer.errors import InputError, UsageError
from summarizer.reporting.rows import parse_row, row
from summarizer.summary import Evidence
from tests import court_ruling
from tests.court_ruling import CourtRuling
from tests.sample_report import CLAIM, SENTENCES, TEXT, WHOLE
from tests.sample_results import read, stored_result


def again(result: Result[Any], *, text: bool = True, **changes: tuple[str, str]) -> Result[Any]:
    """A result as it comes back from its row, with words of the summary replaced."""
    stored = json.loads(row(result, text=text))
    told = json.dumps(stored["summary"], ensure_ascii=False)
    for before, after in changes.values():
        assert before in told
        told = told.replace(before, after)
    return parse_row(json.dumps(stored | {"summary": json.loads(told)}))


@pytest.mark.parametrize("text", [True, False])
def test_an_untouched_result_is_as_it_was(text: bool) -> None:
    """Checking a stored result again gives the same verdicts, with or without its text."""
    result = stored_result(WHOLE | {"claims": [CLAIM]})
    found = verify(again(result, text=text), TEXT)
    assert found.ok
    assert [(one.path, one.checks) for one in found.items] == [
        (one.path, one.checks) for one in result.items()
    ]


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("statement", 'killing 12 people", "certainty', 'killing 13 people", "certainty'),
        ("measure", '$40 million", "status', '$41 million", "status'),
    ],
)
def test_one_changed_digit_is_found(field: str, before: str, after: str) -> None:
    """Whatever verdicts the row carries, a figure that was changed in it is wrong."""
    found = verify(again(stored_result(), words=(before, after)), TEXT)
    assert not found.ok
    wrong = [check for check in found.checks if check.severity == "error"]
    assert ("figure", field) in {(check.kind, check.field) for check in wrong}


def test_a_changed_quote_and_speaker_are_found() -> None:
    """Words that nobody said, and a name that does not stand in the report, are wrong."""
    said = ('"quote": "We will answer every shell"', '"quote": "We will answer no shell"')
    assert not verify(again(stored_result(), words=said), TEXT).ok
    named = ('"speaker": "Ana Ruiz"', '"speaker": "Boris Volk"')
    assert not verify(again(stored_result(), words=named), TEXT).ok


def test_stored_verdicts_count_for_nothing() -> None:
    """A row whose checks were all turned to ok is judged by what it says."""
    wrong = stored_result(WHOLE | {"claims": [CLAIM | {"statement": "77 people died in Velm"}]})
    stored = json.loads(row(wrong))
    for claim in stored["summary"]["claims"]:
        claim["checks"] = []
    assert not verify(parse_row(json.dumps(stored)), TEXT).ok


def test_the_summary_is_left_as_it_is() -> None:
    """Verifying changes neither the result nor its checks."""
    result = stored_result()
    before = result.model_dump_json()
    verify(result, TEXT)
    assert result.model_dump_json() == before


def test_another_source_is_refused() -> None:
    """The message tells both hashes, so that the right source can be looked for."""
    with pytest.raises(UsageError, match="result velm is of another text: its source has the SHA"):
        verify(stored_result(), TEXT + " ")


def test_a_result_without_a_summary_is_refused() -> None:
    """A failed result has nothing that could be verified."""
    with pytest.raises(UsageError, match="no summary: its status is failed"):
        verify(stored_result(summary=None, status="failed"), TEXT)


@pytest.mark.parametrize(
    "evidence",
    [
        {"start": 0, "end": 6, "text": "Velm..", "sentence": 2},
        {"start": 0, "end": 0, "text": "", "sentence": 2},
        {"start": 10**9, "end": 10**9 + 3, "text": "far", "sentence": 2},
        {"start": 40, "end": 20, "text": "back", "sentence": 2},
    ],
)
@pytest.mark.parametrize("text", [True, False])
def test_evidence_that_does_not_stand_in_the_source_is_refused(
    evidence: dict[str, Any], text: bool
) -> None:
    """A place that was made up is told, by the row if it has the text, else by the source."""
    stored = json.loads(row(stored_result(), text=text))
    stored["summary"]["claims"][0]["evidence"] = [evidence]
    with pytest.raises((UsageError, ValueError), match=r"evidence is not what stands"):
        verify(parse_row(json.dumps(stored)), TEXT)


@pytest.mark.parametrize("number", [1, SENTENCES, 99, 10**12])
@pytest.mark.parametrize("version", [CHECKS_VERSION, CHECKS_VERSION - 1])
def test_the_number_of_a_sentence_is_taken_from_its_place(number: int, version: int) -> None:
    """A row is judged by the words that it cites; of today's, a wrong number is told as well."""
    stored = json.loads(row(stored_result(WHOLE | {"claims": [CLAIM]}), text=False))
    stored["provenance"]["checks"] = version
    stored["summary"]["claims"][0]["evidence"][0]["sentence"] = number
    found = verify(parse_row(json.dumps(stored)), TEXT)
    told = [f"claims[0] is told to rest on sentence {number}, and its words stand in sentence 2"]
    assert list(found.untrue) == told * (version == CHECKS_VERSION)
    assert all(one.severity != "error" for one in found.items)
    (cited,) = next(one.item for one in found.items if one.path == "claims[0]").evidence  # type: ignore[attr-defined]
    assert cited.sentence == 2


def test_a_bare_text_is_checked_for_figures_and_quotations() -> None:
    """Anybody's summary can be held to the source that it is about."""
    assert verify("Shelling killed 12 people in Velm, and $40 million may be frozen.", TEXT).ok
    assert not verify("Shelling killed 14 people in Velm.", TEXT).ok
    assert not verify("Ruiz said: “We will answer no shell”.", TEXT).ok
    assert verify("Ruiz said: “We will answer every shell”.", TEXT).ok
    (item,) = verify("Nothing to check here.", TEXT).items
    assert (item.path, item.checks) == ("text", [])


def test_a_summary_of_any_schema_is_checked() -> None:
    """A model with evidence needs no result around it."""
    right = read(court_ruling.WHOLE, court_ruling.TEXT, CourtRuling)
    assert verify(right, court_ruling.TEXT).ok
    orders = [court_ruling.ORDER | {"order": "fined $4 million"}]
    wrong = read(court_ruling.WHOLE | {"orders": orders}, court_ruling.TEXT, CourtRuling)
    assert not verify(wrong, Report(text=court_ruling.TEXT)).ok


def test_an_item_that_cites_nothing_is_looked_for_in_the_whole_source() -> None:
    """A summary by a person may cite no sentences; what it says is checked all the same."""
    summary = NewsSummary.model_validate(
        {"headline": {"text": "Northland shelled the border town of Velm", "evidence": []},
         "gist": None}
    )  # fmt: skip
    found = verify(summary, TEXT)
    assert found.ok
    assert found.items[0].item.evidence[0].sentence == 2  # type: ignore[attr-defined]


def test_an_empty_source_is_refused() -> None:
    """There is nothing that a summary could rest on."""
    with pytest.raises(InputError, match="there is no word in the report"):
        verify("Some words.", "  ")


def test_evidence_from_elsewhere_is_refused() -> None:
    """A summary of another report shows by its evidence that it is not of this one."""
    elsewhere = Evidence(start=0, end=4, text="Else", sentence=1)
    summary = NewsSummary.model_validate(
        {"headline": {"text": "Velm was shelled", "evidence": [elsewhere]}, "gist": None}
    )
    with pytest.raises(UsageError, match="headline: its evidence is not what stands"):
        verify(summary, TEXT)


@pytest.mark.parametrize("text", ["", " \n", "…"])
def test_an_empty_summary_is_not_called_right(text: str) -> None:
    """Of nothing said nothing is wrong, but a pipeline must not go on with it."""
    with pytest.raises(UsageError, match="the summary is empty"):
        verify(text, TEXT)


def test_links_and_contradictions_are_found_anew() -> None:
    """What a row says of them counts for nothing; both come out as they were first found."""
    denial = WHOLE["denials"][0] | {"denied": "Northland shelled the border town of Velm"}
    result = stored_result(WHOLE | {"claims": [CLAIM], "denials": [denial]})
    assert result.summary is not None
    assert result.summary.denials[0].denies == "claims[0]"
    (conflict,) = result.contradictions
    assert (conflict.one, conflict.other, conflict.kind) == ("claims[0]", "denials[0]", "denial")

    row_of = json.loads(row(result))
    row_of["summary"]["denials"][0]["denies"] = "claims[7]"
    found = verify(parse_row(json.dumps(row_of)), TEXT)
    (again_denial,) = [one.item for one in found.items if one.path == "denials[0]"]
    assert again_denial == result.summary.denials[0]
    assert found.contradictions == (conflict,)


def _edit(stored: dict[str, Any], **changed: Any) -> Result[Any]:
    return parse_row(json.dumps(stored | changed))


WRONG = "Northland shelled the border town of Velm, killing 99 people"


def _why_wrong() -> str:
    """What the checks say of the wrong words, as a correction tells it."""
    (wrong, *_) = stored_result(WHOLE | {"claims": [CLAIM | {"statement": WRONG}]}).flagged
    return "; ".join(c.reason.rstrip(".") for c in wrong.checks if c.severity == "error")


CORRECTED = {
    "path": "claims[0]", "field": "statement", "reason": _why_wrong(), "before": WRONG,
    "after": CLAIM["statement"], "outcome": "mended",
}  # fmt: skip
CONFLICT = json.loads(row(stored_result()))["contradictions"][0]
AT_ODDS = {"one": "claims[0]", "other": "claims[1]", "kind": "figure", "reason": "r"}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("counts", {"items": {"claims": 9}, "checks": 1}, "counts"),
        ("counts", {"errors": 0, "warnings": 7}, "counts"),
        ("contradictions", [], "are not told to contradict"),
        ("contradictions", [CONFLICT | {"reason": "they dislike each other"}], "otherwise than so"),
        ("contradictions", [CONFLICT | {"one_spans": []}], "otherwise than so"),
        ("contradictions", [AT_ODDS | {"one_spans": [], "other_spans": []}], "contradict"),
        ("coverage", {"figures": {"total": 4, "used": 4, "unused": []}}, "used of the report"),
        ("corrections", [CORRECTED | {"after": "Velm surrendered"}], "mended"),
        ("corrections", [CORRECTED | {"path": "claims[7]"}], "mended"),
        ("corrections", [CORRECTED | {"reason": "a comma was wrong"}], "wrong at first"),
        ("corrections", [CORRECTED | {"before": "Velm surrendered"}], "wrong at first"),
        ("corrections", [CORRECTED | {"outcome": "unanswered"}], "left as it was"),
        ("corrections", [CORRECTED | {"cited_after": [9, 10**400]}], "told to cite"),
        ("usage", {"calls": [{"section": "s", "purpose": "correction"}]}, "no correction is told"),
        ("completed", ["claims[0]"], "no question was put"),
        ("completed", ["claims[77]"], "is not there"),
        ("coverage", {}, "left out"),
    ],
)
def test_what_a_row_tells_beside_its_items_is_held_against_what_is_found(
    field: str, value: Any, told: str
) -> None:
    """A made-up count, contradiction, coverage or correction makes the row untrue."""
    stored = json.loads(row(stored_result()))
    found = verify(_edit(stored, **{field: value}), TEXT)
    assert not found.ok
    assert any(told in line for line in found.untrue)


def test_a_true_correction_is_no_fault_of_a_row() -> None:
    """What was wrong at first is wrong still when it is put back, for the same reason."""
    assert verify(_edit(json.loads(row(stored_result())), corrections=[CORRECTED]), TEXT).ok


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("denials", "denies", None),
        ("denials", "denies", "claims[1]"),
        ("claims", "when_date", "1999-01-01"),
        ("sanctions_threats", "status", "imposed"),
    ],
)
def test_what_the_checks_filled_in_is_found_anew(kind: str, field: str, value: str | None) -> None:
    """A link, a date and a verdict that were put into a row by hand are told."""
    stored = json.loads(row(stored_result()))
    stored["summary"][kind][0][field] = value
    found = verify(_edit(stored), TEXT)
    assert not found.ok
    assert any(f"{kind}[0]" in line for line in found.untrue)


def test_a_row_of_older_checks_is_not_held_to_the_verdicts_of_today() -> None:
    """It may have judged otherwise; its items are checked as always."""
    stored = json.loads(row(stored_result()))
    stored["provenance"]["checks"] = 1
    assert verify(_edit(stored, coverage={"figures": {"total": 9}}), TEXT).ok
    stored["summary"]["claims"][0]["statement"] = "Northland shelled Velm, killing 99 people"
    assert not verify(_edit(stored), TEXT).ok


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_row_of_another_version_is_refused(version: int) -> None:
    """What it means is not known."""
    stored = json.loads(row(stored_result()))
    with pytest.raises(ValueError, match=f"a row of version {version} is not read"):
        _edit(stored, version=version)


def test_a_text_in_which_nothing_could_be_checked_does_not_look_verified() -> None:
    """Where there is no figure, quotation or stranger, a note says that nothing was judged."""
    found = verify("Acme paid.", "Acme did not pay.")
    assert (found.ok, found.checks) == (True, [])
    assert found.note is not None
    assert "was not judged" in found.note
    assert verify("Acme paid $2 million.", "Acme paid $2 million.").note is None
    assert verify(again(stored_result()), TEXT).note is None
