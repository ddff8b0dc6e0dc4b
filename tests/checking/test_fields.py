"""A field is checked as what it is marked, else as what it is called."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel

from summarizer import CheckedAs, Evidence
from summarizer.checking.check import check_item
from summarizer.checking.fields import role_of, statement_of
from summarizer.source.sentences import Source

SOURCE = Source(
    "A drone struck the depot in Velm, killing 3 workers, Governor Ada Quist said. "
    "“The fire is out,” she told reporters. Tom Reyes heads the port of Ostia."
)


class Incident(BaseModel):
    """An incident, in somebody else's words for things."""

    what: str
    place: Annotated[str | None, CheckedAs("name")] = None
    told_by: Annotated[str | None, CheckedAs("speaker")] = None
    words: Annotated[str | None, CheckedAs("quote")] = None
    speaker: Annotated[str | None, CheckedAs("text")] = None
    quote: str | None = None
    evidence: list[Evidence]


def verdicts(**given: str) -> dict[tuple[str, str], str]:
    """The verdicts on an incident by kind and field."""
    item = Incident(
        **{"what": "A drone struck the depot, killing 3 workers"} | given,
        evidence=[SOURCE.sentences[0]],
    )
    checks = check_item("incidents[0]", item, SOURCE).checks
    return {(check.kind, check.field): check.verdict for check in checks}


@pytest.mark.parametrize(
    ("field", "role"),
    [("place", "name"), ("told_by", "speaker"), ("words", "quote"), ("quote", "quote"),
     ("speaker", "text"), ("what", "text")],
)  # fmt: skip
def test_a_mark_goes_before_the_name(field: str, role: str) -> None:
    """The mark decides; without one the field's name does; else it is running text."""
    assert role_of(Incident(what="x", evidence=[]), field) == role


@pytest.mark.parametrize(
    ("field", "right", "wrong", "kind"),
    [
        ("place", "Velm", "Norland", "speaker"),
        ("told_by", "Ada Quist", "Tom Reyes", "speaker"),
        ("words", "The fire is out", "The fire goes on", "quote"),
    ],
)
def test_a_marked_field_is_checked_as_such(field: str, right: str, wrong: str, kind: str) -> None:
    """A name that is not there, another's words and an altered quotation are found."""
    assert verdicts(**{field: right})[kind, field] == "supported"
    assert verdicts(**{field: wrong})[kind, field] in {"unsupported", "misattributed", "altered"}


def test_an_item_of_names_alone_must_be_borne_out_too() -> None:
    """Where there is no running text the names and quotations are what the evidence must have."""

    class Named(BaseModel):
        judge: Annotated[str, CheckedAs("name")]
        evidence: list[Evidence]

    wrong = Named(judge="Olga Brandt", evidence=[SOURCE.sentences[0]])
    right = Named(judge="Ada Quist", evidence=[SOURCE.sentences[0]])
    assert statement_of(wrong) == "Olga Brandt"
    assert check_item("", wrong, SOURCE).checks[0].verdict == "unsupported"
    assert check_item("", right, SOURCE).checks[0].verdict == "supported"


def test_a_mark_is_not_shown_to_a_model() -> None:
    """The schema that a model is shown is the same with and without marks."""
    shown = Incident.model_json_schema()["properties"]["told_by"]
    assert shown == Incident.model_json_schema()["properties"]["place"] | {"title": "Told By"}
