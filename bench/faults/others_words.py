"""Words of one speaker told as those of another: what he says, and what he is quoted with."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bench.faults.case import Case
from bench.marked_articles import Attribution
from bench.speaker_names import alike, named
from summarizer.checking.finding import Finding
from summarizer.checking.own_words import check_claimant, own_sentences
from summarizer.checking.quotation_marks import quoted_passages
from summarizer.checking.quotes import find_quote
from summarizer.checking.whose_quote import whose_quote
from summarizer.source.sentences import Source
from summarizer.summary import Evidence

SOUND = Finding("supported", "ok", "nothing is wrong with it")


def own_words_cases(
    items: Sequence[Attribution], source: Source, rng: random.Random
) -> Iterator[Case]:
    """Yield each attribution with a sentence of another beside it, told as theirs and as his."""
    long = [
        item
        for item in items
        if named(item.speaker) and item.cited and len(item.statement.split()) >= 5
    ]
    for speaker, cited, statement in long:
        if len(cited) > 1:
            yield own_words_case("several cited", speaker, cited, statement, source, planted=False)
        others = [
            (who, numbers, words)
            for who, numbers, words in long
            if not alike(who, speaker)
            and not any(abs(n - m) <= 3 for n in numbers for m in cited)
            and not any(
                alike(near, speaker) and set(at) & set(range(numbers[0] - 2, numbers[-1] + 2))
                for near, at, _ in items
            )
        ]
        if others:
            who, numbers, words = rng.choice(others)
            both = sorted({*cited, *numbers})
            yield own_words_case("another's words", speaker, both, words, source, planted=True)
            yield own_words_case("another's words", who, both, words, source, planted=False)


def own_words_case(  # noqa: PLR0913 - a case of a claim
    kind: str, speaker: str, numbers: list[int], statement: str, source: Source, *, planted: bool
) -> Case:
    """Build the case of a claim that cites several sentences."""
    cited = [source.sentences[number - 1] for number in numbers]

    def found() -> Finding:
        own = own_sentences(speaker, cited, source)
        return check_claimant(statement, speaker, cited, own, source)

    return Case(kind, planted, f"{speaker!r}: {statement} <- {numbers}", found)


def quote_cases(items: Sequence[Attribution], source: Source, rng: random.Random) -> Iterator[Case]:
    """Yield each quotation of a named source, and one of another in its place."""
    quotes = [
        (who, cited, quote)
        for who, cited, statement in items
        if named(who) and cited
        for start, end in quoted_passages(statement)
        if len((quote := statement[start:end]).split()) >= 3 and find_quote(quote, source.text)
    ]
    for who, cited, quote in quotes:
        sentences = [source.sentences[number - 1] for number in cited]
        others = [words for other, _, words in quotes if not alike(who, other)]
        for words in (quote, *([rng.choice(others)] if others else [])):
            yield quote_case(words, who, sentences, source, planted=words != quote)


def quote_case(
    quote: str, speaker: str, cited: list[Evidence], source: Source, *, planted: bool
) -> Case:
    """Build the case of a quotation."""
    told = f"{speaker!r}: {quote} <- {[sentence.sentence for sentence in cited]}"
    return Case(
        "quote of another",
        planted,
        told,
        lambda: whose_quote(quote, speaker, cited, source) or SOUND,
    )
