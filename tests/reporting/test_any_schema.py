"""Rows of somebody else's schema are read without it: shown, listed, reviewed and compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, computed_field

from summarizer import Claim, Evidence, NewsSummary, Result, compare
from summarizer.assembling import counts_of
from summarizer.checking.check import check_summary
from summarizer.checking.coverage import coverage_of
from summarizer.errors import InputError
from summarizer.reporting.item_rows import item_rows
from summarizer.reporting.markdown import markdown
from summarizer.reporting.page import page
from summarizer.reporting.rows import parse_row, read_rows, row
from summarizer.result import ReportRecord
from summarizer.reviewing import review_of, with_reviews
from summarizer.source.report import Report
from summarizer.source.sentences import Source
from tests import court_ruling
from tests.sample_results import PROVENANCE, read, stored_result


class Part(BaseModel):
    """What an entry is about, without evidence of its own."""

    thing: str


class Entry(BaseModel):
    """Fields of many sorts."""

    said: str
    part: Part
    mapped: dict[str, str]
    kind: Literal["a", "b"] = "a"
    killed: int = 3
    share: float = 0.5
    within: list[Entry] = []
    cited: tuple[Evidence, ...]


class Noted(Claim):
    """A claim with a field more."""

    note: str


class Mixed(BaseModel):
    """Whatever there is."""

    title: str
    entries: list[Entry]
    notes: list[Noted]
    one: Annotated[Entry | None, Field()] = None


ENTRY: dict[str, Any] = {
    "said": "the company “knew of the leak”", "part": {"thing": "a leak"}, "mapped": {"a": "b"},
    "cited": [2],
}  # fmt: skip
NOTE: dict[str, Any] = {
    "statement": "it was fined $3 million", "speaker": None, "certainty": "stated", "quote": None,
    "when": None, "via": None, "note": "a fine", "evidence": [1],
}  # fmt: skip
MIXED: dict[str, Any] = {
    "title": "A fine", "entries": [ENTRY | {"within": [ENTRY]}], "notes": [NOTE], "one": ENTRY,
}  # fmt: skip

SUMMARIES = [
    (court_ruling.CourtRuling, court_ruling.WHOLE),
    (Mixed, MIXED),
]


def result_of(schema: type[BaseModel], answer: Any, **given: Any) -> Result[Any]:
    """A checked result of the court's report, in a schema."""
    report = Report(text=court_ruling.TEXT, id="court")
    summary = read(answer, report.text, schema)
    source = Source(report.text)
    checked = check_summary(summary, source, None)
    kept = {one.path: one.checks for one in checked if "checks" not in type(one.item).model_fields}
    whole: dict[str, Any] = {
        "id": report.id,
        "report": ReportRecord(**report.model_dump(), sha256=report.sha256),
        "status": "done",
        "summary": summary,
        "checks": kept,
        "counts": counts_of(summary, checked),
        "coverage": coverage_of(source, checked, schema),
        "provenance": PROVENANCE.model_copy(update={"schema_name": schema.__name__}),
    }
    return Result[schema](**whole | given)  # type: ignore[valid-type]


@pytest.mark.parametrize(("schema", "answer"), SUMMARIES)
def test_a_row_says_the_same_with_its_schema_and_without(
    schema: type[BaseModel], answer: Any
) -> None:
    """The same items at the same paths, with the same evidence and checks, and the same row."""
    known = result_of(schema, answer)
    told = parse_row(row(known))
    assert type(told.summary) is not schema
    assert [(one.path, one.checks) for one in told.items()] == [
        (one.path, one.checks) for one in known.items()
    ]
    assert json.loads(row(told)) == json.loads(row(known))
    assert [line.sentences for line in item_rows(told)] == [
        line.sentences for line in item_rows(known)
    ]


