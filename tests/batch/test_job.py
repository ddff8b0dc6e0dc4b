"""A job in a folder: what is finished is kept, what is not is tried again."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from summarizer import Report, Summarizer
from summarizer.batch.job import ROWS, Job
from summarizer.batch.ledger import Ledger
from summarizer.errors import InputError
from summarizer.events import Event, NotApplied
from tests.batch.jobs import GOOD, REPORTS, Changing, run, stored
from tests.fake_replies import NOT_JSON, Body, CutOff, Reply, Status
from tests.fake_server import FakeOpenAI
from tests.sample_report import TEXT, WHOLE, prompt_of, settings_for


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


def _fault_in(report: int, fault: Reply) -> Callable[[Body], Reply]:
    """A script that answers well, but for one report."""

    def script(body: Body) -> Reply:
        return fault if f"Report {report} ends" in prompt_of(body) else GOOD(body)

    return script


def test_what_the_provider_failed_at_is_tried_again(tmp_path: Path) -> None:
    """A server's trouble tells nothing of the report: the next run takes it up by itself."""
    script = Changing(_fault_in(1, Status(500)))
    with FakeOpenAI(script) as fake:
        run(tmp_path, fake)
        assert stored(tmp_path)["r1"].status == "failed"
        script.now = GOOD
        assert [result.id for result in run(tmp_path, fake)] == ["r1"]
    assert {result.status for result in stored(tmp_path).values()} == {"done"}


@pytest.mark.parametrize(
    ("fault", "status"),
    [(CutOff(WHOLE), "partial"), (NOT_JSON, "failed"), (Status(400, "No.", "x"), "failed")],
)
def test_what_failed_or_was_cut_off_is_tried_again_when_asked(
    tmp_path: Path, fault: Reply, status: str
) -> None:
    """An answer that did not fit is kept, but a retry passes it by and asks anew."""
    script = Changing(_fault_in(1, fault))
    with FakeOpenAI(script) as fake:
        run(tmp_path, fake)
        assert stored(tmp_path)["r1"].status == status
        script.now = GOOD
        assert run(tmp_path, fake) == []
        assert len(fake.requests) == 3
        assert [result.id for result in run(tmp_path, fake, retry_failed=True)] == ["r1"]
        assert len(fake.requests) == 4
    assert {result.status for result in stored(tmp_path).values()} == {"done"}
    assert len((tmp_path / ROWS).read_bytes().splitlines()) == 3


@pytest.mark.parametrize("kept", [0, 1, 2.5])
def test_rows_that_were_damaged_are_put_right_from_the_ledger(tmp_path: Path, kept: float) -> None:
    """Whatever became of results.jsonl, each report is there once, and nothing is asked."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        path = tmp_path / ROWS
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * kept / 3)])
        assert run(tmp_path, fake) == []
    assert sorted(path.read_bytes().splitlines()) == sorted(whole.splitlines())
    assert len(fake.requests) == 3


def test_a_row_that_the_ledger_does_not_know_is_taken_off(tmp_path: Path) -> None:
    """A job killed between the row and its entry writes that row again, and once only."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        path = tmp_path / ROWS
        whole = path.read_bytes()
        path.write_bytes(whole + whole.splitlines(keepends=True)[0] + b'{"id": "ha')
        assert run(tmp_path, fake) == []
    assert path.read_bytes() == whole


def test_rows_without_a_ledger_are_taken_over(tmp_path: Path) -> None:
    """When the ledger is lost, what is finished is not done again; half a row is dropped."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        for file in tmp_path.glob("ledger.sqlite*"):
            file.unlink()
        lines = (tmp_path / ROWS).read_bytes().splitlines(keepends=True)
        (tmp_path / ROWS).write_bytes(lines[0] + lines[1] + lines[2][:-20])
        lost = json.loads(lines[2])["id"]
        assert [result.id for result in run(tmp_path, fake)] == [lost]
    assert sorted(stored(tmp_path)) == ["r0", "r1", "r2"]
    assert len((tmp_path / ROWS).read_bytes().splitlines()) == 3


def test_rows_of_another_model_or_prompt_are_not_mixed_with_new_ones(tmp_path: Path) -> None:
    """The message says what differs, from what to what, and what to do."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake, REPORTS[:1])
        with pytest.raises(InputError, match=r"other prompts .* give another --out folder"):
            run(tmp_path, fake, ask="apart")
        with pytest.raises(InputError, match=r"another model \(fake-model, now new-model\)"):
            run(tmp_path, fake, model="new-model")
    assert len(fake.requests) == 1


