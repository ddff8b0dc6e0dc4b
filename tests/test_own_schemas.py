"""Whatever shape a schema has: what a model wrote is checked, marked or refused, never passed."""

from __future__ import annotations

import dataclasses
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Annotated, Any, Generic, Literal, TypeVar

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, create_model

from summarizer import Claim, Evidence, Result, summarize, verify
from summarizer.errors import UsageError
from summarizer.items import evidence_of
from summarizer.reporting.item_rows import item_rows
from summarizer.reporting.markdown import markdown
from summarizer.reporting.page import page
from summarizer.reporting.rows import parse_row, row
from tests.fake_replies import Answer
from tests.fake_server import FakeOpenAI
from tests.sample_report import settings_for

TEXT = """A drone struck the fuel depot in Velm on 4 May 2026, killing 3 workers and hurting 11. \
“The fire is out,” Governor Ada Quist told reporters. Tom Reyes heads the port of Ostia."""
WHAT = {"what": "A drone struck the fuel depot in Velm"}
CITED = {"evidence": [1]}
MADE_UP = "Rotan sank 99 ships"


class Plain(BaseModel):
    """Something that the report tells."""

    what: str
    evidence: list[Evidence]


class Kind(StrEnum):
    """What it was."""

    attack = "attack"


@dataclasses.dataclass
class Record:
    """What is no model."""

    told: str


class Odd(Plain):
    """Fields of all sorts."""

    model_config = ConfigDict(extra="allow")

    killed: int | None = None
    cost: float | None = None
    on: date | None = None
    either: Literal["attack"] | str = "attack"
    several: tuple[str, ...] = ()
    unordered: set[str] = set()
    mapped: dict[str, str] = {}
    nested: list[list[str]] = []
    anything: Any = None
    record: Record | None = None
    kind: Kind = Kind.attack
    kinds: list[Literal["attack"]] = []
    is_over: bool = False


class Odds(BaseModel):
    """A list of them."""

    odds: list[Odd]


def result_of(schema: type[BaseModel], answer: Any) -> Result[Any]:
    """What comes of an answer, once it has gone through a row and every face."""
    with FakeOpenAI(lambda _: Answer(answer)) as fake:
        found = summarize(TEXT, schema=schema, settings=settings_for(fake, correct=False))
    assert parse_row(row(found), schema) == found
    assert page([found])
    assert verify(found, TEXT).ok == (found.counts.errors == 0)
    return found


def verdicts(**given: Any) -> dict[str, str]:
    """The verdicts on the fields of an odd entry, its evidence apart."""
    result = result_of(Odds, {"odds": [WHAT | CITED | given]})
    [entry] = result.items()
    return {c.field: c.verdict for c in entry.checks if c.kind != "evidence" or c.field in given}


@pytest.mark.parametrize(
    ("field", "value", "verdict"),
    [
        ("killed", 3, "supported"),
        ("killed", 11, "unchecked"),
        ("killed", 21, "unsupported"),
        ("killed", 0, "unchecked"),
        ("killed", 10**30, "unsupported"),
        ("cost", 4e6, "unsupported"),
        ("on", "2026-05-04", "supported"),
        ("on", "2031-01-01", "unchecked"),
        ("record", {"told": MADE_UP}, "unchecked"),
        ("either", MADE_UP, "unsupported"),
        ("several", [MADE_UP], "unsupported"),
        ("unordered", [MADE_UP], "unsupported"),
        ("mapped", {"who": MADE_UP}, "unsupported"),
        ("mapped", {MADE_UP: "who"}, "unsupported"),
        ("nested", [[MADE_UP]], "unsupported"),
        ("anything", {"deep": [MADE_UP]}, "unsupported"),
        ("anything", 21, "unsupported"),
        ("beyond", MADE_UP, "unsupported"),
        ("beyond", 21, "unsupported"),
    ],
)
def test_what_is_made_up_is_found_in_whatever_it_stands(
    field: str, value: Any, verdict: str
) -> None:
    """A number, a container, a value of no known type and a field beyond the model's own."""
    found = verdicts(**{field: value})
    assert found[field] == verdict


