"""Entries that the checks find wrong are asked about once more; only what is right is taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, field_validator

from summarizer import Claim, Evidence, NewsSummary, Result, summarize
from summarizer.checking.check import check_item
from summarizer.correcting.faults import errors_of, failing
from summarizer.correcting.fixing import fixed
from summarizer.correcting.questions import Fix
from summarizer.events import AskedAgain, Event
from summarizer.pipeline import Summarizer
from summarizer.reporting.markdown import markdown
from summarizer.reporting.page import page
from summarizer.reporting.rows import parse_row, row
from summarizer.source.sentences import Source
from tests import court_ruling
from tests.court_ruling import CourtRuling
from tests.fake_replies import Answer, Reply, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import CLAIM, SECOND_CLAIM, TEXT, WHOLE, prompt_of, settings_for, shown

DEAR = (8_000, 800)
"""What the first call costs: a round of corrections may cost a share of it."""

WRONG_FIGURE = CLAIM | {"statement": "Northland shelled Velm on Monday, killing 21 people"}
RIGHT = {
    "entry": 1,
    "field": "statement",
    "evidence": [2],
    "value": "Northland shelled Velm on Monday, killing 12 people",
}


def first(**changed: Any) -> Answer:
    """The answer to the first question, with something changed."""
    return Answer(WHOLE | changed, usage=DEAR)


def fixes(*given: Mapping[str, Any]) -> Answer:
    """The answer to the second question."""
    return Answer({"fixes": list(given)})


def summarized(*replies: Reply, **settings: Any) -> tuple[Result[NewsSummary], FakeOpenAI]:
    """A result, and the server that has noted what was asked."""
    with FakeOpenAI(list(replies)) as fake:
        return summarize(TEXT, settings=settings_for(fake, **settings)), fake


def test_a_wrong_figure_is_asked_about_and_mended() -> None:
    """The second answer takes the place of the first, and the result says that it did."""
    result, _ = summarized(first(claims=[WRONG_FIGURE]), fixes(RIGHT))
    assert result.summary is not None
    claim = result.summary.claims[0]
    assert claim.statement == RIGHT["value"]
    assert not errors_of(claim.checks)
    [told] = result.corrections
    assert (told.path, told.field, told.outcome) == ("claims[0]", "statement", "mended")
    assert (told.before, told.after) == (WRONG_FIGURE["statement"], RIGHT["value"])
    assert "21" in told.reason
    assert result.counts.errors == 0
    assert parse_row(row(result)) == result


def test_only_the_sentences_at_issue_are_sent_again() -> None:
    """The second question holds the entry, its fault with the reason, and nothing of the rest."""
    _, fake = summarized(first(claims=[WRONG_FIGURE]), fixes(RIGHT))
    asked = fake.requests[1]
    assert set(shown(asked)) == {1, 2, 3}
    assert "killing 21 people" in prompt_of(asked)
    assert "statement is wrong: " in prompt_of(asked)
    assert "European Union" not in prompt_of(asked)


def test_what_it_costs_is_counted_apart() -> None:
    """Tokens of corrections are in the whole and told on their own."""
    result, _ = summarized(first(claims=[WRONG_FIGURE]), fixes(RIGHT))
    assert [call.purpose for call in result.usage.calls] == ["first", "correction"]
    assert result.usage.correction_tokens == 120
    assert result.usage.prompt_tokens + result.usage.completion_tokens == sum(DEAR) + 120


@pytest.mark.parametrize(
    ("fix", "outcome"),
    [
        (RIGHT | {"value": "Northland shelled Velm, killing 31 people"}, "still wrong"),
        (RIGHT | {"value": None}, "withdrawn"),
        (RIGHT | {"value": "null"}, "withdrawn"),
        (RIGHT | {"entry": 7, "field": "speaker", "value": None}, "withdrawn"),
    ],
)
def test_what_is_no_better_is_not_taken(fix: Mapping[str, Any], outcome: str) -> None:
    """The entry stays as it was, marked, and the result says what was offered."""
    result, _ = summarized(first(claims=[WRONG_FIGURE]), fixes(fix))
    assert result.summary is not None
    claim = result.summary.claims[0]
    assert claim.statement == WRONG_FIGURE["statement"]
    assert errors_of(claim.checks)
    assert [told.outcome for told in result.corrections] == [outcome]


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("Border town shelled", 1),
        ("We will answer every shell", 3),
        ("It", 2),
        (".", 2),
        ("x", 2),
        ("Northland shelled the town of Velm, killing 12 people. " * 40, 2),
        ("Northland shelled Velm on Monday, killing 12 children", 2),
        ("Northland shelled Velm on Monday, killing all people", 2),
        ("Velm shelled Northland on Monday, killing 12 people", 2),
        ("People shelled the border town of Velm on Monday", 2),
    ],
)
def test_a_right_statement_of_something_else_is_no_fix(value: str, at: int) -> None:
    """A copy of another sentence, a text that says nothing and an endless one are not taken."""
    result, _ = summarized(
        first(claims=[WRONG_FIGURE]), fixes(RIGHT | {"value": value, "evidence": [at]})
    )
    assert result.summary is not None
    assert result.summary.claims[0].statement == WRONG_FIGURE["statement"]
    assert [told.outcome for told in result.corrections] == ["still wrong"]
    assert result.counts.errors


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("sanctions_threats", "issuer", "Northland"),
        ("sanctions_threats", "target", "The European Union"),
        ("claims", "via", "Ruiz"),
    ],
)
def test_a_name_of_the_field_beside_it_is_no_fix(kind: str, field: str, value: str) -> None:
    """Nobody threatens himself, and a speaker does not pass on his own words."""
    wrong = WHOLE[kind][0] | {field: "Tom Reyes"}
    fix = {"entry": 1, "field": field, "evidence": wrong["evidence"], "value": value}
    result, _ = summarized(first(**{kind: [wrong]}), fixes(fix))
    assert getattr(getattr(result.summary, kind)[0], field) == "Tom Reyes"
    assert "still wrong" in {told.outcome for told in result.corrections}


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("sanctions_threats", "target", "Velm"),
        ("sanctions_threats", "issuer", "Ruiz"),
        ("actors", "name", "Northland"),
        ("claims", "speaker", "Ana Ruiz " * 100),
    ],
)
def test_a_name_from_elsewhere_in_the_report_is_no_fix(kind: str, field: str, value: str) -> None:
    """A party must be named where the entry rests, and an actor does not become another."""
    wrong = WHOLE[kind][0] | {field: "Tom Reyes"}
    fix = {"entry": 1, "field": field, "evidence": wrong["evidence"], "value": value}
    result, _ = summarized(first(**{kind: [wrong]}), fixes(fix))
    assert getattr(getattr(result.summary, kind)[0], field) == "Tom Reyes"
    assert "mended" not in {told.outcome for told in result.corrections}


@pytest.mark.parametrize("value", ["We", "We have no tanks left", "an old friend", "."])
def test_a_quotation_of_another_place_or_speaker_is_no_fix(value: str) -> None:
    """Words that the report quotes elsewhere, or of somebody else, are not this speaker's."""
    text = (
        f"{TEXT}\n“We have no tanks left,” Jan Kowal said. Ruiz met “an old friend”, Kowal said.\n"
    )
    wrong = SECOND_CLAIM | {"quote": "We will bomb every town"}
    fix = {"entry": 1, "field": "quote", "evidence": [3], "value": value}
    with FakeOpenAI([first(claims=[wrong]), fixes(fix)]) as fake:
        result = summarize(text, settings=settings_for(fake))
    assert result.summary is not None
    assert result.summary.claims[0].quote == wrong["quote"]
    assert [told.outcome for told in result.corrections] == ["still wrong"]


