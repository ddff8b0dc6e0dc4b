"""Reviews stand in every form of the results, beside the verdicts that they are of."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

from summarizer import Settings
from summarizer.cli.outputs import write_outputs
from summarizer.reporting.item_rows import item_rows
from summarizer.reporting.manifest import Run
from summarizer.reporting.markdown import markdown
from summarizer.reviewing import Reviews, review_of, with_reviews
from tests.sample_results import stored_result


def test_results_to_read_and_tables_have_the_reviews(tmp_path: Path) -> None:
    """The text tells each review under its item; the table who decided what at last, and why."""
    result = stored_result()
    for by, severity in (("A. Quist", None), ("B. *Orr*", "error")):
        Reviews(tmp_path).add(
            review_of(result, "claims[0]", by=by, why="I read it", severity=severity)  # type: ignore[arg-type]
        )
    run = Run(datetime.now(UTC), Settings())
    write_outputs([result], tmp_path, ["csv", "markdown"], run)
    told = (tmp_path / "results.md").read_text("utf-8")
    assert "  - **verdict accepted** by A. Quist, 20" in told
    assert "  - **verdict overridden, now error** by B. \\*Orr\\*, 20" in told
    with (tmp_path / "items.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["path"]: row for row in csv.DictReader(file)}
    reviewed = rows["claims[0]"]
    assert (reviewed["review"], reviewed["review_by"], reviewed["review_why"]) == (
        "error", "B. *Orr*", "I read it",
    )  # fmt: skip
    assert rows["headline"]["review"] == ""


def test_a_review_of_what_an_item_said_before_stands_beside_none() -> None:
    """It belongs to the words of the item, not to its place."""
    result = stored_result()
    review = review_of(result, "claims[0]", by="A", why="so")
    stale = with_reviews(result, [review.model_copy(update={"item": "0" * 16})])
    assert stale.reviews
    assert "verdict accepted" not in markdown(stale)
    assert all(row.review is None for row in item_rows(stale))
