#!/usr/bin/env python3
"""Measure which statements of one report are shown as contradicting one another.

    python bench/contradictions.py                        # the project's own reports
    python bench/contradictions.py --data FOLDER          # FOLDER holds polnear_dev.jsonl
    python bench/contradictions.py --data FOLDER --show   # and each pair that is found

The own reports (statements_at_odds.jsonl) say which claim each denial answers, if any, and which
pairs contradict one another; of these, how many are found, and how many are found that are none.

Each marked attribution of the articles gives a claim, or a denial where its cue denies. What is
found in untouched articles is to be read: nearly all of them contradict themselves nowhere. Then
statements are turned round, denied, or given another figure, and told by another speaker of the
same article at its end; how many of these are found, each with the very statement it belongs to?
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bench.faults.statements import AUXILIARY, NEGATION
from bench.marked_articles import DENYING, articles, attributed
from bench.speaker_names import alike, named
from summarizer.checking.answering import link_denials
from summarizer.checking.check import check_summary
from summarizer.checking.contradicting import contradictions_of
from summarizer.remarks import Contradiction
from summarizer.source.sentences import Source
from summarizer.summary import Claim, Denial, Evidence, NewsSummary, Span

REPORTS = Path(__file__).with_name("statements_at_odds.jsonl")
Kind = Literal["turned round", "denied", "another figure"]
KINDS: tuple[Kind, ...] = ("turned round", "denied", "another figure")
MOST_PLANTED = 6
"""Statements planted in one article: more would make it a text of its own."""
SHORTEST = 5
NUMBER = re.compile(r"(?<![\w.,$-])(\d{1,3})(?= (?:percent|people|points|million|billion|states))")
PLAIN = re.compile(
    r"(?!\W*(?:to|it|its|we|i|he|she|they|you|this|that|there|if)\b)[^?.;]+[.,]?\W?", re.IGNORECASE
)
"""One sentence that names whom it speaks of: "we" of another speaker are others."""
LONGEST = 40


@dataclass(frozen=True)
class Plant:
    """A statement told at odds with one of the article."""

    kind: Kind
    original: int
    speaker: str
    statement: str

    @property
    def sentence(self) -> str:
        """The sentence that tells of it."""
        verb = "denied" if self.kind == "denied" else "said"
        return f"{self.speaker} {verb} that {self.statement.rstrip(' .,')}."


def claims_of(article: dict[str, Any], source: Source) -> list[Claim]:
    """Build a claim of each attribution with one source, as the article words it."""
    return [
        Claim(
            statement=statement,
            speaker=speaker if named(speaker) else None,
            certainty="stated",
            evidence=[source.sentences[number - 1] for number in cited],
        )
        for speaker, cited, statement in attributed(article, source)
        if cited
    ]


def denials_of(article: dict[str, Any], source: Source) -> list[Denial]:
    """Build a denial of each attribution whose cue denies."""
    text = article["text"]
    found = []
    for mark in article["attributions"]:
        cue = " ".join(text[a:b] for a, b in mark["cue"])
        if len(mark["source"]) != 1 or not mark["content"] or not DENYING.search(cue):
            continue
        (start, end), spans = mark["source"][0], [*mark["cue"], *mark["content"]]
        cited: dict[int, Evidence] = {
            sentence.sentence: sentence
            for a, b in spans
            for sentence in source.sentences_within(Span(start=a, end=b))
        }
        found.append(
            Denial(
                actor=text[start:end],
                denied=" ".join(text[a:b] for a, b in mark["content"]),
                form="declined to comment" if "declin" in cue else "denied",
                evidence=[cited[number] for number in sorted(cited)][:4],
            )
        )
    return found


def plants_of(claims: Sequence[Claim], rng: random.Random) -> Iterator[Plant]:
    """Choose statements of an article and put them at odds, each with another speaker."""
    names = sorted({claim.speaker for claim in claims if claim.speaker})
    order = list(enumerate(claims))
    rng.shuffle(order)
    for at, claim in order:
        others = [name for name in names if claim.speaker and not alike(name, claim.speaker)]
        statement = claim.statement.removeprefix("that ")
        length = len(statement.split())
        if not others or not SHORTEST <= length <= LONGEST or not PLAIN.fullmatch(statement):
            continue
        speaker = rng.choice(others)
        if number := NUMBER.search(statement):
            other = str(int(number[1]) * 2 + 3)
            changed = statement[: number.start()] + other + statement[number.end() :]
            yield Plant("another figure", at, speaker, changed)
        elif (verb := AUXILIARY.search(statement)) and not NEGATION.search(statement):
            turned = statement[: verb.end()] + " not" + statement[verb.end() :]
            kind: Kind = rng.choice(("turned round", "denied"))
            yield Plant(kind, at, speaker, turned if kind == "turned round" else statement)


def planted(article: dict[str, Any], rng: random.Random) -> tuple[list[Plant], set[Plant]]:
    """Plant statements in an article and return them, and those of them that are found."""
    before = claims_of(article, Source(article["text"]))
    plants = list(plants_of(before, rng))[:MOST_PLANTED]
    text = article["text"].rstrip() + "".join(f"\n\n{plant.sentence}" for plant in plants)
    source = Source(text)
    claims, denials = claims_of(article, source), []
    pairs: dict[frozenset[str], Plant] = {}
    for plant in plants:
        at = text.index(plant.sentence, len(article["text"].rstrip()))
        evidence = source.sentences_within(Span(start=at, end=at + len(plant.sentence)))[:4]
        told: dict[str, Any] = {"evidence": list(evidence)}
        if plant.kind == "denied":
            denials.append(Denial(actor=plant.speaker, denied=plant.statement, form="denied",
                                  **told))  # fmt: skip
            path = f"denials[{len(denials) - 1}]"
        else:
            claims.append(Claim(statement=plant.statement, speaker=plant.speaker,
                                certainty="stated", **told))  # fmt: skip
            path = f"claims[{len(claims) - 1}]"
        pairs[frozenset([path, f"claims[{plant.original}]"])] = plant
    found, _ = conflicts(NewsSummary(headline=None, gist=None, claims=claims, denials=denials),
                         source)  # fmt: skip
    shown = {frozenset([one.one, one.other]) for one in found}
    return plants, {plant for pair, plant in pairs.items() if pair in shown}


def conflicts(summary: NewsSummary, source: Source) -> tuple[list[Contradiction], int]:
    """Check a summary and return its contradictions, and how many of its denials are linked."""
    checked = check_summary(summary, source)
    link_denials(checked, source)
    linked = sum(denial.denies is not None for denial in summary.denials)
    return contradictions_of(checked, source), linked


def show(summary: NewsSummary, found: Sequence[Contradiction]) -> None:
    """Print each pair, and each link, for a person to judge."""
    told = {f"claims[{n}]": f"{c.speaker}: {c.statement}" for n, c in enumerate(summary.claims)}
    told |= {f"denials[{n}]": f"{d.actor} DENIES {d.denied}" for n, d in enumerate(summary.denials)}
    for one in found:
        print(f"{one.kind}: {one.reason}\n    {told[one.one]}\n    {told[one.other]}")
    for number, denial in enumerate(summary.denials):
        if denial.denies:
            print(f"link: {told[f'denials[{number}]']}\n    {told[denial.denies]}")


def summary_of(row: dict[str, Any], source: Source) -> NewsSummary:
    """Build the summary that one of the own reports comes with."""
    at = source.sentences
    return NewsSummary(
        headline=None,
        gist=None,
        claims=[
            Claim(
                statement=said,
                speaker=who,
                certainty="alleged" if "accus" in at[number - 1].text else "stated",
                evidence=[at[number - 1]],
            )
            for number, who, said in row["claims"]
        ],
        denials=[
            Denial(actor=who, denied=denied, form=form, evidence=[at[number - 1]])
            for number, who, denied, form in row["denials"]
        ],
    )


def own_reports(count: Counter[str], *, shown: bool) -> None:
    """Count what is found in the project's own reports: right, wrong and missed."""
    for line in REPORTS.read_text("utf-8").splitlines():
        row = json.loads(line)
        source = Source(row["text"])
        summary = summary_of(row, source)
        found, _ = conflicts(summary, source)
        links = {(n, d.denies) for n, d in enumerate(summary.denials) if d.denies}
        right = {(n, f"claims[{c}]") for n, c in enumerate(row["answers"]) if c is not None}
        pairs = {tuple(sorted((one.one, one.other))) for one in found}
        odd = {tuple(sorted(pair)) for pair in row["at_odds"]}
        for kind, got, due in (("links", links, right), ("contradictions", pairs, odd)):
            count.update({f"{kind} right": len(got & due), f"{kind} wrong": len(got - due)})
            count.update({f"{kind} due": len(due)})
            if shown and got != due:
                print(f"{kind}: {sorted(got)}, not {sorted(due)}: {row['text']}")


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder that holds polnear_dev.jsonl")
    parser.add_argument("--show", action="store_true", help="show what is found and missed")
    parser.add_argument("--articles", type=int, help="only so many")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    count: Counter[str] = Counter()
    own_reports(count, shown=options.show)
    for kind in ("links", "contradictions"):
        right, due, wrong = (count[f"{kind} {what}"] for what in ("right", "due", "wrong"))
        print(f"own reports: {kind:15} found {right}/{due}, wrong {wrong}")
    if options.data:
        in_articles(options, count)


