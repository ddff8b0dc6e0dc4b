"""`summarizer show` writes a page, `summarizer review` keeps what an analyst says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer import NewsSummary, Result
from summarizer.cli import app, main
from summarizer.reporting.rows import row
from tests.sample_report import CLAIM, TEXT, WHOLE
from tests.sample_results import stored_result

WRONG = CLAIM | {"statement": "Northland shelled Velm on Monday, killing 77 people"}


def a_result() -> Result[NewsSummary]:
    """A result whose second claim has a wrong figure."""
    return stored_result(WHOLE | {"claims": [CLAIM, WRONG]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A job's folder with one row."""
    (tmp_path / "results.jsonl").write_text(row(a_result()) + "\n", "utf-8")
    return tmp_path


def run(*arguments: object) -> str:
    """What a command prints, on both streams; it must succeed."""
    ran = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert ran.exit_code == 0, ran.output
    return ran.output


def refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object
) -> str:
    """What a command says when it refuses; it must exit with 2."""
    monkeypatch.setattr("sys.argv", ["summarizer", *map(str, arguments)])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    return " ".join(capsys.readouterr().err.split())


def test_a_folder_is_shown_as_a_page_beside_its_rows(folder: Path) -> None:
    """The page holds the report and says where it is."""
    assert "results.html" in run("show", folder, "--no-open")
    assert "Ana Ruiz" in (folder / "results.html").read_text("utf-8")


def test_a_file_of_rows_is_shown_where_it_is_asked_for(folder: Path) -> None:
    """`--out` names the page."""
    run("show", folder / "results.jsonl", "--no-open", "--out", folder / "page.html")
    assert "Ana Ruiz" in (folder / "page.html").read_text("utf-8")


def test_a_row_without_text_asks_for_its_source(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it nothing is written; with it the report is in the page."""
    (folder / "results.jsonl").write_text(row(a_result(), text=False) + "\n", "utf-8")
    told = refused(monkeypatch, capsys, "show", folder, "--no-open")
    assert "report velm has no text" in told
    assert "--source FILE" in told
    assert not (folder / "results.html").exists()
    (folder / "velm.txt").write_text(TEXT, "utf-8")
    run("show", folder, "--no-open", "--source", folder / "velm.txt")
    assert "told reporters." in (folder / "results.html").read_text("utf-8")


def test_a_file_among_the_sources_that_is_no_report_does_not_end_it(folder: Path) -> None:
    """The text that is wanted is found beside it, and what was passed over is told."""
    (folder / "results.jsonl").write_text(row(a_result(), text=False) + "\n", "utf-8")
    sources = folder / "sources"
    sources.mkdir()
    (sources / "a.txt").write_bytes(b"caf\xe9")
    (sources / "b.docx").write_bytes(b"PK no document")
    (sources / "velm.txt").write_text(TEXT, "utf-8")
    told = run("show", folder, "--no-open", "--source", sources)
    assert "told reporters." in (folder / "results.html").read_text("utf-8")
    assert f"passed over: {sources / 'a.txt'}" in told
    assert f"passed over: {sources / 'b.docx'}" in told


def test_a_source_that_is_another_text_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text with one more word is not the one that was summarized."""
    (folder / "results.jsonl").write_text(row(a_result(), text=False) + "\n", "utf-8")
    (folder / "velm.txt").write_text(TEXT + "So.", "utf-8")
    told = refused(monkeypatch, capsys, "show", folder, "--source", folder / "velm.txt")
    assert "no source that was given is its text" in told


def test_the_later_row_of_a_report_is_shown(folder: Path) -> None:
    """A report that failed at first and then was summarized is shown once, summarized."""
    failed = a_result().model_copy(update={"status": "failed", "summary": None})
    rows = [row(failed), row(a_result())]
    (folder / "results.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    run("show", folder, "--no-open")
    shown = (folder / "results.html").read_text("utf-8")
    assert "there is no summary" not in shown
    assert 'data-path="claims[1]"' in shown


def test_no_more_results_are_shown_than_asked_for(folder: Path) -> None:
    """A note says how many were left out."""
    rows = [row(a_result().model_copy(update={"id": name})) for name in "abc"]
    (folder / "results.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    assert "2 of 3 results" in run("show", folder, "--no-open", "--most", 2)


def _forge(folder: Path) -> None:
    """Call right what is wrong in the row of a folder."""
    stored = json.loads(row(a_result()))
    for check in stored["summary"]["claims"][1]["checks"]:
        check["severity"] = "ok"
    stored["counts"] |= {"errors": 0}
    (folder / "results.jsonl").write_text(json.dumps(stored) + "\n", "utf-8")


def test_what_a_row_tells_that_is_not_so_heads_its_page(folder: Path) -> None:
    """Verdicts that were put right by hand are told, on the page and by the command."""
    assert "not true" not in run("show", folder, "--no-open")
    assert "not true" not in (folder / "results.html").read_text("utf-8")
    _forge(folder)
    told = "claims[1] is told to have fared better than it does"
    assert told in " ".join(run("show", folder, "--no-open").split())
    page = (folder / "results.html").read_text("utf-8")
    assert "The stored row is not true:" in page
    assert told in page
    assert "not true" not in run("show", folder, "--no-open", "--no-check")


def test_comparing_tells_of_rows_that_are_not_true(folder: Path) -> None:
    """What several reports are said to agree on rests on rows as they are stored."""
    other = folder / "other.jsonl"
    other.write_text(row(a_result().model_copy(update={"id": "other"})) + "\n", "utf-8")
    assert "not true" not in run("compare", "--one-story", folder, other)
    _forge(folder)
    told = " ".join(run("compare", "--one-story", folder, other).split())
    assert "the row of report velm is not true: claims[1] is told to have fared better" in told
    assert "report other is" not in told


def test_a_folder_without_rows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence names the file that is missing."""
    assert "results.jsonl" in refused(monkeypatch, capsys, "show", tmp_path)


def test_a_review_is_kept_beside_the_rows_and_shown(folder: Path) -> None:
    """The rows stay as they are; the list, the export and the page have the review."""
    before = (folder / "results.jsonl").read_bytes()
    run(
        "review", folder, "velm", "claims[1]", "--override", "ok", "--why", "read it", "--by", "Ode"
    )
    assert (folder / "results.jsonl").read_bytes() == before
    assert "Ode: read it" in " ".join(run("review", folder).split())
    exported = json.loads(run("review", folder, "--rows"))
    assert exported["reviews"][0]["why"] == "read it"
    assert [c["severity"] for c in exported["summary"]["claims"][1]["checks"]].count("error") >= 1
    run("show", folder, "--no-open")
    assert "read it" in (folder / "results.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["velm", "claims[1]"], "either --accept or --override"),
        (["velm", "claims[1]", "--accept", "--override", "ok"], "either --accept or --override"),
        (["velm", "--accept"], "say which item"),
        (["velm", "claims[1]", "--accept", "--by", "Ode"], "who and why"),
        (["velm", "claims[1]", "--accept", "--why", "so"], '--by "NAME"'),
        (["nobody", "claims[1]", "--accept"], "no result of a report 'nobody'; it has 'velm'"),
    ],
)
def test_a_review_that_is_not_clear_is_refused(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    """One sentence says what is missing, and nothing is kept."""
    assert said in refused(monkeypatch, capsys, "review", folder, *arguments)
    assert not (folder / "reviews.json").exists()
