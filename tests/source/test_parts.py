"""A long source is split into parts at sentence boundaries."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.source.parts import TOKENS_PER_LINE, parts, tokens_in
from summarizer.source.sentences import Source
from summarizer.summary import Evidence


def sentences_of(lengths: list[int]) -> list[Evidence]:
    """Sentences of these lengths, one after another."""
    return list(Source("\n".join("a" * length for length in lengths)).sentences)


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(1, 2000))
def test_every_sentence_is_in_one_part_and_keeps_its_number(
    lengths: list[int], budget: int
) -> None:
    """Put together again, the parts are the source; none is empty or over the budget."""
    sentences = sentences_of(lengths)
    found = list(parts(sentences, budget))
    assert [s for part in found for s in part] == sentences
    for part in found:
        cost = sum(tokens_in(s.text) + TOKENS_PER_LINE for s in part)
        assert cost <= budget or len(part) == 1


def test_a_source_that_fits_is_one_part() -> None:
    """A short report is asked about once, and an empty one never."""
    sentences = sentences_of([30] * 10)
    assert list(parts(sentences, 10_000)) == [sentences]
    assert list(parts([], 10_000)) == []


def test_parts_are_of_about_equal_length() -> None:
    """No part is left with a sentence or two, which would be read without their story."""
    lengths = [len(part) for part in parts(sentences_of([30] * 101), 1_000)]
    assert len(lengths) > 1
    assert min(lengths) >= max(lengths) * 0.7


def test_other_scripts_cost_more_tokens_than_english() -> None:
    """A tokenizer takes a token for a character or two of Chinese or Ukrainian."""
    assert tokens_in("a" * 300) == 101
    assert tokens_in("今" * 300) > 250
    assert tokens_in("Ж" * 300) > 150
