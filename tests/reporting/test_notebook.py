"""A result shows itself in a notebook and in a terminal, safely and compactly."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.console import Console

from tests.reporting.page.parsed import parsed
from tests.reporting.page.test_page import HOSTILE, WRONG, hostile_result
from tests.sample_report import CLAIM, WHOLE
from tests.sample_results import stored_result

RESULT = stored_result(WHOLE | {"claims": [CLAIM, WRONG]})


def test_a_notebook_shows_each_item_with_its_verdict_in_words() -> None:
    """A row for each item: sign and word, what it says, its sentences, and what is wrong."""
    html = RESULT._repr_html_()
    rows = [row.line for row in parsed(html).all("tr")]
    wrong = next(row for row in rows if "killing 77 people" in row)
    assert wrong.startswith("✗ wrong")
    assert "statement" in wrong
    assert wrong.endswith("[2]")
    assert len(html) < 12_000


def test_a_notebook_gets_no_script_and_no_names_of_elements() -> None:
    """The output stands in somebody else's page, perhaps several times."""
    for element in parsed(RESULT._repr_html_()).all():
        assert element.tag not in ("script", "a", "iframe")
        assert "id" not in element.attributes
    style = parsed(RESULT._repr_html_()).one("style").text
    selectors = re.findall(r"([^{}]+)\{[^{}]*\}", style)
    assert selectors
    assert all(".checked-summary" in one for all_ in selectors for one in all_.split(","))


@pytest.mark.parametrize("words", HOSTILE)
def test_a_notebook_is_not_steered_by_hostile_words(words: str) -> None:
    """Markup in any field is text."""
    html = hostile_result(words)._repr_html_()
    tags = {element.tag for element in parsed(html).all()}
    assert tags <= {
        "div", "style", "p", "strong", "bdi", "br", "table", "tbody", "tr", "td", "small", "span",
    }  # fmt: skip
    assert not {"\u202e", "\u2066", "\u2069"} & set(html)


def test_a_notebook_without_html_gets_markdown() -> None:
    """The same as the Markdown that the command line prints."""
    assert RESULT._repr_markdown_().startswith("# velm")


def test_a_terminal_shows_it_as_a_table() -> None:
    """Rich prints it, in colours where there are some; what is wrong says why."""
    console = Console(file=StringIO(), width=80, color_system="truecolor", force_terminal=True)
    with console.capture() as captured:
        console.print(RESULT)
    assert "✗ wrong" in captured.get()
    assert "\x1b[" in captured.get()


def test_print_gives_plain_text_for_people() -> None:
    """No escape codes, no fields of the program, no line over a hundred columns."""
    told = str(RESULT)
    assert told.splitlines()[0] == "velm"
    assert "✗ wrong" in told
    assert "\x1b" not in told
    assert "sha256" not in told
    assert max(len(line) for line in told.splitlines()) <= 100


@pytest.mark.parametrize("words", ["\x1b[31mred", "\u202egnp", "[bold]x[/]", "a\nb"])
def test_print_is_not_steered_by_hostile_words(words: str) -> None:
    """No code of a report or a model reaches the terminal, and no markup of rich works."""
    told = str(hostile_result(words))
    assert "\x1b" not in told
    assert "\u202e" not in told
    if "[bold]" in words:
        assert "[bold]x[/]" in told


def test_a_failed_result_says_why() -> None:
    """There is no item to show, but the reason is told."""
    failed = hostile_result("no key").model_copy(update={"summary": None, "status": "failed"})
    assert "failed: no key" in str(failed)
    assert "no key" in failed._repr_html_()
