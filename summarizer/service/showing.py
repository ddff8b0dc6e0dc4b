"""The core's events as a job's owner sees them: names, counts and times, never a text."""

from __future__ import annotations

from typing import Any

from summarizer.events import AskedAgain, Event, ReportStarted, SectionAnswered, SectionFailed


def shown(event: Event) -> tuple[str, dict[str, Any]] | None:
    """The name and the data of an event, or None for what is told otherwise, or not at all."""
    match event:
        case ReportStarted(report_id, calls):
            return "started", {"report": report_id, "calls": calls}
        case SectionAnswered():
            return "section", {
                "report": event.report_id, "section": event.section, "part": event.part,
                "items": event.items, "seconds": round(event.seconds, 2),
            }  # fmt: skip
        case SectionFailed():
            return "section_failed", {
                "report": event.report_id, "section": event.section, "part": event.part,
                "reason": event.reason,
            }  # fmt: skip
        case AskedAgain(report_id, purpose, about, _):
            return "asked_again", {"report": report_id, "purpose": purpose, "about": about}
        case _:
            return None
