"""A result says what came out, what is wrong with it, and what it cost."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from summarizer import NewsSummary, Result
from summarizer.result import ROW_VERSION, Call, Usage
from tests.sample_report import CLAIM, TEXT, WHOLE
from tests.sample_results import stored_result


def test_a_result_comes_back_from_its_json_as_it_was() -> None:
    """A row is the whole result."""
    result = stored_result()
    assert Result[NewsSummary].model_validate_json(result.model_dump_json()) == result
    row = json.loads(result.model_dump_json())
    assert (row["version"], row["id"], row["report"]["id"]) == (ROW_VERSION, "velm", "velm")


def test_flagged_items_are_those_with_a_warning_or_an_error() -> None:
    """They come in the order of the schema, each with its worst severity."""
    wrong = CLAIM | {"statement": "Northland shelled Velm on Monday, killing 77 people"}
    result = stored_result(WHOLE | {"claims": [CLAIM, wrong]})
    flagged = {checked.path: checked.severity for checked in result.flagged}
    assert flagged["claims[1]"] == "error"
    assert "claims[0]" not in flagged
    everything = [checked.path for checked in result.items()]
    assert everything[:2] == ["headline", "gist"]
    assert [path for path in everything if path in flagged] == list(flagged)
    for checked in result.items():
        worst = {check.severity for check in checked.checks} - {"ok"}
        assert (checked.severity == "ok") == (not worst)


def test_an_item_that_lost_its_checks_never_passes_for_sound() -> None:
    """Whoever takes the verdicts out of a row leaves an item that nothing was checked of."""
    row = json.loads(stored_result().model_dump_json())
    row["summary"]["claims"][0]["checks"] = []
    result = Result[NewsSummary].model_validate(row)
    found = {checked.path: checked for checked in result.flagged}
    assert [check.verdict for check in found["claims[0]"].checks] == ["unchecked"]


def test_a_result_without_a_summary_has_no_items() -> None:
    """A failed report is flagged by its status."""
    result = stored_result(summary=None, status="failed")
    assert (list(result.items()), result.flagged) == ([], [])


def test_a_changed_text_is_refused() -> None:
    """A row whose source was edited does not pass for the one that was summarized."""
    row = json.loads(stored_result().model_dump_json())
    row["report"]["text"] = TEXT.replace("12", "13")
    with pytest.raises(ValidationError, match="the text has been changed"):
        Result[NewsSummary].model_validate(row)


def test_evidence_that_does_not_stand_in_the_text_is_refused() -> None:
    """A row whose quoted evidence was edited is not read."""
    row = stored_result().model_dump_json().replace("Velm on Monday, killing 12 people, D", "X", 1)
    text = json.loads(row)
    text["report"]["text"] = TEXT
    text["summary"]["claims"][0]["evidence"][0]["text"] = "Nobody said that."
    with pytest.raises(ValidationError, match=r"claims\[0\]: its evidence is not what stands"):
        Result[NewsSummary].model_validate(text)


@pytest.mark.parametrize("change", [{"status": "fine"}, {"extra": 1}, {"provenance": None}])
def test_a_row_of_another_shape_is_refused(change: dict[str, object]) -> None:
    """An unknown status, an unknown field or a missing one is no result of this version."""
    row = json.loads(stored_result().model_dump_json())
    with pytest.raises(ValidationError):
        Result[NewsSummary].model_validate(row | change)


def test_usage_is_the_sum_of_its_calls() -> None:
    """Tokens of every call count, also of those that failed."""
    calls = [
        Call(section="a", prompt_tokens=3, completion_tokens=1),
        Call(section="b", prompt_tokens=4, completion_tokens=1, outcome="failed"),
    ]
    usage = Usage(calls=calls)
    assert (usage.prompt_tokens, usage.completion_tokens, usage.cost) == (7, 2, None)
    assert json.loads(usage.model_dump_json())["prompt_tokens"] == 7
