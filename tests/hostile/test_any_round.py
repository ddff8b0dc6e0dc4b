"""Any JSON as a second answer: the first summary stays, checked, and what is added is checked."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarizer import NewsSummary, Result, Summarizer
from tests.fake_replies import Answer, Body, Reply
from tests.fake_server import FakeOpenAI
from tests.hostile.rounds import DEAR, FINE, NOTHING, TEXT, THREAT, WRONG_QUOTE, WRONG_SUM
from tests.hostile.test_any_text import ANYTHING, CLAIM, DENIAL, TEXTS, assert_checked
from tests.hostile.test_any_text import THREAT as ANY_THREAT
from tests.sample_report import section_asked, settings_for

FIX = st.fixed_dictionaries({
    "entry": st.integers(-1, 4),
    "field": st.sampled_from(["statement", "quote", "speaker", "target", "status", "evidence"]),
    "evidence": st.lists(st.integers(0, 9), max_size=5),
    "value": st.one_of(st.none(), TEXTS, st.sampled_from([FINE["statement"], "We", "Belmar"])),
})  # fmt: skip
FIXES = st.fixed_dictionaries({"fixes": st.lists(FIX, max_size=6)})
MORE = st.one_of(
    st.fixed_dictionaries({"claims": st.lists(CLAIM, max_size=3)}),
    st.fixed_dictionaries({"denials": st.lists(DENIAL, max_size=3)}),
    st.fixed_dictionaries({"sanctions_threats": st.lists(ANY_THREAT, max_size=3)}),
)
FIRST = NOTHING | {
    "claims": [WRONG_SUM, WRONG_QUOTE, FINE],
    "sanctions_threats": [THREAT | {"target": "Tom Reyes"}],
}
thorough = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


class Asked:
    """A summarizer whose model answers the first question soundly and the others as it is told."""

    def __init__(self) -> None:
        self._again: object = None
        self._fake = FakeOpenAI(self._reply)
        self._fake.__enter__()
        self._summarizer = Summarizer(settings_for(self._fake, complete=True))

    def result(self, again: object) -> Result[NewsSummary]:
        """The result, with one answer to every further question."""
        self._again = again
        return self._summarizer.summarize(TEXT)

    def close(self) -> None:
        """Close the connections and the server."""
        self._summarizer.close()
        self._fake.__exit__(None, None, None)

    def _reply(self, body: Body) -> Reply:
        is_first = section_asked(body) == "together"
        return Answer(FIRST, usage=DEAR) if is_first else Answer(json.dumps(self._again))


@pytest.fixture(scope="module")
def model() -> Iterator[Asked]:
    """One model for all examples."""
    asked = Asked()
    yield asked
    asked.close()


@thorough
@given(st.one_of(FIXES, MORE, ANYTHING))
@example({"fixes": [{"entry": 1, "field": "statement", "evidence": [2], "value": "\ud800"}]})
@example({"fixes": [[[]]], "claims": {"claims": {}}})
def test_any_second_answer_leaves_a_checked_summary(model: Asked, again: object) -> None:
    """No entry of the first answer is lost, and none is better but by a fix that is told."""
    result = model.result(again)

    assert_checked(result)
    assert result.summary is not None
    assert len(result.summary.claims) >= len(FIRST["claims"])
    mended = {told.path for told in result.corrections if told.outcome == "mended"}
    found = {item.path: item.severity for item in result.items()}
    for path in ("claims[0]", "claims[1]", "sanctions_threats[0]"):
        assert found[path] == "error" or path in mended
    assert found["claims[2]"] == "ok"