def test_choices_are_not_checked_as_texts() -> None:
    """An enum, a list of literals and a truth value are closed lists."""
    found = verdicts(kind="attack", kinds=["attack"], is_over=True)
    assert not {"kind", "kinds", "is_over"} & set(found)


def test_all_that_an_entry_tells_is_shown() -> None:
    """Numbers, choices and fields beyond its own stand in the Markdown and in the table."""
    result = result_of(Odds, {"odds": [WHAT | CITED | {"killed": 21, "beyond": "x"}]})
    for shown in (markdown(result), "".join(str(line.what) for line in item_rows(result))):
        assert "killed: 21" in shown
        assert "kind: attack" in shown
        assert "beyond: x" in shown


class Noted(Claim):
    """A claim with a field more."""

    note: str


class NotedClaims(BaseModel):
    """A list of them."""

    claims: list[Noted]


def test_a_field_added_to_a_kind_of_ours_is_shown() -> None:
    """The sentence that a claim makes is followed by what only the user's class has."""
    claim = {"statement": WHAT["what"], "speaker": None, "certainty": "stated", "note": "Rotan"}
    result = result_of(NotedClaims, {"claims": [claim | CITED]})
    assert "; note: Rotan" in markdown(result)


class Tree(BaseModel):
    """An entry with entries of its own kind."""

    what: str
    below: list[Tree] = []
    pairs: list[tuple[Plain, ...]] = []
    evidence: Evidence | None


def test_items_are_found_however_deep_they_stand() -> None:
    """Within items of their own kind, and in lists within lists."""
    leaf = {"what": MADE_UP, "evidence": 1}
    answer = leaf | {"below": [leaf | {"below": [leaf]}], "pairs": [[WHAT | CITED]]}
    result = result_of(Tree, answer)
    assert [path for path, *_ in result.items()] == [
        "", "below[0]", "below[0].below[0]", "pairs[0][0]",
    ]  # fmt: skip
    assert [item.severity for item in result.items()] == ["error", "error", "error", "ok"]


class Frozen(Plain):
    """One that cannot be changed, with its evidence in a tuple."""

    model_config = ConfigDict(frozen=True)

    evidence: tuple[Evidence, ...]  # type: ignore[assignment]


class Entries(BaseModel):
    """Entries in a tuple."""

    entries: tuple[Frozen, ...] = ()


class Maybe(BaseModel):
    """One that need not have evidence."""

    what: str
    evidence: list[Evidence] | None = None


class Maybes(BaseModel):
    """A list of them, or none."""

    maybes: list[Maybe] | None


def test_evidence_keeps_the_form_of_its_field() -> None:
    """A tuple stays one, and what was null becomes a list when an entry is cited anew."""
    frozen = result_of(Entries, {"entries": [WHAT | {"evidence": [3]}]})
    [entry] = frozen.items()
    assert frozen.summary == Entries(entries=(entry.item,))
    assert [e.sentence for e in evidence_of(entry.item)] == [1]
    maybe = result_of(Maybes, {"maybes": [WHAT, {"what": MADE_UP}]})
    assert [[e.sentence for e in evidence_of(item.item)] for item in maybe.items()] == [[1], []]
    assert [item.severity for item in maybe.items()] == ["warning", "error"]


class NamedLikeOurs(BaseModel):
    """Fields that are called as ours are, and hold something else."""

    evidence: str
    checks: int
    name: list[int]
    speaker: int
    quote: list[str]
    denies: str
    rests_on: list[Evidence]


class Claims(BaseModel):
    """Sections that are called as ours are."""

    claims: list[NamedLikeOurs]
    denials: list[str]
    actors: str


def test_fields_named_like_ours_are_checked_for_what_they_hold() -> None:
    """Names alone make nothing pass."""
    entry = {
        "evidence": MADE_UP, "checks": 7, "name": [44], "speaker": 9, "quote": ["It burns on"],
        "denies": "claims[0]", "rests_on": [1],
    }  # fmt: skip
    result = result_of(Claims, {"claims": [entry], "denials": [MADE_UP], "actors": "Rotan"})
    whole, claim = result.items()
    wrong = {check.field for check in claim.checks if check.severity == "error"}
    assert wrong >= {"evidence", "checks", "name", "speaker", "quote"}
    assert whole.severity == "error"


