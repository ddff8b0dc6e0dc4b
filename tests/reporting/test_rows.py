"""Results are rows of a JSONL file, and come back from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reporting.rows import read_rows, row
from tests.sample_results import stored_result


def test_a_row_is_one_line_and_comes_back(tmp_path: Path) -> None:
    """Whatever the report holds, its row has no line break."""
    results = [stored_result(), stored_result({"headline": None, "gist": None})]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(row(result) + "\n" for result in results) + "\n", "utf-8")
    assert len(path.read_text("utf-8").splitlines()) == 3
    assert list(read_rows(path)) == results


def test_a_row_can_leave_the_text_out() -> None:
    """The hash stays, and so does everything else."""
    result = stored_result()
    told = json.loads(row(result, text=False))
    assert told["report"].get("text") is None
    assert told["report"]["sha256"] == result.report.sha256
    assert {**told, "report": None} == {**json.loads(row(result)), "report": None}


def test_a_file_with_one_indented_result_is_read(tmp_path: Path) -> None:
    """A result that somebody wrote with indentation is one document over many lines."""
    path = tmp_path / "result.json"
    path.write_text(stored_result().model_dump_json(indent=2), "utf-8")
    assert list(read_rows(path)) == [stored_result()]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{}", "line 2: not a result of this version (1): id: Field required"),
        ("nonsense", "line 2: not a result of this version (1): the line: Invalid JSON"),
        ('{"status": 1}', "line 2: not a result of this version (1)"),
        ("[" * 10_000, "line 2: not a result of this version (1)"),
    ],
)
def test_a_line_that_is_no_result_is_told_by_its_number(
    tmp_path: Path, line: str, said: str
) -> None:
    """The message names file and line, and repeats nothing of the content."""
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{row(stored_result())}\n{line}\n", "utf-8")
    with pytest.raises(InputError) as caught:
        list(read_rows(path))
    assert f"{path}, {said}" in str(caught.value)
    assert len(str(caught.value)) < 300
