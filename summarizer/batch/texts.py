"""Takes the reports' texts out of rows that are in a ledger already."""

from __future__ import annotations

import json
import zlib

from summarizer.batch.ledger import Ledger

_AT_ONCE = 100
"""Rows that are held at once."""


def leave_out_texts(ledger: Ledger) -> None:
    """Take the texts out of all rows, and out of the file that holds them."""
    last = 0
    with ledger.together() as base:
        base.execute("PRAGMA secure_delete = ON")  # else they would stay in pages that are free
        while True:
            piece = base.execute(
                "SELECT rowid, row FROM reports WHERE rowid > ? ORDER BY rowid LIMIT ?",
                (last, _AT_ONCE),
            ).fetchall()
            if not piece:
                return
            for last, stored in piece:
                if (line := _without_text(zlib.decompress(stored).decode())) is not None:
                    body = zlib.compress(line.encode(), 1)
                    base.execute("UPDATE reports SET row = ? WHERE rowid = ?", (body, last))


def _without_text(line: str) -> str | None:
    """A row without the text of its report; None when it has none."""
    row = json.loads(line)
    if row["report"].pop("text", None) is None:
        return None
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