def test_a_field_that_stays_wrong_is_not_called_mended() -> None:
    """Fewer errors elsewhere do not make a field right."""
    wrong = WHOLE["denials"][0] | {"actor": "Tom Reyes"}
    fix = {"entry": 1, "field": "actor", "evidence": [4], "value": "The European Union"}
    result, _ = summarized(first(denials=[wrong]), fixes(fix))
    assert "mended" not in {told.outcome for told in result.corrections}


def test_a_sentence_that_was_not_shown_is_not_cited() -> None:
    """A model that cites by number what it has not read again is taken to cite nothing."""
    text = TEXT + "\nVelm lost 12 people on Monday when Northland shelled it.\n"
    fix = RIGHT | {"evidence": [5]}
    with FakeOpenAI([first(claims=[WRONG_FIGURE]), fixes(fix)]) as fake:
        result = summarize(text, settings=settings_for(fake))
        assert 5 not in shown(fake.requests[1])
    assert result.summary is not None
    assert [cited.sentence for cited in result.summary.claims[0].evidence] == [2]
    assert result.corrections[0].outcome == "mended"


def test_an_entry_that_was_cited_anew_still_says_so() -> None:
    """A fix that cites nothing does not make it look as if the model had cited it right."""
    wrong = CLAIM | {"speaker": "Tom Reyes", "evidence": [1]}
    fix = {"entry": 1, "field": "speaker", "evidence": [], "value": "Ana Ruiz"}
    result, _ = summarized(first(claims=[wrong]), fixes(fix))
    assert result.summary is not None
    claim = result.summary.claims[0]
    assert claim.speaker == "Ana Ruiz"
    assert "recited" in {check.verdict for check in claim.checks}


