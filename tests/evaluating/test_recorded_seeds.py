"""The embedded model's recorded answers on the seeds are scored as a person would score them."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Settings, Summarizer
from summarizer.evaluating.scoring import evaluation_of
from summarizer.evaluating.seeds import read_seed
from summarizer.evaluating.tally import Evaluation

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.vcr,
    pytest.mark.checkout,
    pytest.mark.parametrize("seed", ["china-equipment-sales", "us-intelligence-findings"]),
]


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    """The answers are those that the test of the whole flow has recorded."""
    return str(ROOT / "cassettes" / "test_recorded")


@pytest.fixture
def default_cassette_name(seed: str) -> str:
    """The cassette of one seed."""
    return f"test_a_seed_is_summarized_with_every_section[{seed}]"


@pytest.fixture
def evaluation(seed: str, embedded: Settings, request: pytest.FixtureRequest) -> Evaluation:
    """The scores of the recorded answers."""
    if request.config.getoption("--record-mode") not in (None, "none"):
        pytest.skip("recorded by tests/test_recorded.py")
    one = read_seed(ROOT / "seeds" / seed)
    with Summarizer(embedded) as summarizer:
        return evaluation_of([(one, summarizer.summarize(one.report))])


def test_the_checks_leave_little_that_is_wrong_unmarked(evaluation: Evaluation) -> None:
    """Most wrong items are marked, hardly a right one is called wrong, most claims are found."""
    claims = evaluation.all["claims"]
    assert claims.recall is not None
    assert claims.recall >= 0.5
    assert claims.wrong.look + claims.wrong.wrong >= claims.wrong_and_unmarked
    assert sum(tally.right.wrong for tally in evaluation.all.values()) <= 2


def test_what_is_kept_is_what_has_no_error(evaluation: Evaluation) -> None:
    """The rows before and after the checks set items aside differ by just those set aside."""
    for section, every in evaluation.all.items():
        set_aside = every.right.wrong + every.wrong.wrong
        kept = evaluation.kept[section]
        assert kept.found == every.found - set_aside
        assert kept.right.wrong + kept.wrong.wrong == 0
        assert kept.matched <= every.matched
