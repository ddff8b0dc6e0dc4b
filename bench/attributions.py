#!/usr/bin/env python3
"""Measure the checks of who says what by planting faults in true items.

    python bench/attributions.py --data FOLDER             # FOLDER holds polnear_dev.jsonl
    python bench/attributions.py --data FOLDER --misses speaker

Each marked attribution of the articles, and each sentence of the project's own list, gives one
true item without any model; then one thing in it is changed. For each kind: how many of the
planted faults are caught, and how many of the true items are flagged (an error or a warning).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from summarizer.checking.denial_words import FORMS
from summarizer.checking.denials import check_denial
from summarizer.checking.finding import Finding
from summarizer.checking.names import name_of
from summarizer.checking.nearby import nearby_checks, runs_of_names
from summarizer.checking.own_words import check_claimant, own_sentences
from summarizer.checking.parties import check_issuer_and_target
from summarizer.checking.polarity import check_certainty, check_polarity
from summarizer.checking.quotation_marks import quoted_passages
from summarizer.checking.quotes import find_quote
from summarizer.checking.speakers import check_speaker, speaks_in
from summarizer.checking.speech_words import SAYING
from summarizer.checking.status import check_status
from summarizer.checking.whose_quote import whose_quote
from summarizer.source.sentences import Source
from summarizer.summary import Claim, Evidence, Span

SOUND = Finding("supported", "ok", "nothing is wrong with it")
SENTENCES = Path(__file__).with_name("sanctions_news.jsonl")
BYSTANDERS = Path(__file__).with_name("sanctions_bystanders.jsonl")
STATUSES = ("threatened", "authorized", "imposed", "lifted")
PRONOUN = re.compile(
    r"^(he|she|they|it|who|i|we|you|his|her|their|its|which|that|this|these|those|many|some|one"
    r"|both|all|others?|most|few|several|another|and|my|our|your|whom|whose|people|it's|he's)\b",
    re.IGNORECASE,
)
AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|did|does|do|has|have|had|can|could|should)\b"
)
NEGATION = re.compile(r"\b(?:not|never) |(?<=\w)n[’']t\b")
DENYING = re.compile(
    r"\b(?:not|never|no|den(?:y|ie[sd]|ying)|reject\w*|refus\w*|declin\w*|dismiss\w*|fail\w*|disput\w*"
    r"|oppos\w*|rebuff\w*|lack\w*|unable|unwilling|hardly|barely|without)\b|n[’']t\b",
    re.IGNORECASE,
)
HEDGE = re.compile(r"\b(?:likely|may|might|could|possibly|perhaps|probably|reportedly|allegedly) ")


@dataclass(frozen=True)
class Case:
    """One item: a true one, or one with a fault planted; and what the check says of it."""

    kind: str
    planted: bool
    told: str
    finding: Callable[[], Finding]


Builder = Callable[[dict[str, str], list[int], Source, random.Random], Iterator[Case]]


def articles(folder: Path) -> list[dict[str, Any]]:
    """Read the marked articles."""
    lines = (folder / "polnear_dev.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def attributed(article: dict[str, Any], source: Source) -> Iterator[tuple[str, list[int], str]]:
    """Yield speaker, cited sentences and statement of each attribution with a named source."""
    text = article["text"]
    for mark in article["attributions"]:
        if len(mark["source"]) != 1 or not mark["content"]:
            continue
        if any(DENYING.search(text[a:b]) for a, b in mark["cue"]):
            continue  # what somebody denies is not what he says
        (start, end), content = mark["source"][0], mark["content"]
        speaker = text[start:end]
        pieces = [text[a:b] for a, b in content]
        numbers = {
            sentence.sentence
            for a, b in content
            for sentence in source.sentences_within(Span(start=a, end=b))
        }
        yield speaker, sorted(numbers)[:4], " ".join(pieces)


def named(speaker: str) -> bool:
    """Say whether a source is named, not a pronoun."""
    words = name_of(speaker).words
    return not PRONOUN.match(speaker) and not set(words) <= SAYING | {"according"}


def speaker_cases(
    items: Sequence[tuple[str, list[int], str]], source: Source, rng: random.Random
) -> Iterator[Case]:
    """Yield each named attribution, the same with another speaker, and with evidence moved."""
    for speaker, cited, _ in items:
        if not named(speaker) or not cited:
            continue
        yield speaker_case("speaker exchanged", speaker, cited, source, planted=False)
        yield speaker_case("evidence moved", speaker, cited, source, planted=False)
        around = set(range(cited[0] - 2, cited[-1] + 2))
        near = [who for who, numbers, _ in items if around & set(numbers)]
        others = sorted(
            {who for who, _, _ in items if named(who) and not any(alike(who, n) for n in near)}
        )
        if others:
            yield speaker_case("speaker exchanged", rng.choice(others), cited, source, planted=True)
        own = {
            n for who, numbers, _ in items for n in numbers if not named(who) or alike(who, speaker)
        }
        head = name_of(speaker).head
        far = [
            s.sentence
            for s in source.sentences
            if all(abs(s.sentence - n) > 3 for n in own | set(cited))
            and head not in s.text.lower()
            and any(s.sentence in numbers for _, numbers, _ in items)
        ]
        if far:
            yield speaker_case("evidence moved", speaker, [rng.choice(far)], source, planted=True)


def speaker_case(
    kind: str, speaker: str, cited: list[int], source: Source, *, planted: bool
) -> Case:
    """Build the case of a speaker."""
    texts = " / ".join(source.sentences[number - 1].text for number in cited)
    told = f"{speaker!r} <- {texts}"
    return Case(kind, planted, told, lambda: check_speaker(speaker, cited, source))


def alike(one: str, other: str) -> bool:
    """Say whether two sources share a telling word, so that they may be the same."""
    words = set(name_of(one).words) & set(name_of(other).words)
    return bool(words) or bool(name_of(one).countries & name_of(other).countries)


def own_words_cases(
    items: Sequence[tuple[str, list[int], str]], source: Source, rng: random.Random
) -> Iterator[Case]:
    """Yield each attribution with a sentence of another beside it, told as theirs and as his."""
    long = [item for item in items if named(item[0]) and item[1] and len(item[2].split()) >= 5]
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


def quote_cases(
    items: Sequence[tuple[str, list[int], str]], source: Source, rng: random.Random
) -> Iterator[Case]:
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


def omission_cases(
    article: dict[str, Any], items: Sequence[tuple[str, list[int], str]], source: Source
) -> Iterator[Case]:
    """Yield each attribution without its speaker, and the sentences that nobody is marked in."""
    for _, cited, statement in items:
        if cited:
            yield omission_case(cited, statement, source, planted=True)
    marked = [
        place
        for mark in article["attributions"]
        for part in ("source", "cue", "content")
        for place in mark[part]
    ]
    for sentence in source.sentences:
        if not any(a < sentence.end and b > sentence.start for a, b in marked):
            yield omission_case([sentence.sentence], sentence.text, source, planted=False)


def omission_case(cited: list[int], told: str, source: Source, *, planted: bool) -> Case:
    """Build the case of a statement whose speaker is not told."""
    sound = Finding("supported", "ok", "nobody else says so")
    return Case("speaker left out", planted, told, lambda: speaks_in(cited, source) or sound)


def polarity_cases(items: Sequence[tuple[str, list[int], str]], source: Source) -> Iterator[Case]:
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


def name_cases(
    items: Sequence[tuple[str, list[int], str]], source: Source, rng: random.Random
) -> Iterator[Case]:
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


def certainty_cases(items: Sequence[tuple[str, list[int], str]], source: Source) -> Iterator[Case]:
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


def sanction_cases(rng: random.Random) -> Iterator[Case]:
    """Yield the cases of the project's own sentences."""
    rows = [
        line for path in (SENTENCES, BYSTANDERS) for line in path.read_text("utf-8").splitlines()
    ]
    for row in map(json.loads, rows):
        source = Source(row["text"])
        cited = row.get("cited") or [sentence.sentence for sentence in source.sentences]
        build = BUILDERS.get(row["sort"], denial_cases)
        yield from build(row, cited, source, rng)


