"""The marked articles of polnear_dev.jsonl: who says what in them, and in which sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.source.sentences import Source
from summarizer.summary import Span

DENYING = re.compile(
    r"\b(?:not|never|no|den(?:y|ie[sd]|ying)|reject\w*|refus\w*|declin\w*|dismiss\w*|fail\w*|disput\w*"
    r"|oppos\w*|rebuff\w*|lack\w*|unable|unwilling|hardly|barely|without)\b|n[’']t\b",
    re.IGNORECASE,
)


class Attribution(NamedTuple):
    """Who says it, the numbers of the sentences that tell so, and what is said."""

    speaker: str
    cited: list[int]
    statement: str


def articles(folder: Path) -> list[dict[str, Any]]:
    """Read the marked articles."""
    lines = (folder / "polnear_dev.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def attributed(article: dict[str, Any], source: Source) -> Iterator[Attribution]:
    """Yield each attribution with one source, named or not, whose cue denies nothing."""
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
        yield Attribution(speaker, sorted(numbers)[:4], " ".join(pieces))
