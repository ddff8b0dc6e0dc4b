"""What only one of several tellings of a fact has in its sentence: names and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.checking.names import GENERIC
from summarizer.checking.places import countries_in, is_country
from summarizer.checking.speech_words import TITLES
from summarizer.comparing.matching import Group
from summarizer.comparing.sayings import Saying
from summarizer.comparing.slots import matching
from summarizer.comparing.story import Detail
from summarizer.comparing.vocabulary import term
from summarizer.items import evidence_of
from summarizer.result import Result

_WORD = re.compile(r"\w+(?:-\w+)*")
_NAME = re.compile(
    r"(?<![.!?“\"]\s)(?<!^)\b[A-Z][\w’'-]*[a-z][\w’'-]*(?:\s+[A-Z][\w’'-]*[a-z]\w*)*"
)


def words_of(result: Result[Any]) -> frozenset[str]:
    """The words of a report, in lower case: by them a name is known to stand there."""
    return frozenset(_WORD.findall(text_of(result).casefold()))


def details_of(
    group: Group, labels: Sequence[str], words: Sequence[frozenset[str]]
) -> list[Detail]:
    """The names that no other report with this fact gives anywhere, and its figures.

    Args:
        group: The items that say the same.
        labels: What each report is called.
        words: The words of each report.
    """
    if len(group.reports) < 2:
        return []
    found: dict[tuple[int, int, int], Detail] = {}
    for saying in group.sayings:
        others = [other for other in group.sayings if other.report != saying.report]
        elsewhere = [words[at] for at in group.reports - {saying.report}]
        for start, end in [*_names(saying, elsewhere), *_figures(saying, others)]:
            span = saying.passage.place(start, end)
            if span is not None:
                found[saying.report, span.start, span.end] = Detail(
                    report=labels[saying.report],
                    path=saying.path,
                    words=" ".join(saying.passage.text[start:end].split()),
                    span=span,
                )
    return list(found.values())


def _names(saying: Saying, elsewhere: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The proper names whose last word the other reports do not have."""
    for match in _NAME.finditer(saying.passage.text):
        parts = [re.sub(r"['’]s?$", "", part) for part in match.group().split()]
        telling = [p for p in parts if p.lower() not in GENERIC | TITLES
                   and not countries_in((p.lower(),))]  # fmt: skip
        if is_country(match.group()):
            continue
        last = telling[-1].casefold() if telling else ""
        if term(last) and not any(last in words for words in elsewhere):
            yield match.start(), match.end()


def _figures(saying: Saying, others: Sequence[Saying]) -> Iterator[tuple[int, int]]:
    """The figures to which no other telling has one of the value."""
    theirs = [scene for other in others for scene in other.passage.scenes]
    for scene in saying.passage.scenes:
        figure = scene.figure
        if figure.kind != "one" and not any(matching(scene, other) for other in theirs):
            yield figure.start, figure.end


def text_of(result: Result[Any]) -> str:
    """A report's text; where that was left out, the sentences that its items rest on."""
    if result.report.text is not None:
        return result.report.text
    return " ".join(cited.text for one in result.items() for cited in evidence_of(one.item))
