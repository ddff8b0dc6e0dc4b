"""Reports come from texts, Markdown, JSONL and folders of them, each with an id of its own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from summarizer.batch.inputs import files_in, reports_in
from summarizer.errors import InputError


def write(path: Path, *lines: object) -> Path:
    """Write texts as they are and everything else as JSON, a line each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(told), "utf-8")
    return path


def ids(*paths: Path) -> list[str]:
    """The ids of the reports in these paths."""
    return [report.id for report in reports_in(paths)]


def test_a_folder_gives_its_texts_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Texts, Markdown and rows are read, below the folder too; other files are left alone."""
    write(tmp_path / "b.txt", "Two words.")
    write(tmp_path / "a.MD", "One word.")
    write(tmp_path / "deep" / "c.jsonl", {"id": "c1", "text": "Three words here."}, "")
    write(tmp_path / "photo.png", "no text")
    (tmp_path / "folder.txt").mkdir()
    assert ids(tmp_path) == ["a", "b", "c1"]


def test_seed_folders_give_their_sources_by_their_own_names(tmp_path: Path) -> None:
    """Beside a source.txt there are notes, which are no reports."""
    for name in ("one", "two"):
        write(tmp_path / name / "source.txt", f"Text of {name}.")
        write(tmp_path / name / "README.md", "notes")
    assert ids(tmp_path) == ["one", "two"]


def test_a_row_may_say_all_that_is_known_of_a_report(tmp_path: Path) -> None:
    """Title, address, publisher and date are kept, numbers may be ids, other fields are ignored."""
    row = {
        "id": 7, "text": "Some words.", "title": "T", "url": "https://x", "publisher": "P",
        "published": "2024-04-12", "author": "ignored", "extra": {"a": 1},
    }  # fmt: skip
    (report,) = reports_in([write(tmp_path / "r.ndjson", row)])
    assert (report.id, report.title, report.url, report.publisher) == ("7", "T", "https://x", "P")
    assert report.published == date(2024, 4, 12)


def test_a_row_without_an_id_is_named_after_its_text(tmp_path: Path) -> None:
    """An id that is missing, null or empty is made from the text, the same every time."""
    text = {"text": "Some words."}
    paths = [
        write(tmp_path / f"{n}.jsonl", row)
        for n, row in enumerate([text, text | {"id": None}, text | {"id": ""}])
    ]
    assert len({ids(path)[0] for path in paths}) == 1
    assert len(ids(*paths)) == 1


def test_a_line_separator_within_a_text_ends_no_row(tmp_path: Path) -> None:
    """JSON may hold U+2028 and U+0085 unescaped; only a line feed ends a row."""
    path = tmp_path / "r.jsonl"
    rows = [{"id": n, "text": "One\u2028two\u0085three"} for n in (1, 2)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    assert ids(path) == ["1", "2"]


def test_a_report_that_is_given_twice_is_read_once(tmp_path: Path) -> None:
    """Nobody pays twice for a folder named together with a file in it."""
    path = write(tmp_path / "a.txt", "One word.")
    assert ids(tmp_path, path, path) == ["a"]


def test_two_reports_of_one_name_are_refused(tmp_path: Path) -> None:
    """Their results could not be told apart."""
    write(tmp_path / "x" / "a.txt", "One word.")
    write(tmp_path / "y" / "a.txt", "Another word.")
    with pytest.raises(InputError, match="a second report is called 'a'"):
        ids(tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: a row must be an object"),
        ("7", "line 2: a row must be an object"),
        ('{"id": "x"}', 'line 2: the row has no "text"'),
        ('{"text": ""}', 'line 2: the row has no "text"'),
        ('{"text": "  "}', "is empty"),
        ('{"text": 7}', "line 2: text: Input should be a valid string"),
        ('{"text": "x", "published": "soon"}', "line 2: published"),
        ('{"text": "half \\ud83d"}', "line 2: text: Value error, has half a character"),
        ('{"text": "x", "id": "\\ud83d"}', "line 2: id: Value error, has half a character"),
        ("[" * 100_000, "line 2: "),
        ('{"text": ' + "9" * 5_000 + "}", "line 2: "),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_line(
    tmp_path: Path, line: str, said: str
) -> None:
    """The message names the file, the line and what is wrong there."""
    path = write(tmp_path / "r.jsonl", {"text": "Good words."}, line)
    with pytest.raises(InputError) as caught:
        ids(path)
    assert f"{path}, {said}" in str(caught.value) or said in str(caught.value)
    assert len(str(caught.value)) < 500


def test_paths_that_hold_no_report_are_told(tmp_path: Path) -> None:
    """A missing path, an empty folder and a file of another kind are told apart."""
    with pytest.raises(InputError, match="there is no such file or folder"):
        files_in(tmp_path / "none")
    with pytest.raises(InputError, match=r"no \.txt, \.md, \.jsonl"):
        files_in(tmp_path)
    with pytest.raises(InputError, match="files can be read"):
        ids(write(tmp_path / "a.pdf", "x"))
