"""The checks of who says what, on texts that nobody would write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.checking.denials import check_denial
from summarizer.checking.finding import Finding
from summarizer.checking.parties import check_issuer_and_target
from summarizer.checking.polarity import check_certainty, check_polarity
from summarizer.checking.speakers import check_speaker
from summarizer.checking.status import check_status
from summarizer.source.sentences import Source

PIECES = st.sampled_from(
    ["said", "“", "”", "'", "Smith", "not", "denied", ",", ".", "by", "the", "sanctions", "on",
     "—", "…", "\n\n", "according to", "\u202e", "x" * 50, "中国", "'s", "who", "(", ")", "may"]
)  # fmt: skip


def findings(source: Source, name: str) -> list[Finding]:
    """Return what every check finds in the first sentences of a source."""
    cited = [sentence.sentence for sentence in source.sentences[:3]]
    return [
        check_speaker(name, cited, source),
        check_polarity(name, cited, source),
        check_certainty(name, "stated", cited, source),
        check_denial(name, name, "denied", cited, source),
        check_status("imposed", cited, source),
        check_issuer_and_target(name, name, cited, source),
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40), st.lists(PIECES, max_size=3))
def test_odd_words_raise_nothing(words: list[str], name: list[str]) -> None:
    """Whatever the text, each check answers with a reason and places inside the source."""
    source = Source(" ".join(words))
    for finding in findings(source, " ".join(name)):
        assert finding.reason
        assert all(0 <= start <= end <= len(source.text) for start, end in finding.spans)


@pytest.mark.parametrize("word", ["said ", "not ", "“a ", "the ", "Smith, ", "sanctions on "])
def test_a_long_text_of_one_word_is_answered(word: str) -> None:
    """A hundred thousand words of one kind get an answer from every check."""
    source = Source(word * 100_000)
    assert all(finding.reason for finding in findings(source, "Smith"))
