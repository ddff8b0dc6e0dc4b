"""A job that is killed, at whatever step, goes on where it was and pays for nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch.job import Job
from summarizer.batch.provider.deferring import Deferring
from summarizer.batch.provider.questions import Questions
from summarizer.batch.provider.sending import Sending
from summarizer.batch.provider.service import BatchService
from tests.batch.provider.test_rounds import Run, first_time
from tests.fake_batches import Expired, FakeBatches
from tests.fake_replies import Answer
from tests.sample_report import WHOLE


class Killed(SystemExit):
    """The process is gone."""


def killing(step: Callable[..., Any], at: int, *, after: bool) -> Callable[..., Any]:
    """The step, at whose call number `at` the process dies, before or after the step is done."""
    calls = 0

    @wraps(step)
    def once(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        is_now = calls == at
        if is_now and not after:
            raise Killed
        try:
            return step(*given, **named)
        finally:
            if is_now:
                raise Killed

    @wraps(step)
    async def later(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        is_now = calls == at
        if is_now and not after:
            raise Killed
        try:
            return await step(*given, **named)
        finally:
            if is_now:
                raise Killed

    return later if step.__code__.co_flags & 0x80 else once


STEPS = [
    (Deferring, "carry", 3),
    (Questions, "ask", 3),
    (Questions, "plan", 1),
    (Questions, "plan", 2),
    (BatchService, "upload", 1),
    (Questions, "note_file", 1),
    (BatchService, "create", 1),
    (BatchService, "create", 2),
    (Questions, "note_sent", 1),
    (Questions, "note_sent", 2),
    (Sending, "send", 1),
    (BatchService, "retrieve", 1),
    (Questions, "answer", 2),
    (Questions, "answer", 4),
    (Questions, "end", 1),
    (Questions, "end", 2),
    (Questions, "begin_round", 2),
    (Job, "_result_of", 7),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("owner", "step", "at"), STEPS)
def test_each_question_is_paid_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: type, step: str, at: int, *, after: bool
) -> None:
    """All reports are done at the end, and no question is in two batches that answer it."""
    script = first_time(Expired(), Answer(WHOLE))
    with FakeBatches(script) as fake:
        with monkeypatch.context() as patched:
            patched.setattr(owner, step, killing(getattr(owner, step), at, after=after))
            with pytest.raises(Killed):
                Run(tmp_path, fake, most_lines=3)
        again = Run(tmp_path, fake, most_lines=3)
    assert again.outcome == "finished"
    assert set(again.statuses.values()) == {"done"}
    assert len(again.results) == 5
    assert again.paid.answers == 5
    assert sum(map(len, fake.lines)) == 5 + 3  # three expired once
    assert fake.requests == []