def in_articles(options: argparse.Namespace, count: Counter[str]) -> None:
    """Count what is found in marked articles, untouched and with statements planted."""
    rng = random.Random(options.seed)  # noqa: S311 - a sample, not a secret
    for article in articles(options.data)[: options.articles]:
        source = Source(article["text"])
        claims, denials = claims_of(article, source), denials_of(article, source)
        summary = NewsSummary.model_construct(
            headline=None, gist=None, actors=[], claims=claims, denials=denials,
            sanctions_threats=[],
        )  # fmt: skip
        found, linked = conflicts(summary, source)
        count.update({"claims": len(claims), "denials": len(denials), "linked": linked})
        count.update({"articles": 1, "untouched": len(found)})
        plants, seen = planted(article, rng)
        count.update(f"{plant.kind} planted" for plant in plants)
        count.update(f"{plant.kind} found" for plant in seen)
        if options.show:
            show(summary, found)
            for plant in set(plants) - seen:
                print(f"MISSED {plant.kind}: {claims[plant.original].statement}\n    {plant}")
    print(
        f"untouched: {count['articles']} articles, {count['claims']} claims: "
        f"{count['untouched']} contradictions; {count['denials']} denials: {count['linked']} linked"
    )
    for sort in KINDS:
        total, found_ones = count[f"{sort} planted"], count[f"{sort} found"]
        print(
            f"{sort:16} found {found_ones:4}/{total:<4} {100 * found_ones / max(1, total):5.1f} %"
        )


if __name__ == "__main__":
    main()
