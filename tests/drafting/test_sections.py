"""A schema is cut into sections, one for each call to the model."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from summarizer import Claim, Evidence, NewsSummary
from summarizer.drafting.sections import OVERVIEW, Section, sections_of, whole
from summarizer.errors import UsageError
from summarizer.summary import citing
from tests.court_ruling import TEXT, Bare, CourtRuling


def by_name(schema: type[BaseModel]) -> dict[str, Section]:
    """The sections of a schema by their names."""
    return {section.name: section for section in sections_of(schema)}


def test_each_list_of_items_is_a_section_and_all_else_is_one() -> None:
    """The headline and the gist are asked for together, and each list on its own."""
    assert list(by_name(NewsSummary)) == [
        OVERVIEW, "actors", "claims", "denials", "sanctions_threats",
    ]  # fmt: skip
    assert list(by_name(CourtRuling)) == [OVERVIEW, "orders", "remarks"]


def test_the_answers_of_all_sections_have_the_fields_of_the_schema_once() -> None:
    """No field is asked for twice and none is forgotten."""
    for schema in (NewsSummary, CourtRuling):
        asked = [name for s in sections_of(schema) for name in s.answer.model_fields]
        assert sorted(asked) == sorted(schema.model_fields)
        assert list(whole(schema).answer.model_fields) == list(schema.model_fields)


def test_a_prompt_is_told_names_descriptions_and_choices() -> None:
    """A field's line has its description, or its name in words, and its closed list."""
    lines = {line.name: line for line in by_name(CourtRuling)["orders"].lines}
    assert set(lines) == {"order", "kind", "evidence"}
    assert (lines["order"].description, lines["order"].choices) == ("what is ordered", ())
    assert (lines["kind"].description, lines["kind"].choices) == (
        "kind",
        ("fine", "ban", "release"),
    )


def test_what_the_checks_fill_in_is_not_asked_for() -> None:
    """Neither the prompt nor the schema shown to a model has room for verdicts."""
    for section in (*sections_of(NewsSummary), whole(NewsSummary)):
        assert not {line.name for line in section.lines} & {"checks", "denies"}
        shown = str(section.answer.model_json_schema())
        assert "'checks'" not in shown
        assert "'denies'" not in shown


def test_evidence_is_a_number_to_the_model_and_a_place_to_the_user() -> None:
    """One type serves both sides."""
    asked = Claim.model_json_schema(mode="validation")["$defs"]["Evidence"]
    given = Claim.model_json_schema(mode="serialization")["$defs"]["Evidence"]
    assert (asked["type"], asked["minimum"]) == ("integer", 1)
    assert set(given["properties"]) == {"start", "end", "text", "sentence"}


def test_a_schema_without_evidence_is_refused() -> None:
    """What could not be checked is not summarized, and the message says what to add."""
    with pytest.raises(UsageError, match=r"Bare has no item .* Evidence.*: add one"):
        sections_of(Bare)


class Verdict(BaseModel):
    """One finding."""

    finding: str
    evidence: list[Evidence]


class Grouped(BaseModel):
    """Items below items, a tuple of items, and evidence of its own."""

    evidence: list[Evidence]
    main: Verdict | None = None
    more: tuple[Verdict, ...] = ()


def test_nested_items_and_evidence_at_the_top_are_asked_for() -> None:
    """Evidence may sit anywhere in a schema."""
    sections = by_name(Grouped)
    assert set(sections) == {OVERVIEW, "more"}
    assert [(line.name, line.indent) for line in sections[OVERVIEW].lines] == [
        ("evidence", ""), ("main", ""), ("finding", "  "), ("evidence", "  "),
    ]  # fmt: skip


def test_a_single_evidence_is_read_from_its_number() -> None:
    """An item may rest on exactly one sentence."""
    from summarizer.source.sentences import Source  # noqa: PLC0415

    with citing(Source(TEXT).sentences):
        answer = by_name(CourtRuling)["remarks"].answer
        read = answer.model_validate({"remarks": [{"remark": "x", "said_in": 2}]})
    assert read.remarks[0].said_in.text.startswith("Judge")  # type: ignore[attr-defined]
