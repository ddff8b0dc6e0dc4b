#!/usr/bin/env python3
"""What asking again costs, beside the first questions, and what it mends.

    python bench/corrections.py --texts seeds --base-url http://127.0.0.1:8099/v1
    python bench/corrections.py --texts reports.jsonl --base-url … --cut 1500

`--base-url` is any OpenAI-compatible server; a fake one that spoils a share of its answers shows
the bound at work, a real one also what is mended. Reports come from a folder of texts or from
JSONL with a "text". Tokens are those that the server tells.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from summarizer import Report, Result, Settings, Summarizer


def texts_of(path: Path, first: int, cut: int | None) -> Iterator[str]:
    """The first so many texts of a folder or a JSONL file, each cut to so many characters."""
    if path.is_dir():
        texts = [file.read_text("utf-8") for file in sorted(path.rglob("*.txt"))]
    else:
        texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    yield from (text[:cut] for text in texts[:first])


def measured(results: Sequence[Result[Any]]) -> dict[str, Any]:
    """The share of tokens that corrections took, over all and at worst, and their outcomes."""
    shares, outcomes = [], Counter[str]()
    corrected = total = 0
    for result in results:
        tokens = result.usage.correction_tokens
        first = result.usage.tokens_for("first")
        corrected, total = corrected + tokens, total + first
        shares.append(tokens / first)
        outcomes.update(told.outcome for told in result.corrections)
    errors = sum(item.severity == "error" for result in results for item in result.items())
    return {
        "reports": len(results),
        "correction tokens, % of the first": round(100 * corrected / total, 1),
        "at worst, %": round(100 * max(shares), 1),
        "entries still wrong": errors,
        **{f"faults {outcome}": count for outcome, count in outcomes.most_common()},
    }


def main() -> None:
    """Summarize each text with both ways of asking and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--model", default="mock")
    parser.add_argument("--first", type=int, default=20)
    parser.add_argument("--cut", type=int)
    given = parser.parse_args()
    texts = list(texts_of(given.texts, given.first, given.cut))
    for ask in ("together", "apart"):
        settings = Settings(base_url=given.base_url, model=given.model, ask=ask)
        with Summarizer(settings) as summarizer:
            results = [summarizer.summarize(Report(text=text)) for text in texts]
        print(json.dumps({"ask": ask} | measured(results)))


if __name__ == "__main__":
    main()
