"""The report in the page is the report, character for character, and its places lie right."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import NewsSummary, Report, Result
from summarizer.remarks import Place
from summarizer.reporting.page import result_fragment
from summarizer.result import Coverage, Covered, ReportRecord
from summarizer.source.sentences import Source
from summarizer.summary import Check, Claim, Span
from tests.reporting.page.parsed import Element, parsed
from tests.sample_results import PROVENANCE

QUICK = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=150)
WORDS = st.sampled_from(
    [
        "Oil rose. ", "“No,” he said. ", "90% ", "<b>", "&amp;", "\n\n", "\r\n\r\n", "\n", "\r",
        "\t", "👩\u200d🚀", "🇺🇦 ", "שלום. ", "مرحبا بالعالم. ", "e\u0301", "\u202e", "\u200b", "\0",
        "A. ", "</p></div><script>alert(1)</script>", "Mr. Smith paid $3bn in 2023. ",
    ]
)  # fmt: skip
SPANS = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 150)), max_size=8)


def a_result(
    text: str,
    spans: list[tuple[int, int]],
    unused: list[tuple[int, int]] = (),  # type: ignore[assignment]
) -> Result[NewsSummary]:
    """A result whose claims, one for each span, rest on these places."""
    source = Source(text)
    claims = [
        Claim(
            statement="Something is so", speaker=None, certainty="stated",
            evidence=source.sentences[:1],
            checks=[Check(kind="figure", field="statement", verdict="supported", severity="ok",
                          reason="r", source_spans=[Span(start=start, end=end)])],
        )
        for start, end in spans
    ]  # fmt: skip
    report = Report(id="r", text=text)
    places = [Place(start=s, end=e, text=text[s:e], sentence=1) for s, e in unused]
    return Result[NewsSummary](
        id="r",
        report=ReportRecord(**report.model_dump(), sha256=report.sha256),
        status="done",
        summary=NewsSummary(headline=None, gist=None, claims=claims),
        coverage=Coverage(figures=Covered(total=9, used=1, unused=places)),
        provenance=PROVENANCE,
    )


def text_of(result: Result[Any]) -> Element:
    """The report in the page."""
    return parsed(result_fragment(result, "r-")).one("div", style="text")


@QUICK
@given(st.lists(WORDS, max_size=25).map("".join), SPANS, SPANS)
def test_the_text_is_the_source_exactly(
    text: str, spans: list[tuple[int, int]], unused: list[tuple[int, int]]
) -> None:
    """Without its tags the text is the report, whatever it holds and however places overlap."""
    assert text_of(a_result(text or "x", spans, unused)).exact_text == (text or "x")


@QUICK
@given(st.lists(WORDS, min_size=1, max_size=25).map("".join), SPANS)
def test_every_place_holds_exactly_its_characters(text: str, spans: list[tuple[int, int]]) -> None:
    """The pieces of a place, put together, are what stands there, but for gaps between lines."""
    result = a_result(text, spans)
    page = parsed(result_fragment(result, "r-"))
    for item, (start, end) in zip(page.all("li", style="item"), spans, strict=True):
        links = item.all("a", style="cite")
        numbers = {number for link in links for number in link.numbers("at")}
        if text[start:end].strip() and start < end:
            wanted = "".join(text[start:end].split())
            pieces = {
                n: "".join(
                    "".join(e.exact_text.split()) for e in page.all() if n in e.numbers("in")
                )
                for n in numbers
            }
            assert wanted in pieces.values() or not Source(text).sentences


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("👩\u200d🚀🇺🇦 rose to ", "90%"),
        ("قالت الوزارة إن الصادرات بلغت ", "300"),
        ("שלום \u202eevil\u202c paid ", "$3bn"),
        ("𝒳𝒴𝒵 e\u0301 ", "12"),
    ],
)
def test_offsets_are_code_points(before: str, words: str) -> None:
    """Emoji, combining marks and right-to-left text before a place do not shift it."""
    text = f"{before}{words} of it."
    result = a_result(text, [(len(before), len(before) + len(words))])
    assert text_of(result).one("mark").exact_text == words


def test_a_place_leads_back_to_the_items_that_rest_on_it() -> None:
    """Two items on one figure: its mark, and the number of its sentence, lead to both."""
    text = text_of(a_result("Oil rose to 90% in May. Gas fell.", [(12, 15), (12, 15)]))
    assert text.one("mark").numbers("by") == [0, 1]
    number = text.one("a", style="n")
    assert number.attributes["href"] == "#r-i0"
    assert number.attributes["aria-label"] == "Sentence 1: 2 items rest on it"
    assert text.one("span", id="r-s1").numbers("by") == [0, 1]


def test_a_sentence_that_nothing_rests_on_has_a_number_but_no_link() -> None:
    """The second sentence is numbered by the style sheet, and leads nowhere."""
    text = text_of(a_result("Oil rose to 90% in May. Gas fell.", [(12, 15)]))
    second = text.one("span", id="r-s2")
    assert second.all("a") == []
    assert second.one("span", style="n").attributes["data-n"] == "2"


def test_what_no_item_uses_is_marked() -> None:
    """A figure that was left out has a look of its own and no item to lead to."""
    text = text_of(a_result("Oil rose to 90% in May 2023.", [(12, 15)], [(23, 27)]))
    mark = text.one("mark", style="unused")
    assert (mark.text, mark.numbers("by")) == ("2023", [])


def test_places_across_paragraphs_are_cut_and_stay_one() -> None:
    """A place over two paragraphs has a piece in each, under one number."""
    text = text_of(a_result("He said yes.\n\nThen he left.", [(8, 18)]))
    pieces = [mark for mark in text.all("mark") if mark.text.strip()]
    assert [mark.text for mark in pieces] == ["yes.", "Then"]
    assert len({tuple(mark.numbers("in")) for mark in pieces}) == 1


@pytest.mark.parametrize("span", [(5, 5), (9, 2), (500, 600), (30, 40)])
def test_places_outside_the_text_are_left_out(span: tuple[int, int]) -> None:
    """A stored row may hold nonsense; the page shows the rest."""
    assert text_of(a_result("Oil rose to 90% in May.", [span])).all("mark") == []
