"""The page shows all that a result says, escapes all of it, and fetches nothing."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import Evidence, NewsSummary, Report, Result
from summarizer.remarks import Contradiction, Correction, Place, Review
from summarizer.reporting.page import content_security_policy, document, page, result_fragment
from summarizer.result import (
    Call,
    CheckedItem,
    Coverage,
    Covered,
    Failure,
    Provenance,
    ReportRecord,
    Usage,
)
from summarizer.source.sentences import Source
from summarizer.summary import Actor, Check, Claim, Denial, Passage, SanctionsThreat, Span
from tests.court_ruling import TEXT as RULING
from tests.court_ruling import WHOLE as COURT
from tests.court_ruling import Bare, CourtRuling
from tests.reporting.page.parsed import Element, parsed, unpacked
from tests.sample_report import CLAIM, WHOLE
from tests.sample_results import PROVENANCE, read, stored_result

WRONG = CLAIM | {"statement": "Northland shelled Velm on Monday, killing 77 people"}
HOSTILE = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--", "]]>", "</style>",
    "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)",
    "javascript:alert(1)", "{{ 7 * 7 }}{% raw %}", "&lt;b&gt;", "\u202egnp.exe", "\u2066a\u2069",
]  # fmt: skip


def a_page(result: Result[Any] | None = None) -> Element:
    """The page of one result."""
    return parsed(page([result or stored_result(WHOLE | {"claims": [CLAIM, WRONG]})]))


def item(tree: Element, path: str) -> Element:
    """One item of a page."""
    return tree.one("li", data_path=path)


def hostile_result(words: str) -> Result[NewsSummary]:
    """A result that has the same words in every field that can hold any."""
    text = f"{words} said so. And 5 more."
    cited = [Source(text).sentences[0]]
    checks = [
        Check(kind="figure", field="statement", verdict=words, severity="error", reason=words,
              span=Span(start=0, end=2), source_spans=[Span(start=0, end=3)]),
        Check(kind="speaker", field="speaker", verdict=words, severity="warning", reason=words),
        Check(kind="quote", field=words, verdict=words, severity="ok", reason=words),
    ]  # fmt: skip
    at: dict[str, Any] = {"evidence": cited, "checks": checks}
    summary = NewsSummary(
        headline=Passage(text=words, **at),
        gist=Passage(text=words, **at),
        actors=[Actor(name=words, kind="other", role=words, aliases=[words, words], **at)],
        claims=[Claim(statement=words, speaker=words, certainty="stated", quote=words, via=words,
                      when=words, when_date=words, **at)],
        denials=[Denial(actor=words, denied=words, form="denied", quote=words, when=words,
                        denies="claims[0]", **at)],
        sanctions_threats=[SanctionsThreat(issuer=words, target=words, measure=words,
                                           status="imposed", condition=words, when=words, **at)],
    )  # fmt: skip
    report = Report(id=words, text=text, title=words, url=words, publisher=words)
    result = Result[NewsSummary](
        id=words,
        report=ReportRecord(**report.model_dump(), sha256=report.sha256),
        status="partial",
        summary=summary,
        corrections=[
            Correction(path=path, field=words, reason=words, before=words, after=words,
                       outcome="mended")
            for path in ("claims[0]", words)
        ],
        coverage=Coverage(figures=Covered(total=2, used=1,
                                          unused=[Place(start=0, end=4, text=words, sentence=1)])),
        usage=Usage(calls=[Call(section=words)]),
        provenance=Provenance(library=words, model=words, where=words, prompts=words,
                              schema_name=words, schema_fingerprint=words, checks=1,
                              created=words),
        error=Failure(kind=words, message=words),
    )  # fmt: skip
    return result.model_copy(update={"reviews": reviews_of(next(result.items()), words)})


def reviews_of(checked: CheckedItem, words: str) -> list[Review]:
    """A review that fits an item, and one that fits none any more."""
    said: dict[str, Any] = {
        "report_id": words, "path": checked.path, "verdict": "overridden", "found": "error",
        "severity": "ok", "by": words, "at": datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "why": words,
    }  # fmt: skip
    return [Review(**said, item=checked.fingerprint), Review(**said, item="of other words")]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_of_a_report_or_a_model_becomes_markup(words: str) -> None:
    """With hostile words in every field the page has the elements of a harmless one, no more."""
    tame, wild = (page([hostile_result(w), hostile_result(w)]) for w in ("x" * len(words), words))
    for element in parsed(wild).all():
        assert element.tag != "img"
        assert not any(name.startswith("on") for name in element.attributes)
        assert (element.attributes.get("href") or "#").startswith("#")
    count = len(parsed(tame).all("script"))
    assert len(parsed(wild).all("script")) == count
    assert not {"\u202e", "\u2066", "\u2069"} & set(wild)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_fragment_drawn_later_is_as_safe(words: str) -> None:
    """What is packed for later holds the same as what is in the page, escaped alike."""
    tree = parsed(page([hostile_result(words), hostile_result(words)]))
    later = parsed(unpacked(tree.one("script", id="report-1")))
    now = parsed(result_fragment(hostile_result(words), "r1-"))
    assert [(e.tag, e.attributes) for e in later.all()] == [
        (e.tag, e.attributes) for e in now.all()
    ]
    assert not later.all("script")


def test_the_policy_allows_what_is_in_the_page_and_nothing_else() -> None:
    """Every style and script is allowed by its hash; nothing else may run or be fetched."""
    tree = a_page()
    policy = tree.one("meta", http_equiv="Content-Security-Policy").attributes["content"] or ""
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert set(rules) == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        texts = [e.text for e in tree.all(tag) if e.attributes.get("type") is None]
        hashes = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts]
        assert rules[rule].split() == [f"'sha256-{one}'" for one in hashes]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    """No element loads anything, and no style or script names another place."""
    html = page([stored_result()])
    for element in parsed(html).all():
        assert element.tag not in ("link", "img", "iframe", "object", "base", "svg")
        assert not {"src", "style", "srcset", "action"} & set(element.attributes)
    assert "url(" not in html
    assert "@import" not in html


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://news.example/a?b=1&c=2", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example", False),
        ("http://[x", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, followed: bool) -> None:
    """Any other address is shown as text."""
    result = stored_result()
    record = result.report.model_copy(update={"url": url})
    tree = a_page(result.model_copy(update={"report": record}))
    links = tree.all("a", style="out")
    assert [link.attributes["href"] for link in links] == ([url] if followed else [])
    assert url in tree.one("p", style="meta").text
    assert all(link.attributes["rel"] == "noreferrer noopener" for link in links)


def test_an_item_has_its_verdict_in_a_sign_and_a_word_and_its_reason() -> None:
    """What is wrong is told in words beside the item, and the check's place is linked."""
    wrong = item(a_page(), "claims[1]")
    assert wrong.all("span", style="verdict")[0].line == "✗ wrong"
    check = next(c for c in wrong.all("li", style="error") if "figure" in c.line or "77" in c.line)
    assert "77" in check.line
    assert item(a_page(), "claims[0]").all("span", style="verdict")[0].line == "✓ holds"


