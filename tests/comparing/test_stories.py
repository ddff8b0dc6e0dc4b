"""The reports of a batch fall into stories; copies are told from retellings."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from summarizer.comparing.stories import Trace, several, stories_of
from summarizer.errors import UsageError

SALE = (
    "The Velm yard was sold to Acme Holding for $340 million on Friday, its director Ada Quist "
    "said. The yard in Velm has 2,300 workers. Bo Orr of the Dockers Union called it a shame. "
    "Nobody knows yet what will become of the ships that are still being built there."
)
RETOLD = (
    "Acme Holding pays $340 million for a yard with 2,300 workers, and the Dockers Union is not "
    "pleased. Director Ada Quist told reporters in Velm that the deal was done. It is a shame, "
    "Bo Orr said."
)
OTHER = (
    "A museum of glass opened in Tarn after 12 years of work. Mayor Lea Brandt praised Studio "
    "Nord, which built it for 41 million euros, and the Glass Guild gave 800 pieces."
)


def test_a_retelling_and_a_copy_are_of_one_story() -> None:
    """Other words with the same names and figures make a story; near the same words a copy."""
    copy = SALE.replace("a shame", "a pity")
    stories = stories_of([Trace(SALE), Trace(OTHER), Trace(RETOLD), Trace(copy)])

    assert [story.reports for story in stories] == [[0, 2, 3], [1]]
    assert stories[0].copies == [[0, 3]]
    assert stories[0].tellings == 2
    assert list(several(stories)) == stories[:1]


def test_a_copy_with_another_figure_is_still_a_copy() -> None:
    """A changed figure must not keep a copy out of its story: it is what one wants to see."""
    changed = SALE.replace("$340 million", "$840 million")
    (story,) = stories_of([Trace(SALE), Trace(changed)])
    assert story.copies == [[0, 1]]


def test_the_same_text_twice_is_a_copy() -> None:
    """Reports with one text need no hashing to be known as copies."""
    (story,) = stories_of([Trace(OTHER), Trace(OTHER), Trace(OTHER)])
    assert story.copies == [[0, 1, 2]]


def test_reports_far_apart_in_time_tell_two_stories() -> None:
    """The same names a year later are another story; without dates they are one."""
    dated = [Trace(SALE, date(2024, 4, 5)), Trace(RETOLD, date(2025, 4, 5))]
    assert len(stories_of(dated)) == 2
    assert len(stories_of([Trace(SALE), Trace(RETOLD)])) == 1


def test_a_story_does_not_drift() -> None:
    """Reports that share names with the last but nothing with the first are another story."""
    chain = [
        "Ada Quist met Bo Orr of Acme in Velm over $110 million.",
        "In Tarn, Bo Orr of Acme met Cy Rand of Nord over $110 million.",
        "In Lund, Cy Rand of Nord met Di Sorn of Zeta over $770 million.",
        "In Brno, Di Sorn of Zeta met Ed Tamm of Xerc over $770 million.",
    ]
    stories = stories_of(Trace(text) for text in chain)
    assert any({0, 1} <= set(story.reports) for story in stories)
    assert not any({0, 3} <= set(story.reports) for story in stories)


@pytest.mark.parametrize("texts", [[], [""], ["", "a"], ["1"], ["\u200b", "!?"], ["x" * 10_000]])
def test_any_text_is_of_some_story(texts: list[str]) -> None:
    """Empty, tiny and odd texts are grouped without a fault, each report in one story."""
    found = sorted(at for story in stories_of(map(Trace, texts)) for at in story.reports)
    assert found == list(range(len(texts)))


def test_without_datasketch_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A package that is missing is named, with the extra that brings it and a way without."""
    monkeypatch.setitem(sys.modules, "datasketch", None)
    with pytest.raises(UsageError, match=r"\[stories\]"):
        stories_of([Trace(SALE), Trace(RETOLD)])
