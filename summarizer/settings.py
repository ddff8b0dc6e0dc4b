"""Everything that can be set, in one object: read once by a face, and passed down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from summarizer.errors import SettingsError

LOCAL = "local"
"""The name of the embedded model: it answers when no provider is named."""

_LOGIN = re.compile(r"//[^/]*@")


class Settings(BaseModel):
    """How to summarize, and with which model.

    Attributes:
        model: The model to ask: the server's own name for it where `base_url` is given, else
            "provider/model" ("openai/gpt-5-mini"). None or "local": the embedded model.
        base_url: An OpenAI-compatible server ("http://localhost:11434/v1").
        api_key: The key for it. A key alone never sends a report anywhere.
        model_file: A GGUF file to run as the embedded model instead of the default one.
        model_file_sha256: What its hash must be; None takes the file as it is.
        answers: How the model is made to keep to the schema; "tools" and "json" are for
            servers that cannot constrain an answer to a JSON schema.
        ask: One call for each section ("apart"), one for all ("together"), or as fits the
            model ("auto": apart for the embedded one, together for others).
        window: Tokens that fit the model: prompt and answer together.
        answer_tokens: The longest answer to one call. Always sent: without a limit a small
            model can go on until its window is full.
        temperature: 0 gives the same answer every time, as far as the server allows; None
            ("none") for models that take no temperature.
        timeout: Seconds to wait for one answer.
        retries: How often the network is tried again after a failure that may pass.
        correct: Whether the model is asked once more for the entries that the checks find wrong.
        complete: Whether it is asked once more for what no entry uses.
        reasks: How often the model is asked again for an answer that does not fit the schema.
        concurrency: Calls in flight at once.
        rpm: Requests a minute that a batch may make; by default what the server tells.
        tpm: Tokens a minute that a batch may send; likewise.
        checkers: Processes that check news summaries beside this one, for many reports at once
            on several cores; 0 checks them in this one. They are started anew ("spawn"), so a
            script that sets it must run its own work under `if __name__ == "__main__":`.
        share: Which part of the provider's limits this process may use, told or given: 0.25 for
            one of four that run at once.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str | None = None
    base_url: str | None = None
    api_key: SecretStr | None = None
    model_file: Path | None = None
    model_file_sha256: str | None = None
    answers: Literal["json_schema", "tools", "json"] = "json_schema"
    ask: Literal["auto", "apart", "together"] = "auto"
    window: int | None = Field(default=None, ge=1_000)
    answer_tokens: int | None = Field(default=None, ge=64)
    temperature: float | None = Field(default=0.0, ge=0, le=2)
    timeout: float = Field(default=600.0, gt=0)
    retries: int = Field(default=3, ge=0, le=20)
    reasks: int = Field(default=1, ge=0, le=5)
    correct: bool = True
    complete: bool = False
    concurrency: int = Field(default=8, ge=1, le=1_000)
    rpm: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    tpm: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    checkers: int = Field(default=0, ge=0, le=64)
    share: float = Field(default=1.0, gt=0, le=1)

    @field_validator("temperature", mode="before")
    @classmethod
    def _or_none(cls, value: Any) -> Any:
        """A variable cannot hold None: the word stands for it."""
        return None if value == "none" else value

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Leave out a user name and password that stand in the address."""
        for name, value in super().__repr_args__():
            yield name, _LOGIN.sub("//", value) if name == "base_url" and value else value

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.base_url and not self.base_url.startswith(("http://", "https://")):
            raise ValueError("base_url must begin with http:// or https://")
        if self.model_file and not self.is_local:
            other = "base_url" if self.base_url else "model"
            raise ValueError(f"give {other} or model_file, not both: only one model can answer")
        if self.window and self.answer_tokens and self.answer_tokens * 2 > self.window:
            raise ValueError("answer_tokens may take half of window at most")
        return self

    @property
    def is_local(self) -> bool:
        """Whether the embedded model answers, so that no report leaves the machine."""
        return not self.base_url and self.model in (None, LOCAL)

    @property
    def asks_together(self) -> bool:
        """Whether one call asks for all sections; measured on the seeds, a small model cannot."""
        return self.ask == "together" or (self.ask == "auto" and not self.is_local)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], **given: Any) -> Settings:
        """Settings from SUMMARIZER_* variables and OPENAI_API_KEY; what is `given` goes first.

        Raises:
            SettingsError: A variable has a value that makes no sense, or is not known.
        """
        found = {
            name.removeprefix("SUMMARIZER_").lower(): value
            for name, value in environment.items()
            if name.startswith("SUMMARIZER_") and value and name not in _NOT_SETTINGS
        }
        if "OPENAI_API_KEY" in environment:
            found.setdefault("api_key", environment["OPENAI_API_KEY"])
        wanted = {name: value for name, value in given.items() if value is not None}
        try:
            return cls.model_validate(found | wanted)
        except ValidationError as error:
            raise SettingsError(_in_words(error)) from None


_NOT_SETTINGS = {"SUMMARIZER_CACHE", "SUMMARIZER_TELEMETRY"}
"""Read where they are used: they say where files and figures go, not how to summarize."""


def _in_words(error: ValidationError) -> str:
    """The first thing that is wrong, with the variable's name and without its value."""
    first = error.errors(include_input=False, include_url=False)[0]
    message = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return message
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        known = ", ".join(f"SUMMARIZER_{field.upper()}" for field in Settings.model_fields)
        return f"SUMMARIZER_{name.upper()} is not a setting; there are {known}"
    return f"SUMMARIZER_{name.upper()} (or {name}): {message}"
