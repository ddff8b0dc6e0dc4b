"""The batch service of a provider: files and batches, in the form that OpenAI gave them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import openai

from summarizer.batch.provider.lines import Endpoint
from summarizer.drafting.provider_errors import provider_error
from summarizer.errors import ProviderError, ProviderUnreachable, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openai.types import Batch as RemoteBatch

    from summarizer.drafting.model import ModelClient

MARK = "summarizer_batch"
"""What a batch is known by in the provider's list, beside its file."""

_HAS_NO_BATCHES = (404, 405, 410, 501)


class BatchService:
    """Makes and reads batches.

    Attributes:
        where: Where the provider is, in words.
    """

    def __init__(self, model: ModelClient) -> None:
        """Take the connection of a model that answers.

        Raises:
            SettingsError: It is of a kind that has no batches.
        """
        self.where = model.where
        self._model = model
        client = model.client.client
        if model.is_local or not isinstance(client, openai.AsyncOpenAI):
            raise SettingsError(
                f"{model.model} {model.where} has no batches: --provider-batch needs a provider "
                "with an OpenAI-compatible server (--base-url, or an openai/ model)"
            )
        self._client = client

    async def check(self) -> None:
        """See that the server has batches.

        Raises:
            SettingsError: It has none.
            ProviderError: It cannot be reached, or refuses the key.
        """
        with self._told():
            try:
                await self._client.batches.list(limit=1)
            except openai.APIStatusError as error:
                if error.status_code not in _HAS_NO_BATCHES:
                    raise
                raise SettingsError(
                    f"the server {self.where} has no batches (no /v1/batches): "
                    "leave --provider-batch out"
                ) from error

    async def upload(self, file: Path) -> str:
        """Hand in a file of questions, and give what the provider calls it."""
        with self._told():
            with file.open("rb") as stream:
                made = await self._client.files.create(file=(file.name, stream), purpose="batch")
            return made.id

    async def create(self, file: str, endpoint: Endpoint, token: str) -> RemoteBatch | None:
        """Make a batch of a file; None when it is not known whether that went through.

        It is tried once: whoever tries again has to look first whether it is there (`find`).
        """
        with self._told():
            try:
                return await self._client.with_options(max_retries=0).batches.create(
                    input_file_id=file,
                    endpoint=endpoint,
                    completion_window="24h",
                    metadata={MARK: token},
                    extra_headers={"Idempotency-Key": token},
                )
            except (openai.APIConnectionError, openai.InternalServerError):
                return None

    async def find(self, file: str, token: str) -> RemoteBatch | None:
        """The batch that was made of a file, if one was."""
        with self._told():
            async for batch in self._client.batches.list(limit=100):
                if batch.input_file_id == file or (batch.metadata or {}).get(MARK) == token:
                    return batch
        return None

    async def retrieve(self, name: str) -> RemoteBatch:
        """How a batch stands."""
        with self._told():
            try:
                return await self._client.batches.retrieve(name)
            except openai.NotFoundError as error:
                raise ProviderError(
                    f"the server {self.where} knows no batch {name}, which this job gave it: "
                    "is the key of the same account?"
                ) from error

    async def lines(self, file: str) -> AsyncGenerator[bytes]:
        """The lines of a file, without reading it whole; none when it is there no more."""
        with self._told(), suppress(openai.NotFoundError):
            kept = b""
            contents = self._client.files.with_streaming_response.content(file)
            async with contents as response:
                async for piece in response.iter_bytes():
                    *whole, kept = (kept + piece).split(b"\n")
                    for line in whole:
                        yield line
            if kept.strip():
                yield kept

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence what went wrong on the way to the provider."""
        try:
            yield
        except openai.OpenAIError as error:
            key = str(self._client.api_key or "")
            raise provider_error(error, self._model.model, self.where, key) from error
        except (httpx2.HTTPError, OSError) as error:
            raise ProviderUnreachable(f"no answer from the server {self.where}: {error}") from error