def test_an_endless_value_is_neither_checked_nor_kept_whole() -> None:
    """A megabyte in the place of a name takes no minute, and no megabyte of the row."""
    wrong = CLAIM | {"speaker": "Tom Reyes"}
    fix = {"entry": 1, "field": "speaker", "evidence": [2], "value": "Ana Ruiz " * 110_000}
    result, _ = summarized(first(claims=[wrong]), fixes(fix))
    assert [told.outcome for told in result.corrections] == ["still wrong"]
    assert len(row(result)) < 20_000


class Open(BaseModel):
    """An entry that takes what it does not know."""

    model_config = ConfigDict(extra="allow")

    told: str
    evidence: list[Evidence]


class Opens(BaseModel):
    """Such entries."""

    opens: list[Open]


def test_a_field_beyond_the_schema_says_what_its_checks_are_of() -> None:
    """What was mended is what the row shows, also where the schema has no such field."""
    entry = {"told": "Northland shelled Velm", "note": "killing 21 people", "evidence": [2]}
    fix = {"entry": 1, "field": "note", "evidence": [2], "value": "killing 12 people"}
    with FakeOpenAI([Answer({"opens": [entry]}, usage=DEAR), fixes(fix)]) as fake:
        result = summarize(TEXT, schema=Opens, settings=settings_for(fake))
        assert "killing 21 people" in prompt_of(fake.requests[1])
    assert result.summary is not None
    assert result.summary.opens[0].model_extra == {"note": "killing 12 people"}
    assert [told.outcome for told in result.corrections] == ["mended"]


class Part(BaseModel):
    """A part of an entry, which is an item of its own, made anew whenever it is validated."""

    model_config = ConfigDict(revalidate_instances="always")

    said: str
    evidence: list[Evidence]


class Whole(BaseModel):
    """An entry with parts."""

    told: str
    evidence: list[Evidence]
    parts: list[Part] = []


class Wholes(BaseModel):
    """Such entries."""

    wholes: list[Whole]


def test_an_entry_and_an_item_within_it_are_both_mended() -> None:
    """Putting an entry right leaves the items within it the ones that their checks are of."""
    part = {"said": "Ruiz answered 30 shells", "evidence": [3]}
    entry = {"told": "Northland shelled Velm, killing 21", "evidence": [2], "parts": [part]}
    answers = fixes(
        {"entry": 1, "field": "told", "evidence": [2], "value": "Northland shelled Velm"},
        {"entry": 2, "field": "said", "evidence": [3], "value": "Ruiz will answer every shell"},
    )
    with FakeOpenAI([Answer({"wholes": [entry]}, usage=DEAR), answers]) as fake:
        result = summarize(TEXT, schema=Wholes, settings=settings_for(fake))
    assert result.summary is not None
    assert [told.outcome for told in result.corrections] == ["mended", "mended"]
    assert result.summary.wholes[0].parts[0].said == "Ruiz will answer every shell"


