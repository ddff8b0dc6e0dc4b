"""What requests hold, and what comes back: the core's types, and limits on their sizes.

No request can name a model, an address to ask, a file, or any setting but its rounds.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from summarizer.service.job_folder import Rounds, State
from summarizer.source.report import Report
from summarizer.summary import Check, Severity

TEXT = (
    "Northland fines shipping firm\n\nThe Treasury of Northland said on Tuesday that it had "
    "fined Belmar Shipping 2.5 million euros. “We did not break any rule,” Belmar’s director, "
    "Ada Quist, told reporters."
)


def _whole(text: str) -> str:
    """Refuse half a character, which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"has half a character at offset {error.start}") from None
    return text


Whole = Annotated[str, AfterValidator(_whole)]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True),
    AfterValidator(_whole),
]  # fmt: skip
Address = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_whole)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ReportBody(_Body):
    """One report. Its address is kept and shown, and never fetched."""

    text: Whole = Field(min_length=1, examples=[TEXT])
    id: Line | None = Field(default=None, examples=["belmar-fine"])
    title: Line | None = Field(default=None, examples=["Northland fines shipping firm"])
    url: Address | None = None
    publisher: Line | None = None
    published: date | None = Field(
        default=None, description="With it, words such as “Friday” become dates."
    )

    def report(self) -> Report:
        """The report, as the core takes it."""
        fields = self.model_dump(include=set(ReportBody.model_fields))
        return Report(**{name: value for name, value in fields.items() if value is not None})


class RoundsBody(_Body):
    """What may be chosen; null leaves it as the service is set."""

    correct: bool | None = Field(
        default=None, description="Ask once more for entries that the checks find wrong."
    )
    complete: bool | None = Field(default=None, description="Ask once more for what no entry uses.")

    def rounds(self) -> Rounds:
        """The rounds that were chosen."""
        return Rounds(correct=self.correct, complete=self.complete)


class SummaryBody(ReportBody, RoundsBody):
    """A report to be summarized."""


class JobBody(RoundsBody):
    """Reports to be summarized."""

    reports: list[ReportBody] = Field(
        min_length=1,
        examples=[[{"id": "belmar-fine", "text": TEXT}, {"id": "other", "text": "Exports fell."}]],
    )


class JobView(BaseModel):
    """How a job stands.

    `queued`: its turn has not come; `running`; `waiting`: the provider failed, and it is tried
    again by itself; `done`: every report has a result, be it a failed one; `failed`: the service
    cannot go on with it.
    """

    id: str = Field(examples=["Yt3qjC0mX1n2b5F6u7R8s9ab"])
    created: datetime
    expires: datetime = Field(description="When the job is removed, with all that is in it.")
    total: int = Field(description="How many reports it has.")
    state: State
    done: int = 0
    partial: int = 0
    failed: int = 0
    error: str | None = Field(default=None, description="Why it waits or failed.")
    finished: datetime | None = None


class VerifyBody(_Body):
    """Words to check against a source: a plain text, or a result (a row)."""

    source: Whole = Field(min_length=1, examples=[TEXT])
    text: Whole | None = Field(
        default=None, examples=["Northland fined Belmar Shipping 3.5 million euros."]
    )
    result: dict[str, JsonValue] | None = Field(
        default=None, description="A row of results.jsonl, or the answer of POST /v1/summaries."
    )
    published: date | None = Field(default=None, description="When the source was published.")


class ItemChecks(BaseModel):
    """The checks of one item; a bare text is one item with the path "text"."""

    path: str
    checks: list[Check]


class VerifyView(BaseModel):
    """What was found. A warning is not wrong, only worth a look.

    `untrue` is what a stored result tells beside its items that is not so, a sentence each; `note`
    says so where nothing could be checked: `ok` means no more than that nothing was found wrong.
    """

    ok: bool
    checks: list[Check]
    items: list[ItemChecks] = []
    untrue: list[str] = []
    note: str | None = None


class FiguresBody(_Body):
    """A text whose figures are wanted."""

    text: Whole = Field(examples=["Sales rose by over 12% to $4.2bn in 2023."])


class FigureView(BaseModel):
    """One figure of a text: `text[start:end]`, counted in code points."""

    start: int
    end: int
    text: str
    values: list[str] = Field(description="Exact decimals; two for a range, a score or a ratio.")
    kind: str
    unit: str
    bound: str
    trend: str | None


class FiguresView(BaseModel):
    """Every figure of a text, in its order."""

    figures: list[FigureView]


class ReviewBody(_Body):
    """What an analyst says of the verdict on one item."""

    report: Line = Field(description="The id of the report.", examples=["belmar-fine"])
    path: Annotated[str, StringConstraints(max_length=200)] = Field(
        description="The item.", examples=["claims[0]"]
    )
    severity: Severity | None = Field(
        default=None, description="What overrides the verdict; null accepts it."
    )
    by: Line | None = Field(default=None, description="Who; by default the name of the key.")
    why: Annotated[Whole, StringConstraints(min_length=1, max_length=5_000)]


class Health(BaseModel):
    """Whether the service is well."""

    status: Literal["ok", "not ready"]
    reason: str | None = None


def plain(model: BaseModel) -> dict[str, Any]:
    """A model as JSON values."""
    return model.model_dump(mode="json")
