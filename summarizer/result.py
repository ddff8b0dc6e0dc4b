"""What comes out: a summary, its verdicts, what it left out, what it cost, where it came from.

A result is also the row of `results.jsonl`: `Result.model_dump_json()` writes it and
`Result.model_validate_json()` reads it back. `schemas/result.schema.json` describes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any, Generic, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator, model_validator
from typing_extensions import TypeVar

from summarizer.items import evidence_of, items_of
from summarizer.remarks import Contradiction, Correction, Place, Review
from summarizer.summary import CHECKED, Check, Item, NewsSummary

ROW_VERSION = 1
"""Raised when a row changes in a way that readers must know of."""

Status = Literal["done", "partial", "failed"]
Purpose = Literal["first", "correction", "completion"]
"""Why a question was put: for the report, for entries that failed, or for what was left out."""

SummaryT = TypeVar("SummaryT", bound=BaseModel, default=NewsSummary)


class ReportRecord(BaseModel):
    """What a result keeps of its report; `text` is None when it was left out."""

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    sha256: str
    text: str | None = None

    @model_validator(mode="after")
    def _text_is_the_one_that_was_summarized(self) -> Self:
        if self.text is not None and _sha256(self.text) != self.sha256:
            raise ValueError("the text has been changed: its SHA-256 is not the one recorded")
        return self


class Covered(BaseModel):
    """Of the source's figures (say), how many some item uses, and the places of those left out."""

    total: int = 0
    used: int = 0
    unused: list[Place] = []

    @property
    def sentences(self) -> list[int]:
        """The numbers of the sentences with something left out, each once, in order."""
        return sorted({place.sentence for place in self.unused})


class Coverage(BaseModel):
    """What of the source the summary uses, and what it left out.

    An item with an error uses nothing: what it gets wrong has not been told.

    Attributes:
        figures: Figures of the source. One is used when a figure of an item rests on it.
        quotations: What stands between quotation marks, sentence by sentence. It is used when
            a quote of an item stands in it, or an item that cites its sentence has at least
            half of its telling words.
        denials: Sentences with a word that may tell of a denial. One is used when a claim, a
            denial or a sanctions threat cites it. None is counted for a schema without denials.
        sanctions: Sentences with a word that may tell of a sanction. One is used when a
            sanctions threat cites it. None is counted for a schema without sanctions threats.
    """

    figures: Covered = Covered()
    quotations: Covered = Covered()
    denials: Covered = Covered()
    sanctions: Covered = Covered()


class Call(BaseModel):
    """One question put to the model, with every re-ask that it took.

    `stored` of its attempts were answered from a job's store, by answers of `stored_tokens` that
    were paid for before; the other tokens are what was paid for now. `batched` of the attempts
    were answered in a provider's batch, at half the price.
    """

    section: str
    purpose: Purpose = "first"
    part: int = 1
    attempts: int = 1
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    stored: int = 0
    stored_tokens: int = 0
    batched: int = 0
    batched_tokens: tuple[int, int, int] = Field(
        default=(0, 0, 0),
        exclude=True,
        description="prompt, cached and completion tokens of the batched attempts",
    )
    seconds: float = 0.0
    request_sha256: str = ""
    outcome: Literal["answered", "cut off", "failed"] = "answered"


class Usage(BaseModel):
    """What the summary cost. `cost` is in US dollars, or None where no price is known."""

    calls: list[Call] = []
    cost: float | None = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def prompt_tokens(self) -> int:
        """Tokens read, over all calls and attempts."""
        return sum(call.prompt_tokens for call in self.calls)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def completion_tokens(self) -> int:
        """Tokens written, over all calls and attempts."""
        return sum(call.completion_tokens for call in self.calls)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def correction_tokens(self) -> int:
        """Tokens read and written for entries that failed: a part of the whole."""
        return self.tokens_for("correction")

    @computed_field  # type: ignore[prop-decorator]
    @property
    def completion_round_tokens(self) -> int:
        """Tokens read and written for what was left out: a part of the whole."""
        return self.tokens_for("completion")

    def tokens_for(self, purpose: Purpose) -> int:
        """Tokens read and written by the calls with one purpose."""
        calls = [call for call in self.calls if call.purpose == purpose]
        return sum(call.prompt_tokens + call.completion_tokens for call in calls)


class Provenance(BaseModel):
    """Where a summary came from: enough to tell whether two are comparable."""

    library: str
    model: str
    where: str
    prompts: str = Field(description="fingerprint of the instructions, the report apart")
    schema_name: str
    schema_fingerprint: str
    checks: int = Field(description="version of the checks")
    created: str = Field(description="when, as ISO 8601 in UTC")


