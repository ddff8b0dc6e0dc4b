"""The words and signs of the page: tables, so that every face of it says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SIGNS: Mapping[str, str] = {"ok": "✓", "warning": "⚠\ufe0e", "error": "✗"}
"""For pages: the second is told to be drawn as a sign, not as a coloured picture."""

TERMINAL_SIGNS: Mapping[str, str] = {"ok": "✓", "warning": "⚠", "error": "✗"}

WORDS: Mapping[str, str] = {"ok": "holds", "warning": "check", "error": "wrong"}
TALLIED: Mapping[str, str] = {"ok": "hold", "warning": "to check", "error": "wrong"}
SEVERITIES = ("error", "warning", "ok")
"""The worst first."""

STATUS_WORDS: Mapping[str, str] = {
    "done": "complete",
    "partial": "incomplete: a section is missing or was cut off",
    "failed": "failed: there is no summary",
}

FIELD_LABELS: Mapping[str, str] = {
    "statement": "",
    "text": "",
    "measure": "",
    "name": "",
    "speaker": "",
    "actor": "",
    "issuer": "",
    "via": "via",
    "target": "against",
    "aliases": "also called",
    "denied": "denied",
    "condition": "condition",
    "role": "role",
    "when": "when",
    "quote": "",
}
"""What stands before a field; a field that is not here has its own name before it."""

DETAILS = frozenset({"role", "when", "condition"})
"""Fields that say something beside the main text."""


def worst(severities: Iterable[str]) -> str:
    """The worst of some severities; "ok" of none."""
    found = set(severities)
    return next((severity for severity in SEVERITIES if severity in found), "ok")


def plain(name: str) -> str:
    """The name of a field or a verdict as words."""
    return name.replace("_", " ")


def label(field: str) -> str:
    """What to write before a field of an item."""
    return FIELD_LABELS.get(field, plain(field))


def many(count: int, one: str, more: str | None = None) -> str:
    """A count and what is counted: "1 item", "2 items"."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
