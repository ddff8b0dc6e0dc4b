"""What one job was: its counts, cost, settings and versions, as `manifest.json`."""

from __future__ import annotations

import platform
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from summarizer.assembling import library_version
from summarizer.reporting.atomic import replacing
from summarizer.result import Result
from summarizer.settings import Settings

MANIFEST = "manifest.json"
MANIFEST_VERSION = 1
_LIBRARIES = ("openai", "instructor", "pydantic", "nupunkt", "babel")
_LOGIN, _QUERY = re.compile(r"//[^/]*@"), re.compile(r"\?.*")


class BadRows(BaseModel):
    """Rows and files that were passed over: how many, and the first of them by their place."""

    count: int = 0
    first: list[dict[str, str]] = Field(default=[], description="`where` and `reason` of each")


class Totals(BaseModel):
    """What all results of the job's folder hold together.

    Attributes:
        reports: How many reports are "done", "partial" and "failed".
        items: How many items of each kind there are.
        flagged: How many items have a warning or an error, in all.
        wrong: How many of these have an error.
        figures: How many figures were checked.
        errors: How many reports have which kind of error.
    """

    reports: dict[str, int] = {"done": 0, "partial": 0, "failed": 0}
    items: dict[str, int] = {}
    flagged: int = 0
    wrong: int = 0
    figures: int = 0
    errors: dict[str, int] = {}


class Spent(BaseModel):
    """What the results of the job's folder cost, whenever they were made.

    Attributes:
        calls: Questions put to the model.
        prompt_tokens: Tokens read, over all calls and attempts.
        completion_tokens: Tokens written.
        cost: In US dollars; None when the price of some report is not known.
    """

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0


class Origin(BaseModel):
    """A model, prompts, schema and checks that results come from, and how many do."""

    model: str
    where: str
    prompts: str
    schema_name: str
    schema_fingerprint: str
    checks: int
    library: str
    reports: int


class Manifest(BaseModel):
    """One job.

    Attributes:
        began: When this run of it began, as ISO 8601 in UTC.
        finished: When it ended.
        seconds: What lies between.
        stopped: Why it ended before the last report; empty when it did not.
        inputs: What was to be read, as given.
        settings: The settings, without any key.
        versions: Of this library, of Python and of the libraries that decide what comes out.
        bad_rows: What was passed over in reading.
        files: The files of the job's folder.
    """

    model_config = ConfigDict(extra="forbid")

    version: int = MANIFEST_VERSION
    began: str
    finished: str
    seconds: float
    stopped: str = ""
    inputs: list[str] = []
    totals: Totals = Totals()
    spent: Spent = Spent()
    origins: list[Origin] = []
    settings: dict[str, Any] = {}
    versions: dict[str, str] = {}
    bad_rows: BadRows = BadRows()
    files: list[str] = []


class Tally:
    """Adds results up, one at a time."""

    def __init__(self) -> None:
        self._reports, self._items = Counter[str](), Counter[str]()
        self._errors, self._origins = Counter[str](), Counter[tuple[Any, ...]]()
        self._flagged = self._wrong = self._figures = 0
        self._spent = Spent()

    def add(self, result: Result[Any]) -> None:
        """Count one more result."""
        self._reports[result.status] += 1
        self._items.update(result.counts.items)
        self._figures += result.counts.figures
        flagged = [checked.severity for checked in result.flagged]
        self._flagged += len(flagged)
        self._wrong += flagged.count("error")
        if result.error is not None:
            self._errors[result.error.kind] += 1
        origin = result.provenance.model_dump(exclude={"created"})
        self._origins[tuple(origin.items())] += 1
        self._add_up(result)

    def _add_up(self, result: Result[Any]) -> None:
        spent, usage = self._spent, result.usage
        spent.calls += len(usage.calls)
        spent.prompt_tokens += usage.prompt_tokens
        spent.completion_tokens += usage.completion_tokens
        known = spent.cost is not None and usage.cost is not None
        spent.cost = (spent.cost or 0.0) + (usage.cost or 0.0) if known else None

    @property
    def totals(self) -> Totals:
        """The counts so far."""
        statuses = {"done": 0, "partial": 0, "failed": 0}
        return Totals(
            reports=statuses | dict(self._reports),
            items=dict(self._items),
            flagged=self._flagged,
            wrong=self._wrong,
            figures=self._figures,
            errors=dict(self._errors),
        )

    @property
    def spent(self) -> Spent:
        """The cost so far."""
        return self._spent.model_copy()

    @property
    def origins(self) -> list[Origin]:
        """Where the results come from, the commonest first."""
        return [
            Origin(**dict(origin), reports=count) for origin, count in self._origins.most_common()
        ]


@dataclass(frozen=True)
class Run:
    """What a run of a job knows of itself when it ends; see `Manifest`."""

    began: datetime
    settings: Settings
    inputs: Sequence[Path | str] = ()
    bad_rows: BadRows = field(default_factory=BadRows)
    stopped: str = ""
    files: Sequence[str] = ()


def manifest(tally: Tally, run: Run) -> Manifest:
    """The manifest of a job whose run ends now."""
    finished = datetime.now(UTC)
    return Manifest(
        began=run.began.astimezone(UTC).isoformat(timespec="seconds"),
        finished=finished.isoformat(timespec="seconds"),
        seconds=round((finished - run.began).total_seconds(), 3),
        stopped=run.stopped,
        inputs=[str(path) for path in run.inputs],
        totals=tally.totals,
        spent=tally.spent,
        origins=tally.origins,
        settings=told_settings(run.settings),
        versions=versions(),
        bad_rows=run.bad_rows,
        files=sorted(run.files),
    )


def write_manifest(path: Path, told: Manifest) -> None:
    """Write it, readable for a person too.

    Raises:
        InputError: The file cannot be written.
    """
    with replacing(path) as part:
        part.write_text(told.model_dump_json(indent=2) + "\n", encoding="utf-8")


def told_settings(settings: Settings) -> dict[str, Any]:
    """The settings without the key, and without a name, password or key in the address."""
    told = settings.model_dump(mode="json", exclude={"api_key"}, exclude_none=True)
    if "base_url" in told:
        told["base_url"] = _QUERY.sub("", _LOGIN.sub("//", told["base_url"]))
    return told


def versions() -> dict[str, str]:
    """The versions that decide what comes out."""
    found = {"checked-summarizer": library_version(), "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # vendored, say
            continue
    return found
