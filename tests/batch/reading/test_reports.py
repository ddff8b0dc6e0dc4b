"""Reports come from files of many kinds, each with an id of its own, one at a time."""

from __future__ import annotations

import io
import json
import sys
import tracemalloc
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from summarizer.batch.reading.bad_rows import SHOWN, Skipped
from summarizer.batch.reading.columns import Columns
from summarizer.batch.reading.reports import count_reports, reports_in, some_reports_in
from summarizer.errors import InputError, UsageError
from summarizer.events import Event, RowSkipped


def write(path: Path, *lines: object) -> Path:
    """Write texts as they are and everything else as JSON, a line each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(told), "utf-8")
    return path


def ids(*paths: Path | str) -> list[str]:
    """The ids of the reports in these paths."""
    return [report.id for report in reports_in(paths)]


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


def test_files_of_one_name_are_called_by_their_paths(tmp_path: Path) -> None:
    """Their results can be told apart, however the paths are given; other names stay short."""
    write(tmp_path / "x" / "jan.txt", "One word.")
    write(tmp_path / "y" / "jan.txt", "Another word.")
    write(tmp_path / "y" / "jan.md", "A third word.")
    write(tmp_path / "y" / "feb.txt", "A fourth word.")
    named = ["feb", "x/jan.txt", "y/jan.md", "y/jan.txt"]
    assert sorted(ids(tmp_path)) == named
    assert sorted(ids(tmp_path / "y", tmp_path / "x")) == named
    assert sorted(ids(tmp_path / "*" / "*", tmp_path / "x")) == named
    assert ids(tmp_path / "x") == ["jan"]


def test_a_row_and_a_file_of_one_name_are_refused(tmp_path: Path) -> None:
    """Their results could not be told apart, and a row has no path."""
    write(tmp_path / "a.jsonl", {"id": "b", "text": "One word."})
    write(tmp_path / "b.txt", "Another word.")
    with pytest.raises(InputError, match=r"b\.txt: a second report is called 'b'"):
        ids(tmp_path)


class Piped(io.BytesIO):
    """What can be read but once."""

    def seekable(self) -> bool:
        """It is not."""
        return False


@pytest.mark.parametrize("column", ["text=nope", "id=zzz", "title=zzz"])
@pytest.mark.parametrize("piped", [False, True])
def test_a_column_that_no_row_has_is_a_mistake_in_the_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, column: str, piped: bool
) -> None:
    """It ends the job before the first row of a file, and is never passed over."""
    rows = [{"ref": n, "text": f"Word {n}."} for n in range(3)]
    path, skipped = write(tmp_path / "r.jsonl", *rows), Skipped()
    where: Path | str = path
    if piped:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Piped(path.read_bytes())))
        where = "-"
    found = reports_in(
        [where], columns=Columns.parse([column]), on_bad_row=skipped, stdin_format="jsonl"
    )
    name = column.partition("=")[0]
    with pytest.raises(UsageError, match=rf"but 'ref', 'text'; name one of .* --column {name}=…"):
        list(found) if piped else next(found)


def test_a_named_column_may_come_late_and_be_missing_now_and_then(tmp_path: Path) -> None:
    """A row without the column that names it, or has its text, is a bad one; a title may lack."""
    rows = [{"ref": 1}, {"body": "No name."}, {"ref": 3, "body": "Word."}, {"head": "Title"}]
    path, skipped = write(tmp_path / "r.jsonl", *rows), Skipped()
    columns = Columns.parse(["text=body", "id=ref", "title=head"])
    assert [r.id for r in reports_in([path], columns=columns, on_bad_row=skipped)] == ["3"]
    assert [row.reason for row in skipped.shown] == [
        'the row has no "body"',
        'the row has no "ref", which is to name it',
        'the row has no "body"',
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jsonl", "", "no report was found in "),
        ("a.csv", "id,text\n", "no report was found in "),
        ("a.jsonl", "x\n{}\n", "a.jsonl: 2 passed over, first "),
    ],
)
def test_reports_of_which_there_is_none_are_told(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    """A job over nothing is a mistake, however it came about."""
    path = write(tmp_path / name, content)
    with pytest.raises(InputError) as caught:
        list(some_reports_in([path], on_bad_row=Skipped()))
    assert said in str(caught.value)
    assert len(list(some_reports_in([write(tmp_path / "b.txt", "Word.")]))) == 1


def test_an_id_that_comes_again_with_another_text_is_told_by_its_line(tmp_path: Path) -> None:
    """Passed over, the later one is told, and the rows after it are still read."""
    rows = [{"id": 1, "text": "One."}, {"id": 1, "text": "Two."}, {"id": 2, "text": "Two."}]
    path, skipped = write(tmp_path / "r.jsonl", *rows), Skipped()
    assert [r.text for r in reports_in([path], on_bad_row=skipped)] == ["One.", "Two."]
    assert [row.where for row in skipped.shown] == [f"{path}, line 2"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: a row must be an object"),
        ("7", "line 2: a row must be an object"),
        ('{"id": "x"}', 'line 2: the row has no "text"'),
        ('{"text": ""}', 'line 2: the row has no "text"'),
        ('{"text": "  "}', 'line 2: the row has no "text"'),
        ('{"text": "!?"}', "there is no word in the report"),
        ('{"text": 7}', "line 2: text: Input should be a valid string"),
        ('{"text": "x", "published": "soon"}', "line 2: published"),
        ('{"text": "x", "id": [1]}', "line 2: id: a word or a whole number is needed, not list"),
        ('{"text": "x", "id": true}', "line 2: id: a word or a whole number is needed, not bool"),
        ('{"text": "half \\ud83d"}', "line 2: text: has half a character"),
        ('{"text": "x", "id": "\\ud83d"}', "line 2: id: has half a character"),
        ("[" * 100_000, "line 2: "),
        ('{"text": ' + "9" * 5_000 + "}", "line 2: "),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_line(
    tmp_path: Path, line: str, said: str
) -> None:
    """The message names the file, the line and what is wrong there; asked to, one goes on."""
    path = write(tmp_path / "r.jsonl", {"text": "Good words."}, line, {"text": "More words."})
    with pytest.raises(InputError) as caught:
        ids(path)
    assert f"{path}, {said}" in str(caught.value) or said in str(caught.value)
    assert len(str(caught.value)) < 500

    skipped = Skipped()
    assert len(list(reports_in([path], on_bad_row=skipped))) == 2
    assert [str(row) for row in skipped.shown] == [str(caught.value)]


def test_a_line_that_is_not_utf_8_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    """A file put together of several may be of several encodings."""
    path, skipped = tmp_path / "r.jsonl", Skipped()
    path.write_bytes(b'\xef\xbb\xbf{"text": "One."}\n{"text": "caf\xe9"}\n{"text": "Two."}')
    assert [r.text for r in reports_in([path], on_bad_row=skipped)] == ["One.", "Two."]
    assert str(skipped.shown[0]).startswith(f"{path}, line 2: the line is not UTF-8: byte 13")


def test_a_line_without_end_is_not_read_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line above the limit is passed over unread; the row after it is found."""
    monkeypatch.setattr("summarizer.batch.reading.lines.LONGEST", 100)
    path, skipped = tmp_path / "r.jsonl", Skipped()
    path.write_text('{"text": "One."}\n' + "x" * 1_000 + '\n{"text": "Two."}', "utf-8")
    assert [r.text for r in reports_in([path], on_bad_row=skipped)] == ["One.", "Two."]
    assert "line 2: the line is longer than" in str(skipped.shown[0])


