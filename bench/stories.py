#!/usr/bin/env python3
"""Measure how the stories of a batch are found: how well, and how the time grows.

    python bench/stories.py                    # 1,000 to 100,000 short reports made from templates
    python bench/stories.py --sizes 1000,10000

Each story is made up: people, towns, companies and figures of its own out of a common stock, told
in one to six ways by templates with other sentences, other order and other words around; some
tellings are copied with a word or two changed. Found stories are compared with those that were
made, pair by pair of reports; so are the copies.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarizer.comparing.stories import Story, Trace, stories_of


def listed(words: str) -> list[str]:
    """The words of a text."""
    return words.split()


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
FIRST = listed(
    """Ada Boris Clara Daniel Elena Farid Greta Hamid Irina Jonas Katya Liam Mara Nadia Oleg
    Petra Quentin Rosa Samir Tamar Ugo Vera Walid Xenia Yusuf Zoran"""
)
ONSET = listed("""B Br D Dr F G Gr H K Kl L M N P Pr R S St T Tr V Z""")
MIDDLE = listed("""al an ar el en er il in ol on or ul un ur""")
ENDING = listed("""berg dorf ev in man mov o ov sen ska son stein ton ville way wick""")
COUNTRIES = listed(
    """Russia China Ukraine Iran Turkey Germany France Poland Japan India Brazil Egypt Kenya
    Serbia Norway Spain Canada Mexico Israel Syria"""
)
SECTORS = listed(
    """shipping banking mining steel oil grain fishing drone chip rail port insurance"""
)
OPENINGS = (
    "{country} imposed sanctions on {company}, a {sector} company in {town}, over ${money}m.",
    "Officials of {country} said {day} that {company} moved ${money} million through {town}.",
    "{person} of {company} denied on {day} that the {sector} firm broke the rules of {country}.",
    "A court in {town} froze ${money} million that belongs to {company}.",
)
BODIES = (
    "The {sector} group employs {staff} people in {town}, according to {person}.",
    "{person} told reporters that {percent} percent of its trade went to {country}.",
    "It bought {count} ships from {other} in {year}, records show.",
    "{other} called the measure a mistake and said it would appeal.",
    "Exports to {country} fell by {percent} percent after {year}, {other} said.",
    "About {staff} workers in {town} may lose their jobs, the union warned.",
    "Prosecutors led by {other} searched {count} offices in {town}.",
)
PADDING = (
    "The government has not commented.", "Talks are expected to go on next week.",
    "Observers had expected the step for some time.", "The markets hardly moved.",
    "Critics said that the rules were unclear.", "More details were not available.",
    "Similar cases have ended without a verdict.", "The ministry promised to look into it.",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A report that was made up: its text and day, its story, the telling that it is or copies."""

    trace: Trace
    story: int
    telling: int


def name(rng: random.Random) -> str:
    """A name out of some five thousand, so that stories share names now and then."""
    return rng.choice(ONSET) + rng.choice(MIDDLE) + rng.choice(ENDING)


def facts_of(rng: random.Random) -> dict[str, object]:
    """What a story is about."""
    return {
        "country": rng.choice(COUNTRIES), "town": name(rng), "sector": rng.choice(SECTORS),
        "company": f"{name(rng)} {rng.choice(['Group', 'Holding', 'Trading', 'Lines'])}",
        "person": f"{rng.choice(FIRST)} {name(rng)}", "other": f"{rng.choice(FIRST)} {name(rng)}",
        "money": rng.randint(11, 980), "staff": rng.randint(110, 9900),
        "count": rng.randint(11, 90),
        "percent": rng.randint(11, 90), "year": rng.randint(2009, 2023),
        "day": rng.choice(DAYS),
    }  # fmt: skip


def telling(facts: dict[str, object], rng: random.Random) -> str:
    """One way to tell a story: some of its sentences, in some order, with padding."""
    body = rng.sample(BODIES, 4) + rng.sample(PADDING, 2)
    rng.shuffle(body)
    return " ".join(part.format(**facts) for part in [rng.choice(OPENINGS), *body])


def copied(text: str, rng: random.Random) -> str:
    """A copy with a word or two changed."""
    words = text.split()
    for _ in range(rng.randint(0, 2)):
        words[rng.randrange(len(words))] = rng.choice(["the", "also", "now", "then"])
    return " ".join(words)


def batch(size: int, rng: random.Random) -> list[Made]:
    """So many reports, in the order of their days as news arrives."""
    made: list[Made] = []
    story = tellings = 0
    while len(made) < size:
        facts, day = facts_of(rng), date(2024, 1, 1) + timedelta(days=rng.randrange(365))
        for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4, 6])):
            text = telling(facts, rng)
            told = Trace(text, day + timedelta(days=rng.randrange(2)))
            made.append(Made(told, story, tellings))
            for _ in range(rng.choice([0, 0, 0, 1, 3])):
                made.append(Made(Trace(copied(text, rng), day), story, tellings))
            tellings += 1
        story += 1
    made = made[:size]
    made.sort(key=lambda report: report.trace.published or date.min)
    return made


def pairs(groups: Iterable[Sequence[int]]) -> int:
    """How many pairs of reports stand in one group."""
    return sum(len(group) * (len(group) - 1) // 2 for group in groups)


def agreement(found: Sequence[Sequence[int]], true: Sequence[int]) -> tuple[float, float]:
    """The share of pairs found that are true, and of true pairs that are found, in per cent."""
    both = sum(
        count * (count - 1) // 2
        for group in found
        for count in Counter(true[at] for at in group).values()
    )
    of_true = sum(count * (count - 1) // 2 for count in Counter(true).values())
    return 100 * both / max(1, pairs(found)), 100 * both / max(1, of_true)


def tell(size: int, rng: random.Random) -> None:
    """Measure one size and print its row."""
    made = batch(size, rng)
    start = time.process_time()
    stories: list[Story] = stories_of(report.trace for report in made)
    seconds = time.process_time() - start
    precision, recall = agreement([s.reports for s in stories], [m.story for m in made])
    copies = [group for s in stories for group in s.copies]
    exact, whole = agreement(copies, [m.telling for m in made])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:8,} reports {seconds:8.1f} s {1e6 * seconds / size:7.0f} µs a report "
        f"{memory:6.0f} MB   stories: right {precision:5.1f} % found {recall:5.1f} %   "
        f"copies: right {exact:5.1f} % found {whole:5.1f} %",
        flush=True,
    )


def main() -> None:
    """Run the bench and print the curve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,3000,10000,30000,100000")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    for size in options.sizes.split(","):
        tell(int(size), random.Random(options.seed))  # noqa: S311 - a sample, not a secret


if __name__ == "__main__":
    main()
