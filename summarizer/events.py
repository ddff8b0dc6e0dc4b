"""What happened, for whoever wants to show progress: the core emits events, faces render them.

An event carries names, counts and times, and never a text of a report or of a model. Its fields
are stable: they are what `--log json` writes (see docs/formats.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelFetched:
    """Some of the embedded model's file has arrived; `done` and `total` are bytes."""

    way: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ModelReady:
    """It is settled which model is asked: its name, and where it runs.

    `started` says that it is known to answer: the embedded model has been started, while a
    provider hears of all this only with the first question.
    """

    model: str
    where: str
    started: bool = False


@dataclass(frozen=True, slots=True)
class ReportStarted:
    """Work on one report began: so many calls are planned for it."""

    report_id: str
    calls: int


@dataclass(frozen=True, slots=True)
class SectionAnswered:
    """The model answered for one section of one report, or of one part of it.

    So many of its `attempts` were `stored`: answered by what was kept of an earlier run. The
    tokens are those that were paid for now.
    """

    report_id: str
    section: str
    items: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    part: int = 1
    attempts: int = 1
    cached_tokens: int = 0
    stored: int = 0


@dataclass(frozen=True, slots=True)
class SectionFailed:
    """The model gave no usable answer for one section; `kind` names the error's class."""

    report_id: str
    section: str
    reason: str
    kind: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    part: int = 1
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """Another round of questions on one report began: for failing entries, or what was left out.

    `about` counts the entries, or the sentences, that it is about.
    """

    report_id: str
    purpose: str
    about: int
    calls: int


@dataclass(frozen=True, slots=True)
class ReportFinished:
    """One report is through: "done", "partial" or "failed"."""

    report_id: str
    status: str
    items: int
    flagged: int


@dataclass(frozen=True, slots=True)
class EarlierKept:
    """A report was done again, and its result was worse than the one of an earlier run.

    That one stays; `status` is how it went this time.
    """

    report_id: str
    status: str


@dataclass(frozen=True, slots=True)
class RowSkipped:
    """A row, or a whole file, of which no report could be made was passed over.

    `where` names the file and, for a row, its line ("reports.csv, line 7").
    """

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class BatchStarted:
    """A batch began: how many reports there are, where that is known, and how many are done."""

    total: int | None
    kept: int = 0


@dataclass(frozen=True, slots=True)
class NotApplied:
    """Settings are not those of an earlier run, and its results stay as they are.

    `options` names them ("temperature, window"); `reports` counts the results.
    """

    options: str
    reports: int


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """How a batch stands: told after each report; every count is of the whole batch.

    `kept` reports have a result from an earlier run. Tokens and cost are those of this run;
    `cost` is in US dollars, or None where no price is known.
    """

    total: int | None
    done: int
    partial: int
    failed: int
    kept: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """No question is put for some seconds, because the provider asks for it or a limit is met."""

    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class ProviderRound:
    """A job that goes in a provider's batches began a round; the last may be asked `live`."""

    number: int
    live: bool = False


@dataclass(frozen=True, slots=True)
class ProviderBatch:
    """How a batch stands at the provider, when that is news.

    `batch` and `status` are the provider's words; `failed` counts questions without an answer.
    """

    batch: str
    status: str
    questions: int
    answered: int
    failed: int


@dataclass(frozen=True, slots=True)
class BatchFinished:
    """A batch ended; `stopped` says why it ended before its last report, or is empty."""

    done: int
    partial: int
    failed: int
    kept: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None
    seconds: float = 0.0
    stopped: str = ""


Event = (
    ModelFetched
    | ModelReady
    | ReportStarted
    | SectionAnswered
    | SectionFailed
    | AskedAgain
    | ReportFinished
    | EarlierKept
    | RowSkipped
    | BatchStarted
    | NotApplied
    | BatchProgress
    | Paused
    | ProviderRound
    | ProviderBatch
    | BatchFinished
)
Listener = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Listen to nothing: the default of every listener."""


def to_all(*listeners: Listener) -> Listener:
    """A listener that passes every event on to several others, in their order."""

    def pass_on(event: Event) -> None:
        for listener in listeners:
            listener(event)

    return pass_on
