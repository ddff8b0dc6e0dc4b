"""A headline, a gist and a claim without a speaker have only their words to be unsure with."""

from __future__ import annotations

import pytest

from summarizer import NewsSummary
from summarizer.checking.check import check_summary
from summarizer.checking.firmness import belief_as_fact, check_firmness
from summarizer.checking.polarity import check_certainty
from summarizer.source.sentences import Source
from tests.sample_results import read

REPORT = Source(
    "Smugglers may have bribed two guards at the depot. Governor Tam is expected to veto the toll. "
    "Detectives believe the barn was torched for the insurance. The yacht is thought to have sunk "
    "off Kos. The town opened its pool in May. The envoy threatened to close the border and signed "
    "a pact on fish."
)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "Smugglers bribed guards at depot"),
        (2, "Governor vetoes toll"),
        (4, "The yacht has sunk off Kos."),
        (6, "Envoy signs fish pact, closes border"),
    ],
)
def test_a_lost_hedge_in_a_headline_is_an_error(number: int, text: str) -> None:
    """What may be, is expected or is threatened must not be a fact in a headline or gist."""
    found = check_firmness(text, [number], REPORT)
    assert found is not None
    assert (found.verdict, found.severity) == ("hedge_dropped", "error")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "Smugglers could have bribed guards at depot"),
        (1, "Smugglers reportedly bribed guards"),
        (1, "Smugglers bribed depot guards?"),
        (2, "Governor to veto toll"),
        (2, "Governor seen vetoing toll"),
        (2, "Governor will veto the toll"),
        (3, "Barn was torched for insurance, detectives say"),
        (3, "Detectives suspect barn was torched"),
        (4, "The yacht is thought to have sunk off Kos."),
        (6, "Envoy signs fish pact"),
        (6, "Envoy threatens to close border"),
    ],
)
def test_a_hedge_in_other_words_passes(number: int, text: str) -> None:
    """Any word that softens its clause will do, and what is a fact may be told as one."""
    assert check_firmness(text, [number], REPORT) is None


def test_what_somebody_believes_is_a_fact_of_nobody() -> None:
    """A belief told without anybody who holds it is warned of; a word shared with it is not one."""
    found = belief_as_fact("The barn was torched for the insurance.", [3], REPORT)
    assert found is not None
    assert (found.verdict, found.severity) == ("hedge_dropped", "warning")
    assert belief_as_fact("The barn burnt down.", [3], REPORT) is None
    assert belief_as_fact("Police say the barn was torched.", [3], REPORT) is None


@pytest.mark.parametrize("number", [3, 4])
def test_a_belief_bears_out_that_something_is_hedged(number: int) -> None:
    """Who believes or thinks something is no surer of it than who says that it may be."""
    assert check_certainty("It was done.", "hedged", [number], REPORT).severity == "ok"


def test_what_is_thought_to_be_is_no_statement() -> None:
    """The words "is thought to" soften as "may" does, the month of May does not."""
    found = check_certainty("The yacht has sunk off Kos.", "stated", [4], REPORT)
    assert (found.verdict, found.severity) == ("hedge_dropped", "error")
    assert check_certainty("The town opened its pool.", "stated", [5], REPORT).severity == "ok"


def test_headline_gist_and_claims_without_a_speaker_are_checked() -> None:
    """Their checks of certainty are among those of the summary."""
    passage = {"text": "Smugglers bribed guards", "evidence": [1]}
    claim = {
        "evidence": [3],
        "speaker": None,
        "statement": "The barn was torched for the insurance.",
        "certainty": "stated",
    }
    summary = {"headline": passage, "gist": passage, "claims": [claim]}
    rest: dict[str, list[object]] = {"actors": [], "denials": [], "sanctions_threats": []}
    checked = check_summary(read(summary | rest, REPORT.text, NewsSummary), REPORT)
    found = [
        [(check.field, check.severity) for check in one.checks if check.verdict == "hedge_dropped"]
        for one in checked
    ]
    assert found == [[("text", "error")], [("text", "error")], [("certainty", "warning")]]
