"""Conflicts are found and typed, faithful rewordings agree, and nothing is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from summarizer import Actor, Evidence, Result
from summarizer.comparing.compare import compare
from summarizer.comparing.story import StoryComparison
from summarizer.errors import UsageError
from summarizer.result import Failure
from tests.comparing.told import claim, denial, measure, result_of
from tests.court_ruling import CourtRuling

OTHER = claim("The harbour of Velm was closed for repairs during the whole winter.")


def pair(one: str, other: str, *speakers: str | None) -> StoryComparison:
    """Two reports that differ in one sentence; both have another one too."""
    first, second = speakers or (None, None)
    return compare(
        [result_of("a", claim(one, first), OTHER), result_of("b", OTHER, claim(other, second))]
    )


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("figure", "The blast killed 14 dockers in Velm.", "The blast killed 17 dockers in Velm."),
        ("figure", "Acme paid $200 million for the yard.", "Acme paid $200 billion for the yard."),
        ("figure", "Acme paid $5 million for the yard.", "Acme paid €5 million for the yard."),
        ("figure", "Sales of the yard rose 7% in May.", "Sales of the yard fell 7% in May."),
        ("figure", "Quist won 61% and Orr won 38% of the vote in Velm.",
         "Quist won 38% and Orr won 61% of the vote in Velm."),
        ("bound", "More than 500 workers of the yard left.", "Fewer than 500 workers of the yard left."),  # noqa: E501
        ("bound", "More than 500 workers of the yard left.", "Nearly 500 workers left the yard."),
        ("date", "The yard in Velm was sold on April 4.", "The yard in Velm was sold on April 9."),
        ("date", "The yard in Velm was sold in 2021.", "The yard in Velm was sold in 2022."),
        ("date", "The yard in Velm was sold on Friday.", "The yard in Velm was sold on Thursday."),
        ("polarity", "Acme supplies engines to the navy of Velm.",
         "Acme does not supply engines to the navy of Velm."),
        ("polarity", "Orr can prove that the yard was sold.", "Orr can't prove that the yard was sold."),  # noqa: E501
        ("scope", "Some 70% of the yard's $900 million in sales went to Velm.",
         "Some 70% of the yard's sales, or $900 million, went to Velm."),
        ("scope", "The yard made a profit of $3 million in Velm.",
         "The yard made a loss of $3 million in Velm."),
    ],
)  # fmt: skip
def test_a_difference_is_a_conflict_of_its_kind(kind: str, one: str, other: str) -> None:
    """One thing told otherwise is one conflict, of that kind, with both places."""
    story = pair(one, other)

    (conflict,) = story.conflicts
    assert conflict.kind == kind
    assert [side.places[0].sentence for side in conflict.sides] == [one, other]
    assert len(story.agreed) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Imports rose to over $500 million in 2022.", "Imports rose to more than $500m in 2022."),
        ("China sends UAV engines to Velm.", "China sends drone engines to Velm."),
        ("China sends engines for unmanned aerial vehicles to Velm.",
         "China sends engines for drones to Velm."),
        ("Half of the yard was sold to Acme.", "50% of the yard was sold to Acme."),
        ("The trip took 48 hours by train to Velm.", "The trip took two days by train to Velm."),
        ("The yard in Velm was not sold to Acme.", "The yard in Velm wasn't sold to Acme."),
        ("The firm said it had no part in the blast.", "The company stated it had no part in the blast."),  # noqa: E501
        ("The yard was sold on 4 April 2022 in Velm.", "The yard was sold on April 4, 2022."),
    ],
)  # fmt: skip
def test_other_words_for_the_same_agree(one: str, other: str) -> None:
    """Another form of a figure, a synonym or a contraction is no conflict."""
    story = pair(one, other)

    assert not story.conflicts
    assert len(story.agreed) == 2


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "rounded",
            "The yard cost 1,234,567 dollars in all.",
            "The yard cost about $1.2 million in all.",
        ),
        ("less exact", "The yard hired about 90 men in Velm.", "The yard hired 90 men in Velm."),
        (
            "less exact",
            "The yard was sold to Acme in May 2021.",
            "The yard was sold to Acme in 2021.",
        ),
    ],
)
def test_a_rounding_agrees_with_a_note(kind: str, one: str, other: str) -> None:
    """Figures of which one is less exact agree, and the fact says so."""
    story = pair(one, other)

    assert not story.conflicts
    assert kind in [note.kind for fact in story.shared for note in fact.notes]


def test_another_speaker_is_a_conflict() -> None:
    """The same words, from two speakers of whom neither stands for the other, are at odds."""
    story = pair(
        "The yard will close in May, Ada Quist said.", "The yard will close in May, Bo Orr said.",
        "Ada Quist", "Bo Orr",
    )  # fmt: skip
    (conflict,) = story.conflicts
    assert conflict.kind == "speaker"
    assert [side.words for side in conflict.sides] == ["Ada Quist", "Bo Orr"]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Moscow", "Russia"), ("Ada Quist", "Quist"), ("Ada Quist", None), ("officials", "Quist"),
        ("the Kremlin", "Russian officials"),
    ],
)  # fmt: skip
def test_one_speaker_by_two_names_is_no_conflict(mine: str, theirs: str | None) -> None:
    """A capital, a surname alone, nobody named: all may be the same speaker."""
    words = "The talks about the yard will go on in Velm, {} said."
    story = pair(words.format(mine), words.format(theirs or "one"), mine, theirs)

    assert not story.conflicts
    assert len(story.shared) == 2


def test_a_speaker_whom_the_checks_refuted_is_at_odds_with_nobody() -> None:
    """A model that misnames a speaker does not make two reports conflict."""
    told = "The yard in Velm will close in May for repairs, Ada Quist said."
    wrong = result_of("b", claim(told, "Bo Orr"), claim("Bo Orr lives in Velm."), checked=True)
    story = compare([result_of("a", claim(told, "Ada Quist")), wrong])

    assert not story.conflicts
    assert story.shared[0].tellings[1].doubts


@pytest.mark.parametrize(
    ("one", "other", "statuses"),
    [
        ("Britain imposed sanctions on Acme.", "Britain threatened to impose sanctions on Acme.",
         ("imposed", "threatened")),
        ("Britain put Acme on its sanctions list.",
         "Britain threatened to put Acme on its sanctions list.", ("imposed", "threatened")),
        ("Britain lifted sanctions on Acme.", "Britain imposed sanctions on Acme.",
         ("lifted", "imposed")),
        ("Britain's parliament authorized sanctions on Acme.",
         "Britain's parliament imposed sanctions on Acme.", ("authorized", "imposed")),
    ],
)  # fmt: skip
def test_another_status_of_a_measure_is_a_conflict(
    one: str, other: str, statuses: tuple[str, str]
) -> None:
    """Threatened, authorized, imposed and lifted cannot be true of one measure at once."""
    results = [
        result_of(name, measure(words, "Britain", "Acme", "sanctions", status))
        for name, words, status in zip("ab", (one, other), statuses, strict=True)
    ]
    assert [conflict.kind for conflict in compare(results).conflicts] == ["status"]


def test_a_label_without_words_for_it_is_no_conflict() -> None:
    """Where both sentences are the same, a model's other label is a note and no conflict."""
    words = "Britain warned Acme of sanctions."
    results = [
        result_of(name, measure(words, "Britain", "Acme", "sanctions", status))
        for name, status in (("a", "threatened"), ("b", "imposed"))
    ]
    story = compare(results)
    assert not story.conflicts
    assert [note.kind for note in story.shared[0].notes] == ["status"]


