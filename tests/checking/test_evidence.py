"""Cited sentences must bear an item out; if another one clearly does, it is cited instead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarizer.checking.evidence import check_evidence, content_stems
from summarizer.source.sentences import Source
from summarizer.summary import Check, Evidence
from tests.sample_report import TEXT

SOURCE = Source(TEXT)
SHELLED = "Northland shelled the border town of Velm on Monday, killing 12 people"
FROZEN = "The European Union may freeze assets worth $40 million"


def checked(statement: str, *numbers: int) -> tuple[list[int], Check]:
    """The sentences that are kept, and what was found."""
    cited: Sequence[Evidence] = [SOURCE.sentences[number - 1] for number in numbers]
    kept, found = check_evidence(statement, cited, SOURCE)
    assert (found.kind, found.field) == ("evidence", "evidence")
    return [sentence.sentence for sentence in kept], found


@pytest.mark.parametrize(
    ("statement", "cited"),
    [(SHELLED, [2]), (FROZEN, [5]), ("Velm, a border town, was shelled", [2])],
)
def test_what_the_cited_sentence_says_is_supported(statement: str, cited: list[int]) -> None:
    """The citation stays, and the check shows its place."""
    kept, found = checked(statement, *cited)
    assert (kept, found.verdict, found.severity) == (cited, "supported", "ok")
    sentence = SOURCE.sentences[cited[0] - 1]
    assert [(s.start, s.end) for s in found.source_spans] == [(sentence.start, sentence.end)]


def test_a_statement_may_rest_on_several_sentences() -> None:
    """What two sentences say together is supported by both."""
    both = "Northland shelled Velm on Monday and its foreign ministry denied the accusation"
    kept, found = checked(both, 2, 4)
    assert (kept, found.verdict) == ([2, 4], "supported")


@pytest.mark.parametrize("wrong", [1, 3, 4])
def test_another_sentence_that_clearly_says_it_is_cited_instead(wrong: int) -> None:
    """The reader is warned, and told from which sentence to which."""
    kept, found = checked(FROZEN, wrong)
    assert (kept, found.verdict, found.severity) == ([5], "recited", "warning")
    assert f"sentence {wrong} " in found.reason
    assert "sentence 5 does" in found.reason


def test_a_statement_without_a_citation_is_looked_for() -> None:
    """An item that cites nothing is cited where it stands, with a warning."""
    kept, found = checked(SHELLED)
    assert (kept, found.verdict) == ([2], "recited")
    assert "no sentence was cited" in found.reason


@pytest.mark.parametrize("numbers", [(), (2,), (1, 5)])
def test_what_no_sentence_says_is_unsupported(numbers: tuple[int, ...]) -> None:
    """An invention is an error whatever it cites, and its citation is left as it is."""
    kept, found = checked("Wheat prices collapsed across southern markets", *numbers)
    assert (kept, found.verdict, found.severity) == (list(numbers), "unsupported", "error")


def test_words_are_compared_by_their_stems() -> None:
    """An inflection of a word is that word."""
    assert content_stems("shelled") == content_stems("shelling") == content_stems("shells")
    assert content_stems("the of and") == frozenset()
    assert content_stems("12 people") == content_stems("12 People")


def test_a_source_without_sentences_supports_nothing() -> None:
    """Even an odd source gives a verdict."""
    kept, found = check_evidence("Something happened", [], Source("___"))
    assert (kept, found.verdict) == ([], "unsupported")


@pytest.mark.parametrize("statement", [".", "It", "She is", "—", "\u200b"])
def test_what_has_no_telling_word_is_not_taken_for_supported(statement: str) -> None:
    """Nothing can be looked for, so a reader is told that nothing was."""
    _, found = checked(statement, 2)
    assert (found.verdict, found.severity) == ("unchecked", "warning")


@pytest.mark.parametrize(
    ("cited", "reason"),
    [
        ((1,), "sentence 1 does not say this; sentence 2 does"),
        ((1, 1), "sentence 1 does not say this; sentence 2 does"),
        ((1, 4), "none of sentences 1, 4 says this; sentence 2 does"),
    ],
)
def test_the_reason_names_each_sentence_once(cited: tuple[int, ...], reason: str) -> None:
    """One that is cited twice is told once, and of several it is said that none says it."""
    assert checked(SHELLED, *cited)[1].reason == reason
