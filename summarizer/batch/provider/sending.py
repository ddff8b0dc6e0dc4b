"""Sends what waits as batches, and writes down what they bring; no batch is made twice.

A batch is planned in the ledger first. Its file is written down before a batch is made of it, and
the batch as soon as it is made: so after a crash, or an answer that was lost on the way, the
provider's list tells by the file, and by a token, whether it is there.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.batch.provider.lines import (
    MOST_BYTES,
    MOST_LINES,
    OVERHEAD,
    Answered,
    Refused,
    endpoint,
    read_line,
    refusal,
    write_lines,
)
from summarizer.batch.provider.questions import Batch, Questions
from summarizer.batch.provider.service import BatchService
from summarizer.errors import ProviderUnreachable
from summarizer.events import Listener, ProviderBatch

if TYPE_CHECKING:
    from openai.types import Batch as RemoteBatch

_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
_FULL = frozenset({"token_limit_exceeded", "batch_queue_full", "rate_limit_exceeded"})
"""Why a provider does not take a batch that it would take when others have ended."""


class Sending:
    """Batches of one job, on their way there and back.

    Attributes:
        most_lines: Questions in a batch; halved when one alone is too much for the provider.
    """

    def __init__(  # noqa: PLR0913 - a way has two ends, a store and its limits
        self,
        questions: Questions,
        service: BatchService,
        folder: Path,
        notify: Listener,
        *,
        most_lines: int = MOST_LINES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.most_lines, self._most_bytes = most_lines, most_bytes
        self._questions, self._service, self._folder = questions, service, folder
        self._notify = notify
        self._told: dict[int, ProviderBatch] = {}
        self._one_at_a_time = False

    async def send(self) -> None:
        """Hand in what waits.

        Raises:
            ProviderError: The provider cannot be reached, or refuses; what was handed in stays.
        """
        while not (self._one_at_a_time and self._questions.batches("sent")):
            batch = self._questions.plan(self.most_lines, self._most_bytes, OVERHEAD)
            if batch is None:
                return
            await self._make(batch, is_new=True)

    async def collect(self) -> bool:
        """Look how each batch stands, and take what the ended ones brought; True when all ended.

        A batch that was planned before a crash is handed in first, and so is what had to wait
        until the provider has room.

        Raises:
            ProviderError: The provider cannot be reached, or refuses.
        """
        planned, sent = self._questions.batches("planned"), self._questions.batches("sent")
        if not planned and not sent:
            return True
        for batch in planned:
            await self._make(batch, is_new=False)
        for batch in self._questions.batches("sent"):
            state = await self._service.retrieve(batch.name or "")
            self._tell(batch, state)
            if state.status in _ENDED:
                await self._take(batch, state)
        await self.send()
        return not self._questions.batches("sent")

    async def _make(self, batch: Batch, *, is_new: bool) -> None:
        if batch.file is None:
            batch = self._questions.note_file(batch, await self._upload(batch))
            is_new = True  # of a file that nobody knew there can be no batch
        file = batch.file or ""
        found = None if is_new else await self._service.find(file, batch.token)
        if found is None:
            found = await self._service.create(file, endpoint(batch.path), batch.token)
        if found is None:
            found = await self._service.find(file, batch.token)
        if found is None:
            raise ProviderUnreachable(
                f"the server {self._service.where} did not say whether it took a batch: "
                "run the same command again"
            )
        self._tell(self._questions.note_sent(batch, found.id), found)

    async def _upload(self, batch: Batch) -> str:
        file = self._folder / f".batch-{batch.token}.jsonl"
        try:
            write_lines(file, batch.path, self._questions.lines(batch))
            return await self._service.upload(file)
        finally:
            file.unlink(missing_ok=True)

    async def _take(self, batch: Batch, state: RemoteBatch) -> None:
        """Write down all that an ended batch brought, then end it."""
        for file in (state.output_file_id, state.error_file_id):
            if file:
                await self._read(batch, self._service.lines(file))
        if state.status == "failed":
            self._end_failed(batch, state)
        else:
            self._questions.end(batch)

    async def _read(self, batch: Batch, lines: AsyncGenerator[bytes]) -> None:
        async with aclosing(lines):
            async for line in lines:
                match read_line(line):
                    case Answered(key, body, tokens):
                        self._questions.answer(batch, key, body, tokens)
                    case Refused(key, status, body):
                        self._questions.refuse(batch, key, status, body)

    def _end_failed(self, batch: Batch, state: RemoteBatch) -> None:
        """A batch that was not begun: the fault of some lines, of the moment, or of the whole."""
        errors = (state.errors.data if state.errors else None) or []
        if any(error.code in _FULL for error in errors) and not self._is_hopeless(batch):
            self._questions.end(batch, again=True)
            return
        faulty = [error for error in errors if error.line is not None]
        for error in faulty:
            if key := self._questions.key_at(batch, error.line or 1):
                fault = refusal(error.message or "the line is not valid", error.code)
                self._questions.refuse(batch, key, 400, fault)
        said = "; ".join(error.message or error.code or "" for error in errors)
        whole = refusal(f"the batch failed: {said or 'no reason was given'}")
        self._questions.end(batch, error=b"" if faulty else whole)

    def _is_hopeless(self, batch: Batch) -> bool:
        """Make room for a batch that the provider has none for; True when it is one question."""
        is_alone = len(self._questions.batches("sent")) == 1
        if is_alone and self._one_at_a_time:
            if batch.questions == 1:
                return True
            self.most_lines = max(1, batch.questions // 2)
        self._one_at_a_time = True
        return False

    def _tell(self, batch: Batch, state: RemoteBatch) -> None:
        """Tell how a batch stands, if that is news."""
        counts = state.request_counts
        told = ProviderBatch(
            batch=state.id,
            status=state.status,
            questions=batch.questions,
            answered=counts.completed if counts else 0,
            failed=counts.failed if counts else 0,
        )
        if self._told.get(batch.id) != told:
            self._told[batch.id] = told
            self._notify(told)
