"""Web pages, PDF and Word documents give their text; those that cannot say why in a sentence."""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from summarizer.batch.reading import documents, pdf, word
from summarizer.batch.reading.bad_rows import Skipped
from summarizer.batch.reading.documents import document
from summarizer.batch.reading.reports import reports_in
from summarizer.errors import InputError, UsageError
from summarizer.source.sentences import Source
from tests.batch.reading.pdf_files import a_pdf

PAGE = """<html><head><title>The Paper | Acme fined</title>
<meta property="og:title" content="Acme fined"><meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2024-04-12T10:00:00Z">
<link rel="canonical" href="https://paper.example/acme"></head>
<body><nav><a href="/">Home</a> <a href="/more">More of this paper</a></nav>
<article><h1>Acme fined</h1>
<p>Acme paid $2 million in 2023, its director Ada Quist said.</p>
<p>“We broke no rule at all,” Quist told the reporters who had gathered on Friday.</p>
<script>var tracking = "not an article";</script></article>
<footer>Subscribe to our newsletter for 3 euros</footer></body></html>"""


def said(path: Path, content: bytes) -> str:
    """What is said of a file with this content, without any more than a sentence."""
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(reports_in([path]))
    told = str(caught.value)
    assert told.startswith(f"{path}: ")
    assert len(told) < 400
    assert "\n" not in told
    return told.removeprefix(f"{path}: ")


def test_a_web_page_gives_its_article_and_what_it_says_of_it(tmp_path: Path) -> None:
    """Menus, scripts and footers are left out; title, day, publisher and address are kept."""
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    report = document(path)
    assert "Acme paid $2 million in 2023" in report.text
    assert not any(word in report.text for word in ("Home", "tracking", "Subscribe"))
    assert (report.id, report.title, report.publisher) == ("a", "Acme fined", "The Paper")
    assert (report.published, report.url) == (date(2024, 4, 12), "https://paper.example/acme")


def test_evidence_stands_in_the_text_that_was_extracted(tmp_path: Path) -> None:
    """Each paragraph is a sentence of its own, and offsets count in the report's text."""
    path = tmp_path / "a.htm"
    path.write_text(PAGE, "utf-8")
    report = document(path)
    sentences = Source(report.text).sentences
    assert [s.text.split()[0] for s in sentences] == ["Acme", "Acme", "“We"]
    assert all(report.text[s.start : s.end] == s.text for s in sentences)


def test_no_day_is_guessed_from_a_pages_text(tmp_path: Path) -> None:
    """A day in the text need not be the day of the report."""
    path = tmp_path / "a.html"
    body = "<p>On 3 March 2019 the company was founded, its director said in a statement.</p>"
    path.write_text(f"<html><body><article>{body}</article></body></html>", "utf-8")
    assert document(path).published is None


@pytest.mark.parametrize(
    "page", ["<p>Acme paid $2 million.</p>", "<html><body>Acme paid $2 million.</body></html>"]
)
def test_a_page_of_one_sentence_is_read_too(tmp_path: Path, page: str) -> None:
    """So is a piece of a page."""
    path = tmp_path / "a.html"
    path.write_text(page, "utf-8")
    assert document(path).text.strip() == "Acme paid $2 million."


def test_a_page_in_another_encoding_is_read_as_it_says(tmp_path: Path) -> None:
    """Web pages name their encoding."""
    path = tmp_path / "a.html"
    page = "<html><head><meta charset=windows-1252></head><body><p>Café: “€5”, he said.</p></body>"
    path.write_bytes(page.encode("cp1252"))
    assert document(path).text == "Café: “€5”, he said."


def test_a_page_without_text_is_told(tmp_path: Path) -> None:
    """It may be filled in by scripts."""
    page = b"<html><body><div id=app></div><script>run()</script></body></html>"
    assert said(tmp_path / "a.html", page).startswith("there is no text in this page")


def test_a_pdf_gives_the_text_of_its_pages(tmp_path: Path) -> None:
    """With a blank line between two, so that no sentence goes over both by accident."""
    path = tmp_path / "a.pdf"
    path.write_bytes(a_pdf("Acme paid $2 million.", "Quist denied it."))
    assert document(path).text == "Acme paid $2 million.\n\nQuist denied it."


def test_an_encrypted_pdf_is_told_unless_anybody_may_read_it(tmp_path: Path) -> None:
    """Many files are encrypted with an empty password, only to forbid changes."""
    for password in ("secret", ""):
        writer = PdfWriter(PdfReader(io.BytesIO(a_pdf("Acme paid $2 million."))))
        writer.encrypt(password, owner_password=password[::-1], algorithm="RC4-128")
        with (tmp_path / f"a{password}.pdf").open("wb") as file:
            writer.write(file)
    locked = (tmp_path / "asecret.pdf").read_bytes()
    assert said(tmp_path / "b.pdf", locked).startswith("it is encrypted: save it without")
    assert document(tmp_path / "a.pdf").text == "Acme paid $2 million."