class Counts(BaseModel):
    """How many items of each kind there are, and how the checks fell out."""

    items: dict[str, int] = {}
    figures: int = 0
    checks: int = 0
    warnings: int = 0
    errors: int = 0


class CheckedItem(NamedTuple):
    """One item of a summary: where in it, the item itself, and its checks."""

    path: str
    item: BaseModel
    checks: list[Check]

    @property
    def severity(self) -> str:
        """The worst of its checks."""
        found = {check.severity for check in self.checks}
        return next((worst for worst in ("error", "warning") if worst in found), "ok")

    @property
    def fingerprint(self) -> str:
        """A hash of what the item says, its verdicts apart: a review belongs to these words."""
        fields = type(self.item).model_fields
        filled_in = {name for name, field in fields.items() if field.json_schema_extra is CHECKED}
        told = self.item.model_dump_json(
            exclude=filled_in, exclude_computed_fields=True, warnings=False
        )
        return _sha256(told)[:16]


NEVER_CHECKED = Check(
    kind="evidence",
    field="evidence",
    verdict="unchecked",
    severity="warning",
    reason="nothing tells that this was ever checked",
)
"""Stands with an item that has lost its checks, so that it never passes for a sound one."""


class Failure(BaseModel):
    """Why a report has no summary, or not a whole one."""

    kind: str
    message: str


class Result(BaseModel, Generic[SummaryT]):
    """A checked summary of one report.

    Attributes:
        report: What was summarized.
        status: "done" when every section was answered, whatever was flagged; "partial" when
            one is missing or was cut off; "failed" when there is no summary.
        summary: The typed summary.
        checks: For a schema of your own, whose items have no `checks` field: the checks of
            each item by its path ("rulings[0]"). `items()` reads both.
        contradictions: Statements of the report that are at odds with one another. Nothing is
            wrong with such items: the report itself tells both.
        corrections: What was asked of the model again, and what came of it.
        completed: The paths of the items that came by a second question, for what the first left
            out; empty without `complete`, and in rows of before it was told.
        reviews: What analysts say of the verdicts; a stored row has none until it is exported
            with them (see `summarizer.reviewing`).
    """

    model_config = ConfigDict(extra="forbid")

    version: int = ROW_VERSION
    id: str
    report: ReportRecord
    status: Status
    summary: SummaryT | None = None
    checks: dict[str, list[Check]] = {}
    corrections: list[Correction] = []
    completed: list[str] = []
    contradictions: list[Contradiction] = []
    counts: Counts = Counts()
    coverage: Coverage = Coverage()
    usage: Usage = Usage()
    provenance: Provenance
    error: Failure | None = None
    reviews: list[Review] = []

    def items(self) -> Iterator[CheckedItem]:
        """Every item of the summary with its checks, in the order of the schema."""
        if self.summary is not None:
            for path, item in items_of(self.summary):
                checks = item.checks if isinstance(item, Item) else self.checks.get(path, [])
                yield CheckedItem(path, item, checks or [NEVER_CHECKED])

    @property
    def flagged(self) -> list[CheckedItem]:
        """The items with a warning or an error, in the order of the schema."""
        return [checked for checked in self.items() if checked.severity != "ok"]

    @field_validator("version")
    @classmethod
    def _is_of_this_version(cls, version: int) -> int:
        if version != ROW_VERSION:
            raise ValueError(f"a row of version {version} is not read, only one of {ROW_VERSION}")
        return version

    @model_validator(mode="after")
    def _evidence_stands_in_the_text(self) -> Self:
        text = self.report.text
        if text is None or self.summary is None:
            return self
        for path, item in items_of(self.summary):
            for cited in evidence_of(item):
                if text[cited.start : cited.end] != cited.text:
                    raise ValueError(f"{path}: its evidence is not what stands in the report")
        return self

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        return str(_face("html")(self))

    def _repr_markdown_(self) -> str:
        """How a notebook that takes no HTML shows it."""
        return str(_face("markdown")(self))

    def __rich__(self) -> Any:
        """How rich prints it."""
        return _face("table")(self)

    def __str__(self) -> str:
        return str(_face("text")(self))


_FACES = "summarizer.reporting.notebook"
"""How a result shows itself. This layer knows no face but by this name, and most results are
never shown, so it is loaded by the first that is."""


def _face(kind: str) -> Callable[[Result[Any]], Any]:
    shows: Callable[[Result[Any]], Any] = getattr(import_module(_FACES), kind)
    return shows


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
