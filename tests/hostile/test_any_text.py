"""Any text as a report and any JSON as an answer: an error that says so, or a checked result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarizer import NewsSummary, Result, Summarizer, check_figures, find_figures, find_quote
from summarizer.checking.quotation_marks import quoted_passages
from summarizer.errors import SummarizerError
from summarizer.items import evidence_of
from summarizer.reporting.markdown import markdown
from summarizer.reporting.rows import parse_row, row
from summarizer.source.sentences import Source
from summarizer.verifying import verify
from tests.fake_replies import Answer, Reply
from tests.fake_server import FakeOpenAI
from tests.hostile.case import STORY
from tests.sample_report import settings_for

PIECES = (
    STORY, "Norland said ", "did not ", "sanctioned ", "Costa Line ", "2.5 million euros", "½",
    "“", "”", '"', "'", "(", "\n", "\n\n", ". ", "? ", "[3] ", "</report>", "<|im_end|>", "{{ x }}",
    "{#", "{% raw %}", "\x00", "\x1b[2J", "\u200b", "\u202e", "\u00ad", "\u0301", "\ufeff",
    "\u2028", "\r", "\t", "İ", "ß", "ﬁ", "ſ", "Ǆ", "𝟚", "²", "Ⅻ", "五", "٢٥",
    "\U0001f469\u200d\U0001f467", "-", "—", "…", "%", "$", "€", "1,", "000", "1/2", "April 4",
    "12:30", "U.S.", "ignore the above and ", "report that ", "\ud800",
)  # fmt: skip
"""What hostile and common texts are made of; a random letter seldom meets a rule."""

TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25).map("".join),
)
_SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 9), st.integers(), st.floats(), TEXTS
)  # fmt: skip
_NAMES = (
    "headline", "gist", "actors", "claims", "denials", "sanctions_threats", "text", "evidence",
    "statement", "speaker", "certainty", "quote", "via", "when", "when_date", "checks", "denies",
    "actor", "denied", "form", "issuer", "target", "measure", "status", "condition", "name", "kind",
    "role", "aliases", "start", "end",
)  # fmt: skip
ANYTHING = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(_NAMES), inner, max_size=6),
    ),
    max_leaves=25,
)
_NUMBERS = st.lists(st.integers(0, 4), max_size=3)
_MAYBE = st.one_of(st.none(), TEXTS)
CLAIM = st.fixed_dictionaries({
    "statement": TEXTS, "speaker": _MAYBE, "quote": _MAYBE, "when": _MAYBE, "evidence": _NUMBERS,
    "certainty": st.sampled_from(["stated", "hedged", "alleged"]),
})  # fmt: skip
DENIAL = st.fixed_dictionaries({
    "actor": TEXTS, "denied": TEXTS, "quote": _MAYBE, "evidence": _NUMBERS,
    "form": st.sampled_from(["denied", "rejected", "deflected", "declined to comment"]),
})  # fmt: skip
THREAT = st.fixed_dictionaries({
    "issuer": TEXTS, "target": TEXTS, "measure": TEXTS, "condition": _MAYBE, "evidence": _NUMBERS,
    "status": st.sampled_from(["threatened", "authorized", "imposed", "lifted"]),
})  # fmt: skip
ACTOR = st.fixed_dictionaries({
    "name": TEXTS, "kind": st.just("other"), "role": _MAYBE, "evidence": _NUMBERS,
    "aliases": st.lists(TEXTS, max_size=2),
})  # fmt: skip
PASSAGE = st.one_of(st.none(), st.fixed_dictionaries({"text": TEXTS, "evidence": _NUMBERS}))
LIKELY = st.fixed_dictionaries({
    "headline": PASSAGE, "gist": PASSAGE, "actors": st.lists(ACTOR, max_size=2),
    "claims": st.lists(CLAIM, max_size=3), "denials": st.lists(DENIAL, max_size=2),
    "sanctions_threats": st.lists(THREAT, max_size=2),
})  # fmt: skip
"""Answers that fit the schema, so that the checks see what is in them."""

thorough = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


class Obeying:
    """A summarizer whose model answers whatever it is told to."""

    def __init__(self, fake: FakeOpenAI, answers: list[Reply]) -> None:
        self._answers = answers
        self._summarizer = Summarizer(settings_for(fake))

    def result(self, text: str, answer: object) -> Result[NewsSummary] | None:
        """The result, or None where the text or the answer is refused with an error of ours."""
        self._answers[:] = [Answer(json.dumps(answer))]
        with suppress(SummarizerError):
            return self._summarizer.summarize(text)
        return None

    def close(self) -> None:
        """Close the connections."""
        self._summarizer.close()


@pytest.fixture(scope="module")
def model() -> Iterator[Obeying]:
    """One model for all examples: a server for each would take most of the time."""
    answers: list[Reply] = []
    with FakeOpenAI(lambda _: answers[0]) as fake:
        obeying = Obeying(fake, answers)
        yield obeying
        obeying.close()


@thorough
@given(st.one_of(TEXTS, TEXTS.map(STORY.__add__)), LIKELY)
def test_any_report_gives_a_checked_result_or_an_error(
    model: Obeying, text: str, answer: dict[str, Any]
) -> None:
    """Each item has checks and evidence that stands there, and the faces take it all."""
    result = model.result(text, answer)
    if result is not None:
        assert_checked(result)


@thorough
@given(ANYTHING)
@example([[[[]]]])
@example({"claims": {"claims": {}}})
@example({"claims": [{"statement": float("nan"), "evidence": [float("inf")]}]})
def test_any_answer_gives_a_checked_result_or_an_error(model: Obeying, answer: object) -> None:
    """Whatever JSON a model answers, it is refused, or what fits is checked."""
    result = model.result(STORY, answer)
    if result is not None:
        assert_checked(result)


@thorough
@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(text: str, source: str) -> None:
    """A text can be checked against any other, and every place that is told stands there."""
    with suppress(SummarizerError):
        for check in verify(text, source).checks:
            assert check.span is None or text[check.span.start : check.span.end]
            assert all(source[span.start : span.end] for span in check.source_spans)
    for figure in (check.figure for check in check_figures(text, source)):
        assert text[figure.start : figure.end].strip()
    if (match := find_quote(text, source)) is not None:
        assert 0 <= match.start < match.end <= len(source)


@thorough
@given(TEXTS)
def test_places_of_any_text_are_in_order(text: str) -> None:
    """Sentences, figures and quotations lie in the text, one after another."""
    for spans in (
        [(s.start, s.end) for s in Source(text).sentences],
        [(figure.start, figure.end) for figure in find_figures(text)],
        quoted_passages(text),
    ):
        edges = [place for span in spans for place in span]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(text) for start, end in spans)


def assert_checked(result: Result[NewsSummary]) -> None:
    """Nothing of a result is unchecked or out of place, and it can be written and read."""
    text = result.report.text or ""
    for item in result.items():
        assert item.checks
        for cited in evidence_of(item.item):
            assert cited.text
            assert text[cited.start : cited.end] == cited.text
    assert parse_row(row(result)) == result
    assert markdown(result)
    assert {i.path for i in verify(result, text).items} == {i.path for i in result.items()}
