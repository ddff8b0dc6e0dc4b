"""All forms of a job's results are written in one pass, each whole or not at all."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.reporting.forms import FILES, write_forms
from summarizer.reporting.markdown import markdown
from summarizer.result import Result
from tests.reporting.wrong_result import a_result
from tests.sample_results import stored_result

ALL = tuple(FILES)


def test_every_form_is_written_in_one_pass(tmp_path: Path) -> None:
    """From an iterator that is drawn once, and added up on the way."""
    results = [stored_result(), a_result()]
    tally = write_forms(iter(results), tmp_path, ALL)
    there = {path.name for path in tmp_path.iterdir()}
    assert there == {name for names in FILES.values() for name in names}
    assert tally.totals.reports["done"] == 2
    assert (tmp_path / "results.md").read_text("utf-8") == "\n\n".join(map(markdown, results))


def test_nothing_is_written_that_was_not_asked_for(tmp_path: Path) -> None:
    """The results are added up all the same."""
    assert write_forms([stored_result()], tmp_path, ()).totals.reports["done"] == 1
    assert list(tmp_path.iterdir()) == []


def test_no_form_looks_like_the_rows(tmp_path: Path) -> None:
    """The rows are results.jsonl, and nothing else beside it ends like it."""
    write_forms([stored_result()], tmp_path, ALL)
    assert not list(tmp_path.glob("*.jsonl"))


def test_a_pass_that_breaks_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """No form is newer than the others."""
    write_forms([stored_result()], tmp_path, ALL)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def broken() -> Iterator[Result[Any]]:
        yield a_result()
        raise InputError("a row that cannot be read")

    with pytest.raises(InputError, match="a row that cannot be read"):
        write_forms(broken(), tmp_path, ALL)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_result_is_let_go_once_it_is_written(tmp_path: Path) -> None:
    """Any number of results can be written: they are drawn one by one and not kept."""
    held: list[weakref.ref[Result[Any]]] = []

    def results() -> Iterator[Result[Any]]:
        for number in range(3):
            gc.collect()
            assert sum(ref() is not None for ref in held) <= 1, "earlier results are still held"
            result = stored_result(id=str(number))
            held.append(weakref.ref(result))
            yield result
            del result

    write_forms(results(), tmp_path, ["markdown", "csv"])
    assert len(held) == 3
