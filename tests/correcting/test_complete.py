"""What no entry uses is asked about once more, if that is wanted."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import Evidence, NewsSummary, Result, summarize, verify
from summarizer.reporting.rows import parse_row, row
from tests import court_ruling
from tests.court_ruling import CourtRuling
from tests.fake_replies import Answer, Body, Reply, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import (
    DENIALS,
    TEXT,
    THREATS,
    WHOLE,
    section_asked,
    settings_for,
    shown,
)

POOR: dict[str, Any] = WHOLE | {"denials": [], "sanctions_threats": []}
THE_REST: dict[str, dict[str, Any]] = {
    "together": POOR,
    "claims": {"claims": []},
    "denials": DENIALS,
    "sanctions_threats": THREATS,
}


def completed(
    answers: dict[str, dict[str, Any]], **settings: Any
) -> tuple[Result[NewsSummary], list[Body]]:
    """A result of a server that answers by section, and what it was asked after the first."""

    def reply(body: Body) -> Reply:
        given = answers[section_asked(body)]
        return given["reply"] if "reply" in given else Answer(given)

    with FakeOpenAI(reply) as fake:
        settings = {"complete": True} | settings
        result = summarize(TEXT, settings=settings_for(fake, **settings))
    return result, fake.requests[1:]


def test_what_was_left_out_is_asked_for_and_added() -> None:
    """A denial and a threat that the first answer lacks come in, checked like the rest."""
    result, asked = completed(THE_REST)
    assert {section_asked(body) for body in asked} >= {"denials", "sanctions_threats"}
    assert result.summary is not None
    assert [denial.actor for denial in result.summary.denials] == ["Northland’s foreign ministry"]
    assert [threat.status for threat in result.summary.sanctions_threats] == ["threatened"]
    assert all(checked.checks for checked in result.items())
    assert result.counts.items["denials"] == result.counts.items["sanctions_threats"] == 1
    assert not result.coverage.denials.unused
    assert not result.coverage.figures.unused


def test_only_the_sentences_left_out_are_sent() -> None:
    """Each question shows its sentences with the one before each, under their own numbers."""
    _, asked = completed(THE_REST)
    sent = {section_asked(body): set(shown(body)) for body in asked}
    assert sent["denials"] == {3, 4}
    assert sent["sanctions_threats"] == {4, 5}


def test_its_tokens_are_counted_apart() -> None:
    """The completion round is told by purpose and in a sum of its own."""
    result, asked = completed(THE_REST)
    assert {call.purpose for call in result.usage.calls} == {"first", "completion"}
    assert result.usage.completion_round_tokens == 120 * len(asked)


def test_the_items_that_came_by_it_are_told() -> None:
    """Their paths stand in the result, and the row that tells them verifies; no others do."""
    result, _ = completed(THE_REST)
    assert result.completed == ["denials[0]", "sanctions_threats[0]"]
    assert verify(parse_row(row(result)), TEXT).ok
    assert completed(THE_REST, complete=False)[0].completed == []


def test_it_is_off_unless_asked_for() -> None:
    """Without `complete` the report is asked about once, and the coverage says what is missing."""
    result, asked = completed(THE_REST, complete=False)
    assert asked == []
    assert [place.sentence for place in result.coverage.denials.unused] == [4]


def test_what_is_there_already_is_not_added_twice() -> None:
    """An entry that says what another says is passed over; one that says more is not."""
    again = {**THE_REST, "claims": {"claims": WHOLE["claims"]}}
    result, _ = completed(again)
    assert result.summary is not None
    assert len(result.summary.claims) == len(WHOLE["claims"])


def test_a_made_up_addition_is_marked() -> None:
    """What comes in the second time is checked as hard as what came the first."""
    threat = THREATS["sanctions_threats"][0] | {"measure": "freeze assets worth $90 million"}
    result, _ = completed({**THE_REST, "sanctions_threats": {"sanctions_threats": [threat]}})
    assert "sanctions_threats[0]" in {path for path, *_ in result.flagged}


def test_a_question_that_fails_makes_the_result_partial() -> None:
    """What was wanted and did not come is told; what had come is kept."""
    failing = {**THE_REST, "denials": {"reply": Status(500)}}
    result, _ = completed(failing)
    assert result.status == "partial"
    assert result.error is not None
    assert result.error.message.startswith("completing denials: ")
    assert result.counts.items["claims"] == len(WHOLE["claims"])


def test_more_entries_than_an_answer_may_hold_do_not_bury_the_summary() -> None:
    """As many as may be are taken; that there were more is told."""
    many = [WHOLE["claims"][0] | {"statement": f"Velm lost {n} people"} for n in range(40, 240)]
    result, _ = completed({**THE_REST, "claims": {"claims": many}}, correct=False)
    assert result.counts.items["claims"] == len(WHOLE["claims"]) + 30
    assert result.status == "partial"
    assert result.error is not None
    assert (
        "170 unfinished or unfit entries, or more than an answer may hold" in result.error.message
    )


class Part(BaseModel):
    """A part of a claim."""

    what: str
    evidence: list[Evidence]


class WithParts(BaseModel):
    """A claim of somebody else's schema, with items within it."""

    statement: str
    evidence: list[Evidence]
    parts: list[Part] = []


class Told(BaseModel):
    """Such claims."""

    claims: list[WithParts]


def test_items_within_an_addition_are_checked_too() -> None:
    """What is made up deep inside of what comes second is marked as anywhere."""
    part = {"what": "Westland bombed Velm with 900 tanks", "evidence": [5]}
    added = {"statement": "The European Union warned it", "evidence": [5], "parts": [part]}
    first = {"claims": [{"statement": "Northland shelled Velm", "evidence": [2]}]}
    with FakeOpenAI([Answer(first), Answer({"claims": [added]})]) as fake:
        settings = settings_for(fake, complete=True, correct=False)
        result = summarize(TEXT, schema=Told, settings=settings)
    found = {item.path: item for item in result.items()}
    assert set(found) == {"claims[0]", "claims[1]", "claims[1].parts[0]"}
    assert found["claims[1].parts[0]"].severity == "error"
    assert result.counts.items == {"claims": 3}


@pytest.mark.parametrize("complete", [True, False])
def test_a_schema_without_those_sections_is_left_as_it_is(complete: bool) -> None:
    """Nothing tells to which of a stranger's lists a figure belongs, so nothing more is asked."""
    answer = Answer(court_ruling.WHOLE | {"orders": []})
    with FakeOpenAI([answer]) as fake:
        settings = settings_for(fake, complete=complete)
        result = summarize(court_ruling.TEXT, schema=CourtRuling, settings=settings)
    assert result.status == "done"
    assert result.coverage.figures.unused
