"""What happens between two rounds loses nothing: a spent budget, a stop, a report in parts."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from summarizer import Report, Summarizer, summarize
from summarizer.batch.job import ROWS, Job
from summarizer.correcting.faults import errors_of
from summarizer.reporting.markdown import markdown
from summarizer.verifying import verify
from tests.batch.jobs import run, stored
from tests.correcting.test_correct import RIGHT, WRONG_FIGURE, first, fixes
from tests.fake_replies import Answer, Body, Reply, Slow, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import TEXT, WHOLE, prompt_of, section_asked, settings_for, shown

REPORT = [Report(id="r", text=TEXT)]
WRONG = first(claims=[WRONG_FIGURE])


def asks_again(body: Body) -> bool:
    """Whether a request asks for corrections."""
    return "statement is wrong: " in prompt_of(body)


def test_a_budget_that_is_spent_between_rounds_keeps_the_first_answer(tmp_path: Path) -> None:
    """The report waits for a higher budget; the first question is then not put again."""
    wanted: dict[str, Any] = {"correct": True, "answer_tokens": 100}
    with FakeOpenAI([WRONG, fixes(RIGHT)]) as fake:
        assert run(tmp_path, fake, REPORT, budget="9ktokens", **wanted) == []
        assert (len(fake.requests), (tmp_path / ROWS).read_bytes()) == (1, b"")
        [result] = run(tmp_path, fake, REPORT, budget="30ktokens", **wanted)
        assert len(fake.requests) == 2
    assert [told.outcome for told in result.corrections] == ["mended"]
    assert stored(tmp_path)["r"].counts.errors == 0


@pytest.mark.parametrize("complete", [False, True])
def test_a_job_that_is_stopped_between_rounds_goes_on_with_the_next(
    tmp_path: Path, complete: bool
) -> None:
    """Nothing is told of a report before its rounds are over, and nothing is asked twice."""
    poor = Answer(WHOLE | {"claims": [WRONG_FIGURE], "denials": []}, usage=(8_000, 800))
    seen: list[str] = []

    def script(body: Body) -> Reply:
        seen.append("again" if asks_again(body) else section_asked(body))
        if asks_again(body):
            return fixes(RIGHT)
        if section_asked(body) == "together":
            return poor
        return Answer({section_asked(body): WHOLE[section_asked(body)]})

    async def stopped(fake: FakeOpenAI) -> None:
        wanted = settings_for(fake, complete=complete)
        async with Summarizer(wanted) as summarizer:
            with closing(Job(tmp_path, summarizer)) as job:

                def stop_at_once(body: Body) -> Reply:
                    job.stop()
                    return Slow(0.1, then=script(body))  # type: ignore[arg-type]

                fake._reply = stop_at_once
                assert [result async for result in job.run(REPORT)] == []

    with FakeOpenAI(script) as fake:
        asyncio.run(stopped(fake))
        assert seen == ["together"]
        assert (tmp_path / ROWS).read_bytes() == b""
        fake._reply = script
        [result] = run(tmp_path, fake, REPORT, correct=True, complete=complete)
    assert seen.count("together") == 1
    assert seen.count("again") == 1
    assert [told.outcome for told in result.corrections] == ["mended"]
    assert result.summary is not None
    assert bool(result.summary.denials) == complete


@pytest.mark.parametrize("failure", [Status(500), Status(401), Slow(3, then=Answer({}))])
def test_a_second_round_that_fails_in_a_job_leaves_a_marked_row(
    tmp_path: Path, failure: Reply
) -> None:
    """A job takes the summary as it is; its fault is marked and told as unanswered."""
    with FakeOpenAI(lambda body: failure if asks_again(body) else WRONG) as fake:
        [result] = run(tmp_path, fake, REPORT, correct=True, timeout=0.5)
    row = stored(tmp_path)["r"]
    assert (row.status, row.counts.errors) == ("done", result.counts.errors)
    assert [told.outcome for told in row.corrections] == ["unanswered"]
    assert "✗ WRONG **Ana Ruiz**" in markdown(row)


def test_an_entry_of_a_later_part_is_mended_by_the_sentences_of_that_part() -> None:
    """Of a report that is read in parts the entries are asked about with their own sentences."""
    padding = "".join(
        f"The town of Velm has a street with the name of {n} trees.\n" for n in range(300)
    )
    text = f"{padding}\n{TEXT}"
    wrong = WRONG_FIGURE | {"evidence": [302]}

    def script(body: Body) -> Reply:
        if asks_again(body):
            assert 302 in shown(body)
            return fixes(RIGHT | {"evidence": [302]})
        there = 302 in shown(body)
        empty = {"headline": None, "gist": None, "claims": [wrong] if there else []}
        return Answer(empty, usage=(8_000, 800))

    with FakeOpenAI(script) as fake:
        result = summarize(text, settings=settings_for(fake, window=6_000, answer_tokens=500))
        assert len(fake.requests) > 2
    assert result.summary is not None
    [claim] = result.summary.claims
    assert (claim.statement, errors_of(claim.checks)) == (RIGHT["value"], [])
    assert [cited.sentence for cited in claim.evidence] == [302]
    assert verify(result, text).ok
