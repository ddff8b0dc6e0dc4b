"""A report is a text exactly as given, and what is known about it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from summarizer import Report
from summarizer.errors import InputError
from summarizer.source.report import decode, read_report, read_text


def test_a_report_without_a_name_is_named_after_its_text() -> None:
    """The same text has the same id wherever it comes from."""
    digest = hashlib.sha256("Öl".encode()).hexdigest()
    assert (Report(text="Öl").id, Report(text="Öl").sha256) == (digest[:16], digest)
    assert Report(text="Öl", id="a").id == "a"


def test_a_report_stays_as_it_is() -> None:
    """Offsets into a report hold because nobody can change its text, and no field is invented."""
    report = Report(text="  Two\r\nlines ", published=date(2024, 4, 12))
    assert report.text == "  Two\r\nlines "
    with pytest.raises(ValidationError, match="frozen"):
        report.text = "x"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra"):
        Report(text="x", author="y")  # type: ignore[call-arg]


@pytest.mark.parametrize("text", ["", "   \n", "…", "___", "\ufeff", "🙂"])
def test_a_text_without_a_word_is_no_report(text: str) -> None:
    """There is nothing to summarize in it, and the message says what to give."""
    with pytest.raises(InputError, match=r"there is no word in the report .*: give a text"):
        Report.of(text)


@pytest.mark.parametrize(("text", "at"), [("half \ud83d a smiley", 5), ("\udc80", 0)])
def test_half_a_character_is_told_with_its_place(text: str, at: int) -> None:
    """A text that no file can hold is a mistake of the caller, told as one."""
    with pytest.raises(InputError, match=f"half a character at offset {at}"):
        Report.of(text)


@pytest.mark.parametrize("field", ["id", "title", "url", "publisher"])
def test_no_field_takes_half_a_character(field: str) -> None:
    """What could never be written to a row is refused before a model is paid for it."""
    with pytest.raises(ValidationError, match="half a character"):
        Report.model_validate({"text": "Some words.", field: "a\ud83d"})


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    """Line ends stay, a byte order mark goes, and the file's name is the report's."""
    path = tmp_path / "monday.txt"
    path.write_bytes("\ufeffOne.\r\nTwo – “three”.\n".encode())
    report = read_report(path, publisher="Desk")
    assert (report.text, report.id) == ("One.\r\nTwo – “three”.\n", "monday")
    assert (report.publisher, read_report(path, id="x").id) == ("Desk", "x")


def test_what_cannot_be_read_is_told_with_its_name(tmp_path: Path) -> None:
    """A missing file, a folder, a binary file and another encoding are told apart."""
    binary, latin = tmp_path / "scan.pdf", tmp_path / "old.txt"
    binary.write_bytes(b"%PDF-1.4\0\0binary")
    latin.write_bytes("Köln said".encode("latin-1"))
    for path, said in [
        (tmp_path / "none.txt", "No such file"),
        (tmp_path, "directory"),
        (binary, "not a text file"),
        (latin, "not UTF-8: byte 1"),
    ]:
        with pytest.raises(InputError, match=said) as caught:
            read_text(path)
        assert str(path) in str(caught.value)


def test_bytes_of_utf_16_are_told_as_no_text() -> None:
    """A file saved as "Unicode" by another program is refused, not read as noise."""
    with pytest.raises(InputError, match="not"):
        decode("Hello".encode("utf-16"), "x.txt")


def test_a_name_that_is_no_text_can_still_be_written(tmp_path: Path) -> None:
    """A file name with bytes of another encoding gives an id that a row can hold."""
    path = tmp_path / "caf\udce9.txt"
    try:
        path.write_text("Some words.", "utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes no such name")
    assert read_report(path).id == "caf?"