def test_dates_of_publication_tell_what_a_day_is() -> None:
    """On a Saturday "yesterday" is "Friday", on a Friday it is not."""

    def told(name: str, day: str, published: date) -> Result[Any]:
        return result_of(name, claim(f"The yard in Velm was sold {day}."), published=published)

    friday = told("a", "Friday", date(2024, 4, 5))
    same = told("b", "yesterday", date(2024, 4, 6))
    other = told("c", "yesterday", date(2024, 4, 5))
    assert not compare([friday, same]).conflicts
    assert [c.kind for c in compare([friday, other]).conflicts] == ["date"]


def test_the_likest_are_put_together() -> None:
    """Sentences that differ in little but their figures each meet their own counterpart."""
    may = claim("Sales of the yard in Velm rose 5% in May.")
    june = claim("Sales of the yard in Velm rose 4% in June.")
    story = compare([result_of("a", may, june), result_of("b", june, may)])

    assert len(story.agreed) == 2
    assert not story.conflicts


def test_every_span_is_true() -> None:
    """The words of a side stand at its span in the report."""
    first = result_of("a", OTHER, claim("The blast killed 14 dockers in Velm."))
    second = result_of("b", claim("In Velm the blast killed 17 dockers."), OTHER)
    (conflict,) = compare([first, second]).conflicts

    for side, result in zip(conflict.sides, (first, second), strict=True):
        span = side.places[0].span
        assert span is not None
        assert (result.report.text or "")[span.start : span.end] == side.words


def test_reports_on_one_side_stand_together() -> None:
    """Three reports that say 17 against one that says 14 are one conflict with two sides."""
    told = [14, 17, 17, 17]
    results = [
        result_of(str(at), claim(f"The blast killed {dead} dockers in Velm{' ' * at}."))
        for at, dead in enumerate(told)
    ]
    (conflict,) = compare(results).conflicts
    assert [[place.report for place in side.places] for side in conflict.sides] == [
        ["0"], ["1", "2", "3"],
    ]  # fmt: skip