def test_what_is_passed_over_is_told_as_it_happens_and_counted() -> None:
    """Of very many only the first are kept, but all are counted and told."""
    heard: list[Event] = []
    skipped, stdin = Skipped(heard.append), io.BytesIO(b"{\n" * (SHOWN + 5))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(stdin))
        assert list(reports_in(["-"], stdin_format="jsonl", on_bad_row=skipped)) == []
    assert (skipped.count, len(skipped.shown), len(heard)) == (SHOWN + 5, SHOWN, SHOWN + 5)
    assert heard[1] == RowSkipped("standard input, line 2", skipped.shown[1].reason)


@pytest.mark.parametrize(
    ("stdin_format", "given", "texts"),
    [
        ("text", "\ufeffOne.\nTwo.", ["One.\nTwo."]),
        ("jsonl", '{"text": "One."}\n\n{"text": "Two."}\n', ["One.", "Two."]),
        ("csv", "id;text\n1;One.\n2;Two.\n", ["One.", "Two."]),
    ],
)
def test_standard_input_holds_what_it_is_said_to(
    monkeypatch: pytest.MonkeyPatch, stdin_format: str, given: str, texts: list[str]
) -> None:
    """One text, or rows."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    found = list(reports_in(["-"], stdin_format=stdin_format))  # type: ignore[arg-type]
    assert [report.text for report in found] == texts
    if stdin_format == "text":
        assert found[0].id == "stdin"


def test_a_file_that_cannot_be_read_is_a_bad_row_too(tmp_path: Path) -> None:
    """A binary one is told by its name, and others are read."""
    (tmp_path / "b.txt").write_bytes(b"PK\0\0")
    write(tmp_path / "c.txt", "Words.")
    skipped = Skipped()
    assert [r.id for r in reports_in([tmp_path], on_bad_row=skipped)] == ["c"]
    told = [str(row) for row in skipped.shown]
    assert told[0].startswith(f"{tmp_path / 'b.txt'}: the file is not a text file")


def test_an_empty_file_is_a_report_of_which_nothing_can_be_made(tmp_path: Path) -> None:
    """It stops nobody: its result says why it failed."""
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt", "Words.")
    assert [(r.id, r.text) for r in reports_in([tmp_path])] == [("a", ""), ("b", "Words.")]


def test_a_missing_path_is_told_before_anything_is_given(tmp_path: Path) -> None:
    """A slip in the third path must not show after the first two were paid for."""
    path = write(tmp_path / "a.txt", "One word.")
    with pytest.raises(InputError, match="there is no such file or folder"):
        next(reports_in([path, tmp_path / "none"]))
    with pytest.raises(InputError, match=r"b\.xls: only \.txt, .* files can be read"):
        next(reports_in([path, write(tmp_path / "b.xls", "x")]))


def test_rows_are_drawn_one_by_one(tmp_path: Path) -> None:
    """The first of many reports is there before the last line has been looked at."""
    path = write(tmp_path / "r.jsonl", *({"id": n, "text": f"Word {n}."} for n in range(9)), "{")
    assert [r.id for r in islice(reports_in([path]), 9)] == [str(n) for n in range(9)]


def test_memory_stays_flat_over_many_rows(tmp_path: Path) -> None:
    """What has been given is not held: ten times as many rows take no more memory."""

    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.jsonl"
        with path.open("w") as file:
            file.writelines(f'{{"text": "Word {n}. {"x" * 1_000}"}}\n' for n in range(rows))
        tracemalloc.start()
        assert sum(1 for _ in reports_in([path])) == rows
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(5_000) < peak(500) + 500_000


def test_reports_are_counted_without_being_read(tmp_path: Path) -> None:
    """Lines of JSONL, records of CSV and files; standard input cannot be counted."""
    write(tmp_path / "a.jsonl", "{}", "{}", "{}")
    write(tmp_path / "b.csv", "text", '"one\ntwo"', "", "three")
    write(tmp_path / "c.txt", "x")
    write(tmp_path / "d.parquet", "no parquet at all")
    assert count_reports([tmp_path]) == 3 + 2 + 1 + 1
    assert count_reports([tmp_path, "-"]) is None
