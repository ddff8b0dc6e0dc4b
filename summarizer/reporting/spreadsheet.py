"""Items as CSV, for spreadsheets: nothing in it is ever run as a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from summarizer.reporting.atomic import replacing
from summarizer.reporting.item_rows import ItemRow, item_rows
from summarizer.result import Result

COLUMNS = tuple(field.name for field in fields(ItemRow))
LONGEST_CELL = 32_000
"""Characters: spreadsheets cut a cell off, or spill it over, at 32,767."""

_STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Codes that steer a terminal, in which a CSV file is looked at too, or turn a line."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@contextmanager
def items_csv(path: Path) -> Iterator[Callable[[Result[Any]], None]]:
    """A function that adds the items of a result to a CSV file, a row each.

    The file is UTF-8 with a byte order mark, without which spreadsheets take it for another
    encoding, and every cell is quoted, so that none falls apart where the comma separates nothing.

    Raises:
        InputError: The file cannot be written.
    """
    with replacing(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS)

        def add(result: Result[Any]) -> None:
            writer.writerows(map(_cells, item_rows(result)))

        yield add


def as_cell(value: object) -> str:
    """A value as a cell that no spreadsheet takes for a formula.

    Reports and models are not to be trusted: a claim "=HYPERLINK(…)" would be run when the file
    is opened. An apostrophe before it makes it a text.
    """
    text = "" if value is None else _STEERING.sub("�", str(value))
    if len(text) > LONGEST_CELL:
        text = f"{text[:LONGEST_CELL]} […]"
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text


def _cells(row: ItemRow) -> list[str]:
    return [as_cell(value) for value in astuple(row)]