def test_sentences_that_a_fix_moved_to_are_told() -> None:
    """The reader sees where an entry rested before it was mended, in the row and the faces."""
    wrong = SECOND_CLAIM | {"quote": "We will answer 40 shells", "evidence": [1, 3]}
    fix = {"entry": 1, "field": "quote", "evidence": [3], "value": "We will answer every shell"}
    result, _ = summarized(first(claims=[wrong]), fixes(fix))
    [told] = result.corrections
    assert (told.outcome, told.cited_after) == ("mended", [3])
    result.corrections = [told.model_copy(update={"cited_before": [1], "cited_after": [3]})]
    assert "it cited [1], and cites [3]" in markdown(result).replace("\\", "")
    assert "it cited 1, and cites 3" in page([result])


class Shouting(BaseModel):
    """An entry whose validator knows no empty text."""

    told: str | None = Field(default=None, alias="whatWasTold")
    evidence: list[Evidence]

    @field_validator("told", mode="before")
    @classmethod
    def _loud(cls, value: Any) -> Any:
        return value.strip()


class Shouts(BaseModel):
    """Entries of somebody else's."""

    shouts: list[Shouting]


@pytest.mark.parametrize(
    ("value", "outcome"),
    [(None, "withdrawn"), ("Northland shelled Velm, killing 12", "mended")],
)
def test_aliases_and_validators_of_a_schema_do_not_hinder(value: str | None, outcome: str) -> None:
    """A field is put in by its name, and a validator that fails takes back the fix alone."""
    entry = {"whatWasTold": "Northland shelled Velm, killing 21", "evidence": [2]}
    fix = {"entry": 1, "field": "told", "evidence": [2], "value": value}
    with FakeOpenAI([Answer({"shouts": [entry]}, usage=DEAR), fixes(fix)]) as fake:
        result = summarize(TEXT, schema=Shouts, settings=settings_for(fake))
    assert [told.outcome for told in result.corrections] == [outcome]
    assert parse_row(row(result), Shouts) == result


@pytest.mark.parametrize("reply", [Status(500), fixes(), Answer("Sure!"), Answer({"fixes": 7})])
def test_a_second_question_that_fails_costs_nothing_of_the_first(reply: Reply) -> None:
    """The summary is done as it was, its faults marked and told as unanswered."""
    result, _ = summarized(first(claims=[WRONG_FIGURE]), reply)
    assert result.status == "done"
    assert [told.outcome for told in result.corrections] == ["unanswered"]
    assert "claims[0]" in {checked.path for checked in result.flagged}


def test_a_summary_without_errors_is_not_asked_about() -> None:
    """Nothing wrong, no second call: a warning is for the reader to look at."""
    result, fake = summarized(first())
    assert len(fake.requests) == 1
    assert result.corrections == []


def test_corrections_can_be_turned_off() -> None:
    """With `correct` off the errors stay as they are."""
    result, fake = summarized(first(claims=[WRONG_FIGURE]), correct=False)
    assert len(fake.requests) == 1
    assert result.counts.errors


def test_what_the_round_cannot_afford_stays_marked_and_unasked() -> None:
    """Thirty wrong entries after a cheap first call are not all asked about."""
    many = [WRONG_FIGURE | {"statement": f"Velm lost {n} people"} for n in range(20, 50)]
    cheap = Answer(WHOLE | {"claims": many}, usage=(4_000, 500))
    result, fake = summarized(cheap, fixes())
    assert 0 < prompt_of(fake.requests[1]).count("Entry ") < 30
    assert len([path for path, *_ in result.flagged if path.startswith("claims")]) == 30


