"""The JSON Schemas for other programs say what the models say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summarizer import NewsSummary, Result, schemas
from summarizer.reporting.rows import row
from tests.sample_results import stored_result

FOLDER = Path(__file__).parents[1] / "schemas"


def test_the_files_are_up_to_date() -> None:
    """What is written in schemas/ is what the models of this version give."""
    assert schemas.outdated(FOLDER) == []


def test_a_changed_model_is_noticed(tmp_path: Path) -> None:
    """A file that says something else than the models is named."""
    schemas.write(tmp_path)
    changed = tmp_path / "result.schema.json"
    changed.write_text(changed.read_text("utf-8").replace("headline", "title"), "utf-8")

    assert schemas.outdated(tmp_path) == ["result.schema.json"]


@pytest.mark.parametrize("name", sorted(schemas.documents()))
def test_each_file_is_a_valid_schema(name: str) -> None:
    """Every file is a JSON Schema of the dialect that it names."""
    Draft202012Validator.check_schema(_schema(name))


@pytest.mark.parametrize("text", [True, False])
def test_a_row_fits_its_schema(text: bool) -> None:
    """A row that is written, with the report's text or without, fits result.schema.json."""
    written = json.loads(row(stored_result(), text=text))

    Draft202012Validator(_schema("result.schema.json")).validate(written)


def test_a_row_without_its_model_does_not_fit() -> None:
    """The schema is no mere formality: a row that lacks its provenance is refused."""
    written = json.loads(row(stored_result()))
    del written["provenance"]

    assert list(Draft202012Validator(_schema("result.schema.json")).iter_errors(written))


def test_what_a_model_is_shown_has_no_verdicts() -> None:
    """The schema of a model's answer has no field that only the checks may fill in."""
    shown = json.dumps(NewsSummary.model_json_schema(mode="validation"))

    assert "checks" not in shown
    assert "denies" not in json.loads(shown)["$defs"]["Denial"]["properties"]


def test_a_row_is_read_back_as_it_was() -> None:
    """Writing a result and reading it again gives the same result."""
    result = stored_result()

    assert Result[NewsSummary].model_validate_json(row(result)) == result


def _schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / name).read_text("utf-8"))
    return loaded
