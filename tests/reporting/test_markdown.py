"""Results read well as Markdown, and nothing in a report or an answer can steer the page."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer import NewsSummary, Report, Result
from summarizer.remarks import Contradiction, Correction, Place
from summarizer.reporting.markdown import escaped, markdown
from summarizer.result import Counts, Coverage, Covered, Failure, Provenance, ReportRecord
from summarizer.source.plain_line import one_line
from summarizer.summary import Check
from tests import court_ruling
from tests.court_ruling import CourtRuling
from tests.sample_report import WHOLE
from tests.sample_results import stored_result

PAGE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
QUICK = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, derandomize=True
)
TAGS = {"h1", "h2", "p", "ul", "li", "strong", "hr"}
NASTY = st.lists(
    st.sampled_from(
        [
            "<script>alert(1)</script>", "<!--", "-->", "[a](javascript:b)", "![x](y)", "`", "```",
            "**", "__", "*", "_", "~~", "# ", "\n# ", "\n- ", "\n\n", "> ", "|", "---", "===",
            "1. ", "&lt;", "&amp;", "&#60;", "\\", "\\<", "<a@b.c>", "<https://x.y>", "[x]: /u",
            "{", "\x1b[31m", "\u202e", "\r", "\u2028", "\t", "    ", "word", "é", "+ ", "$1", " ",
        ]
    ),
    min_size=1,
    max_size=12,
).map("".join)  # fmt: skip


def result_saying(words: str) -> Result[NewsSummary]:
    """A result in which these words stand wherever a report or a model puts words."""
    item: dict[str, Any] = {"evidence": [], "checks": [
        Check(kind="quote", field=words, verdict=words, severity="error", reason=words)
    ]}  # fmt: skip
    summary = {
        "headline": {"text": words} | item,
        "gist": None,
        "actors": [{"name": words, "kind": "person", "role": words} | item],
        "claims": [
            {"statement": words, "speaker": words, "via": words, "certainty": "stated",
             "quote": words} | item,
        ],
        "denials": [{"actor": words, "denied": words, "form": "denied", "quote": words} | item],
        "sanctions_threats": [
            {"issuer": words, "target": words, "measure": words, "status": "imposed",
             "condition": words} | item,
        ],
    }  # fmt: skip
    return framed(NewsSummary.model_validate(summary), words)


def framed(summary: Any, words: str = "x") -> Result[Any]:
    """A result around a summary."""
    report = Report(text="Some words.")
    place = Place(start=0, end=4, text=words, sentence=1)
    return Result[Any](
        id="r",
        report=ReportRecord(id="r", title=words, sha256=report.sha256),
        status="partial",
        summary=summary,
        counts=Counts(items={"claims": 1}, figures=2),
        corrections=[
            Correction(path=words, field=words, reason=words, before=words, after=words,
                       outcome="mended"),
            Correction(path="claims[1]", field="quote", reason=words, before=words, after=None,
                       outcome="withdrawn"),
        ],
        contradictions=[
            Contradiction(one=words, other=words, kind="figure", reason=words, one_spans=[place],
                          other_spans=[place])
        ],
        coverage=Coverage(figures=Covered(total=3, used=2, unused=[place])),
        provenance=Provenance(
            library="1", model=words, where=words, prompts=words, schema_name=words,
            schema_fingerprint=words, checks=1, created="now",
        ),
        error=Failure(kind=words, message=words),
    )  # fmt: skip


@settings(QUICK)
@given(NASTY.filter(str.strip))
def test_no_words_can_become_markup(words: str) -> None:
    """Whatever the words, the page has the same elements, no links and no foreign tags."""
    page = PAGE.render(markdown(result_saying(words)))
    plain = PAGE.render(markdown(result_saying("word")))
    assert set(re.findall(r"<\s*/?\s*([a-zA-Z!][\w-]*)", page)) <= TAGS
    assert re.findall(r"<[^>]*>", page) == re.findall(r"<[^>]*>", plain)


@settings(QUICK)
@given(NASTY.filter(one_line))
def test_words_read_on_the_page_as_they_were(words: str) -> None:
    """Escaping changes how words are written and never what a reader sees."""
    shown = unescape(re.sub(r"</?p>", "", PAGE.render(f"x {escaped(words)} y")))
    unseen = re.sub(r"[\x00-\x1f\u2028\u202e]", " ", words)
    assert " ".join(shown.split()) == " ".join(f"x {unseen} y".split())


def test_nothing_steers_a_terminal() -> None:
    """Control codes of a report do not reach the screen."""
    told = markdown(result_saying("red \x1b[31m \x9b2J \x07 \u202e word"))
    assert told.replace("\n", "").isprintable()


def test_a_reader_sees_what_was_found_flagged_and_left_out() -> None:
    """The head counts, items carry their mark and sentences, and unused figures are listed."""
    told = markdown(result_saying("the words"))
    lines = told.splitlines()
    assert lines[0] == "# the words"
    assert lines[2] == "1 items, 2 figures checked, 5 flagged; status: partial"
    assert "**partial:** the words" in lines
    assert (
        "- ✗ WRONG **the words** via the words (stated): the words — “the words” [no evidence]"
        in (lines)
    )
    assert "  - ✗ WRONG quote (the words): the words: the words" in lines
    for heading in ("Headline", "Actors", "Claims", "Denials", "Sanctions threats", "Left out"):
        assert lines.count(f"## {heading}") == 1
    assert "2 of the 3 figures of the report are used; not used:" in lines
    assert "- the words [1]" in lines


def test_a_reader_sees_what_was_mended() -> None:
    """Both wordings of a mended field are told with the reason; one not mended is only counted."""
    lines = markdown(result_saying("the words")).splitlines()
    at = lines.index("## Asked again")
    assert lines[at + 2] == "1 of 2 faults were mended by a second question (0 tokens)."
    assert lines[at + 4 : at + 6] == [
        "- the words the words: “the words” became “the words”",
        "  - the words",
    ]


def test_what_answers_what_and_what_contradicts_is_shown_together() -> None:
    """A denial names the claim that it answers, and both stand under one heading."""
    denial = WHOLE["denials"][0] | {"denied": "Northland shelled the border town of Velm"}
    lines = markdown(stored_result(WHOLE | {"denials": [denial]})).splitlines()
    claim = "**Ana Ruiz** (stated): Northland shelled Velm on Monday, killing 12 people"
    denied = "**Northland’s foreign ministry** (denied): Northland shelled the border town of Velm"
    at = lines.index(f"- ✓ {denied} [4]")
    assert lines[at + 1] == f"  - answers: {claim}"
    at = lines.index("## Contradictions")
    assert lines[at + 2 : at + 5] == [
        "- Ana Ruiz says that this is so, and Northland’s foreign ministry denies it",
        f"  - {claim} [2]",
        f"  - {denied} [4]",
    ]


def test_each_kind_of_thing_left_out_is_counted_and_listed() -> None:
    """Quotations, denials and sanctions are told as figures are, and only where some are left."""
    left = markdown(stored_result({"headline": None, "gist": None})).splitlines()
    assert "0 of the 1 quotations of the report are used; not used:" in left
    assert "0 of the 1 sentences that may tell of a denial are used; not used:" in left
    assert "0 of the 1 sentences that may tell of a sanction are used; not used:" in left
    assert "- We will answer every shell, [3]" in left
    assert "## Left out" not in markdown(stored_result())


def test_a_schema_of_ones_own_is_told_field_by_field() -> None:
    """All that an item tells, choices too, is shown; without checks it is not shown as sound."""
    from summarizer.source.sentences import Source  # noqa: PLC0415
    from summarizer.summary import citing  # noqa: PLC0415

    with citing(Source(court_ruling.TEXT).sentences):
        summary = CourtRuling.model_validate(court_ruling.WHOLE)
    lines = markdown(framed(summary)).splitlines()
    assert "- ⚠ check order: fined $3 million; kind: fine [1]" in lines
    assert "- ⚠ check remark: the company “knew of the leak” [2]" in lines


def test_a_failed_result_says_why() -> None:
    """There is no summary to show, but the reason is told."""
    lines = markdown(framed(None, "no key")).splitlines()
    assert "**partial:** no key" in lines
    assert not [line for line in lines if line.startswith("- ✓")]
