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
import random
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from bench.faults.articles import article_cases
from bench.faults.case import Case
from bench.faults.sanctions import sanction_cases

Counts = Counter[tuple[str, bool]]
"""How many cases of a kind there are, those with a fault planted and the true ones."""


def arguments() -> argparse.Namespace:
    """Read the options of the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder that holds polnear_dev.jsonl")
    parser.add_argument("--misses", metavar="KIND", help="show what goes wrong in these kinds")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def counted(cases: Iterable[Case], misses: str | None) -> tuple[Counts, Counts]:
    """Count all cases and those that are flagged; show what goes wrong in the kinds asked for."""
    total: Counts = Counter()
    flagged: Counts = Counter()
    for case in cases:
        finding = case.finding()
        total[case.kind, case.planted] += 1
        flagged[case.kind, case.planted] += finding.severity != "ok"
        wrong = (finding.severity != "ok") != case.planted
        if wrong and misses and misses in case.kind:
            print("MISSED" if case.planted else "FLAGGED", case.told, "|", finding.reason)
    return total, flagged


def show(total: Counts, flagged: Counts) -> None:
    """Print the table: a row a kind."""
    for kind in sorted({kind for kind, _ in total}):
        row = [(flagged[kind, planted], total[kind, planted]) for planted in (True, False)]
        (caught, faults), (alarms, true) = row
        print(
            f"{kind:22} caught {caught:5}/{faults:<5} {100 * caught / max(1, faults):5.1f} %   "
            f"true items flagged {alarms:5}/{true:<5} {100 * alarms / max(1, true):5.1f} %"
        )


def main() -> None:
    """Run the bench and print its table."""
    options = arguments()
    own = sanction_cases(random.Random(options.seed))  # noqa: S311 - a sample
    marked = article_cases(options.data, options.seed) if options.data else ()
    show(*counted(chain(own, marked), options.misses))


if __name__ == "__main__":
    main()
