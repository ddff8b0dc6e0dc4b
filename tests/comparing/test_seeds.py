"""What comparing finds in the two seeds, from summaries that a careful reader made of them."""

from __future__ import annotations

import pytest

from summarizer.comparing.compare import compare
from summarizer.comparing.story import Fact, StoryComparison
from tests.comparing.told import seed_result

SHORT, LONG = "china-equipment-sales", "us-intelligence-findings"


@pytest.fixture(scope="module")
def story() -> StoryComparison:
    """The comparison of the two."""
    return compare([seed_result(SHORT), seed_result(LONG)])


def having(facts: list[Fact], *words: str) -> list[Fact]:
    """The facts of which some telling has all these words in its sentences."""
    return [
        fact
        for fact in facts
        for telling in fact.tellings[:1]
        if all(word in " ".join(cited.text for cited in telling.evidence) for word in words)
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("about 90%", "in 2023"),
        ("$200 million in 2021", "$500 million in 2022"),
        ("nitrocellulose",),
        ("UAV engines",),
        ("North China Research Institute",),
        ("satellite imagery",),
    ],
)
def test_what_both_have_is_shared_and_agrees(
    story: StoryComparison, words: tuple[str, ...]
) -> None:
    """Facts in other words, with other forms of a bound, drone for UAV, are one fact."""
    assert any(set(fact.reports) == {SHORT, LONG} for fact in having(story.agreed, *words))


def test_the_only_conflict_is_what_the_900_million_are(story: StoryComparison) -> None:
    """The whole of the imports in one report, China's 70% of them in the other."""
    (conflict,) = story.conflicts
    assert conflict.kind == "scope"
    assert [side.words for side in conflict.sides] == [
        "70% of Russia’s approximately $900 million",
        "70% of Russian machine tool imports, or around $900 million",
    ]


def test_the_denial_and_the_warning_are_shared(story: StoryComparison) -> None:
    """China's denial, told by its minister in one report, and Yellen's warning are in both."""
    (denied,) = [f for f in story.shared if f.tellings[0].kind == "denial"]
    assert [telling.speaker for telling in denied.tellings] == ["Wang Yi", "China"]
    assert any(note.kind == "speaker" for note in denied.notes)
    assert "Dmytro Kuleba" in {detail.words for detail in denied.details}
    (warned,) = [f for f in story.shared if f.tellings[0].kind == "sanction"]
    assert {telling.speaker for telling in warned.tellings} == {"Janet Yellen"}


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (SHORT, ("Campbell", "April 4")),
        (SHORT, ("In October 2023",)),
        (LONG, ("executive order in December",)),
        (LONG, ("rare sanctions on Thursday against two U.S. defense companies",)),
    ],
)
def test_what_one_report_has_stands_alone(
    story: StoryComparison, report: str, words: tuple[str, ...]
) -> None:
    """Campbell and October 2023 stand in the short one; the order and China's sanctions in the long one."""  # noqa: E501
    assert having(story.only(report), *words)
    assert not having(story.shared, *words)


def test_names_that_mean_one_actor_are_tied(story: StoryComparison) -> None:
    """A name with its words in another order is one actor, and the comparison says why."""
    tied = [t for t in story.names if any("Electro-Optics" in use.name for use in t.names)]
    assert [use.report for use in tied[0].names] == [SHORT, LONG]
    assert "have the same words" in tied[0].why
