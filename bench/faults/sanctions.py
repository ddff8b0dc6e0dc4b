"""Faults in the project's own sentences: measures, their parties, denials, reworded statements."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.faults.case import Case
from summarizer.checking.denial_words import FORMS
from summarizer.checking.denials import check_denial
from summarizer.checking.parties import check_issuer_and_target
from summarizer.checking.polarity import check_certainty, check_polarity
from summarizer.checking.status import check_status
from summarizer.source.sentences import Source

SENTENCES = Path(__file__).parents[1] / "sanctions_news.jsonl"
BYSTANDERS = Path(__file__).parents[1] / "sanctions_bystanders.jsonl"
STATUSES = ("threatened", "authorized", "imposed", "lifted")
Builder = Callable[[dict[str, str], list[int], Source, random.Random], Iterator[Case]]


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
