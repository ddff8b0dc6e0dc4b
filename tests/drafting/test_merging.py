"""The answers for sections and parts become one summary in which each item stands once."""

from __future__ import annotations

from typing import Any

from summarizer import Actor, Claim, NewsSummary
from summarizer.drafting.merging import MOST_EVIDENCE_OF_JOINED, merged
from summarizer.source.sentences import Source
from summarizer.summary import Passage, citing
from tests.court_ruling import CourtRuling, Order
from tests.sample_report import CLAIM

SENTENCES = Source(" ".join(f"Sentence {n} tells of it." for n in range(1, 41))).sentences


def claim(evidence: list[int], **given: Any) -> Claim:
    """A claim as a model gave it."""
    with citing(SENTENCES):
        return Claim.model_validate(CLAIM | given | {"evidence": evidence})


def passage(text: str, *evidence: int) -> Passage:
    """A passage as a model gave it."""
    with citing(SENTENCES):
        return Passage.model_validate({"text": text, "evidence": list(evidence)})


def numbers(item: Any) -> list[int]:
    """The sentences that an item cites."""
    return [cited.sentence for cited in item.evidence]


def news(*answers: dict[str, Any]) -> NewsSummary:
    """The summary merged from answers."""
    summary = merged(NewsSummary, answers)
    assert isinstance(summary, NewsSummary)
    return summary


def test_sections_are_put_side_by_side() -> None:
    """Each section fills its field, and a field that nobody answered stays empty."""
    found = news({"headline": passage("Head", 1), "gist": None}, {"claims": [claim([2])]})
    assert found.headline is not None
    assert (found.headline.text, found.gist, len(found.claims), found.denials) == (
        "Head", None, 1, [],
    )  # fmt: skip


def test_what_two_parts_say_alike_stands_once_with_the_evidence_of_both() -> None:
    """Case, white space and punctuation make no difference; evidence is cited once."""
    again = claim([3, 2], statement="northland shelled Velm on Monday; killing 12 people.")
    found = news({"claims": [claim([2])]}, {"claims": [again]})
    assert [numbers(one) for one in found.claims] == [[2, 3]]


def test_what_differs_in_any_field_stays_apart() -> None:
    """Another speaker, another figure or another certainty is another claim."""
    others = [
        claim([2]), claim([2], speaker="Bo"), claim([2], certainty="hedged"),
        claim([2], statement="Northland shelled Velm on Monday, killing 13 people"),
    ]  # fmt: skip
    assert len(news({"claims": others}).claims) == 4


def test_an_actor_is_known_by_the_name() -> None:
    """The same person described in two parts is one actor."""
    with citing(SENTENCES):
        actors = [
            Actor.model_validate({"name": name, "kind": kind, "role": role, "evidence": [at]})
            for name, kind, role, at in [
                ("Ana Ruiz", "person", "Defense Minister", 1), ("ana ruiz", "person", None, 9),
                ("Bo Lund", "person", None, 9),
            ]
        ]  # fmt: skip
    found = news({"actors": actors[:1]}, {"actors": actors[1:]})
    assert [(one.name, numbers(one)) for one in found.actors] == [
        ("Ana Ruiz", [1, 9]), ("Bo Lund", [9]),
    ]  # fmt: skip


def test_the_gists_of_the_parts_are_joined_and_the_first_headline_stands() -> None:
    """A gist of a long report tells of all its parts."""
    found = news(
        {"headline": passage("First", 1), "gist": passage("One.", 1, 2)},
        {"headline": passage("Second", 5), "gist": passage("Two.", 5)},
        {"headline": None, "gist": None},
    )
    assert found.headline is not None
    assert found.gist is not None
    assert found.headline.text == "First"
    assert (found.gist.text, numbers(found.gist)) == ("One. Two.", [1, 2, 5])


def test_a_joined_gist_cites_a_bounded_number_of_sentences() -> None:
    """A gist of a hundred parts does not cite four hundred sentences."""
    found = news(*({"headline": None, "gist": passage(f"{n}.", n)} for n in range(1, 31)))
    assert found.gist is not None
    assert len(found.gist.evidence) == MOST_EVIDENCE_OF_JOINED


def test_a_merged_summary_can_be_stored_and_read_again() -> None:
    """More items, and more evidence, than one answer may hold are no obstacle."""
    parts = [
        {
            "headline": None,
            "gist": passage(f"Part {n}.", n),
            "claims": [claim([n]), claim([n], statement=f"Town {n} was shelled")],
        }
        for n in range(1, 41)
    ]
    found = news(*parts)
    assert len(found.claims) == 41
    assert len(found.claims[0].evidence) == 40
    assert NewsSummary.model_validate_json(found.model_dump_json()) == found


def test_a_schema_of_ones_own_is_merged_too() -> None:
    """Lists are joined, single values are taken from the first part that has one."""
    with citing(SENTENCES):
        orders = [
            Order.model_validate({"order": order, "kind": "fine", "evidence": [at]})
            for order, at in [("a fine", 1), ("A fine.", 2), ("a ban", 3)]
        ]
    found = merged(CourtRuling, [{"court": "Velm", "orders": orders[:1]}, {"orders": orders[1:]}])
    assert isinstance(found, CourtRuling)
    assert found.court == "Velm"
    assert [(one.order, numbers(one)) for one in found.orders] == [
        ("a fine", [1, 2]),
        ("a ban", [3]),
    ]


def merged_claims(*claims: Claim) -> list[Claim]:
    """What is left of some claims when they are put together."""
    summary = merged(NewsSummary, [{"claims": [one]} for one in claims])
    assert isinstance(summary, NewsSummary)
    return summary.claims


def test_an_item_told_twice_keeps_what_only_one_of_them_has() -> None:
    """The same claim with a time and without one is one claim, with the time."""
    assert [c.when for c in merged_claims(claim([1]), claim([1], when="Monday"))] == ["Monday"]


def test_items_that_are_at_odds_stay_apart() -> None:
    """The same words at two times, or by two speakers, are two claims."""
    assert len(merged_claims(claim([1], when="Friday"), claim([1], when="Monday"))) == 2
    assert len(merged_claims(claim([1]), claim([1], speaker="Brandt"))) == 2


def test_sums_that_differ_in_a_sign_alone_stay_apart() -> None:
    """A currency, a minus or a decimal point makes another figure, so both items are kept."""
    sums = ("$5", "€5", "5%", "5", "-5", "2.5", "25")
    claims = [claim([1], statement=f"It paid {told} in all") for told in sums]
    assert len(merged_claims(*claims)) == len(sums)