@pytest.mark.parametrize(("schema", "answer"), SUMMARIES)
def test_a_review_stays_with_its_item_whoever_reads_the_row(
    schema: type[BaseModel], answer: Any
) -> None:
    """An item says the same, word for word, with its schema and without."""
    known = result_of(schema, answer)
    told = parse_row(row(known))
    for one in known.items():
        review = review_of(told, one.path, by="A", why="so it is")
        assert review.item == one.fingerprint
        assert with_reviews(known, [review]).reviews == [review]


@pytest.mark.parametrize(("schema", "answer"), SUMMARIES)
def test_every_face_shows_it(schema: type[BaseModel], answer: Any) -> None:
    """Names of fields and texts stand in the page, the Markdown and the table of items."""
    told = parse_row(row(result_of(schema, answer)))
    table = " ".join(str(line) for line in item_rows(told))
    for shown in (page([told]), markdown(told), table):
        assert "fine" in shown
        assert "$3 million" in shown
    assert compare([told, parse_row(row(stored_result()))]).reports


def test_rows_of_our_own_schema_are_read_as_ever(tmp_path: Path) -> None:
    """A file may hold rows of several schemas."""
    path = tmp_path / "rows.jsonl"
    mine = result_of(court_ruling.CourtRuling, court_ruling.WHOLE)
    path.write_text(f"{row(stored_result())}\n{row(mine)}\n", "utf-8")
    one, other = read_rows(path)
    assert one == stored_result()
    assert isinstance(one.summary, NewsSummary)
    assert [checked.path for checked in other.items()] == [one.path for one in mine.items()]
    assert isinstance(next(read_rows(path, NewsSummary)).summary, NewsSummary)


def test_evidence_that_was_changed_is_refused_without_the_schema_too(tmp_path: Path) -> None:
    """A row whose evidence does not stand in its report is no result."""
    told = json.loads(row(result_of(court_ruling.CourtRuling, court_ruling.WHOLE)))
    told["summary"]["orders"][0]["evidence"][0]["text"] = "Something else."
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(InputError, match=r"orders\[0\]: its evidence is not what stands"):
        list(read_rows(path))


@pytest.mark.parametrize(
    "names",
    [
        ["__class__", "model_fields", "_a"],
        ["model_dump", "a b", "\0", "class", "é" * 300],
        ["root"],
    ],
)
def test_names_that_no_schema_could_have_do_no_harm(names: list[str]) -> None:
    """Rows may come from anywhere."""
    told = json.loads(row(result_of(court_ruling.CourtRuling, court_ruling.WHOLE)))
    told["summary"]["orders"][0] |= dict.fromkeys(names, "x")
    told["provenance"]["schema_name"] = names[0]
    found = parse_row(json.dumps(told))
    assert page([found])
    assert markdown(found)
    assert list(item_rows(found))


class Strict(BaseModel):
    """A schema that takes no field beyond its own, and computes one."""

    model_config = ConfigDict(extra="forbid")

    what: str
    evidence: list[Evidence]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.what.split())


class Stricts(BaseModel):
    """A list, a pair and a mapping of them."""

    model_config = ConfigDict(extra="forbid")

    entries: list[Strict]
    pair: tuple[Strict, int]
    first: Strict

    @computed_field  # type: ignore[prop-decorator]
    @property
    def many(self) -> int:
        """How many there are."""
        return len(self.entries)


def test_what_a_schema_computes_is_computed_again_and_not_read() -> None:
    """A row of a strict schema with computed fields comes back, in both ways."""
    entry = {"what": "the Harbor Company was fined $3 million", "evidence": [1]}
    known = result_of(Stricts, {"entries": [entry, entry], "pair": [entry, 1], "first": entry})
    assert parse_row(row(known), Stricts) == known
    told = parse_row(row(known))
    assert "words" not in row(known)
    assert [one.fingerprint for one in told.items()] == [one.fingerprint for one in known.items()]
    assert [one.item.words for one in known.items() if one.path == "first"] == [7]  # type: ignore[attr-defined]