ShapeT = TypeVar("ShapeT")


class Shape(BaseModel, Generic[ShapeT]):
    """A generic one."""

    entries: list[ShapeT]


class One(Plain):
    """One of two kinds."""

    t: Literal["one"]


class Other(BaseModel):
    """The other."""

    t: Literal["other"]
    told: str
    evidence: Evidence


class Either(BaseModel):
    """Both kinds in one list."""

    entries: list[Annotated[One | Other, Field(discriminator="t")]]


def test_generic_models_and_unions_are_schemas_too() -> None:
    """Each entry is of its own type, and checked."""
    made_up = {"t": "other", "told": MADE_UP, "evidence": 2}
    either = result_of(Either, {"entries": [WHAT | CITED | {"t": "one"}, made_up]})
    assert [item.severity for item in either.items()] == ["ok", "error"]
    assert len(list(result_of(Shape[Plain], {"entries": [WHAT | CITED]}).items())) == 1


class Mapped(BaseModel):
    """Items in a mapping."""

    entries: dict[str, Plain]


class MappedEvidence(BaseModel):
    """Evidence in a mapping."""

    what: str
    evidence: dict[str, Evidence]


class Endless(BaseModel):
    """One without evidence that holds its own kind."""

    below: list[Endless] = []


class Rooted(RootModel[list[Plain]]):
    """A list that is a model."""


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        (Mapped, "in a mapping or a set"),
        (MappedEvidence, "in a mapping or a set"),
        (Endless, "no item with a field of type Evidence"),
        (Rooted, "is a RootModel"),
        (Shape, "no item with a field of type Evidence"),
        (dict, "must be a pydantic model"),
        (list[Plain], "must be a pydantic model"),
        (Plain(what="x", evidence=[]), "must be a pydantic model"),
        (None, "must be a pydantic model"),
    ],
)
def test_a_schema_that_cannot_be_asked_for_is_refused_in_a_sentence(
    schema: Any, reason: str
) -> None:
    """Before anything is asked."""
    with FakeOpenAI([]) as fake, pytest.raises(UsageError, match=reason):
        summarize(TEXT, schema=schema, settings=settings_for(fake))


def test_a_schema_that_is_not_finished_is_refused_in_a_sentence() -> None:
    """One that names a type which is nowhere."""

    class Unfinished(BaseModel):
        what: Nowhere  # type: ignore[name-defined]  # noqa: F821
        evidence: list[Evidence]

    with FakeOpenAI([]) as fake, pytest.raises(UsageError, match="Nowhere"):
        summarize(TEXT, schema=Unfinished, settings=settings_for(fake))


def _add_one(value: str) -> str:
    return str(value + 1)  # type: ignore[operator]


def broken_by(validator: Any) -> type[BaseModel]:
    """A schema whose entries have a field with such a validator."""

    class Broken(Plain):
        """An entry that no answer can fill."""

        about: Annotated[str, AfterValidator(validator)]

    return create_model("Brokens", entries=(list[Broken], ...))


@pytest.mark.parametrize(
    ("validator", "named"),
    [
        (_add_one, f"_add_one in {__name__}, raised TypeError"),
        (itemgetter("a"), "Broken, raised TypeError"),  # it has no line of its own to point at
    ],
)
@pytest.mark.parametrize("half_fits", [False, True])
def test_a_validator_that_breaks_is_named(validator: Any, named: str, half_fits: bool) -> None:
    """It is the schema that is at fault, and neither the model nor the provider."""
    entries = [WHAT | CITED | {"about": "x"}, *([WHAT] if half_fits else [])]
    with (
        FakeOpenAI(lambda _: Answer({"entries": entries})) as fake,
        pytest.raises(UsageError, match=f"a validator of your schema, {named}"),
    ):
        summarize(TEXT, schema=broken_by(validator), settings=settings_for(fake))