def test_a_figure_leads_to_its_place_and_back() -> None:
    """The figure's link names the place that holds "12", and that place names the item."""
    tree = a_page()
    right = item(tree, "claims[0]")
    figure = next(link for link in right.all("a", style="fig") if link.text.startswith("12"))
    (number,) = figure.numbers("at")
    places = [e for e in tree.one("div", style="text").all() if number in e.numbers("in")]
    assert [place.text for place in places] == ["12"]
    assert int(right.attributes["data-item"] or "") in places[0].numbers("by")
    assert figure.attributes["href"] == "#r0-s2"
    assert "supported" in figure.text


def test_speaker_quote_denial_and_threat_lead_to_their_places() -> None:
    """Names and quotations are links to where they stand."""
    tree = a_page(stored_result())
    text = tree.one("div", style="text")

    def lead(path: str, style: str) -> list[str]:
        numbers = item(tree, path).all("a", style=style)[0].numbers("at")
        return [e.text for n in numbers for e in text.all() if n in e.numbers("in")]

    assert "Ana Ruiz" in "".join(lead("claims[0]", "name"))
    assert lead("claims[1]", "quote") == ["We will answer every shell"]
    assert "foreign ministry" in "".join(lead("denials[0]", "name"))
    assert "European Union" in "".join(lead("sanctions_threats[0]", "name"))


def test_every_link_within_the_page_leads_somewhere() -> None:
    """Without script a click lands on the sentence or the item."""
    tree = a_page()
    ids = {element.attributes.get("id") for element in tree.all()}
    for link in tree.all("a"):
        assert (link.attributes["href"] or "").removeprefix("#") in ids


def test_the_page_is_laid_out_in_landmarks_and_headings() -> None:
    """One banner, one main part, headings without a gap, names for regions and fields."""
    tree = a_page()
    for tag in ("main", "h1"):
        tree.one(tag)
    levels = [int(e.tag[1]) for e in tree.all() if e.tag in ("h1", "h2", "h3", "h4")]
    body = levels[: levels.index(2, 2) if 2 in levels[2:] else None]
    assert all(after <= before + 1 for before, after in pairwise(body))
    tree.one("form", role="search")
    tree.one("p", aria_live="polite")
    for control in tree.all("input") + tree.all("select"):
        name = control.attributes.get("id")
        assert any(control in label.all() for label in tree.all("label")), name


