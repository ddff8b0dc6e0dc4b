"""A job in a folder: what is finished is kept, what is not is tried again."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest

from summarizer import Report, Result, Summarizer
from summarizer.batch.job import READABLE, ROWS, Job
from summarizer.errors import InputError
from summarizer.reporting.rows import read_rows
from tests.fake_replies import Body, CutOff, Reply, Status, obedient
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT, WHOLE, prompt_of, settings_for

GOOD = obedient(BY_SECTION)
REPORTS = [Report(id=f"r{n}", text=f"{TEXT}\nReport {n} ends.\n") for n in range(3)]


def run(
    folder: Path,
    fake: FakeOpenAI,
    reports: list[Report] = REPORTS,
    *,
    text: bool = True,
    **settings: Any,
) -> list[Result[Any]]:
    """Run a job to its end and give what was new."""

    async def whole() -> list[Result[Any]]:
        async with Summarizer(settings_for(fake, **settings)) as summarizer:
            job = Job(folder, summarizer, text=text)
            new: list[Result[Any]] = []
            try:
                async for result in job.run(reports):
                    assert stored(folder)[result.id].summary == result.summary  # already there
                    new.append(result)
                return new
            finally:
                job.close()

    return asyncio.run(whole())


def stored(folder: Path) -> dict[str, Result[Any]]:
    """The rows of a folder, the last of each report."""
    return {result.id: result for result in read_rows(folder / ROWS)}


def test_each_report_gets_a_row(tmp_path: Path) -> None:
    """The folder is made, and its rows are the results."""
    with FakeOpenAI(GOOD) as fake:
        new = run(tmp_path / "a" / "b", fake)
    assert stored(tmp_path / "a" / "b") == {result.id: result for result in new}
    assert len(new) == 3
    for line in (tmp_path / "a" / "b" / ROWS).read_text("utf-8").splitlines():
        row = json.loads(line)
        assert row["id"] == row["report"]["id"]
        assert row["report"]["text"].startswith("Border town")


def test_what_is_finished_is_not_asked_for_again(tmp_path: Path) -> None:
    """The same job again asks nothing, and a longer one asks for what is new."""
    more = Report(id="r9", text=f"{TEXT}\nReport 9 ends.\n")
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        assert run(tmp_path, fake) == []
        assert [result.id for result in run(tmp_path, fake, [*REPORTS, more])] == ["r9"]
    assert len(fake.requests) == 4


def test_a_report_whose_text_changed_is_done_again(tmp_path: Path) -> None:
    """An id alone does not make two texts the same report."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        changed = Report(id="r0", text=f"{TEXT}\nReport 0 was corrected.\n")
        new = run(tmp_path, fake, [changed, *REPORTS[1:]])
    assert [result.id for result in new] == ["r0"]
    assert stored(tmp_path)["r0"].report.sha256 == changed.sha256


@pytest.mark.parametrize("fault", [Status(500), CutOff(WHOLE)])
def test_what_failed_or_was_cut_off_is_tried_again(tmp_path: Path, fault: Reply) -> None:
    """A failed or partial report has a row that says so, and the next run tries it anew."""

    def first_time(body: Body) -> Reply:
        return fault if "Report 1 ends" in prompt_of(body) else GOOD(body)

    with FakeOpenAI(first_time) as fake:
        run(tmp_path, fake)
        assert stored(tmp_path)["r1"].status in ("failed", "partial")
        address = fake.base_url
    port = int(address.split(":")[2].removesuffix("/v1"))
    with FakeOpenAI(GOOD) as again:
        _same_place(tmp_path, port, again)
        assert [result.id for result in run(tmp_path, again)] == ["r1"]
    assert {result.status for result in stored(tmp_path).values()} == {"done"}


def _same_place(folder: Path, port: int, again: FakeOpenAI) -> None:
    """Let the rows say that they came from the server that answers now."""
    rows = (folder / ROWS).read_text("utf-8")
    now = again.base_url.split(":")[2].removesuffix("/v1")
    (folder / ROWS).write_text(rows.replace(f"127.0.0.1:{port}", f"127.0.0.1:{now}"), "utf-8")


def test_half_a_row_at_the_end_is_dropped(tmp_path: Path) -> None:
    """A job that was killed while writing goes on where it stopped."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        path = tmp_path / ROWS
        lines = path.read_bytes().splitlines(keepends=True)
        lost = json.loads(lines[2])["id"]
        path.write_bytes(lines[0] + lines[1] + lines[2][: len(lines[2]) // 2])
        assert [result.id for result in run(tmp_path, fake)] == [lost]
    assert len(path.read_bytes().splitlines()) == 3
    assert set(stored(tmp_path)) == {"r0", "r1", "r2"}


def test_rows_of_another_model_or_prompt_are_not_mixed_with_new_ones(tmp_path: Path) -> None:
    """The message says what differs, from what to what, and what to do."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake, REPORTS[:1])
        with pytest.raises(InputError, match=r"another prompts .* give another --out folder"):
            run(tmp_path, fake, ask="apart")
        path = tmp_path / ROWS
        path.write_text(path.read_text("utf-8").replace('"fake-model"', '"old-model"'), "utf-8")
        with pytest.raises(InputError, match=r"another model \(old-model, now fake-model\)"):
            run(tmp_path, fake)
    assert len(fake.requests) == 1


def test_a_folder_that_is_finished_needs_no_model(tmp_path: Path) -> None:
    """Rows of another model are no obstacle when there is nothing left to do."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
    with FakeOpenAI([]) as other:
        assert run(tmp_path, other) == []


def test_a_text_can_be_left_out_of_the_rows(tmp_path: Path) -> None:
    """The hash stays, so that the row still belongs to its source and is not done again."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake, text=False)
        assert run(tmp_path, fake, text=False) == []
    assert {result.report.text for result in stored(tmp_path).values()} == {None}
    assert stored(tmp_path)["r0"].report.sha256 == REPORTS[0].sha256


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not a row", "line 1: not a result of this version"),
        ('{"id": "x"}', "line 1: not a result of this version"),
        ("{}", "line 1"),
    ],
)
def test_a_file_of_something_else_is_refused_and_left_alone(
    tmp_path: Path, line: str, said: str
) -> None:
    """A results.jsonl that is not ours is neither read as results nor written to."""
    (tmp_path / ROWS).write_text(line + "\n", "utf-8")
    with FakeOpenAI([]) as fake, pytest.raises(InputError, match=said):
        run(tmp_path, fake)
    assert (tmp_path / ROWS).read_text("utf-8") == line + "\n"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file in its place, or a folder without permission, is told before a model is asked."""
    (tmp_path / "file").write_text("x", "utf-8")
    with FakeOpenAI([]) as fake:
        for folder in (tmp_path / "file", tmp_path / "file" / "below"):
            with pytest.raises(InputError, match="cannot write to"):
                run(folder, fake)
        if os.geteuid():
            (tmp_path / "locked").mkdir(mode=0o500)
            with pytest.raises(InputError, match=r"cannot write to .*Permission denied"):
                run(tmp_path / "locked", fake)


def test_results_can_be_read_by_people_in_the_order_of_the_reports(tmp_path: Path) -> None:
    """results.md has every result of the folder, those of earlier runs too."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)

        async def readable() -> str:
            async with Summarizer(settings_for(fake)) as summarizer:
                job = Job(tmp_path, summarizer)
                job.close()
                return job.write_readable(["r2", "r0", "missing"]).read_text("utf-8")

        told = asyncio.run(readable())
    assert (tmp_path / READABLE).exists()
    assert [line for line in told.splitlines() if line.startswith("# ")] == ["# r2", "# r0"]
