"""With evidence given, a figure must hold in the passages that the text cites."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from summarizer.figures import check_figures

SOURCE = "The choir has 30 singers. The band has 12 drummers. Its hall seats 450 people."


@dataclass(frozen=True)
class Passage:
    """A span of the source with a name of its own."""

    start: int
    end: int


def span(words: str) -> tuple[int, int]:
    """Where words stand in the source."""
    start = SOURCE.index(words)
    return start, start + len(words)


def test_in_the_cited_passage() -> None:
    """A figure that the cited passage gives is ok."""
    cited = [span("The band has 12 drummers.")]
    assert [c.severity for c in check_figures("The band has 12 drummers.", SOURCE, cited)] == ["ok"]


def test_elsewhere() -> None:
    """A figure that stands elsewhere in the source is an error that shows where."""
    cited = [span("The choir has 30 singers.")]
    (check,) = check_figures("The band has 12 drummers.", SOURCE, cited)
    assert (check.verdict, check.severity) == ("misattributed", "error")
    assert "12 drummers" in check.reason


def test_objects_with_a_start_and_an_end() -> None:
    """Evidence may be any object that has a start and an end."""
    cited = [Passage(*span("The hall seats 450 people".replace("The", "Its")))]
    assert [c.severity for c in check_figures("The hall seats 450.", SOURCE, cited)] == ["ok"]


def test_several_passages() -> None:
    """A figure may hold in any of the cited passages."""
    cited = [span("The choir has 30 singers."), span("Its hall seats 450 people.")]
    text = "The choir of 30 singers fills a hall that seats 450 people."
    assert [c.severity for c in check_figures(text, SOURCE, cited)] == ["ok", "ok"]


@pytest.mark.parametrize("text", ["The band has 12 drummers.", "The band has 99 drummers."])
def test_nothing_cited(text: str) -> None:
    """Where nothing is cited, no figure can hold."""
    assert [c.severity for c in check_figures(text, SOURCE, [])] == ["error"]