def test_what_is_left_out_is_listed_by_sort() -> None:
    """The figure that no item uses is listed with a link to its place."""
    result = stored_result(WHOLE | {"claims": [], "headline": None, "gist": None})
    assert result.coverage.figures.unused
    tree = a_page(result)
    listed = tree.all("ul", style="unused")[0].all("a", style="gap")
    assert [link.text for link in listed] == [p.text for p in result.coverage.figures.unused]
    assert f"{result.coverage.figures.used} of {result.coverage.figures.total} used" in tree.text


def test_a_sort_of_coverage_that_came_later_is_shown_too() -> None:
    """Whatever `Coverage` counts is rendered, whatever it is called."""

    class More(Coverage):
        stray_denials: Covered = Covered()

    unused = [Place(start=0, end=6, text="Border", sentence=1)]
    more = More(stray_denials=Covered(total=2, used=1, unused=unused))
    tree = a_page(stored_result().model_copy(update={"coverage": more}))
    assert any(h.line == "Stray denials 1 of 2 used" for h in tree.all("h4"))


@pytest.mark.parametrize("status", ["partial", "failed"])
def test_a_result_that_is_not_whole_says_why(status: str) -> None:
    """The status is told in words, with the reason."""
    given: dict[str, Any] = {"status": status, "error": Failure(kind="k", message="no key")}
    if status == "failed":
        given["summary"] = None
    state = a_page(stored_result(**given)).one("p", style="state")
    assert "no key" in state.line
    assert ("no summary" if status == "failed" else "a section is missing") in state.line


def test_origin_and_cost_are_told() -> None:
    """Model, place, tokens, cost, fingerprints and the hash of the source stand at the foot."""
    usage = Usage(calls=[Call(section="claims", prompt_tokens=1200, completion_tokens=34)],
                  cost=0.0123)  # fmt: skip
    result = stored_result(usage=usage)
    foot = a_page(result).one("footer").line
    for told in ("fake-model", "at localhost", "1,200", "34", "$0.0123", PROVENANCE.prompts,
                 result.report.sha256, "claims"):  # fmt: skip
        assert told in foot


def test_a_correction_is_shown_with_its_item() -> None:
    """What was said first, what was said then, and what came of it."""
    told = Correction(path="claims[0]", field="when", reason="no such day", before="Tuesday",
                      after="Monday", outcome="mended")  # fmt: skip
    shown = item(a_page(stored_result(corrections=[told])), "claims[0]")
    line = shown.one("p", style="correction").line
    assert "(mended), when: Tuesday → Monday" in line
    assert "no such day" in line


def test_a_review_stands_beside_the_verdict() -> None:
    """The machine's verdict stays; the review says who, when, why, and what instead."""
    result = stored_result(WHOLE | {"claims": [CLAIM, WRONG]})
    checked = next(c for c in result.items() if c.path == "claims[1]")
    tree = a_page(result.model_copy(update={"reviews": reviews_of(checked, "Ode")}))
    wrong = item(tree, "claims[1]")
    assert wrong.all("span", style="verdict")[0].line == "✗ wrong"
    line = wrong.one("p", style="review").line
    assert line == "Reviewed: overridden, wrong → ✓ holds, by Ode, 2 January 2026 03:04: Ode"
    assert "Reviews of an earlier summary" in [h.line for h in tree.all("h3")]


def test_a_contradiction_shows_both_sides() -> None:
    """How and why two statements are at odds, with both items and both sentences."""
    result = stored_result()
    assert result.summary is not None
    one, other = result.summary.claims[0].evidence[0], result.summary.denials[0].evidence[0]
    told = Contradiction(
        one="claims[0]", other="denials[0]", kind="denial", reason="one says so, one denies it",
        one_spans=[Place(**one.model_dump())], other_spans=[Place(**other.model_dump())],
    )  # fmt: skip
    tree = a_page(result.model_copy(update={"contradictions": [told]}))
    shown = tree.one("ul", style="related")
    assert "Denial: one says so, one denies it" in shown.line
    numbers = [item(tree, path).attributes["data-item"] for path in ("claims[0]", "denials[0]")]
    assert [link.attributes["data-to"] for link in shown.all("a", style="to")] == numbers
    marked = tree.one("div", style="text").all("span", style="contradiction")
    assert [span.attributes["data-n"] for span in marked] == ["2", "4"]
    assert item(tree, "claims[0]").one("a", style="to").attributes["data-to"] == numbers[1]


def test_a_whole_sentence_that_no_item_uses_is_marked() -> None:
    """A denial or a sanction that was left out is a sentence: it is listed, linked and marked."""
    result = stored_result(WHOLE | {"denials": []})
    (place,) = result.coverage.denials.unused
    tree = a_page(result)
    (link,) = [a for a in tree.all("a", style="gap") if a.text == place.text]
    (sentence,) = tree.one("div", style="text").all("span", style="unused")
    assert sentence.numbers("in") == link.numbers("at")


