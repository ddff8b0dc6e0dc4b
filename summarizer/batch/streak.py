"""When to stop: a provider that fails every report is as broken for the next ten thousand."""

from __future__ import annotations

from summarizer.errors import ProviderError, ProviderRefused, SummarizerError

LONGEST = 20
"""Reports in a row that may fail at the provider."""


def may_pass(error: SummarizerError | None) -> bool:
    """Whether a failure was the provider's, or the way's to it, and tells nothing of the report."""
    of_one_report = isinstance(error, ProviderRefused) and error.of_one_report
    return isinstance(error, ProviderError) and not of_one_report


class Streak:
    """Counts failures at the provider that follow one another, with no success between.

    Attributes:
        error: What stops the job; None while it may go on.
    """

    def __init__(self) -> None:
        self.error: ProviderError | None = None
        self._length = 0

    def note(self, error: SummarizerError | None) -> None:
        """Count how a report ended."""
        if not may_pass(error):
            self._length = 0
            return
        self._length += 1
        if self._length >= LONGEST and self.error is None:
            self.error = ProviderError(
                f"the job stops, because {self._length} reports in a row failed: {error}; "
                "run the same command again when that is put right"
            )
