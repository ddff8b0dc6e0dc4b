#!/usr/bin/env python3
"""Measure `compare` by planting one change in a report and comparing it with its twin.

    python bench/comparing.py                        # the project's own sentences: status, polarity
    python bench/comparing.py --data FOLDER          # FOLDER holds polnear_dev.jsonl and figures/
    python bench/comparing.py --data FOLDER --misses date --limit 5

Results are built without any model: an article's marked attributions, or its sentences with a
figure, are the claims; the project's own sentences on sanctions are the measures. Each article
is compared with a twin in which one thing was changed (a figure, a date, a bound, a speaker, a
negation, a status), with a faithful rewording of itself (the same figures in another form, words
with a synonym, the sentences in another order), and the changed twin with the rewording. A
planted conflict counts as found when a conflict of its kind touches the changed sentence; any
other conflict is a false alarm, counted per shared fact.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from bench.twins.article import Article
from bench.twins.measuring import Tally, run
from bench.twins.reading import attributed_articles, figured_articles, own_articles


def arguments() -> argparse.Namespace:
    """Read the options of the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="holds polnear_dev.jsonl and figures/*.jsonl")
    parser.add_argument("--articles", type=int, default=250, help="of the figure sets, at most")
    parser.add_argument("--each", type=int, default=2, help="changes of a kind per article")
    parser.add_argument("--misses", default="", help="show what goes wrong in these rows")
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def articles_of(data: Path | None, rng: random.Random, most: int) -> list[Article]:
    """The project's own articles and those of the data folder, if there is one."""
    articles = list(own_articles())
    if data:
        articles += attributed_articles(data)
        articles += figured_articles(data, rng, most)
    return articles


def show(tallies: dict[str, Tally], misses: str, limit: int) -> None:
    """Print the table, a row a sort of pair, and what goes wrong in the rows asked for."""
    for kind, tally in sorted(tallies.items()):
        caught = f"found {tally.found:5}/{tally.pairs:<5} {100 * tally.found / tally.pairs:5.1f} %"
        alarms = 100 * tally.alarms / max(1, tally.facts)
        shown = caught if kind not in ("rewording", "untouched twin") else " " * len(caught)
        others = f"other facts in conflict {tally.alarms:4}/{tally.facts:<6} {alarms:5.2f} %"
        print(f"{kind:22} {shown}   {others}")
        if misses and misses in kind:
            print("\n".join(tally.shown[:limit]))


def main() -> None:
    """Run the bench and print its table."""
    options = arguments()
    rng = random.Random(options.seed)  # noqa: S311 - a sample, not a secret
    articles = articles_of(options.data, rng, options.articles)
    start = time.perf_counter()
    tallies = run(articles, rng, options.each)
    seconds = time.perf_counter() - start
    show(tallies, options.misses, options.limit)
    pairs = sum(tally.pairs for tally in tallies.values())
    print(f"{len(articles)} articles, {pairs} comparisons in {seconds:.0f} s")


if __name__ == "__main__":
    main()