def test_a_denial_and_the_claim_that_it_answers_lead_to_each_other() -> None:
    """Each names the other."""
    result = stored_result()
    assert result.summary is not None
    result.summary.denials[0].denies = "claims[0]"
    tree = a_page(result)
    to = {path: item(tree, path).one("a", style="to").attributes["data-to"]
          for path in ("denials[0]", "claims[0]")}  # fmt: skip
    assert to["denials[0]"] == item(tree, "claims[0]").attributes["data-item"]
    assert to["claims[0]"] == item(tree, "denials[0]").attributes["data-item"]


def test_a_row_without_text_shows_what_is_cited() -> None:
    """The sentences that items rest on are there, and the page says what is missing."""
    result = stored_result()
    record = result.report.model_copy(update={"text": None})
    tree = a_page(result.model_copy(update={"report": record}))
    assert "text of the report was left out" in tree.one("p", style="legend").line
    text = tree.one("div", style="text").text
    assert "Northland shelled the border town of Velm" in text
    assert "Border town shelled" not in text


class Deal(BaseModel):
    """A schema with numbers, dates and choices."""

    buyer: str
    price: float
    signed: date | None = None
    public: bool = True
    evidence: list[Evidence] = []


class Deals(BaseModel):
    """Several of them."""

    deals: list[Deal]


@pytest.mark.parametrize(
    ("schema", "answer", "told"),
    [
        (CourtRuling, COURT, ["Court of Appeal of Velm", "fined $3 million", "knew of the leak"]),
        (Bare, {"title": "A fine", "topics": ["law", "oil"]}, ["A fine", "law", "oil"]),
        (Deals, {"deals": [{"buyer": "Velm", "price": 2.5, "signed": "2024-04-12",
                            "evidence": [1]}]}, ["Velm", "price: 2.5", "signed: 2024-04-12"]),
    ],
)  # fmt: skip
def test_any_schema_is_shown(
    schema: type[BaseModel], answer: dict[str, Any], told: list[str]
) -> None:
    """Texts, choices, numbers and dates of items of any kind are in the page."""
    report = Report(id="ruling", text=RULING)
    result = Result[schema](  # type: ignore[valid-type]
        id="ruling",
        report=ReportRecord(**report.model_dump(), sha256=report.sha256),
        status="done",
        summary=read(answer, RULING, schema),
        provenance=PROVENANCE,
    )
    summary = a_page(result).one("section", style="summary").line
    for words in told:
        assert words in summary


def test_many_results_are_listed_and_the_first_is_open() -> None:
    """Every report has an entry; only the first is drawn, the others are packed."""
    results = [stored_result().model_copy(update={"id": f"report {n}"}) for n in range(5)]
    html = page(results)
    tree = parsed(html)
    buttons = tree.one("nav", aria_label="Reports").all("button")
    assert [b.one("span", style="name").text for b in buttons] == [r.id for r in results]
    assert [b.attributes.get("aria-current") for b in buttons] == ["true", *[None] * 4]
    assert tree.one("article").one("h2").text == "report 0"
    assert parsed(unpacked(tree.one("script", id="report-4"))).one("h2").text == "report 4"
    assert tree.one("h1").line == "5 checked summaries"


def test_the_index_has_every_item_as_the_page_shows_it() -> None:
    """The filter looks at kind, verdict, names and words of each item, in the page's order."""
    tree = a_page()
    (report,) = unpacked(tree.one("script", id="index"))
    items = tree.all("li", style="item")
    assert [[kind, severity] for kind, severity, _, _ in report["i"]] == [
        [i.attributes["data-kind"], i.attributes["data-severity"]] for i in items
    ]
    assert "ana ruiz" in [names for _, _, names, _ in report["i"]]
    assert [int(i.attributes["data-item"] or "") for i in items] == list(range(len(items)))


def test_no_result_at_all_is_told() -> None:
    """An empty page says that it is empty."""
    assert "There is no result to show." in parsed(page([])).text


def test_a_document_of_ones_own_has_the_assets_and_a_policy_for_its_script() -> None:
    """Another page of this project can hold fragments and a script of its own."""
    html = document("Mine & yours", result_fragment(stored_result()), scripts=["let a = 1"])
    tree = parsed(html)
    assert tree.one("title").text == "Mine & yours"
    policy = content_security_policy([tree.one("style").text],
                                     [e.text for e in tree.all("script")])  # fmt: skip
    assert tree.one("meta", http_equiv="Content-Security-Policy").attributes["content"] == policy
    assert tree.all("script")[-1].text == "let a = 1"
