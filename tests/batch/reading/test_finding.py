"""A folder gives the files that can hold reports, and never what a job left there."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.batch.reading.finding import files_in
from summarizer.batch.reading.reports import is_readable, reports_in
from summarizer.errors import InputError
from summarizer.reporting.rows import row
from tests.sample_results import stored_result


def put(folder: Path, *names: str) -> None:
    """Write a text into each of these files, in which each text is another."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.", "utf-8")


def names(path: Path) -> list[str]:
    """The files that are found, as they are called below the folder."""
    top = path if path.is_dir() else path.parent
    return [file.relative_to(top).as_posix() for file in files_in(path, is_readable)]


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Below the folder too; other files, and a folder with the name of a file, are left alone."""
    put(tmp_path, "b.txt", "a.MD", "deep/c.html", "deep/er/d.csv", "photo.png", "z.pdf")
    (tmp_path / "folder.txt").mkdir()
    assert names(tmp_path) == ["a.MD", "b.txt", "deep/c.html", "deep/er/d.csv", "z.pdf"]


def test_a_readme_and_hidden_files_are_no_reports(tmp_path: Path) -> None:
    """They speak of the folder; Word's own copies of open files are left alone too."""
    put(tmp_path, "a.txt", "README.md", "readme.txt", ".b.txt", ".git/c.txt", "~$d.docx")
    assert names(tmp_path) == ["a.txt"]
    assert names(tmp_path / "README.md") == ["README.md"]


def test_a_source_is_named_after_its_folder_and_hides_no_other_file(tmp_path: Path) -> None:
    """So that seeds have names, while everything beside and above them is still read."""
    put(tmp_path, "one/source.txt", "two/source.txt", "two/more.txt", "three.txt")
    assert [r.id for r in reports_in([tmp_path])] == ["one", "three", "more", "two"]


def test_a_source_in_the_working_folder_is_named_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path without a folder has one all the same."""
    put(tmp_path, "here/source.txt")
    monkeypatch.chdir(tmp_path / "here")
    assert [r.id for r in reports_in(["source.txt"])] == ["here"]


@pytest.mark.parametrize("left", ["ledger.sqlite", "results.jsonl"])
def test_the_folder_of_a_job_is_no_input(tmp_path: Path, left: str) -> None:
    """With its ledger or with its rows, whatever else it holds."""
    put(tmp_path, "a.txt", "out/b.txt", "out/items.csv", "out/results.md")
    told = row(stored_result()) if left.endswith("jsonl") else ""
    (tmp_path / "out" / left).write_text(told, "utf-8")
    assert names(tmp_path) == ["a.txt"]


def test_a_folder_that_takes_in_its_own_results_keeps_its_reports(tmp_path: Path) -> None:
    """Given with --out the folder itself, only what the job wrote is left alone."""
    put(tmp_path, "a.txt", "items.csv", "results.md", "sub/items.csv", "manifest.json")
    (tmp_path / "results.jsonl").write_text(row(stored_result()), "utf-8")
    assert names(tmp_path) == ["a.txt", "sub/items.csv"]


def test_rows_of_reports_may_be_called_results(tmp_path: Path) -> None:
    """It is the rows that tell a job's folder, not the name of their file."""
    put(tmp_path, "results.jsonl", "sub/results.jsonl")
    assert names(tmp_path) == ["results.jsonl", "sub/results.jsonl"]


def test_a_link_that_leads_back_ends_nowhere(tmp_path: Path) -> None:
    """Linked folders are not followed, linked files are."""
    put(tmp_path, "in/a.txt", "b.txt")
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "b.txt")
    assert names(tmp_path / "in") == ["a.txt", "b.txt"]


def test_a_pattern_gives_the_files_that_match(tmp_path: Path) -> None:
    """Two stars go down into folders; what cannot hold a report does not match."""
    put(tmp_path, "a1.txt", "a2.txt", "a3.png", "b.txt", "sub/a4.txt")
    found = [f.name for f in files_in(tmp_path / "a*", is_readable)]
    assert found == ["a1.txt", "a2.txt"]
    assert len(list(files_in(tmp_path / "**" / "a*.txt", is_readable))) == 3


def test_a_name_that_looks_like_a_pattern_is_taken_as_it_is(tmp_path: Path) -> None:
    """A file with brackets in its name is found."""
    put(tmp_path, "a[1].txt")
    assert names(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_paths_that_hold_no_report_are_told(tmp_path: Path) -> None:
    """A missing path, an empty folder and a pattern without a match are told apart."""
    with pytest.raises(InputError, match="there is no such file or folder"):
        files_in(tmp_path / "none", is_readable)
    with pytest.raises(InputError, match="no file in this folder that could hold a report"):
        files_in(tmp_path, is_readable)
    with pytest.raises(InputError, match="no file of this pattern that could hold a report"):
        files_in(tmp_path / "*.txt", is_readable)
    with pytest.raises(InputError, match="neither a file nor a folder"):
        files_in(Path("/dev/null"), is_readable)
