"""The types that a model fills in and that users read."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ValidationError

from summarizer import Claim, Denial, Evidence, NewsSummary
from summarizer.source.sentences import Source
from summarizer.summary import AtMost, citing
from tests.sample_report import CLAIM, DENIALS, SENTENCES, TEXT, WHOLE

SOURCE = Source(TEXT).sentences
STORED = {"start": 0, "end": 6, "text": "Border", "sentence": 1}


def claim(**given: Any) -> Claim:
    """A claim as a model gives it."""
    with citing(SOURCE):
        return Claim.model_validate(CLAIM | given)


@pytest.mark.parametrize("number", range(1, SENTENCES + 1))
def test_a_number_becomes_the_place_of_its_sentence(number: int) -> None:
    """Each number from 1 to the last stands for its sentence."""
    (cited,) = claim(evidence=[number]).evidence
    assert cited == SOURCE[number - 1]
    assert TEXT[cited.start : cited.end] == cited.text


@pytest.mark.parametrize("number", [0, -1, SENTENCES + 1, 10**20])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    """The message says which numbers there are, for a model that is asked again."""
    with pytest.raises(ValidationError, match=f"the report has sentences 1 to {SENTENCES}"):
        claim(evidence=[number])


@pytest.mark.parametrize("offered", [STORED, "1", 1.0, True, None, [1]])
def test_nothing_but_a_number_is_taken_from_a_model(offered: Any) -> None:
    """A span, a text or a truth value is no citation while a source is at hand."""
    with pytest.raises(ValidationError, match="must be the number of a sentence"):
        claim(evidence=[offered])


def test_a_stored_place_is_read_without_a_source() -> None:
    """A result is read back from its row, where evidence is a place."""
    stored = claim().model_dump()
    assert Claim.model_validate(stored).evidence == claim().evidence
    with pytest.raises(ValidationError):
        Claim.model_validate(CLAIM)


def test_a_source_is_at_hand_only_in_its_own_block_and_task() -> None:
    """Two reports that are read at once do not read each other's numbers."""
    other = Source("Another report. It has two sentences.").sentences

    async def read(sentences: Any, number: int) -> str:
        with citing(sentences):
            await asyncio.sleep(0)
            return Claim.model_validate(CLAIM | {"evidence": [number]}).evidence[0].text

    async def both() -> list[str]:
        return list(await asyncio.gather(read(SOURCE, 1), read(other, 1)))

    assert asyncio.run(both()) == ["Border town shelled", "Another report."]
    with pytest.raises(ValidationError):
        Claim.model_validate(CLAIM)


def test_what_the_checks_fill_in_is_not_taken_from_a_model() -> None:
    """Verdicts, resolved dates and the claim that a denial answers are found, not offered."""
    offered = {"checks": [{"kind": "figure"}], "when_date": "2024-01-01", "denies": "claims[0]"}
    with citing(SOURCE):
        denial = Denial.model_validate(DENIALS["denials"][0] | offered)
    assert (denial.checks, denial.when_date, denial.denies) == ([], None, None)


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_an_item_must_say_something(blank: str) -> None:
    """An empty statement is no claim; white space around one is not kept."""
    with pytest.raises(ValidationError):
        claim(statement=blank)
    assert claim(statement="  It fell. \n").statement == "It fell."


def test_only_what_may_be_left_out_is_read_as_left_out() -> None:
    """Words for "nothing" are none where there may be nothing, and words where there must be."""
    with citing(SOURCE):
        denial = Denial.model_validate(
            DENIALS["denials"][0] | {"denied": "the report", "when": "unknown", "quote": "None"}
        )
        own = Claim.model_validate(CLAIM | {"speaker": "the report", "evidence": [1]})
    assert (denial.denied, denial.when, denial.quote) == ("the report", None, None)
    assert own.speaker is None


def test_closed_lists_are_closed() -> None:
    """A certainty, a form or a status of the model's own making is refused."""
    with pytest.raises(ValidationError, match="'stated', 'hedged' or 'alleged'"):
        claim(certainty="certain")


class Few(BaseModel):
    """A list of which a model may fill two entries."""

    words: Annotated[list[str], AtMost(2)] = []


def test_a_limit_binds_answers_and_not_what_is_put_together_from_them() -> None:
    """A model is told the limit and held to it; a summary of many parts may hold more."""
    three = {"words": ["a", "b", "c"]}
    with citing(SOURCE), pytest.raises(ValidationError, match="at most 2 entries, not 3"):
        Few.model_validate(three)
    assert len(Few.model_validate(three).words) == 3
    asked = Few.model_json_schema(mode="validation")["properties"]["words"]
    given = Few.model_json_schema(mode="serialization")["properties"]["words"]
    assert (asked["maxItems"], "maxItems" in given) == (2, False)


def test_every_list_that_a_model_fills_has_a_limit() -> None:
    """A small model that repeats itself is stopped by the grammar of its answer."""
    schema = NewsSummary.model_json_schema(mode="validation")
    for model in (schema, *schema["$defs"].values()):
        for name, field in model.get("properties", {}).items():
            if field.get("type") == "array":
                assert field.get("maxItems"), name


def test_a_whole_summary_comes_back_from_json_as_it_was() -> None:
    """What is written is what is read."""
    with citing(SOURCE):
        summary = NewsSummary.model_validate(WHOLE)
    assert NewsSummary.model_validate_json(summary.model_dump_json()) == summary


def test_evidence_cannot_be_changed() -> None:
    """A place that was checked stays the place that was checked."""
    cited = Evidence.model_validate(STORED)
    with pytest.raises(ValidationError, match="frozen"):
        cited.start = 3  # type: ignore[misc]
