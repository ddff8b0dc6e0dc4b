#!/usr/bin/env python3
"""Measure whether a statement is told from one of another speaker who stands nearby.

    python bench/near_speakers.py --data FOLDER            # FOLDER holds polnear_dev.jsonl
    python bench/near_speakers.py --data FOLDER --misses beside

Each marked attribution with a named source is given to each other source that is marked in the
same sentence, and to each that is marked only in a sentence beside it. Sources that share a
telling word may be the same and are left out. In a running text ("Smith said …") each quotation
is told as its source's and as that of another of the article, and each attribution as that of
such a neighbour. For each kind: how many of these are caught, and how many of the attributions
are flagged as they are.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.marked_articles import Attribution, articles, attributed
from bench.speaker_names import alike, named
from summarizer.checking.finding import Finding, cited_sentences
from summarizer.checking.names import name_of
from summarizer.checking.own_words import check_claimant, own_sentences
from summarizer.checking.quotation_marks import quoted_passages
from summarizer.checking.quote_checks import passage_checks
from summarizer.checking.told_speakers import told_speakers
from summarizer.source.sentences import Source

Result = tuple[str, bool, str, Finding]
SOUND = Finding("supported", "ok", "nothing is wrong with it")
LONGEST_NAME = 4
NEAR = ("same sentence", "sentence beside")
KINDS = (*NEAR, "quoted in a text", "told in a text")


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear_dev.jsonl")
    parser.add_argument("--misses", metavar="KIND", help="show what goes wrong in these kinds")
    options = parser.parse_args()
    found = list(results(options.data))
    for kind, planted, told, finding in found:
        wrong = (finding.severity != "ok") != planted
        if wrong and options.misses and options.misses in kind:
            print("MISSED" if planted else "FLAGGED", told, "|", finding.reason)
    for kind in KINDS:
        caught, faults = share(found, kind, planted=True)
        alarms, true = share(found, kind, planted=False)
        print(
            f"{kind:22} caught {caught:5}/{faults:<5} {100 * caught / max(1, faults):5.1f} %   "
            f"true items flagged {alarms:5}/{true:<5} {100 * alarms / max(1, true):5.1f} %"
        )


def results(folder: Path) -> Iterator[Result]:
    """Yield kind, whether a fault is planted, the claim, and what the check says of it."""
    for article in articles(folder):
        source = Source(article["text"])
        items = [item for item in attributed(article, source) if named(item[0]) and item[1]]
        for item in items:
            for kind, others in zip(NEAR, near(item, items), strict=True):
                for speaker in [item[0], *others] if others else []:
                    told = f"{speaker!r} (of {item[0]!r}): {item[2]} <- {item[1]}"
                    yield kind, speaker != item[0], told, check(speaker, item, source)
            yield from quoted_in_text(item, items, source)
            yield from told_in_text(item, items, source)


def quoted_in_text(
    item: Attribution, items: Sequence[Attribution], source: Source
) -> Iterator[Result]:
    """Yield the quotations of an attribution, told as its source's and as another's."""
    speaker, numbers, statement = item
    cited = cited_sentences(numbers, source)
    others = sorted({who for who, _, _ in items if not alike(who, speaker) and is_plain(who)})
    for start, end in quoted_passages(statement):
        if len(statement[start:end].split()) < 3 or not is_plain(speaker):
            continue
        for who in [speaker, *([others[start % len(others)]] if others else [])]:
            text = f"{who} said “{statement[start:end]}”."
            checks = passage_checks("text", text, source, cited)
            found = [Finding(c.verdict, c.severity, c.reason) for c in checks]
            if found and all(one.verdict in {"supported", "misattributed"} for one in found):
                yield "quoted in a text", who != speaker, text, found[0]


def told_in_text(
    item: Attribution, items: Sequence[Attribution], source: Source
) -> Iterator[Result]:
    """Yield an attribution told as its source's and as its neighbours', where all is cited."""
    speaker, numbers, statement = item
    others = [who for kind in near(item, items) for who in kind if is_plain(who)]
    if not is_plain(speaker) or not others:
        return
    around = {n for who, at, _ in items if who in others for n in at if near_to(n, numbers)}
    cited = cited_sentences(sorted({*numbers, *around}), source)
    for who in [speaker, *others]:
        text = f"{who} said {statement}."
        found = told_speakers(text, cited, source) or SOUND
        yield "told in a text", who != speaker, f"{text} <- {numbers}", found


def near_to(number: int, numbers: Sequence[int]) -> bool:
    """Say whether a sentence is one of these or beside them."""
    return numbers[0] - 1 <= number <= numbers[-1] + 1


def is_plain(speaker: str) -> bool:
    """Say whether a source is given as a summary would give it: a proper name, and short."""
    return name_of(speaker).proper and len(speaker.split()) <= LONGEST_NAME


def near(item: Attribution, items: Sequence[Attribution]) -> tuple[list[str], list[str]]:
    """Return the other sources of an attribution's sentences, and those only beside them."""
    speaker, cited, _ = item
    around = set(range(cited[0] - 1, cited[-1] + 2))
    others = [(who, set(numbers)) for who, numbers, _ in items if not alike(who, speaker)]
    here = {who for who, numbers in others if numbers & set(cited)}
    beside = {who for who, numbers in others if numbers & around} - here
    return sorted(here), sorted(beside)


def check(speaker: str, item: Attribution, source: Source) -> Finding:
    """Check an attribution as the claim of this speaker."""
    cited = cited_sentences(item[1], source)
    own = own_sentences(speaker, cited, source)
    return check_claimant(item[2], speaker, cited, own, source)


def share(found: Sequence[Result], kind: str, *, planted: bool) -> tuple[int, int]:
    """Count how many of a kind are flagged, and of how many."""
    flags = [f.severity != "ok" for what, fault, _, f in found if (what, fault) == (kind, planted)]
    return sum(flags), len(flags)


if __name__ == "__main__":
    main()