def test_a_closed_list_is_told_and_kept_to() -> None:
    """The question says what the field may hold; something else is no fix."""
    wrong = [WHOLE["sanctions_threats"][0] | {"status": "imposed"}]
    fix = {"entry": 1, "field": "status", "evidence": [5], "value": "threatened"}
    result, fake = summarized(first(sanctions_threats=wrong), fixes(fix))
    assert "threatened | authorized | imposed | lifted" in prompt_of(fake.requests[1])
    assert result.summary is not None
    assert result.summary.sanctions_threats[0].status == "threatened"
    result, _ = summarized(first(sanctions_threats=wrong), fixes(fix | {"value": "planned"}))
    assert [told.outcome for told in result.corrections] == ["withdrawn"]


def test_a_schema_of_ones_own_is_corrected_too() -> None:
    """Items without a field for checks, and frozen ones, are mended in the same way."""
    order = court_ruling.ORDER | {"order": "fined $9 million"}
    remark = court_ruling.REMARK | {"remark": "the company “knew of the flood”"}
    answer = Answer(court_ruling.WHOLE | {"orders": [order], "remarks": [remark]}, usage=DEAR)
    mended = [
        {"entry": 1, "field": "order", "evidence": [1], "value": "fined $3 million"},
        {"entry": 2, "field": "remark", "evidence": [2], "value": "it “knew of the leak”"},
    ]
    with FakeOpenAI([answer, fixes(*mended)]) as fake:
        result = summarize(court_ruling.TEXT, schema=CourtRuling, settings=settings_for(fake))
    assert result.summary is not None
    assert result.summary.orders[0].order == "fined $3 million"
    assert result.summary.remarks[0].remark == "it “knew of the leak”"
    assert not errors_of(result.checks["orders[0]"])
    assert {told.outcome for told in result.corrections} == {"mended"}


def test_template_marks_in_an_entry_stay_as_they_are() -> None:
    """What a model wrote is put into the second question, never run."""
    hostile = CLAIM | {"statement": "{{ 7 * 7 }} {% raw %} killed 21 people in Velm"}
    _, fake = summarized(first(claims=[hostile]), fixes())
    assert "{{ 7 * 7 }} {% raw %} killed 21" in prompt_of(fake.requests[1])


def test_asking_again_is_told() -> None:
    """Whoever shows progress hears how many entries are asked about, in how many questions."""
    heard: list[Event] = []
    with (
        FakeOpenAI([first(claims=[WRONG_FIGURE]), fixes(RIGHT)]) as fake,
        Summarizer(settings_for(fake), heard.append) as summarizer,
    ):
        summarizer.summarize(TEXT)
    [told] = [event for event in heard if isinstance(event, AskedAgain)]
    assert (told.purpose, told.about, told.calls) == ("correction", 1, 1)


SOURCE = Source(TEXT)
FIELDS = ("statement", "speaker", "quote", "when", "via", "certainty")


@given(
    st.lists(
        st.builds(
            Fix,
            entry=st.just(1),
            field=st.sampled_from(FIELDS),
            evidence=st.lists(st.sampled_from(list(SOURCE.sentences)), max_size=3),
            value=st.none() | st.sampled_from(["Ana Ruiz", "12 people were killed", "Monday", ""]),
        ),
        max_size=6,
    )
)
def test_no_fix_makes_an_entry_worse(fixes: list[Fix]) -> None:
    """Whatever is offered, the entry has at most the errors that it had, and its checks fit it."""
    claim = Claim.model_validate(
        CLAIM
        | {
            "statement": "Velm shelled Northland, killing 21 people",
            "speaker": "Tom Reyes",
            "quote": "We shall see",
            "evidence": [SOURCE.sentences[1]],
        }
    )
    before = check_item("claims[0]", claim, SOURCE)
    count = len(errors_of(before.checks))
    [entry] = failing([before], SOURCE)
    after, told = fixed(entry, fixes, lambda path, item: check_item(path, item, SOURCE), SOURCE)
    assert len(errors_of(after.checks)) <= count
    assert len(errors_of(after.checks)) == count or any(t.outcome == "mended" for t in told)
    assert after.item is claim
    assert list(after.checks) == claim.checks
    assert all(isinstance(cited, Evidence) for cited in claim.evidence)
