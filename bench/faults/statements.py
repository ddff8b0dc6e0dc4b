"""Faults in what a statement says: a "not" more or less, a hedge dropped, another name."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from bench.faults.case import Case
from bench.marked_articles import Attribution
from bench.speaker_names import alike
from summarizer.checking.finding import Finding
from summarizer.checking.nearby import nearby_checks, runs_of_names
from summarizer.checking.polarity import check_certainty, check_polarity
from summarizer.source.sentences import Source
from summarizer.summary import Claim

AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|did|does|do|has|have|had|can|could|should)\b"
)
NEGATION = re.compile(r"\b(?:not|never) |(?<=\w)n[’']t\b")
HEDGE = re.compile(r"\b(?:likely|may|might|could|possibly|perhaps|probably|reportedly|allegedly) ")


def polarity_cases(items: Sequence[Attribution], source: Source) -> Iterator[Case]:
    """Yield each content as a statement, and the same with a negation added or dropped."""
    for _, cited, statement in items:
        if not cited or len(statement.split()) < 5:
            continue
        if verb := AUXILIARY.search(statement):
            changed = statement[: verb.end()] + " not" + statement[verb.end() :]
            yield polarity_case("not added", statement, cited, source, planted=False)
            yield polarity_case("not added", changed, cited, source, planted=True)
        if negation := NEGATION.search(statement):
            changed = statement[: negation.start()] + statement[negation.end() :]
            yield polarity_case("not dropped", statement, cited, source, planted=False)
            yield polarity_case("not dropped", changed, cited, source, planted=True)


def polarity_case(
    kind: str, statement: str, cited: list[int], source: Source, *, planted: bool
) -> Case:
    """Build the case of a statement."""
    return Case(kind, planted, statement, lambda: check_polarity(statement, cited, source))


def certainty_cases(items: Sequence[Attribution], source: Source) -> Iterator[Case]:
    """Yield each content with its certainty, and the same with its hedge dropped."""
    for _, cited, statement in items:
        if not cited or len(statement.split()) < 5:
            continue
        hedge = HEDGE.search(statement)
        level = "hedged" if hedge else "stated"
        yield certainty_case(statement, level, cited, source, planted=False)
        if hedge:
            changed = statement[: hedge.start()] + statement[hedge.end() :]
            yield certainty_case(changed, "stated", cited, source, planted=True)


def certainty_case(
    statement: str, level: str, cited: list[int], source: Source, *, planted: bool
) -> Case:
    """Build the case of a statement and its certainty."""
    told = f"[{level}] {statement}"
    return Case(
        "hedge dropped", planted, told, lambda: check_certainty(statement, level, cited, source)
    )


def name_cases(items: Sequence[Attribution], source: Source, rng: random.Random) -> Iterator[Case]:
    """Yield each content that has a name, and the same with a name from elsewhere in its place."""
    names = sorted({source.text[slice(*run)] for run in runs_of_names(source.text)})
    for speaker, cited, statement in items:
        if not cited or len(statement.split()) < 5 or not (own := runs_of_names(statement)):
            continue
        here = " ".join(source.sentences[number - 1].text for number in cited)
        others = [n for n in names if not any(alike(n, o) for o in (here, speaker))]
        yield name_case(statement, speaker, cited, source, planted=False)
        if others:
            start, end = rng.choice(own)
            changed = statement[:start] + rng.choice(others) + statement[end:]
            yield name_case(changed, speaker, cited, source, planted=True)


def name_case(
    statement: str, speaker: str, cited: list[int], source: Source, *, planted: bool
) -> Case:
    """Build the case of the names in a statement."""
    evidence = [source.sentences[number - 1] for number in cited]
    claim = Claim(evidence=evidence, speaker=speaker, statement=statement, certainty="stated")

    def finding() -> Finding:
        for check in nearby_checks(claim, evidence, source):
            return Finding(check.verdict, check.severity, check.reason)
        return Finding("supported", "ok", "each name stands near")

    return Case("name exchanged", planted, f"{statement} <- {evidence[0].text}", finding)
