"""A denial is linked to the claim that it answers, and to no other."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import NewsSummary
from summarizer.checking.answering import link_denials
from summarizer.checking.check import Checked, check_summary
from summarizer.source.sentences import Source
from tests.sample_results import read

TEXT = (
    "The Pentagon said that China supplies weapons to Russia. "
    "Chinese Foreign Minister Wang Yi denied that Beijing supplies lethal weapons to Russia. "
    "Prosecutors allege that Orvento bribed ministers in Algeria. "
    "Orvento rejected the allegations. "
    "Banks should not finance the army, the minister said. "
    "Raven Bank denied that it would leave Ostia. "
    "India denied supplying weapons to Russia. "
    "Orvento declined to comment on its results."
)
CLAIMS = [
    {"statement": "China supplies weapons to Russia", "speaker": "The Pentagon", "evidence": [1]},
    {"statement": "Orvento bribed ministers in Algeria", "speaker": "Prosecutors",
     "certainty": "alleged", "evidence": [3]},
    {"statement": "Banks should not finance the army", "speaker": "the minister",
     "evidence": [5]},
]  # fmt: skip


def summary_of(*denials: dict[str, Any], claims: list[dict[str, Any]] = CLAIMS) -> NewsSummary:
    """A summary of the report with these denials."""
    whole = {
        "headline": None, "gist": None,
        "claims": [{"certainty": "stated"} | claim for claim in claims],
        "denials": [{"form": "denied"} | denial for denial in denials],
    }  # fmt: skip
    summary = read(whole, TEXT)
    assert isinstance(summary, NewsSummary)
    return summary


def linked(summary: NewsSummary) -> list[str | None]:
    """What each denial of a summary answers."""
    source = Source(TEXT)
    link_denials(check_summary(summary, source), source)
    return [denial.denies for denial in summary.denials]


@pytest.mark.parametrize(
    "denied",
    ["that Beijing supplies lethal weapons to Russia", "supplying lethal weapons to Russia",
     "that it supplies weapons to Moscow", "Beijing does not supply lethal weapons to Russia"],
)  # fmt: skip
def test_a_denial_answers_the_claim_that_says_it(denied: str) -> None:
    """However it is worded, and whatever name the country goes by."""
    denial = {"actor": "Wang Yi", "denied": denied, "evidence": [2]}
    assert linked(summary_of(denial)) == ["claims[0]"]


def test_an_accusation_pointed_back_to_is_the_last_one_against_the_actor() -> None:
    """Mere "allegations" are what was just said of the one who rejects them."""
    denial = {"actor": "Orvento", "denied": "the allegations", "form": "rejected", "evidence": [4]}
    assert linked(summary_of(denial)) == ["claims[1]"]
    assert linked(summary_of(denial, claims=[CLAIMS[0], CLAIMS[2]])) == [None]


@pytest.mark.parametrize(
    "denial",
    [
        {"actor": "Raven Bank", "denied": "that it would leave Ostia", "evidence": [6]},
        {"actor": "Raven Bank", "denied": "financing the army", "evidence": [6]},
        {"actor": "India", "denied": "supplying weapons to Russia", "evidence": [7]},
        {"actor": "Orvento", "denied": "its results", "form": "declined to comment",
         "evidence": [8]},
    ],
)  # fmt: skip
def test_a_denial_of_something_else_answers_nothing(denial: dict[str, Any]) -> None:
    """A shared topic, another accused, a duty and another question are no match."""
    assert linked(summary_of(denial)) == [None]


def test_nobody_answers_himself() -> None:
    """What the same speaker says elsewhere is not what he denies."""
    own = CLAIMS[0] | {"speaker": "Wang Yi"}
    summary = summary_of({"actor": "Wang Yi", "denied": "supplying weapons to Russia",
                          "evidence": [2]}, claims=[own])  # fmt: skip
    source = Source(TEXT)
    unchecked = [Checked("claims[0]", summary.claims[0], ()),
                 Checked("denials[0]", summary.denials[0], ())]  # fmt: skip
    link_denials(unchecked, source)
    assert summary.denials[0].denies is None


def test_what_the_report_does_not_say_takes_no_part() -> None:
    """A claim with a wrong figure is not linked, and a stale link is taken away."""
    denial = {"actor": "Wang Yi", "denied": "supplying weapons to Russia", "evidence": [2]}
    wrong = CLAIMS[0] | {"statement": "China supplies weapons to Russia for $3 million"}
    summary = summary_of(denial, claims=[wrong])
    summary.denials[0].denies = "claims[0]"
    assert linked(summary) == [None]


def test_a_denial_worded_wider_answers_only_what_was_denied() -> None:
    """What stands in its sentence and not in its words still tells what it is about."""
    text = (
        "Velm said that Northland had supplied drones to Ostia. "
        "Westland said that Northland had supplied missiles to Ostia. "
        "Northland denied that it had supplied missiles to Ostia."
    )
    drones, missiles = [
        {"statement": f"Northland had supplied {arms} to Ostia", "speaker": speaker,
         "certainty": "stated", "evidence": [at]}
        for at, (arms, speaker) in enumerate([("drones", "Velm"), ("missiles", "Westland")], 1)
    ]  # fmt: skip
    denial = {"actor": "Northland", "denied": "that it had supplied Ostia", "form": "denied",
              "evidence": [3]}  # fmt: skip
    for claims, wanted in [([drones], None), ([drones, missiles], "claims[1]")]:
        whole = {"headline": None, "gist": None, "claims": claims, "denials": [denial]}
        summary, source = read(whole, text), Source(text)
        assert isinstance(summary, NewsSummary)
        link_denials(check_summary(summary, source), source)
        assert summary.denials[0].denies == wanted
