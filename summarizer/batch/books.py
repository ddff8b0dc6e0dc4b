"""The books of a job's folder: the ledger and `results.jsonl`, which always agree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from summarizer.batch.better import is_worse
from summarizer.batch.folder import ROWS, FolderLock, RowsFile, prepared
from summarizer.batch.ledger import Entry, Ledger
from summarizer.batch.texts import leave_out_texts
from summarizer.errors import InputError
from summarizer.reporting.rows import row
from summarizer.result import Provenance, Result

_STALE = "stale"
_SIZE = "rows_size"
FACTS = ("model", "where", "prompts", "schema")
"""What results must have in common to stand in one folder."""

_OTHERS = {
    "model": "another model",
    "where": "another place",
    "prompts": "other prompts",
    "schema": "another schema",
}
_HINTS = {"prompts": "; --correct and --complete are part of them"}
_TEXTS = "texts"
"""Whether the rows of the last run have their reports' texts: "in" or "out"."""


class Books:
    """Enters results: each report has one entry in the ledger, and one row in the file.

    Attributes:
        folder: The folder.
        ledger: Its ledger.
    """

    def __init__(self, folder: Path, *, text: bool = True) -> None:
        """Open the folder, and put right what a crash left behind.

        Args:
            folder: It is made if it is not there.
            text: Whether rows hold the reports' texts.

        Raises:
            InputError: It cannot be written, is damaged, or another job is at work in it.
        """
        self.folder, self._text, self._is_stale = prepared(folder), text, False
        with ExitStack() as opened:
            opened.callback(FolderLock(folder).close)
            self.ledger = opened.enter_context(Ledger(folder))
            self._rows = RowsFile(folder)
            opened.callback(self._rows.close)
            self._agree_again()
            self._close = opened.pop_all().close

    def enter(self, result: Result[Any], place: int, *, passing: bool = False) -> bool:
        """Enter a result, in the place of an earlier one of the same report that is no better.

        Args:
            result: The result.
            place: Where it stands among the others.
            passing: Whether it failed for a reason that may pass.

        Returns:
            Whether it was entered; else the earlier one is better, and stays as it was.

        Raises:
            InputError: It cannot be written.
        """
        known = self.ledger.known(result.id)
        if is_worse(result, known, lambda: self.ledger.row(result.id)):
            self.ledger.pass_by(result.id)
            return False
        self._write(result, place, passing=passing, again=known is not None)
        return True

    def _write(self, result: Result[Any], place: int, *, passing: bool, again: bool) -> None:
        line = row(result, text=self._text)
        before = self._rows.size
        self._rows.append(line)
        self._is_stale = self._is_stale or again
        try:
            self.ledger.enter(
                _entry(result, line, passing=passing),
                place,
                {_SIZE: _STALE if self._is_stale else self._rows.size},
            )
        except InputError:
            self._rows.cut_back(before)
            raise

    def agree(self, now: Provenance) -> None:
        """Take down where results come from, or refuse what does not go with those here.

        Raises:
            InputError: The folder's results come from another model or place, other prompts or
                another schema: mixing them would give rows that cannot be compared.
        """
        facts = dict(zip(FACTS, _facts(now.model_dump()), strict=True))
        self.refuse_others(facts)
        self.ledger.note(facts)

    def refuse_others(self, facts: Mapping[str, str]) -> None:
        """Refuse what does not go with the results that are here; failed ones bind nobody.

        Raises:
            InputError: As `agree`.
        """
        if not self.usable():
            return
        for name, value in facts.items():
            before = self.ledger.noted(name)
            if before not in (None, value):
                raise InputError(
                    f"{self.folder} holds results of {_OTHERS[name]} "
                    f"({before}, now {value}{_HINTS.get(name, '')}): "
                    "give another --out folder, or remove this one"
                )

    def usable(self) -> int:
        """How many results here hold something: those that are done, or partial."""
        statuses = self.ledger.statuses()
        return statuses.get("done", 0) + statuses.get("partial", 0)

    def fit_texts(self) -> int:
        """Take the texts out of rows that are here, if none are wanted.

        Returns:
            How many rows stay without a text though texts are wanted now.
        """
        before = self.ledger.noted(_TEXTS)
        if not self._text and before != "out":
            self.ledger.note({_SIZE: _STALE})  # a crash from here on has the file written anew
            leave_out_texts(self.ledger)
            self._is_stale = True
            self.settle()
        self.ledger.note({_TEXTS: "in" if self._text else "out"})
        return self.usable() if self._text and before == "out" else 0

    def rows(self) -> Iterator[str]:
        """The rows of all results, in the order in which their reports were first drawn."""
        return self.ledger.rows()

    def settle(self) -> None:
        """Make `results.jsonl` hold each result once, if one was replaced."""
        if self._is_stale:
            self._rows.rewrite(self.ledger.rows())
            self._is_stale = False
            self.ledger.note({_SIZE: self._rows.size})

    def close(self) -> None:
        """Close all files, and let another job have the folder."""
        self._close()

    def _agree_again(self) -> None:
        """After a crash the file may have a row too many; before, somebody may have edited it."""
        size = self.ledger.noted(_SIZE)
        if size is None:
            self._take_over()
        elif size != _STALE and self._rows.size >= int(size):
            self._rows.cut_back(int(size))
        else:
            self._is_stale = True
            self.settle()

    def _take_over(self) -> None:
        """Enter rows that are here without a ledger: of an older version, or when it was lost."""
        self._is_stale = True
        for line in _whole_lines(self._rows.path):
            found = line.row
            try:
                entry = Entry(
                    id=found["id"],
                    sha256=found["report"]["sha256"],
                    status=found["status"],
                    checks=found["provenance"]["checks"],
                    passing=found["status"] != "done",
                    error=None,
                    row=line.text,
                )
                facts = dict(zip(FACTS, _facts(found["provenance"]), strict=True))
            except (LookupError, TypeError) as error:
                raise _no_row(self._rows.path, line.number) from error
            binding = facts if entry.status != "failed" else {}
            self.ledger.enter(entry, self.ledger.next_place(), binding)
        self.settle()


class _Line:
    def __init__(self, path: Path, number: int, raw: bytes) -> None:
        self.number, self.text = number, raw.decode("utf-8", "replace").rstrip("\n")
        try:
            self.row = json.loads(self.text)
        except ValueError as error:
            raise _no_row(path, number) from error


def _whole_lines(path: Path) -> Iterator[_Line]:
    """The lines of a file; half a one at its end is what a killed job left."""
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if raw.endswith(b"\n") and raw.strip():
                yield _Line(path, number, raw)


def _no_row(path: Path, number: int) -> InputError:
    return InputError(
        f"{path}, line {number}, is no result of this program: "
        f"move this {ROWS} away, or give another --out folder"
    )


def _facts(provenance: dict[str, Any]) -> tuple[str, str, str, str]:
    schema = f"{provenance['schema_name']} {provenance['schema_fingerprint']}"
    return provenance["model"], provenance["where"], provenance["prompts"], schema


def _entry(result: Result[Any], line: str, *, passing: bool) -> Entry:
    return Entry(
        id=result.id,
        sha256=result.report.sha256,
        status=result.status,
        checks=result.provenance.checks,
        passing=passing,
        error=result.error.message if result.error else None,
        row=line,
    )
