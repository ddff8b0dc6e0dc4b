"""Reviews stand beside the machine's verdicts, belong to the words reviewed, and are never lost."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from summarizer import NewsSummary, Result
from summarizer.errors import InputError, UsageError
from summarizer.remarks import Review
from summarizer.reporting.rows import parse_row, row
from summarizer.reviewing import FILE, Reviews, review_of, with_reviews
from tests.sample_report import CLAIM, WHOLE
from tests.sample_results import stored_result

WRONG = CLAIM | {"statement": "Northland shelled Velm on Monday, killing 77 people"}


def a_result() -> Result[NewsSummary]:
    """A result whose second claim has a wrong figure."""
    return stored_result(WHOLE | {"claims": [CLAIM, WRONG]})


def a_review(result: Result[NewsSummary] | None = None, path: str = "claims[1]") -> Review:
    """A review that overrides the verdict on the claim with the wrong figure."""
    return review_of(result or a_result(), path, by="Ann Ode", why="it was 77", severity="ok")


def test_a_review_comes_back_from_its_folder(tmp_path: Path) -> None:
    """Who, when, why, what the checks found and what the analyst says are all kept."""
    review = a_review()
    Reviews(tmp_path).add(review)
    assert Reviews(tmp_path).all() == [review]
    assert (review.found, review.severity, review.verdict) == ("error", "ok", "overridden")
    assert (review.by, review.why, review.at.tzinfo is not None) == ("Ann Ode", "it was 77", True)


def test_an_accepted_verdict_keeps_its_severity() -> None:
    """To accept is to give the severity that the checks gave."""
    accepted = review_of(a_result(), "claims[1]", by="Ann Ode", why="I read it")
    assert (accepted.verdict, accepted.found, accepted.severity) == ("accepted", "error", "error")


def test_a_second_review_is_added_to_the_first(tmp_path: Path) -> None:
    """Who changes their mind adds a review; nothing is taken out."""
    reviews = Reviews(tmp_path)
    for path in ("claims[1]", "claims[1]"):
        reviews.add(a_review(path=path))
    assert len(reviews.all()) == 2


def test_reviews_written_at_once_are_all_kept(tmp_path: Path) -> None:
    """Ten who write at the same time do not overwrite each other."""
    writers = [threading.Thread(target=_add_five, args=[tmp_path]) for _ in range(10)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(Reviews(tmp_path).all()) == 50


def _add_five(folder: Path) -> None:
    for _ in range(5):
        Reviews(folder).add(a_review())


def test_a_review_never_changes_the_verdict() -> None:
    """The result carries the review; its checks, counts and flagged items are as they were."""
    result = a_result()
    reviewed = with_reviews(result, [a_review(result)])
    assert reviewed.reviews == [a_review(result).model_copy(update={"at": reviewed.reviews[0].at})]
    assert [item.severity for item in reviewed.items()] == [i.severity for i in result.items()]
    assert result.reviews == []


def test_reviews_are_exported_with_their_row() -> None:
    """A row with reviews comes back with them."""
    reviewed = with_reviews(a_result(), [a_review()])
    assert parse_row(row(reviewed)).reviews == reviewed.reviews
    assert json.loads(row(reviewed))["reviews"][0]["by"] == "Ann Ode"


def test_a_review_follows_its_item_to_another_place() -> None:
    """Where the same words stand at another path, the review is theirs."""
    result, moved = a_result(), a_result()
    assert moved.summary is not None
    moved.summary.claims.reverse()
    assert with_reviews(moved, [a_review(result)]).reviews[0].path == "claims[0]"


def test_a_review_of_other_words_keeps_its_own_path() -> None:
    """Where nothing says the same any more, the review is kept, and fits no item."""
    changed = a_result()
    assert changed.summary is not None
    changed.summary.claims[1].statement = "Nobody was hurt."
    kept = with_reviews(changed, [a_review()]).reviews[0]
    assert kept.path == "claims[1]"
    assert kept.item not in {item.fingerprint for item in changed.items()}


def test_reviews_of_other_reports_are_left_out() -> None:
    """A result carries its own reviews only."""
    other = a_review().model_copy(update={"report_id": "another"})
    assert with_reviews(a_result(), [other]).reviews == []


@pytest.mark.parametrize(
    ("path", "given", "said"),
    [
        ("claims[9]", {}, "no item 'claims[9]'; its items are: headline, gist, actors"),
        ("claims[1]", {"severity": "error"}, "'error' already: accept it instead"),
        ("claims[1]", {"why": " "}, "needs who and why"),
        ("claims[1]", {"by": ""}, "needs who and why"),
    ],
)
def test_a_review_that_makes_no_sense_is_refused(
    path: str, given: dict[str, str], said: str
) -> None:
    """The message says what is missing or which items there are."""
    told = {"by": "Ann Ode", "why": "read"} | given
    with pytest.raises(UsageError) as caught:
        review_of(a_result(), path, **told)  # type: ignore[arg-type]
    assert said in str(caught.value)


def test_a_file_that_holds_no_reviews_is_told(tmp_path: Path) -> None:
    """A spoilt file is neither read as empty nor overwritten."""
    (tmp_path / FILE).write_text('{"reviews": [1]}', "utf-8")
    with pytest.raises(InputError, match=r"reviews\.json holds no reviews: reviews\.0"):
        Reviews(tmp_path).add(a_review())
    assert (tmp_path / FILE).read_text("utf-8") == '{"reviews": [1]}'


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Nothing is made up: the folder must be a job's."""
    with pytest.raises(InputError, match="cannot write"):
        Reviews(tmp_path / "nowhere").add(a_review())