def test_what_only_one_report_has_is_kept() -> None:
    """Every item of every result is a telling of exactly one fact."""
    first = result_of(
        "a", OTHER, claim("Acme bought the yard."), denial("Orr denied a sale.", "Orr", "a sale")
    )
    second = result_of("b", claim("A museum of glass was opened by the mayor."), OTHER)
    story = compare([first, second])

    told = [(t.report, t.path) for fact in story.facts for t in fact.tellings]
    assert sorted(told) == [
        ("a", "claims[0]"), ("a", "claims[1]"), ("a", "denials[0]"),
        ("b", "claims[0]"), ("b", "claims[1]"),
    ]  # fmt: skip
    assert [fact.words for fact in story.only("b")] == [
        "A museum of glass was opened by the mayor."
    ]


def test_a_denial_and_a_claim_of_another_are_no_conflict_of_reports() -> None:
    """That two actors contradict each other is what both reports say."""
    told = [claim("Acme supplies engines to Velm, Ada Quist said.", "Ada Quist"),
            denial("Acme denied that it supplies engines to Velm.", "Acme", "that it supplies engines to Velm")]  # noqa: E501 # fmt: skip
    story = compare([result_of("a", *told), result_of("b", *reversed(told))])
    assert len(story.agreed) == 2


def test_an_item_with_an_error_counts_with_a_mark() -> None:
    """A telling that failed its check is there, with what was found wrong."""
    told = claim(
        "The blast killed 14 dockers in Velm.", words="The blast killed 40 dockers in Velm."
    )
    story = compare([result_of("a", told, checked=True), result_of("b", claim(told[0]))])

    assert not story.conflicts, "the reports agree, whatever the model made of it"
    assert "40" in story.shared[0].tellings[0].doubts[0]


def test_reports_without_text_are_compared_by_their_sentences() -> None:
    """A row whose text was left out still has the sentences that its items rest on."""
    results = [result_of(n, claim(f"The blast killed {d} dockers in Velm."))
               for n, d in (("a", 14), ("b", 17))]  # fmt: skip
    for result in results:
        result.report.text = None
    story = compare(results)
    assert [conflict.kind for conflict in story.conflicts] == ["figure"]
    assert all(report.sentences_only for report in story.reports)


def test_a_failed_result_is_told_of() -> None:
    """A report without a summary is among the reports, with the reason."""
    failed = result_of("b", OTHER, status="failed", error=Failure(kind="X", message="no answer"))
    failed.summary = None
    story = compare([result_of("a", OTHER), failed])
    assert story.reports[1].problem == "no answer"
    assert story.only("a")


def test_two_reports_with_one_id_are_told_apart() -> None:
    """Labels are unique; the same report summarized twice counts once, as it was last."""
    first, second = result_of("x", OTHER), result_of("x", claim("Acme bought the yard."))
    assert [r.label for r in compare([first, second]).reports] == ["x (1)", "x (2)"]
    assert len(compare([first, first, second]).reports) == 2


def test_one_report_cannot_be_compared() -> None:
    """A comparison of fewer than two reports is a mistake of the caller's."""
    with pytest.raises(UsageError, match="two reports or more"):
        compare([result_of("a", OTHER), result_of("a", OTHER)])


def test_a_schema_of_ones_own_is_compared_too() -> None:
    """Items of any schema compare by their texts and their evidence."""
    results = [_ruling("a", 14), _ruling("b", 17)]
    assert [conflict.kind for conflict in compare(results).conflicts] == ["figure"]


def _ruling(name: str, years: int) -> Result[CourtRuling]:
    words = f"The court sentenced Orr to {years} years for the blast in Velm."
    cited = Evidence(start=0, end=len(words), text=words, sentence=1)
    ruling = CourtRuling.model_validate(
        {
            "court": "the court",
            "judge": None,
            "orders": [{"order": words, "kind": "ban", "evidence": [cited]}],
        }
    )
    base = result_of(name, claim(words))
    return Result[CourtRuling](**(base.model_dump(exclude={"summary"}) | {"summary": ruling}))


def test_names_with_other_words_are_not_tied() -> None:
    """Companies that share a word, and countries that differ, stay apart."""

    def named(*names: str) -> tuple[Actor, ...]:
        return tuple(Actor(name=name, kind="company", evidence=[]) for name in names)

    first = result_of("a", OTHER, actors=named("General Dynamics", "North Korea", "AP"))
    second = result_of(
        "b", OTHER, actors=named("General Atomics", "South Korea", "Associated Press")
    )
    tied = [{use.name for use in tied.names} for tied in compare([first, second]).names]
    assert tied == [{"AP", "Associated Press"}]


def test_a_comparison_is_read_back_as_it_was_written() -> None:
    """A row of a comparison gives the same comparison."""
    story = pair("The blast killed 14 dockers in Velm.", "The blast killed 17 dockers in Velm.")
    assert StoryComparison.model_validate_json(story.model_dump_json()) == story
