"""What happened, for whoever wants to show progress: the core emits events, faces render them."""

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
    """A model stands ready to answer: its name, and where it runs."""

    model: str
    where: str


@dataclass(frozen=True, slots=True)
class ReportStarted:
    """Work on one report began: so many calls are planned for it."""

    report_id: str
    calls: int


@dataclass(frozen=True, slots=True)
class SectionAnswered:
    """The model answered for one section of one report, or of one part of it."""

    report_id: str
    section: str
    items: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SectionFailed:
    """The model gave no usable answer for one section."""

    report_id: str
    section: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportFinished:
    """One report is through: "done", "partial" or "failed"."""

    report_id: str
    status: str
    items: int
    flagged: int


Event = ModelFetched | ModelReady | ReportStarted | SectionAnswered | SectionFailed | ReportFinished
Listener = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Listen to nothing: the default of every listener."""
