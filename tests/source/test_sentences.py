"""A report's text is cut into numbered sentences whose offsets are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.source.sentences import LONGEST_SENTENCE, Source
from summarizer.summary import Span
from tests.sample_report import SENTENCES, TEXT

CHARACTERS = "aB1.,!?;:)(\"“”’'- \t\n\r_é今Ж🙂\u2028\x00\ufeff"
PIECES = ["Mr. ", "U.S. ", "$3.5bn ", "\r\n", "\n\n", "- "]
ALPHABET = st.sampled_from([*CHARACTERS, *PIECES])


def texts(text: str) -> list[str]:
    """The sentences of a text, without their places."""
    return [sentence.text for sentence in Source(text).sentences]


def check_invariants(text: str) -> None:
    """Sentences are numbered from 1, in order, apart, trimmed, and cover every letter."""
    sentences = Source(text).sentences
    assert [sentence.sentence for sentence in sentences] == list(range(1, len(sentences) + 1))
    end = 0
    for sentence in sentences:
        assert sentence.start >= end
        assert not any(letter.isalnum() for letter in text[end : sentence.start])
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text == sentence.text.strip() != ""
        assert len(sentence.text) <= LONGEST_SENTENCE
        end = sentence.end
    assert not any(letter.isalnum() for letter in text[end:])


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_sentences_lie_where_they_say_and_miss_no_word(text: str) -> None:
    """Whatever the text, each sentence is its slice, and no letter or digit is left out."""
    check_invariants(text)


def test_the_seeds_are_cut_without_a_word_lost(seed_texts: dict[str, str]) -> None:
    """Real reports, with curly quotes and headings, keep every word in one sentence."""
    for text in seed_texts.values():
        check_invariants(text)
        assert max(map(len, texts(text))) < LONGEST_SENTENCE


def test_a_report_is_cut_where_a_reader_would_cut_it() -> None:
    """Headings stand alone and abbreviations, decimals and quotes end no sentence."""
    assert len(texts(TEXT)) == SENTENCES
    assert texts("Mr. Smith of the U.S. paid $3.5 million. “Yes,” he said. Dr. No left.") == [
        "Mr. Smith of the U.S. paid $3.5 million.", "“Yes,” he said.", "Dr. No left.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " \n\t ", "___", ". .", "***\n---", "…"])
def test_what_has_no_word_has_no_sentence(text: str) -> None:
    """Rules, dots and white space are no sentences."""
    assert texts(text) == []


def test_line_ends_of_every_kind_stay_in_the_offsets() -> None:
    """A report with Windows line ends is cut in the text exactly as given."""
    text = "One is here.\r\nTwo is here.\r\n\r\n- Three\r\n"
    assert [text[s.start : s.end] for s in Source(text).sentences] == [
        "One is here.", "Two is here.", "- Three",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["x" * 5000, "word " * 2000, "one, two; " * 700, "今" * 3000])
def test_a_text_without_full_stops_is_cut_all_the_same(text: str) -> None:
    """No sentence is longer than what fits any window, and words are kept whole if they can be."""
    check_invariants(text)
    found = texts(text)
    assert len(found) > 2
    if " " in text:
        assert {word for sentence in found for word in sentence.split()} == set(text.split())


def test_a_place_is_found_in_its_sentence() -> None:
    """An offset belongs to the sentence around it, or the one before it in a gap."""
    source = Source("One. Two.\n\n  Three.")
    starts = [sentence.start for sentence in source.sentences]
    assert starts == [0, 5, 13]
    for offset, number in [(0, 1), (4, 1), (5, 2), (8, 2), (11, 2), (13, 3), (18, 3), (999, 3)]:
        found = source.sentence_at(offset)
        assert found is not None
        assert found.sentence == number
    assert Source("  One.").sentence_at(1) is None


def test_a_span_touches_the_sentences_that_it_overlaps() -> None:
    """A quotation over two sentences touches both, and no others."""
    source = Source("One is. Two is. Three is. Four is.")

    def touched(start: int, end: int) -> list[int]:
        return [s.sentence for s in source.sentences_within(Span(start=start, end=end))]

    assert touched(9, 20) == [2, 3]
    assert touched(0, 99) == [1, 2, 3, 4]
    assert touched(8, 15) == [2]
    assert touched(7, 8) == []


def test_no_sentence_begins_with_a_bracket_that_closes() -> None:
    """A stop before a closing bracket ends nothing: it is an abbreviation's."""
    text = "“Enough,” said Rep. A.B. Lann (V-N.C.), the chair. He left."
    assert [s.text for s in Source(text).sentences] == [text[:-9], "He left."]
