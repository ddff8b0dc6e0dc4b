"""A later attempt never costs the result that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Report
from summarizer.batch import job as job_module
from summarizer.batch.job import ROWS
from tests.batch.jobs import GOOD, REPORTS, Changing, run, stored
from tests.fake_replies import NOT_JSON, Body, CutOff, Reply, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import TEXT, WHOLE


def _down(_: Body) -> Reply:
    return Status(500)


@pytest.mark.parametrize("worse", [Status(500), NOT_JSON, Status(400, "No.", "x")])
def test_a_retry_that_fails_leaves_the_partial_row(tmp_path: Path, worse: Reply) -> None:
    """With the provider down, or giving nothing usable, the items that are there stay."""
    script = Changing(lambda _: CutOff(WHOLE))
    with FakeOpenAI(script) as fake:
        run(tmp_path, fake, REPORTS[:1])
        before = (tmp_path / ROWS).read_bytes()
        script.now = lambda _: worse
        [result] = run(tmp_path, fake, REPORTS[:1], retry_failed=True)
        assert result.status == "failed"
        assert (tmp_path / ROWS).read_bytes() == before
        script.now = GOOD
        run(tmp_path, fake, REPORTS[:1], retry_failed=True)
    assert stored(tmp_path)["r0"].status == "done"


def test_a_partial_row_gives_way_to_none_with_fewer_answers(tmp_path: Path) -> None:
    """Of two partial results the one that answers more stays; an equal one takes its place."""

    def refusing(*sections: str) -> Changing:
        def reply(body: Body) -> Reply:
            name = str(body["response_format"]["json_schema"]["name"])
            return Status(400, "No.", "x") if name.endswith(sections) else GOOD(body)

        return Changing(reply)

    script = refusing("denials")
    with FakeOpenAI(script) as fake:
        run(tmp_path, fake, REPORTS[:1], ask="apart")
        before = (tmp_path / ROWS).read_bytes()
        (tmp_path / "ledger.sqlite").unlink()  # with its answers
        script.now = refusing("denials", "claims").now
        run(tmp_path, fake, REPORTS[:1], ask="apart")
        assert (tmp_path / ROWS).read_bytes() == before
        script.now = refusing("denials").now
        run(tmp_path, fake, REPORTS[:1], ask="apart")
    assert stored(tmp_path)["r0"].status == "partial"
    assert (tmp_path / ROWS).read_bytes() != before


def test_finished_rows_without_their_answers_outlive_an_upgrade_of_the_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger is lost, the checks are newer, the provider is down: the rows stay."""
    script = Changing(GOOD)
    with FakeOpenAI(script) as fake:
        run(tmp_path, fake)
        (tmp_path / "ledger.sqlite").unlink()
        before = (tmp_path / ROWS).read_bytes()
        monkeypatch.setattr(job_module, "CHECKS_VERSION", 99)
        monkeypatch.setattr("summarizer.assembling.CHECKS_VERSION", 99)
        script.now = _down
        assert [result.status for result in run(tmp_path, fake)] == ["failed"] * 3
        assert (tmp_path / ROWS).read_bytes() == before
        script.now = GOOD
        assert len(run(tmp_path, fake)) == 3
    assert {row.provenance.checks for row in stored(tmp_path).values()} == {99}


def test_the_row_of_an_earlier_text_is_no_result_of_this_one(tmp_path: Path) -> None:
    """A report whose text changed and that then fails is told as failed."""
    script = Changing(GOOD)
    with FakeOpenAI(script) as fake:
        run(tmp_path, fake, REPORTS[:1])
        script.now = _down
        run(tmp_path, fake, [Report(id="r0", text=f"{TEXT}\nCorrected.\n")])
    assert stored(tmp_path)["r0"].status == "failed"
