"""Draw the picture of the README: a part of a real result, as a terminal shows it.

python bench/picture.py out/results.jsonl docs/result.svg
"""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from summarizer.items import evidence_of
from summarizer.reporting.markdown import told
from summarizer.reporting.rows import read_rows
from summarizer.result import CheckedItem
from summarizer.terminal import STYLES

ROWS_OF_EACH = 3
SHOWN = ("claims", "denials", "sanctions_threats")
FONTS = re.compile(r"@font-face \{.*?\}", re.S)
"""Rich names fonts on another server: a picture must not fetch anything."""

MARKS = {"ok": "✓ holds", "warning": "⚠ look", "error": "✗ wrong"}


def main(rows: Path, picture: Path) -> None:
    """Draw some items of the first result: of each severity a few, in the order of the text."""
    result = next(read_rows(rows))
    items = [item for item in result.items() if item.path.startswith(SHOWN)]
    chosen = {
        id(item.item)
        for severity in STYLES
        for item in [i for i in items if i.severity == severity][-ROWS_OF_EACH:]
    }
    table = Table(title=f"{result.id}: some of {len(items)} items", show_lines=True, width=118)
    for heading, share in (("", 1), ("item", 5), ("sentence", 1), ("what the checks found", 5)):
        table.add_column(heading, ratio=share)
    for item in items:
        if id(item.item) in chosen:
            table.add_row(*_row(item))
    console = Console(record=True, width=120, file=StringIO())
    console.print(table)
    svg = console.export_svg(title="summarizer batch seeds --out out")
    picture.write_text(FONTS.sub("", svg), encoding="utf-8")


def _row(checked: CheckedItem) -> tuple[Text, str, str, str]:
    severity = checked.severity
    found = [check for check in checked.checks if check.severity == severity]
    reasons = "\n".join(f"{check.kind}: {check.reason}" for check in found[:2])
    kinds = sorted({check.kind for check in checked.checks})
    return (
        Text(MARKS[severity], style=STYLES[severity]),
        escape(told(checked.item).replace("*", "").replace("\\", "")),
        ", ".join(str(cited.sentence) for cited in evidence_of(checked.item)),
        escape(reasons if severity != "ok" else f"{', '.join(kinds)}: borne out"),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