def test_a_scanned_pdf_is_told(tmp_path: Path) -> None:
    """It has pages, but no text in them."""
    assert said(tmp_path / "a.pdf", a_pdf("", "")) == (
        "there is no text in its 2 pages: it is scanned, so run text recognition (OCR) first"
    )


def test_a_pdf_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    """A page of a few kilobytes must not take all memory."""
    bomb = zlib.compress(b"BT " + b" " * 120_000_000, 9)
    assert "it unpacks to far more" in said(tmp_path / "a.pdf", a_pdf(packed=bomb))


def test_a_pdf_of_too_much_text_or_time_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both limits are told."""
    monkeypatch.setattr(pdf, "LONGEST_TEXT", 10)
    assert "more than 10 characters" in said(tmp_path / "a.pdf", a_pdf("Acme paid $2 million."))
    monkeypatch.setattr(pdf, "PATIENCE", -1.0)
    assert "page 1 was reached after" in said(tmp_path / "a.pdf", a_pdf("Acme."))


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"%PDF-1.4\n", b"PK\x03\x04junk"])
def test_a_file_of_another_kind_is_told(tmp_path: Path, ending: str, content: bytes) -> None:
    """Whatever stands in it, one sentence comes out."""
    assert said(tmp_path / f"a{ending}", content).startswith("it is ")


def test_a_pdf_that_is_cut_off_or_garbled_ends_in_a_sentence(tmp_path: Path) -> None:
    """Wherever it breaks, the parser's own errors stay inside."""
    whole = a_pdf("Acme paid $2 million.")
    for at in range(20, len(whole), 37):
        for broken in (whole[:at], whole[:at] + b"\xff<<[(" + whole[at + 5 :]):
            (tmp_path / "a.pdf").write_bytes(broken)
            list(reports_in([tmp_path / "a.pdf"], on_bad_row=Skipped()))


def a_document(path: Path) -> Path:
    """A Word document with a heading, two paragraphs and a table with a merged cell."""
    made = docx.Document()
    made.core_properties.title = "Acme fined"
    made.add_heading("Acme fined", 1)
    made.add_paragraph("Acme paid $2 million.")
    table = made.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Year", "Sum", "Note"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "2023"
    table.cell(1, 2).text = "paid"
    made.add_paragraph("Quist denied it.")
    made.save(str(path))
    return path


def test_a_word_document_gives_its_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    """A merged cell is told once."""
    report = document(a_document(tmp_path / "a.docx"))
    assert report.text.split("\n\n") == [
        "Acme fined",
        "Acme paid $2 million.",
        "Year\tSum\tNote",
        "2023\tpaid",
        "Quist denied it.",
    ]
    assert report.title == "Acme fined"


def test_a_word_document_without_text_is_told(tmp_path: Path) -> None:
    """An empty one is no report."""
    docx.Document().save(str(tmp_path / "a.docx"))
    raw = (tmp_path / "a.docx").read_bytes()
    assert said(tmp_path / "a.docx", raw) == "there is no text in this document"


def test_a_zip_that_is_no_word_document_is_told(tmp_path: Path) -> None:
    """A spreadsheet with another ending, say."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as parts:
        parts.writestr("hello.txt", "x")
    raw = (tmp_path / "a.docx").read_bytes()
    assert said(tmp_path / "a.docx", raw).startswith("it is no Word document that can be read")


def test_a_word_document_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sizes of its parts are added up before any is unpacked."""
    path = a_document(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/more.xml", b" " * 3_000_000)
    assert path.stat().st_size < 100_000
    monkeypatch.setattr(word, "LARGEST", 2_000_000)
    assert said(path, path.read_bytes()).startswith("it unpacks to far more")


def test_a_word_document_cannot_read_files_of_this_machine(tmp_path: Path) -> None:
    """An entity of its own stays what it is: nothing is fetched, nothing multiplies."""
    (tmp_path / "secret.txt").write_text("the secret", "utf-8")
    path, evil = a_document(tmp_path / "a.docx"), tmp_path / "b.docx"
    entity = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt">]>'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(evil, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "word/document.xml":
                head, _, rest = content.partition(b"?>")
                rest = rest.replace(b"Acme paid", b"&e;Acme paid")
                content = head + b"?>" + entity.encode() + rest
            new.writestr(part.filename, content)
    found = list(reports_in([evil], on_bad_row=Skipped()))
    assert all("the secret" not in report.text for report in found)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size is told before it is in memory."""
    monkeypatch.setattr(documents, "LARGEST", 10)
    assert said(tmp_path / "a.txt", b"More than ten bytes.").startswith("it is larger than")


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.html", "trafilatura", "html"),
        ("a.pdf", "pypdf", "pdf"),
        ("a.docx", "docx", "docx"),
        ("a.parquet", "pyarrow.parquet", "parquet"),
    ],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    """It is a mistake in the setup, so it is told at once and never passed over."""
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(UsageError, match=rf"install checked-summarizer\[{extra}\]"):
        list(reports_in([tmp_path / name], on_bad_row=Skipped()))
