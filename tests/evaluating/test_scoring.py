"""Items are matched by what they tell and where it stands, and each is called what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.evaluating.scoring import evaluation_of
from summarizer.evaluating.seeds import read_seed
from summarizer.evaluating.tally import Evaluation, Verdicts
from summarizer.result import Call, Usage
from tests.evaluating.velm import (
    EXPECTED,
    SHELLED,
    changed,
    outcomes,
    result_of,
    seed,
    seed_folder,
    with_more,
)
from tests.sample_report import CLAIM, WHOLE


def scored(folder: Path, answer: dict[str, Any]) -> Evaluation:
    """The scores of one answer."""
    return evaluation_of([(seed(folder), result_of(answer))])


def test_a_good_summary_has_every_section_right(tmp_path: Path) -> None:
    """Other words for the same thing count; what is not told lowers the recall alone."""
    evaluation = scored(tmp_path, WHOLE)
    claims, actors = evaluation.all["claims"], evaluation.all["actors"]
    assert (claims.precision, claims.recall, claims.fields) == (
        1.0, 1.0, {"speaker": 2, "certainty": 2},
    )  # fmt: skip
    assert (actors.precision, actors.recall) == (1.0, 1 / 3)
    assert outcomes(evaluation, "denials") == [("right", "ok")]
    assert outcomes(evaluation, "sanctions_threats") == [("right", "ok")]
    assert [m.text for m in evaluation.seeds[0].missed["actors"]] == ["Northland", "European Union"]


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        ("claims", {"speaker": "The European Union"}),
        ("claims", {"speaker": None}),
        ("denials", {"actor": "Ana Ruiz"}),
        ("sanctions_threats", {"issuer": "Ana Ruiz"}),
        ("sanctions_threats", {"target": "Velm"}),
        ("sanctions_threats", {"status": "imposed"}),
    ],
)
def test_the_wrong_one_or_the_wrong_status_makes_an_item_wrong(
    tmp_path: Path, section: str, fields: dict[str, Any]
) -> None:
    """It is found, so recall does not suffer, but it is not right."""
    evaluation = scored(tmp_path, changed(section, 0, **fields))
    first = next(item for item in evaluation.seeds[0].items if item.section == section)
    assert (first.outcome, first.is_wrong) == ("misstated", True)
    assert first.fields[next(iter(fields))] is False
    assert first.differences[0].startswith(next(iter(fields)))
    assert evaluation.all[section].recall == 1.0  # type: ignore[index]


@pytest.mark.parametrize(
    ("section", "fields", "field"),
    [
        ("claims", {"certainty": "hedged"}, "certainty"),
        ("denials", {"form": "deflected"}, "form"),
        ("actors", {"kind": "group"}, "kind"),
    ],
)
def test_lesser_fields_are_counted_and_make_no_item_wrong(
    tmp_path: Path, section: str, fields: dict[str, Any], field: str
) -> None:
    """Certainty, form and kind are matters of degree."""
    evaluation = scored(tmp_path, changed(section, 0, **fields))
    assert outcomes(evaluation, section)[0][0] == "right"
    assert evaluation.all[section].fields[field] == (1 if section == "claims" else 0)  # type: ignore[index]


@pytest.mark.parametrize(
    ("speaker", "outcome"),
    [(None, "right"), ("Coastal Press", "right"), ("Wire Agency", "right"), ("Ruiz", "misstated")],
)
def test_what_the_report_itself_says_has_no_speaker(
    tmp_path: Path, speaker: str | None, outcome: str
) -> None:
    """Its publisher, or the agency that it relays, may be given; nobody who is told about."""
    own = EXPECTED["claims"][0] | {"speaker": None, "via": "Wire Agency"}
    report = EXPECTED["report"] | {"publisher": "Coastal Press"}
    folder = seed_folder(tmp_path / "velm", EXPECTED | {"claims": [own], "report": report})
    result = result_of(changed("claims", 0, speaker=speaker))
    evaluation = evaluation_of([(read_seed(folder), result)])
    assert outcomes(evaluation, "claims")[0][0] == outcome


def test_an_actor_may_be_known_by_an_alias_of_either_side(tmp_path: Path) -> None:
    """The seed's aliases and the summary's own both count; the name itself goes first."""
    alias = changed("actors", 0, name="Minister", aliases=["Ana Ruiz"])
    assert outcomes(scored(tmp_path, alias), "actors")[0][0] == "right"
    both = WHOLE | {"actors": [alias["actors"][0], *WHOLE["actors"]]}
    told = [outcome for outcome, _ in outcomes(scored(tmp_path, both), "actors")]
    assert told == ["repeated", "right"]


@pytest.mark.parametrize(
    "statement",
    [
        "Northland shelled Velm on Monday, killing 21 people",  # another figure
        "Northland did not shell Velm on Monday",  # the opposite
        "On Monday Southland shelled Velm, killing 12 people",  # a name from nowhere
        "Ukraine shelled Velm on Monday, killing 12 people",  # a country from nowhere
        "The harvest in the border region was the best in decades",  # something else
    ],
)
def test_what_the_report_does_not_say_is_unexpected(tmp_path: Path, statement: str) -> None:
    """Shared words do not make a false statement a match."""
    evaluation = scored(tmp_path, changed("claims", 0, statement=statement))
    assert outcomes(evaluation, "claims")[0][0] == "unexpected"
    assert evaluation.all["claims"].recall == 0.5


def test_a_statement_cited_from_the_wrong_place_is_no_match_unless_it_says_it_all(
    tmp_path: Path,
) -> None:
    """Without the place, nearly all of the words must be there."""
    half = changed("claims", 0, statement="Northland shelled Velm", evidence=[5])
    result = result_of(half)
    cited = result.summary.claims[1].evidence if result.summary else []
    assert result.summary is not None
    result.summary.claims[0].evidence = cited
    evaluation = evaluation_of([(seed(tmp_path), result)])
    assert outcomes(evaluation, "claims")[0][0] == "unexpected"
    whole = "Shelling of Velm by Northland killed 12 people"
    result.summary.claims[0].statement = whole
    evaluation = evaluation_of([(seed(tmp_path), result)])
    assert outcomes(evaluation, "claims")[0][0] == "right"


def test_what_is_denied_may_be_told_in_the_words_of_the_sentence_before(tmp_path: Path) -> None:
    """The sentence of a denial often says no more than "the accusation"."""
    answer = changed("denials", 0, denied="killing 12 people in Velm on Monday")
    assert outcomes(scored(tmp_path, answer), "denials")[0][0] == "right"
    elsewhere = changed("denials", 0, denied="breaking the fishing accord near Velm last winter")
    assert outcomes(scored(tmp_path, elsewhere), "denials")[0][0] == "unexpected"


def test_each_expected_item_is_matched_once(tmp_path: Path) -> None:
    """A second telling is a repetition: not wrong, but no find either."""
    evaluation = scored(tmp_path, with_more("claims", certainty="alleged"))
    assert [outcome for outcome, _ in outcomes(evaluation, "claims")] == [
        "right", "right", "repeated",
    ]  # fmt: skip
    claims = evaluation.all["claims"]
    assert (claims.matched, claims.precision, claims.recall) == (2, 2 / 3, 1.0)
    assert claims.wrong == Verdicts()


def test_of_two_tellings_the_better_is_matched(tmp_path: Path) -> None:
    """The one with the right speaker stands for the expected item, whichever comes first."""
    answer = with_more("claims")
    answer["claims"][0]["speaker"] = "The European Union"
    told = [outcome for outcome, _ in outcomes(scored(tmp_path, answer), "claims")]
    assert told == ["unexpected", "right", "right"]


def test_a_claim_that_tells_a_denial_or_a_threat_is_no_mistake(tmp_path: Path) -> None:
    """It is expected, in another section; said by the wrong one it is wrong all the same."""
    denial = {
        "statement": "Northland’s foreign ministry denied the accusation, calling it baseless",
        "speaker": "Northland’s foreign ministry", "quote": None, "when": None, "evidence": [4],
    }  # fmt: skip
    threat = {
        "statement": "The EU would freeze assets worth $40 million if the shelling goes on",
        "speaker": "The European Union", "quote": None, "when": None, "evidence": [5],
    }  # fmt: skip
    answer = WHOLE | {"claims": [CLAIM | denial, CLAIM | threat]}
    evaluation = scored(tmp_path, answer)
    assert [outcome for outcome, _ in outcomes(evaluation, "claims")] == ["elsewhere", "elsewhere"]
    assert (evaluation.all["claims"].precision, evaluation.all["claims"].recall) == (1.0, 0.0)
    answer["claims"][1] |= {"speaker": "Northland"}
    assert outcomes(scored(tmp_path, answer), "claims")[1][0] == "unexpected"


def test_what_one_item_tells_for_two_is_said_to_be_told_with_another(tmp_path: Path) -> None:
    """A miss that is no gap in the summary can be told from one that is."""
    town = {
        "statement": "Northland shelled the border town of Velm on Monday.",
        "speaker": "Ana Ruiz", "sentences": [SHELLED],
    }  # fmt: skip
    region = town | {"statement": "The harvest was good."}
    three = EXPECTED | {"claims": [*EXPECTED["claims"], town, region]}
    folder = seed_folder(tmp_path / "velm", three)
    evaluation = evaluation_of([(read_seed(folder), result_of(WHOLE))])
    missed = evaluation.seeds[0].missed["claims"]
    assert [entry.with_another for entry in missed] == [True, False]


def test_what_the_checks_set_aside_is_counted_before_and_after(tmp_path: Path) -> None:
    """An error takes an item out of those kept; the row of all items has it still."""
    evaluation = scored(tmp_path, changed("claims", 0, speaker="The European Union"))
    assert outcomes(evaluation, "claims")[0] == ("misstated", "wrong")
    every, kept = evaluation.all["claims"], evaluation.kept["claims"]
    assert (every.found, every.matched, kept.found, kept.matched) == (2, 2, 1, 1)
    assert (every.wrong, every.right) == (Verdicts(wrong=1), Verdicts(ok=1))
    assert every.wrong_and_unmarked == 0


def test_a_wrong_item_that_passes_for_right_is_counted_as_such(tmp_path: Path) -> None:
    """That is the number that the checks are there to keep down."""
    result = result_of(changed("claims", 0, speaker="The European Union"))
    assert result.summary is not None
    claim = result.summary.claims[0]
    claim.checks = [check for check in claim.checks if check.severity == "ok"]
    evaluation = evaluation_of([(seed(tmp_path), result)])
    assert evaluation.all["claims"].wrong_and_unmarked == 1
    assert evaluation.kept["claims"].wrong_and_unmarked == 1
    assert evaluation.all["claims"].unexpected.ok == 0


def test_seeds_are_added_up(tmp_path: Path) -> None:
    """The counts of all seeds are the sums of each, the shares are made of the sums."""
    one, other = seed(tmp_path / "a"), seed(tmp_path / "b")
    result = result_of(WHOLE)
    result.usage = Usage(
        calls=[
            Call(section="claims", attempts=2, prompt_tokens=5, completion_tokens=3, seconds=2),
            Call(section="claims", purpose="correction", prompt_tokens=2, completion_tokens=1),
        ]
    )
    poor = result_of({**WHOLE, "claims": []})
    evaluation = evaluation_of([(one, result), (other, poor)])
    assert (evaluation.all["claims"].expected, evaluation.all["claims"].recall) == (4, 0.5)
    assert evaluation.cost.model_dump() == {
        "calls": 3, "prompt_tokens": 7, "completion_tokens": 4, "again_tokens": 3, "seconds": 2.0,
    }  # fmt: skip


def test_a_summary_that_failed_has_found_nothing(tmp_path: Path) -> None:
    """It counts: everything expected is missed."""
    failed = result_of(WHOLE).model_copy(update={"summary": None, "status": "failed"})
    evaluation = evaluation_of([(seed(tmp_path), failed)])
    assert (evaluation.all["claims"].recall, evaluation.all["claims"].precision) == (0.0, None)
    assert evaluation.seeds[0].status == "failed"


def test_a_result_of_another_text_is_refused(tmp_path: Path) -> None:
    """Scores of another report would mean nothing."""
    other = result_of({"headline": None, "gist": None}, text="Another report.")
    with pytest.raises(InputError, match="of another text than the seed velm"):
        evaluation_of([(seed(tmp_path), other)])