def measure_cases(
    row: dict[str, str], cited: list[int], source: Source, rng: random.Random
) -> Iterator[Case]:
    """Yield a measure as it is, with another status, and with its parties swapped."""
    told, right = row["text"], row["status"]
    for status in (right, rng.choice([other for other in STATUSES if other != right])):
        yield Case("status changed", status != right, f"[{status}] {told}",
                   partial(check_status, status, cited, source))  # fmt: skip
    parties = row["issuer"], row["target"]
    for issuer, target in (parties, parties[::-1]):
        yield Case("parties swapped", issuer != parties[0], f"[{issuer} > {target}] {told}",
                   partial(check_issuer_and_target, issuer, target, cited, source))  # fmt: skip


def bystander_cases(
    row: dict[str, str], cited: list[int], source: Source, _: random.Random
) -> Iterator[Case]:
    """Yield a measure as it is, and with its issuer or its target exchanged for a bystander."""
    issuer, target, other = row["issuer"], row["target"], row["other"]
    parties = [(issuer, target), (other, target), (issuer, other)]
    for kind, at in (("issuer a bystander", 1), ("target a bystander", 2)):
        for one, whom in (parties[0], parties[at]):
            yield Case(f"{kind} ({row['batch']})", (one, whom) != parties[0],
                       f"[{one} > {whom}] {row['text']}",
                       partial(check_issuer_and_target, one, whom, cited, source))  # fmt: skip


