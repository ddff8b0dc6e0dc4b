"""One report on the command line: a document is read as `batch` reads it, a table is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.batch.reading.documents import document
from summarizer.reporting.rows import row
from tests.fake_replies import obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, CLAIM, TEXT, WHOLE, prompt_of
from tests.sample_results import stored_result
from tests.test_cli import Cli, at, cli

__all__ = ["cli"]  # the fixture

TOLD = (
    "Northland shelled Velm on Monday, killing 12 people, the ministry of health told reporters "
    "in the capital on Tuesday morning."
)
PAGE = f"""<!doctype html><html><head><title>Velm</title><script>let x = 99;</script></head>
<body><nav>Home 1 2 3</nav><article><h1>Velm shelled</h1><p>{TOLD}</p><p>
{TOLD.replace("Monday", "Sunday")}</p></article></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A web page with a report."""
    file = tmp_path / "velm.html"
    file.write_text(PAGE, "utf-8")
    return file


def test_a_web_page_is_summarized_without_its_markup(cli: Cli, page: Path) -> None:
    """The model is shown the text that is in the page, not the source of the page."""
    with FakeOpenAI(obedient(BY_SECTION)) as fake:
        assert cli("summarize", "--no-correct", page, *at(fake)).code == 0
        shown = prompt_of(fake.requests[0])
    assert "killing 12 people" in shown
    assert "<article>" not in shown
    assert "let x" not in shown


def test_a_result_of_a_web_page_is_verified_against_the_page(cli: Cli, page: Path) -> None:
    """The page is read as it was for the result; text of a page can be checked too."""
    with FakeOpenAI(obedient(BY_SECTION)) as fake:
        folder = page.parent / "out"
        cli("batch", "--no-correct", page, "--out", folder, *at(fake))
    ran = cli("verify", folder, page, "--json")
    assert "no result of this source" not in ran.err
    assert json.loads(ran.out)["checks"]
    assert document(page).text.startswith("Velm shelled") or TOLD in document(page).text
    assert cli("verify", page, page).code == 0


@pytest.mark.parametrize("command", [["summarize"], ["figures"], ["verify", "-"]])
def test_a_table_is_refused_where_one_report_is_wanted(
    cli: Cli, tmp_path: Path, command: list[str]
) -> None:
    """Rows of reports are no report: the sentence says which command takes them."""
    table = tmp_path / "reports.jsonl"
    table.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", "utf-8")
    ran = cli(*command, table, stdin=b"12 people")
    assert ran.code == 2
    assert "is a table of reports" in ran.err
    assert "summarizer batch" in ran.err


def test_verify_reads_what_is_to_be_checked_from_standard_input(cli: Cli, tmp_path: Path) -> None:
    """A text or rows may come in by "-", as for the other commands; both at once may not."""
    report = tmp_path / "report.txt"
    report.write_text(TEXT, "utf-8")
    assert cli("verify", "-", report, stdin=b"Shelling killed 12 people in Velm.").code == 0
    assert cli("verify", "-", report, stdin=b"Shelling killed 17 people in Velm.").code == 1
    stored = row(stored_result(WHOLE | {"claims": [CLAIM]})).encode()
    assert cli("verify", "-", report, stdin=stored).code == 0
    ran = cli("verify", "-", report, stdin=b'{"id": 1}')
    assert (ran.code, "standard input, line 1" in ran.err) == (2, True)
    assert cli("verify", report, "-", stdin=TEXT.encode()).code == 0
    ran = cli("verify", "-", "-", stdin=TEXT.encode())
    assert (ran.code, "only one of the two" in ran.err) == (2, True)


def test_verify_says_where_nothing_could_be_checked(cli: Cli, tmp_path: Path) -> None:
    """A text without figure, quotation or stranger does not look verified, printed or as JSON."""
    report = tmp_path / "report.txt"
    report.write_text("Acme did not pay.", "utf-8")
    ran = cli("verify", "-", report, stdin=b"Acme paid.")
    assert (ran.code, "was not judged" in " ".join(ran.out.split())) == (0, True)
    told = json.loads(cli("verify", "--json", "-", report, stdin=b"Acme paid.").out)
    assert (told["ok"], told["checks"], len(told["notes"])) == (True, [], 1)