def test_a_finished_folder_of_another_model_or_place_is_refused(tmp_path: Path) -> None:
    """Nothing is left to do, and still its results are not taken for those that were wanted."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        with pytest.raises(InputError, match=r"another model \(fake-model, now other\)"):
            run(tmp_path, fake, model="other")
        with pytest.raises(InputError, match=r"other prompts .*--correct and --complete are part"):
            run(tmp_path, fake, complete=True)
    with FakeOpenAI([]) as other, pytest.raises(InputError, match=r"another place \(at 127"):
        run(tmp_path, other)


def test_a_finished_folder_of_a_server_is_refused_to_the_embedded_model(tmp_path: Path) -> None:
    """It is not started for that: where it runs says enough."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake)
        with pytest.raises(InputError, match=r"another place \(at .*, now on this machine\)"):
            run(tmp_path, fake, base_url=None, model=None)


@pytest.mark.parametrize("ledger_is_lost", [False, True])
def test_results_that_hold_nothing_bind_no_folder(tmp_path: Path, ledger_is_lost: bool) -> None:
    """After a mistyped address, where all failed, the right one is taken."""
    with FakeOpenAI(lambda _: Status(500)) as wrong:
        run(tmp_path, wrong)
    if ledger_is_lost:
        (tmp_path / "ledger.sqlite").unlink()
    with FakeOpenAI(GOOD) as right:
        assert len(run(tmp_path, right)) == 3
    assert {result.status for result in stored(tmp_path).values()} == {"done"}


def test_texts_are_taken_out_of_rows_that_are_there(tmp_path: Path) -> None:
    """Asked to leave texts out, a folder holds none at all, in its rows or in its ledger."""
    secret = Report(id="r0", text=f"{TEXT}\n{'Nobody may know of Xanthippe. ' * 400}\n")
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake, [secret])
        before = stored(tmp_path)["r0"]
        assert before.report.text == secret.text
        run(tmp_path, fake, [secret, *REPORTS[1:]], text=False)
    assert {result.report.text for result in stored(tmp_path).values()} == {None}
    assert stored(tmp_path)["r0"].summary == before.summary
    with Ledger(tmp_path) as ledger:
        assert not any("Xanthippe" in row for row in ledger.rows())
    assert len((tmp_path / ROWS).read_bytes().splitlines()) == 3


def test_what_does_not_apply_to_finished_rows_is_told(tmp_path: Path) -> None:
    """Another temperature, and texts that rows of an earlier run lack, each in one event."""
    heard: list[Event] = []
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake, REPORTS[:2], text=False)
        run(tmp_path, fake, temperature=0.7, notify=heard.append)
    told = [event for event in heard if isinstance(event, NotApplied)]
    assert told == [NotApplied("text", 2), NotApplied("temperature", 2)]


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
        ("not a row", "line 1, is no result of this program: move this results.jsonl away"),
        ('{"id": "x"}', "line 1, is no result"),
        ("[]", "line 1, is no result"),
    ],
)
def test_a_file_of_something_else_is_refused_and_left_alone(
    tmp_path: Path, line: str, said: str
) -> None:
    """A results.jsonl that is not ours is neither read as results nor written to."""
    (tmp_path / ROWS).write_text(line + "\n", "utf-8")
    with FakeOpenAI([]) as fake:
        for _ in range(2):
            with pytest.raises(InputError, match=said):
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


def test_all_results_can_be_read_in_the_order_of_the_reports(tmp_path: Path) -> None:
    """Those of earlier runs come first, and each once."""
    with FakeOpenAI(GOOD) as fake:
        run(tmp_path, fake, REPORTS[1:])
        run(tmp_path, fake)

        async def ids() -> list[str]:
            async with Summarizer(settings_for(fake)) as summarizer:
                with closing(Job(tmp_path, summarizer)) as job:
                    return [result.id for result in job.results()]

        assert asyncio.run(ids()) == ["r1", "r2", "r0"]
