"""Several runs of a job shown as one: that is what they are to whoever watches."""

from __future__ import annotations

from collections import Counter

from summarizer.batch.ledger import Ledger
from summarizer.batch.standing import Standing
from summarizer.events import (
    AskedAgain,
    BatchFinished,
    BatchProgress,
    BatchStarted,
    Event,
    Listener,
    ReportFinished,
    ReportStarted,
    SectionAnswered,
    SectionFailed,
)

_OF_ONE_REPORT = (ReportStarted, SectionAnswered, SectionFailed, AskedAgain, ReportFinished)
"""A report that waits for a batch comes by once a round, and tells that it has nothing yet."""

_COUNTED = ("done", "partial", "failed")


class AsOne:
    """Listens to the runs, and passes on what is true of all of them together.

    Attributes:
        standing: What they pay.
    """

    def __init__(self, notify: Listener, ledger: Ledger, total: int | None) -> None:
        self._notify = notify
        self.standing = Standing(ledger, notify, total)
        self._earlier: Counter[str] = Counter()
        self._kept: int | None = None
        self._is_deferred = True

    def begin_round(self, *, deferred: bool) -> None:
        """A run begins, in which questions are put off or asked live."""
        self._is_deferred = deferred

    def __call__(self, event: Event) -> None:
        """Take one event."""
        match event:
            case BatchStarted():
                return
            case BatchProgress():
                self._progress(event)
            case BatchFinished():
                for name in _COUNTED:
                    self._earlier[name] += getattr(event, name)
                self._kept = event.kept if self._kept is None else self._kept
            case _:
                if not (self._is_deferred and isinstance(event, _OF_ONE_REPORT)):
                    self._notify(event)

    def finish(self, stopped: str | None) -> None:
        """Tell how all of them ended together."""
        self.standing.count(self._earlier, kept=self._kept or 0)
        self.standing.finish(stopped)

    def _progress(self, event: BatchProgress) -> None:
        paid = self.standing.paid()
        self._notify(
            BatchProgress(
                total=event.total,
                done=self._earlier["done"] + event.done,
                partial=self._earlier["partial"] + event.partial,
                failed=self._earlier["failed"] + event.failed,
                kept=event.kept if self._kept is None else self._kept,
                prompt_tokens=paid.prompt,
                completion_tokens=paid.completion,
                cost=self.standing.cost(paid),
            )
        )