def denial_cases(
    row: dict[str, str], cited: list[int], source: Source, rng: random.Random
) -> Iterator[Case]:
    """Yield a denial as it is, with another actor, with another form; and what is no denial."""
    told, denied, right = row["text"], row["denied"], row["form"]
    if row["sort"] == "no refusal":
        check = partial(check_denial, row["actor"], denied, right, cited, source)
        yield Case("denial", True, f"[no denial] {told}", check)
        return
    for actor in (row["actor"], row["other"]):
        yield Case("denial", actor != row["actor"], f"[{actor}] {told}",
                   partial(check_denial, actor, denied, right, cited, source))  # fmt: skip
    form = rng.choice([other for other in FORMS if other != right])
    yield Case("denial", True, f"[{form}] {told}",
               partial(check_denial, row["actor"], denied, form, cited, source))  # fmt: skip


def reworded_cases(
    row: dict[str, str], cited: list[int], source: Source, _: random.Random
) -> Iterator[Case]:
    """Yield a statement in other words than the text's, and one that turns or firms it up."""
    level = row.get("certainty")
    kind = "reworded certainty" if level else "reworded polarity"
    for statement, planted in ((row["right"], False), (row["wrong"], True)):
        check = (
            partial(check_certainty, statement, "stated" if planted else level, cited, source)
            if level
            else partial(check_polarity, statement, cited, source)
        )
        yield Case(kind, planted, f"{statement} <- {row['text']}", check)


BUILDERS: dict[str, Builder] = {
    "measure": measure_cases,
    "bystander": bystander_cases,
    "polarity": reworded_cases,
    "certainty": reworded_cases,
}


def cases(folder: Path, seed: int) -> Iterator[Case]:
    """Yield all cases of the marked articles."""
    rng = random.Random(seed)  # noqa: S311 - a sample, not a secret
    names = random.Random(seed)  # noqa: S311 - of its own: the other kinds stay what they were
    for article in articles(folder):
        source = Source(article["text"])
        items = list(attributed(article, source))
        yield from speaker_cases(items, source, rng)
        own = random.Random(seed)  # noqa: S311 - so that the kinds before keep their sample
        yield from own_words_cases(items, source, own)
        yield from quote_cases(items, source, own)
        yield from omission_cases(article, items, source)
        yield from polarity_cases(items, source)
        yield from certainty_cases(items, source)
        yield from name_cases(items, source, names)


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder that holds polnear_dev.jsonl")
    parser.add_argument("--misses", metavar="KIND", help="show what goes wrong in these kinds")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    total: Counter[tuple[str, bool]] = Counter()
    flagged: Counter[tuple[str, bool]] = Counter()
    own = sanction_cases(random.Random(options.seed))  # noqa: S311 - a sample
    for case in chain(own, cases(options.data, options.seed) if options.data else ()):
        finding = case.finding()
        total[case.kind, case.planted] += 1
        flagged[case.kind, case.planted] += finding.severity != "ok"
        wrong = (finding.severity != "ok") != case.planted
        if wrong and options.misses and options.misses in case.kind:
            print("MISSED" if case.planted else "FLAGGED", case.told, "|", finding.reason)
    for kind in sorted({kind for kind, _ in total}):
        row = [(flagged[kind, planted], total[kind, planted]) for planted in (True, False)]
        (caught, faults), (alarms, true) = row
        print(
            f"{kind:22} caught {caught:5}/{faults:<5} {100 * caught / max(1, faults):5.1f} %   "
            f"true items flagged {alarms:5}/{true:<5} {100 * alarms / max(1, true):5.1f} %"
        )


if __name__ == "__main__":
    main()
