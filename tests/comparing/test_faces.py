"""A comparison as Markdown and as a page: everything is there, and nothing in it can steer."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from summarizer import Result, schemas
from summarizer.comparing.compare import compare
from summarizer.comparing.markdown import comparison_markdown
from summarizer.comparing.page import comparison_page
from summarizer.comparing.story import StoryComparison
from tests.comparing.told import claim, result_of, seed_result

NASTY = '<img src=x onerror=alert(1)> \u202e**a** [b](javascript:c) </script> &lt; " data-in="7'
TWO = ("china-equipment-sales", "us-intelligence-findings")
Compared = tuple[StoryComparison, list[Result[Any]]]


class Page(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def having(self, attribute: str) -> list[dict[str, str]]:
        """The attributes of the tags that have one of this name."""
        return [attributes for _, attributes in self.tags if attribute in attributes]


def blast(name: str, dead: int, more: str = "") -> Result[Any]:
    """A report of a blast."""
    return result_of(name, claim(f"The blast killed {dead} dockers in Velm{more}."))


@pytest.fixture(scope="module")
def seeds() -> Compared:
    """The two seeds compared."""
    results: list[Result[Any]] = [seed_result(name) for name in TWO]
    return compare(results), results


def test_markdown_has_every_part(seeds: Compared) -> None:
    """Conflicts with both sentences, shared facts, what one has, names with why."""
    told = comparison_markdown(seeds[0])
    for words in (
        "## Conflicts", "**scope**", "## Shared", "## Only in 1", "## Only in 2",
        "Dmytro Kuleba", "## One actor by several names", "have the same words",
        "Nearly 70% of Russian machine tool imports, or around $900 million in the last quarter",
    ):  # fmt: skip
        assert words in told


def test_nothing_hostile_becomes_markup() -> None:
    """Whatever stands in a report or an answer is shown as it is written."""
    results = [
        result_of(f"{name}{NASTY}", claim(f"The {NASTY} killed {dead} dockers.", f"Orr {NASTY}"))
        for name, dead in (("a", 14), ("b", 17))
    ]
    story = compare(results)
    rendered = MarkdownIt("commonmark", {"html": True}).render(comparison_markdown(story))
    assert not re.search(r"<(?:img|script|a)\b", rendered)
    html = comparison_page(story, results)
    assert "img" not in {tag for tag, _ in Page(html).tags}
    assert not Page(html).having("onerror")
    assert "\u202e" not in html


def test_a_fact_leads_to_its_sentence_in_each_report(seeds: Compared) -> None:
    """The places of a shared fact are marked in both columns, each by a number of its own."""
    page = Page(comparison_page(*seeds))
    marked: dict[str, int] = {}
    column = 0
    for tag, attributes in page.tags:
        column += tag == "section" and "column" in attributes.get("class", "")
        for number in attributes.get("data-in", "").split():
            assert marked.setdefault(number, column) == column, "a number is of one report only"
    for item in page.having("data-item")[: len(seeds[0].shared)]:
        assert {marked[place] for place in item["data-at"].split()} == {1, 2}


def test_a_sentence_leads_back_to_its_facts(seeds: Compared) -> None:
    """Every link of a sentence goes to a fact that is in the page."""
    page = Page(comparison_page(*seeds))
    ids = {attributes["id"] for attributes in page.having("id")}
    links = [attributes["href"] for attributes in page.having("href")]
    assert len(links) > 20
    assert {link.removeprefix("#") for link in links} <= ids


def test_the_page_fetches_nothing(seeds: Compared) -> None:
    """Styles and scripts are in the page, and its policy allows no others."""
    page = Page(comparison_page(*seeds))
    (policy,) = [a["content"] for _, a in page.tags if "http-equiv" in a]
    assert policy.startswith("default-src 'none'")
    assert policy.count("sha256-") == len([t for t, _ in page.tags if t in ("style", "script")])
    assert not page.having("src")


def test_reports_without_text_have_their_sentences_in_the_page() -> None:
    """A row without its text still has a column, of the sentences that facts rest on."""
    results = [blast("a", 14), blast("b", 17)]
    for result in results:
        result.report.text = None
    story = compare(results)
    html = comparison_page(story, results)
    assert html.count('class="pane column"') == 2
    assert Page(html).having("data-in")
    assert "only the sentences cited" in comparison_markdown(story)


def test_more_reports_than_columns_are_told_of() -> None:
    """Six texts stand side by side; of the others the page says that their facts have them."""
    results = [blast(f"r{at}", 14 + at) for at in range(8)]
    html = comparison_page(compare(results), results)
    assert html.count('class="pane column"') == 6
    assert "2 reports more" in html


def test_copies_are_told_of() -> None:
    """Reports of one text are named as copies, in the row and in the faces."""
    results = [blast("a", 14), blast("b", 14), blast("c", 17, " in the early hours of the day")]
    story = compare(results)
    assert story.copies == [["a", "b"]]
    assert "Copies of one text: [1], [2]; they count as one report." in comparison_markdown(story)
    assert "Copies of one text: 1, 2" in comparison_page(story, results)


def test_a_row_fits_its_schema(seeds: Compared) -> None:
    """A comparison that is written fits comparison.schema.json."""
    schema = json.loads(schemas.documents()["comparison.schema.json"])
    Draft202012Validator(schema).validate(json.loads(seeds[0].model_dump_json()))


def wrongly_told(*, checked: bool = True) -> list[Result[Any]]:
    """Two reports of 12 officials, of whom both summaries make 77."""
    words = "Some 77 officials of the port of Velm said otherwise"
    sentences = (
        "Some 12 officials of the port of Velm said otherwise.",
        "On Monday night 12 officials in Velm, at its port, said otherwise to reporters.",
    )
    return [
        result_of(name, claim(sentence, words=words), checked=checked)
        for name, sentence in zip("ab", sentences, strict=True)
    ]


def test_what_every_report_has_wrong_is_no_agreement() -> None:
    """A fact that the checks refute in each telling has the mark of a fault, and is counted so."""
    results = wrongly_told()
    story = compare(results)
    (fact,) = story.shared
    assert (fact.severity, story.agreed, story.refuted) == ("error", [], [fact])
    text, html = comparison_markdown(story), comparison_page(story, results)
    assert "- ✗ WRONG f1:" in text
    assert "1 told wrongly by every report" in text
    assert "✓" not in text
    assert "Told wrongly by every report" in html
    assert '<span class="verdict error">wrong</span>' in html
    assert ">agree<" not in html


def test_a_fact_worth_a_look_is_not_told_to_hold() -> None:
    """The mark of a shared fact is that of its tellings: a warning is no tick."""
    story = compare(wrongly_told(checked=False))  # which is a warning of its own
    assert story.shared[0].severity == "warning"
    assert "- ⚠ check f1:" in comparison_markdown(story)


def test_copies_of_one_text_do_not_count_as_two_reports() -> None:
    """What only copies have stands under a heading of its own, and is not called shared."""
    results = [blast("a", 14), blast("b", 14)]
    text, html = comparison_markdown(compare(results)), comparison_page(compare(results), results)
    assert "0 facts in more than one report" in text
    assert "1 in copies of one text only" in text
    assert "## Shared" not in text
    assert "## In copies of one text only" in text
    assert "0 shared facts" in html
    assert ">agree<" not in html
