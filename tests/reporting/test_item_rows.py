"""Every item of a summary is a row: who, what, where it stands, and how it fared."""

from __future__ import annotations

import re
from typing import Any

from summarizer import Result
from summarizer.remarks import Correction
from summarizer.reporting.item_rows import ItemRow, item_rows
from summarizer.reporting.markdown import markdown
from summarizer.reporting.page import page
from summarizer.summary import Check
from tests import court_ruling
from tests.reporting.wrong_result import a_result
from tests.sample_results import PROVENANCE, read, stored_result


def rows_by_path(result: Result[Any]) -> dict[str, ItemRow]:
    """The rows of a result by their paths."""
    return {row.path: row for row in item_rows(result)}


def test_there_is_a_row_for_each_item_in_the_order_of_the_summary() -> None:
    """Nothing is left out and nothing told twice."""
    result = stored_result()
    assert [row.path for row in item_rows(result)] == [one.path for one in result.items()]


def test_each_kind_of_item_says_who_and_what() -> None:
    """The same columns hold a claim's speaker, a denial's actor and a sanction's issuer."""
    result = stored_result()
    summary, rows = result.summary, rows_by_path(stored_result())
    assert summary is not None
    claim, denial = summary.claims[0], summary.denials[0]
    threat, actor = summary.sanctions_threats[0], summary.actors[0]
    told = rows["claims[0]"]
    assert (told.kind, told.who, told.what, told.certainty, told.quote) == (
        "claims", claim.speaker, claim.statement, claim.certainty, claim.quote,
    )  # fmt: skip
    told = rows["denials[0]"]
    assert (told.who, told.what, told.form, told.denies) == (
        denial.actor, denial.denied, denial.form, denial.denies,
    )  # fmt: skip
    told = rows["sanctions_threats[0]"]
    assert (told.who, told.what, told.whom, told.status, told.condition) == (
        threat.issuer, threat.measure, threat.target, threat.status, threat.condition,
    )  # fmt: skip
    assert rows["actors[0]"].who == actor.name
    assert rows["actors[0]"].what.startswith(actor.kind)
    assert (rows["headline"].who, rows["headline"].what) == (None, summary.headline.text)  # type: ignore[union-attr]


def test_a_row_tells_the_worst_verdict_and_every_reason() -> None:
    """A wrong figure outweighs a warning, and what is fine is not told of."""
    result = a_result()
    assert result.summary is not None
    wrong = result.summary.claims[1]
    told = rows_by_path(result)["claims[1]"]
    worst = next(check for check in wrong.checks if check.severity == "error")
    assert (told.severity, told.verdict) == ("error", worst.verdict)
    assert worst.reason in told.reasons
    fine = [check.reason for check in wrong.checks if check.severity == "ok"]
    assert all(reason not in told.reasons for reason in fine)


def test_an_item_that_nothing_checked_is_told_to_be_unchecked() -> None:
    """It is never called right."""
    result = a_result()
    assert result.summary is not None
    result.summary.claims[0].checks = []
    assert rows_by_path(result)["claims[0]"].verdict == "unchecked"
    result.summary.claims[0].checks = [
        Check(kind="figure", field="statement", verdict="supported", severity="ok", reason="")
    ]
    assert rows_by_path(result)["claims[0]"].verdict == "supported"


def test_a_row_tells_what_was_mended_and_what_it_said_before() -> None:
    """An item that is right now, and was not at once, cannot be taken for one that was."""
    mended = Correction(
        path="claims[0]", field="statement", reason="it says 77", before="77 died", after="7 died",
        outcome="mended", cited_before=[2], cited_after=[3],
    )  # fmt: skip
    named = mended.model_copy(
        update={"field": "via", "before": None, "cited_before": [], "cited_after": []}
    )
    left = mended.model_copy(update={"path": "claims[1]", "outcome": "still wrong"})
    rows = rows_by_path(stored_result(corrections=[mended, named, left]))
    told = rows.pop("claims[0]").corrected
    assert told == "statement was “77 died”, citing 2; via was nothing"
    assert {row.corrected for row in rows.values()} == {""}


def test_what_came_by_a_second_question_can_be_told_from_the_rest() -> None:
    """In the table, in Markdown, on the page, in a notebook and in a terminal."""
    result = stored_result(completed=["denials[0]"])
    assert [path for path, told in rows_by_path(result).items() if told.completed] == ["denials[0]"]
    for shown in (markdown(result), page([result]), result._repr_html_(), _plain(result)):
        assert shown.count("asked for again") == 1
    for shown in (markdown(stored_result()), page([stored_result()]), _plain(stored_result())):
        assert "asked for again" not in shown


def _plain(result: Result[Any]) -> str:
    """A result as `print` gives it, without the signs and breaks of its table."""
    return " ".join(re.sub(r"\[\d+\]", "", str(result)).split())


def test_a_row_cites_its_sentences() -> None:
    """By number and in full, several in their order."""
    result = stored_result()
    assert result.summary is not None
    one, two = result.summary.claims
    one.evidence = [*one.evidence, *two.evidence]
    told = rows_by_path(result)["claims[0]"]
    assert told.sentences == "2, 3"
    assert told.evidence == " … ".join(cited.text for cited in one.evidence)
    assert told.evidence.endswith(" … “We will answer every shell,” Ruiz told reporters.")


def test_items_of_a_schema_of_ones_own_have_rows_too() -> None:
    """What they say stands in one column, with the names of its fields."""
    made = Result[court_ruling.CourtRuling](
        id="r",
        report=stored_result().report,
        status="done",
        summary=None,
        provenance=PROVENANCE,
    )
    made.summary = read(court_ruling.WHOLE, court_ruling.TEXT, court_ruling.CourtRuling)  # type: ignore[assignment]
    rows = rows_by_path(made)
    assert rows["orders[0]"].kind == "orders"
    assert "order: " in rows["orders[0]"].what


def test_a_report_that_failed_has_no_rows() -> None:
    """There is nothing to tell item by item."""
    assert list(item_rows(stored_result(summary=None, status="failed"))) == []
