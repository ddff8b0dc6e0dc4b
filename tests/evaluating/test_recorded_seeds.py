"""The embedded model's recorded answers on the seeds are scored as a person would score them."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Settings, Summarizer
from summarizer.evaluating.scoring import evaluation_of
from summarizer.evaluating.seeds import read_seed
from summarizer.evaluating.tally import Evaluation

ROOT = Path(__file__).parents[2]
SEEDS = ["china-equipment-sales", "us-intelligence-findings"]
pytestmark = [pytest.mark.vcr, pytest.mark.checkout]
each_seed = pytest.mark.parametrize("seeds", [[seed] for seed in SEEDS], ids=SEEDS)
both_seeds = pytest.mark.parametrize("seeds", [SEEDS], ids=["both"])


def cassette(seed: str) -> str:
    """The name of the recording of one seed."""
    return f"test_a_seed_is_summarized_with_every_section[{seed}]"


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    """The answers are those that the test of the whole flow has recorded."""
    return str(ROOT / "cassettes" / "test_recorded")


@pytest.fixture
def default_cassette_name(seeds: list[str]) -> str:
    """The cassette of the first seed; a test of both names the second in its mark."""
    return cassette(seeds[0])


@pytest.fixture
def evaluation(seeds: list[str], embedded: Settings, request: pytest.FixtureRequest) -> Evaluation:
    """The scores of the recorded answers."""
    if request.config.getoption("--record-mode") not in (None, "none"):
        pytest.skip("recorded by tests/test_recorded.py")
    read = [read_seed(ROOT / "seeds" / seed) for seed in seeds]
    with Summarizer(embedded) as summarizer:
        return evaluation_of([(one, summarizer.summarize(one.report)) for one in read])


@both_seeds
@pytest.mark.vcr(f"{cassette(SEEDS[1])}.yaml")
def test_the_checks_leave_little_that_is_wrong_unmarked(evaluation: Evaluation) -> None:
    """Most of the wrong claims of the two seeds are marked."""
    claims = evaluation.all["claims"]
    assert claims.wrong.look + claims.wrong.wrong >= claims.wrong_and_unmarked


@each_seed
def test_most_claims_are_found_and_hardly_a_right_item_is_called_wrong(
    evaluation: Evaluation,
) -> None:
    """Half of the expected claims are found at least, and two right items called wrong at most."""
    recall = evaluation.all["claims"].recall
    assert recall is not None
    assert recall >= 0.5
    assert sum(tally.right.wrong for tally in evaluation.all.values()) <= 2


@each_seed
def test_what_is_kept_is_what_has_no_error(evaluation: Evaluation) -> None:
    """The rows before and after the checks set items aside differ by just those set aside."""
    for section, every in evaluation.all.items():
        set_aside = every.right.wrong + every.wrong.wrong
        kept = evaluation.kept[section]
        assert kept.found == every.found - set_aside
        assert kept.right.wrong + kept.wrong.wrong == 0
        assert kept.matched <= every.matched
